"""The bundled table: made, and checked against its contract."""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from extract.analysis.outliers import Outlier, outliers
from extract.commands import Commands, say
from extract.commands.changes import by_indicator, counts_line, lost_lines
from extract.errors import TableError
from extract.reference.alone import alone_in
from extract.reference.corrections import corrections
from extract.reference.files import check_kept
from extract.reference.rules import rules_version
from extract.reference.sources import DOCUMENTS, sources
from extract.table.build import built, failed_corrections
from extract.table.changes import changes
from extract.table.io import METRICS, read_table
from extract.table.record import Record, record_of
from extract.table.schema import INDICATOR, REGION, VALUE_TEXT, YEAR
from extract.table.uncorrected import uncorrected
from extract.table.validate import violations
from extract.table.written import write_built


def add_build(commands: Commands) -> None:
    """Add ``build``: the bundled table."""
    build = commands.add_parser(
        "build", help="data/documents and data/reported.csv into data/metrics.csv"
    )
    build.add_argument("-o", "--output", type=Path, default=METRICS, metavar="OUT")
    build.add_argument("--documents", type=Path, default=DOCUMENTS, metavar="FOLDER")
    build.set_defaults(command=_build)


def _build(asked: argparse.Namespace) -> int:
    if asked.output == METRICS:
        check_kept()
    with alone_in(asked.output.parent):
        result = built(asked.documents)
        lines = [*result.remarks, *_older(result.record)]
        if asked.output.exists():
            lines += _changed(asked.output, result.table)
        for line in lines:
            say(line)
        write_built(result.table, result.record, asked.output, datetime.now(UTC))
    print(f"{asked.output}: {len(result.table)} rows")
    return 0


def _older(record: Record) -> Iterator[str]:
    """What the table has by rules that are not those of now."""
    if older := record.older():
        yield f"older rules read {len(older)} of {len(record.documents)} documents"


def _changed(output: Path, table: pd.DataFrame) -> Iterator[str]:
    """What the table loses and gains, said before it is replaced."""
    try:
        found = changes(read_table(output), table)
    except TableError:  # what cannot be read has nothing to lose
        return
    if any(found.counts()):
        yield counts_line(found)
        yield from by_indicator(found)
    yield from lost_lines(found)


def add_check(commands: Commands) -> None:
    """Add ``check``: whether a table is sound."""
    check = commands.add_parser("check", help="schema, catalogue and sources of a table")
    check.add_argument("table", nargs="?", type=Path, default=METRICS, metavar="TABLE")
    check.add_argument("--documents", type=Path, default=DOCUMENTS, metavar="FOLDER")
    check.set_defaults(command=_check)


def _check(asked: argparse.Namespace) -> int:
    table = read_table(asked.table)
    wrongs = violations(table) + uncorrected(table, corrections())
    wrongs += failed_corrections(asked.documents)
    print("\n".join(wrongs) if wrongs else f"{asked.table}: {len(table)} rows, all sound")
    if not wrongs:
        for remark in _outdated(asked.table):
            say(remark)
        for outlier in outliers(table, sources()):
            say(_told(outlier, table))
    return 1 if wrongs else 0


def _outdated(table: Path) -> Iterator[str]:
    """Whether a table was built by other rules than those of now."""
    record = record_of(table)
    if record.rules and record.rules != rules_version():
        yield f"{table}: built by older rules; run python -m extract build"
    yield from _older(record)


def _told(outlier: Outlier, table: pd.DataFrame) -> str:
    """An outlier in a line; row numbers are the lines of the CSV file."""
    row = table.loc[outlier.label]
    beside = ", ".join(
        f"row {int(str(label)) + 2}: {row[VALUE_TEXT]} ({row[YEAR]})"
        for label, row in table.loc[list(outlier.against)].sort_values(YEAR).iterrows()
    )
    looked = "; looked at" if outlier.seen(table) else ""
    name = f"{row[REGION]} {row[YEAR]} {row[INDICATOR]} {row[VALUE_TEXT]}"
    return f"row {outlier.label + 2}: {name} is out of line ({outlier.rule}) with {beside}{looked}"
