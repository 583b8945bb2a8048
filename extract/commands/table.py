"""The bundled table: made, and checked against its contract."""

import argparse
import sys
from pathlib import Path

import pandas as pd

from extract.analysis.outliers import Outlier, outliers
from extract.commands import Commands
from extract.reference.corrections import corrections
from extract.reference.sources import DOCUMENTS, sources
from extract.table.build import built_table, failed_corrections
from extract.table.io import METRICS, read_table, write_table
from extract.table.schema import INDICATOR, REGION, VALUE_TEXT, YEAR
from extract.table.uncorrected import uncorrected
from extract.table.validate import violations


def add_build(commands: Commands) -> None:
    """Add ``build``: the bundled table."""
    build = commands.add_parser(
        "build", help="data/documents and data/reported.csv into data/metrics.csv"
    )
    build.add_argument("-o", "--output", type=Path, default=METRICS, metavar="OUT")
    build.add_argument("--documents", type=Path, default=DOCUMENTS, metavar="FOLDER")
    build.set_defaults(command=_build)


def _build(asked: argparse.Namespace) -> int:
    table, remarks = built_table(asked.documents)
    for remark in remarks:
        print(remark, file=sys.stderr)
    write_table(table, asked.output)
    print(f"{asked.output}: {len(table)} rows")
    return 0


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
        for outlier in outliers(table, sources()):
            print(_told(outlier, table), file=sys.stderr)
    return 1 if wrongs else 0


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
