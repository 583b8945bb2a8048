"""The table, read once for all visitors, who share it; once for one who has brought a report."""

import gc
import os
import time
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
from pages.parts.state.noted import note, since
from pages.parts.state.offered import Offered, offered

_SEEN = "store"


@dataclass(frozen=True, slots=True)
class Edition:
    """Which table it is.

    Attributes:
        version: of the table and of all that is known beside it; another where either is another.
        built: when the table was written.
    """

    version: str
    built: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """What pages show.

    Attributes:
        edition: which table it is, without what the reader has brought.
        table: every figure, one row each.
        facts: of the catalogued yearly figures, the row that leads for each fact.
        promises: every catalogued target beside its outcome, one row each.
        has: what the table offers to choose from.
    """

    edition: Edition
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
    data = bundled()
    return _with_imports(data.edition.version, changes(), data) if imports() else data


def bundled() -> Store:
    """The store without what the reader has brought: as the page that is being drawn began.

    Raises:
        ExtractError: as above.
    """
    seen: Store | None = st.session_state.get(_SEEN)
    return as_it_is() if seen is None else seen


def as_it_is() -> Store:
    """The store without what any reader has brought, as it is now: for who makes no visit.

    Raises:
        ExtractError: as above.
    """
    return _read(*_where())


def look() -> None:
    """Take up the table as it is now; until the next look the reader sees no other.

    A part of a page that is drawn anew by itself stands beside the others, so it does not look.

    Raises:
        ExtractError: as above.
    """
    st.session_state[_SEEN] = as_it_is()


def edition() -> Edition:
    """The edition of the store without what the reader has brought.

    Raises:
        ExtractError: as above.
    """
    return bundled().edition


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
        edition=beside.edition,
        table=table,
        facts=pd.concat([beside.facts, preferred_rows(yearly(own), sources())]),
        promises=every,
        has=offered(table, promise_ids(every)),
    )


def out_of_line() -> tuple[Outlier, ...]:
    """The figures of the bundled table that are out of line with their series or each other."""
    data = bundled()
    return _out_of_line(data.edition.version, data)


def last_read() -> Record:
    """By which rules the documents of the bundled table were last read."""
    return record_of(_where()[0])


Stamp = tuple[int, int, int]


def _where() -> tuple[Path, Stamp]:
    """Where the table lies, and what is another where the file is another."""
    path = Path(os.environ.get("METRICS") or METRICS)
    try:
        known = path.stat()
    except OSError:
        return path, (0, 0, 0)
    return path, (known.st_mtime_ns, known.st_size, known.st_ino)


@st.cache_resource(max_entries=2, show_spinner=False)
def _read(path: Path, stamp: Stamp) -> Store:
    begun = time.perf_counter()
    while True:
        before = _where()
        table = read_table(path)
        edition = _edition(path)
        if _where() == before:  # Nobody has put another there in the meantime.
            break
    if unknown := unknown_in(table):
        raise TableError(f"{path}: {unknown}; correct it, python -m extract check names the others")
    judged = explained(promises(table, sources()), table)
    data = Store(
        edition=edition,
        table=table,
        facts=preferred_rows(yearly(table), sources()),
        promises=judged,
        has=offered(table, promise_ids(judged)),
    )
    # After every run Streamlit has all that is alive looked through for what could go. What was
    # loaded and read by now stays: without it, that takes a tenth of the time.
    gc.collect()
    gc.freeze()
    note("table loaded", version=edition.version, rows=len(table), ms=since(begun))
    return data


def _edition(path: Path) -> Edition:
    known = sha256()
    names = sorted(file.name for ending in ("toml", "csv") for file in DATA.glob(f"*.{ending}"))
    for file in (file_of(name) for name in names):
        known.update(file.read_bytes() if file.is_file() else b"")
    known.update(path.read_bytes())
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Edition(known.hexdigest()[:16], created(path) or written)


@st.cache_resource(max_entries=1, show_spinner=False, scope="session")
def _with_imports(version: str, changes: int, _beside: Store) -> Store:
    return with_imports(_beside, [each.rows for each in imports().values()])


@st.cache_resource(max_entries=2, show_spinner=False)
def _out_of_line(version: str, _data: Store) -> tuple[Outlier, ...]:
    return tuple(outliers(_data.table, sources()))
