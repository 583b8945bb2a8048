"""The bundled table: every document and every transcribed fact in one file."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from extract.bounded import Helper, read_bounded
from extract.errors import DataFileError, TableError
from extract.pipeline import read_file
from extract.reference.corrections import FILE, corrections
from extract.reference.files import csv_named, name_of
from extract.reference.indicators import indicators
from extract.reference.rules import rules_version
from extract.reference.sources import DOCUMENTS, Source, sources
from extract.table.io import METRICS, read_table, table_of
from extract.table.record import Record, record_after, record_of
from extract.table.schema import EXTRACTED, ORIGIN, SOURCE


@dataclass(frozen=True, slots=True)
class Built:
    """A table and how it came about.

    Attributes:
        table: the documents in data/sources.toml's order, each in the order of its text, and the
            facts of data/reported.csv behind them.
        record: by which rules each document was read.
        remarks: a sentence for each document that was not read anew, and each that is not listed.
    """

    table: pd.DataFrame
    record: Record
    remarks: tuple[str, ...]


def built(documents: Path = DOCUMENTS, before: Path = METRICS) -> Built:
    """The whole table from the documents that are here.

    The rows of a document that is not on this machine are kept from the table ``before``.

    Raises:
        DataFileError: a document is not the one that data/sources.toml describes, or is no longer
            read as data/corrections.toml expects.
        DocumentError: a document cannot be read.
        TableError: a document is not here, and the table that has its rows cannot be read.
    """
    every = {source.id: source for source in sources().values() if source.file}
    here = {key for key, source in every.items() if (documents / source.file).exists()}
    away = [key for key in every if key not in here]
    kept = _kept(away, before)
    with Helper() as helper:
        parts = {
            key: kept[key] if key in kept else _rows_of(source, documents, helper)
            for key, source in every.items()
        }
    past, rules = record_of(before), rules_version()
    return Built(
        together(parts),
        record_after(past, rules, here, _with_rows(kept), datetime.date.today()),
        (
            *(_remark(every[key], documents, kept[key], past, rules) for key in away),
            *_strangers(documents),
        ),
    )


def _with_rows(kept: Mapping[str, pd.DataFrame]) -> list[str]:
    return [key for key, rows in kept.items() if not rows.empty]


def together(parts: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The table of the rows of each document, and the facts of data/reported.csv."""
    return pd.concat([*parts.values(), table_of(reported_rows())], ignore_index=True)


def rows_by_source(table: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each document of a table, by its id."""
    read = table[table[ORIGIN] == EXTRACTED]
    return {str(key): rows for key, rows in read.groupby(SOURCE, sort=False)}


def _rows_of(source: Source, documents: Path, helper: Helper) -> pd.DataFrame:
    """What is read from the document of a source, which must be the one that is described.

    Raises:
        DataFileError: it is another, or no longer read as data/corrections.toml expects.
        DocumentError: it cannot be read.
    """
    path = documents / source.file
    reading = read_bounded(path, helper=helper)
    if source.sha256 and reading.document.sha256 != source.sha256:
        raise DataFileError(
            f"{path}: not the file of data/sources.toml (SHA-256 differs); correct one of them"
        )
    if reading.failed:
        raise DataFileError(*(f"{path}: {each}" for each in reading.failed))
    return table_of(reading.rows())


def failed_corrections(documents: Path = DOCUMENTS) -> list[str]:
    """A sentence for each correction whose document is here and is read otherwise by now.

    Raises:
        DocumentError: such a document cannot be read.
    """
    said = corrections()
    named = [(source, sources().get(source)) for source in said.sources()]
    paths = [documents / source.file for _, source in named if source and source.file]
    failed = [
        f"{name_of(FILE)}: {unknown} is not in data/sources.toml; correct that source"
        for unknown, source in named
        if source is None
    ]
    for path in paths:
        if path.exists():
            failed += [f"{path}: {each}" for each in read_file(path, said=said).failed]
    return failed


def _kept(away: list[str], before: Path) -> dict[str, pd.DataFrame]:
    """The rows that the table before has of documents that are not here."""
    if not away or not before.exists():
        return {key: table_of([]) for key in away}
    try:
        found = rows_by_source(read_table(before))
    except TableError as error:
        raise TableError(
            f"{str(error).partition('; ')[0]}; it has the rows of {len(away)} documents that are"
            " not here: restore it from the repository, or delete it to build without them"
        ) from None
    return {key: found.get(key, table_of([])) for key in away}


def _remark(source: Source, documents: Path, kept: pd.DataFrame, before: Record, rules: str) -> str:
    """Why a document was not read, and what the table has of it."""
    if kept.empty:
        return f"{source.file}: not in {documents}; the table has no rows of it"
    read = before.documents.get(source.id)
    older = "" if read and read.rules == rules else ", which older rules gave"
    return f"{source.file}: not in {documents}; kept its {len(kept)} rows as they were{older}"


def _strangers(documents: Path) -> Iterator[str]:
    known = {source.file for source in sources().values()}
    for path in sorted(documents.glob("*.*")):
        if path.name not in known and path.is_file() and not path.name.startswith("."):
            yield (
                f"{path.name}: not in data/sources.toml; python -m extract add {path} puts it there"
            )


def reported_rows() -> list[dict[str, object]]:
    """The facts of data/reported.csv in the table's columns; they have no place in a document."""
    return [
        {
            **row,
            "origin": f"reported-{row['source_kind']}",
            "value_text": row["stated"],
            "indicator": indicators()[row["indicator_id"]].name,
            "theme": indicators()[row["indicator_id"]].theme,
            "measure": indicators()[row["indicator_id"]].measure,
        }
        for row in csv_named("reported.csv")
    ]
