"""The table, read once for all visitors, who share it; once for one who has brought a report."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pandas as pd
import streamlit as st

from extract.analysis.outcomes import promises
from extract.analysis.outliers import Outlier, outliers
from extract.analysis.preferred_rows import preferred_rows, yearly
from extract.analysis.promise_columns import CLOSED
from extract.analysis.series_breaks import breaks
from extract.analysis.verdicts import verdicts
from extract.display.reasons import explained
from extract.errors import TableError
from extract.reference.files import DATA, file_of
from extract.reference.indicators import indicators, themes
from extract.reference.regions import regions
from extract.reference.sources import sources
from extract.table.bundled_package import created
from extract.table.io import METRICS, read_table
from extract.table.record import Record, record_of
from extract.table.validate import unknown_in
from pages.parts.labels.verdict_labels import promise_ids
from pages.parts.state.imports import changes, imports
from pages.parts.state.offered import Offered, offered


@dataclass(frozen=True, slots=True)
class Store:
    """What pages show.

    Attributes:
        table: every figure, one row each.
        facts: of the catalogued yearly figures, the row that leads for each fact.
        promises: every catalogued target beside its outcome, one row each.
        has: what the table offers to choose from.
    """

    table: pd.DataFrame
    facts: pd.DataFrame
    promises: pd.DataFrame
    has: Offered


def store() -> Store:
    """The store of the table that the environment variable METRICS names, or of the bundled one.

    Raises:
        ExtractError: the table or a file of data/ is missing or broken, and what to do.
    """
    # A broken file shows itself here.
    themes(), indicators(), regions(), sources(), breaks(), verdicts()
    return _read_with_imports(*_where(), changes()) if imports() else _read(*_where())


def bundled() -> Store:
    """The store without what the reader has brought."""
    return _read(*_where())


@dataclass(frozen=True, slots=True)
class Edition:
    """Which table it is.

    Attributes:
        version: of the table and of all that is known beside it; another where either is another.
        built: when the table was written.
    """

    version: str
    built: datetime


def edition() -> Edition:
    """The edition of the store without what the reader has brought.

    Raises:
        TableError: the table is missing, and what to do.
    """
    return _edition(*_where())


def with_imports(beside: Store, reports: Sequence[pd.DataFrame]) -> Store:
    """The bundled store and the reader's own reports beside it.

    They are judged by themselves: what a reader brings changes no verdict of the table.
    """
    first = int(beside.table.index.max()) + 1 if len(beside.table) else 0
    own = pd.concat(reports, ignore_index=True).rename(index=lambda label: label + first)
    closed = int(beside.promises[CLOSED].max()) if len(beside.promises) else 0
    judged = explained(promises(own, sources(), closed=closed), own)
    table = pd.concat([beside.table, own])
    every = pd.concat([beside.promises, judged], ignore_index=True)
    return Store(
        table=table,
        facts=pd.concat([beside.facts, preferred_rows(yearly(own), sources())]),
        promises=every,
        has=offered(table, promise_ids(every)),
    )


def out_of_line() -> tuple[Outlier, ...]:
    """The figures of the bundled table that are out of line with their series or each other."""
    return _out_of_line(*_where())


def last_read() -> Record:
    """By which rules the documents of the bundled table were last read."""
    return record_of(Path(_where()[0]))


def _where() -> tuple[str, int]:
    """Where the table lies, and when it was last changed."""
    path = Path(os.environ.get("METRICS") or METRICS)
    try:
        return str(path), path.stat().st_mtime_ns
    except OSError:
        return str(path), 0


@st.cache_resource(max_entries=2, show_spinner=False)
def _read(path: str, changed: int) -> Store:
    table = read_table(Path(path))
    if unknown := unknown_in(table):
        raise TableError(f"{path}: {unknown}; correct it, python -m extract check names the others")
    judged = explained(promises(table, sources()), table)
    return Store(
        table=table,
        facts=preferred_rows(yearly(table), sources()),
        promises=judged,
        has=offered(table, promise_ids(judged)),
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _edition(path: str, changed: int) -> Edition:
    known = sha256()
    names = sorted(file.name for ending in ("toml", "csv") for file in DATA.glob(f"*.{ending}"))
    for file in (file_of(name) for name in names):
        known.update(file.read_bytes() if file.is_file() else b"")
    try:
        known.update(Path(path).read_bytes())
    except OSError:
        raise TableError(f"{path}: the table is missing; run python -m extract build") from None
    written = datetime.fromtimestamp(changed / 1e9, UTC)
    return Edition(known.hexdigest()[:16], created(Path(path)) or written)


@st.cache_resource(max_entries=1, show_spinner=False, scope="session")
def _read_with_imports(path: str, changed: int, changes: int) -> Store:
    return with_imports(_read(path, changed), [each.rows for each in imports().values()])


@st.cache_resource(max_entries=2, show_spinner=False)
def _out_of_line(path: str, changed: int) -> tuple[Outlier, ...]:
    return tuple(outliers(_read(path, changed).table, sources()))
