"""The bundled table: every document and every transcribed fact in one file."""

from pathlib import Path

import pandas as pd

from extract.errors import DataFileError
from extract.pipeline import read_file
from extract.reference.corrections import FILE, corrections
from extract.reference.files import csv_named, name_of
from extract.reference.indicators import indicators
from extract.reference.sources import DOCUMENTS, Source, sources
from extract.table.io import METRICS, read_table, table_of
from extract.table.schema import EXTRACTED, ORIGIN, SOURCE


def built_table(
    documents: Path = DOCUMENTS, before: Path = METRICS
) -> tuple[pd.DataFrame, list[str]]:
    """The whole table, and a remark for each document that was not read anew.

    The documents stand in data/sources.toml's order, each in the order of its text, and the facts
    of data/reported.csv behind them. The rows of a document that is not on this machine are kept
    from the table ``before``.

    Raises:
        DataFileError: a document is not the one that data/sources.toml describes, or no longer
            read as data/corrections.toml expects.
        DocumentError: a document cannot be read.
    """
    parts: list[pd.DataFrame] = []
    remarks: list[str] = []
    for source in sources().values():
        if not source.file:
            continue
        path = documents / source.file
        if path.exists():
            parts.append(_read(path, source))
        else:
            kept = _rows_of(source, before)
            parts.append(kept)
            remarks.append(
                f"{source.file}: not in {documents}; kept its {len(kept)} rows as they were"
            )
    remarks += [
        f"{name}: not in data/sources.toml; add an entry to have it built in"
        for name in _strangers(documents)
    ]
    return pd.concat([*parts, table_of(reported_rows())], ignore_index=True), remarks


def _read(path: Path, source: Source) -> pd.DataFrame:
    reading = read_file(path)
    if source.sha256 and reading.document.sha256 != source.sha256:
        raise DataFileError(
            f"{path}: not the file of data/sources.toml (SHA-256 differs); correct one of them"
        )
    if reading.failed:
        raise DataFileError("\n".join(f"{path}: {each}" for each in reading.failed))
    return table_of(reading.rows())


def _rows_of(source: Source, before: Path) -> pd.DataFrame:
    if not before.exists():
        return table_of([])
    table = read_table(before)
    return table[(table[SOURCE] == source.id) & (table[ORIGIN] == EXTRACTED)]


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


def _strangers(documents: Path) -> list[str]:
    known = {source.file for source in sources().values()}
    return sorted(
        path.name for path in documents.glob("*.*") if path.name not in known and path.is_file()
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
