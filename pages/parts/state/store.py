"""The table, read once for all visitors, who share it; once for one who has brought a report."""

import gc
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

import pandas as pd
import streamlit as st

from extract.analysis.outcomes import promises
from extract.analysis.outliers import Outlier, outliers
from extract.analysis.preferred_rows import preferred_rows, yearly
from extract.analysis.promise_columns import CLOSED
from extract.analysis.promise_listing import promises_listing
from extract.analysis.series_breaks import breaks
from extract.analysis.verdicts import verdicts
from extract.display.reasons import explained
from extract.errors import TableError
from extract.prepared.ready import is_large, mark_of, prepared
from extract.reference.files import DATA, file_of
from extract.reference.indicators import indicators, themes
from extract.reference.regions import regions
from extract.reference.sources import sources
from extract.table.bundled_package import created
from extract.table.io import METRICS, read_table
from extract.table.listing import FIGURES
from extract.table.record import Record, record_of
from extract.table.rows import HeldRows, Rows
from extract.table.schema import INDICATOR_ID, REGION, REGION_CODE
from extract.table.validate import unknown_in
from pages.parts.labels.names import place_id_without_code
from pages.parts.labels.verdict_labels import PromiseIds
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
        table: every figure.
        facts: of the catalogued yearly figures, the row that leads for each fact.
        promises: every catalogued target beside its outcome, with the reason of its verdict.
        has: what the table offers to choose from.
        closed: the last year whose outcomes are due; 0 where there is no promise.
        odd: gives how many figures are out of line, and so many of them at most.
    """

    edition: Edition
    table: Rows
    facts: Rows
    promises: Rows
    has: Offered
    closed: int
    odd: Callable[[int], tuple[int, Sequence[Outlier]]]


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
    own = _from(pd.concat(reports, ignore_index=True), beside.table.after)
    judged = explained(promises(own, sources(), closed=beside.closed), own)
    table = beside.table.beside(own)
    every = beside.promises.beside(_from(judged, beside.promises.after))
    return replace(
        beside,
        table=table,
        facts=beside.facts.beside(preferred_rows(yearly(own), sources())),
        promises=every,
        has=_offered(table, every),
        closed=max(beside.closed, _closed(judged)),
    )


def _from(rows: pd.DataFrame, first: int) -> pd.DataFrame:
    """Rows with labels from this on."""
    return rows.set_axis(range(first, first + len(rows)))


def out_of_line(most: int) -> tuple[int, Sequence[Outlier]]:
    """How many figures of the bundled table are out of line with their series or each other, and
    the first of them.
    """
    data = bundled()
    return data.odd(most)


def last_read() -> Record:
    """By which rules the documents of the bundled table were last read."""
    return record_of(_where()[0])


def _where() -> tuple[Path, str]:
    """Where the table lies, and what is another where it is another."""
    path = Path(os.environ.get("METRICS") or METRICS)
    return path, mark_of(path)


@st.cache_resource(max_entries=2, show_spinner=False)
def _read(path: Path, mark: str) -> Store:
    begun = time.perf_counter()
    while True:
        before = _where()
        data = _large(path) if is_large(path) else _small(path)
        if _where() == before:  # Nobody has put another there in the meantime.
            break
    # After every run Streamlit has all that is alive looked through for what could go. What was
    # loaded and read by now stays: without it, that takes a tenth of the time.
    gc.collect()
    gc.freeze()
    version, rows = data.edition.version, len(data.table)
    note("table loaded", version=version, rows=rows, ms=since(begun))
    return data


def _small(path: Path) -> Store:
    """The store of a table that is held in memory."""
    frame = read_table(path)
    edition = _edition(path)
    if unknown := unknown_in(frame):
        raise TableError(f"{path}: {unknown}; correct it, python -m extract check names the others")
    judged = explained(promises(frame, sources()), frame)
    table, every = HeldRows(frame, FIGURES), HeldRows(judged, promises_listing())

    @cache
    def odd() -> Sequence[Outlier]:
        return outliers(frame, sources())

    return Store(
        edition=edition,
        table=table,
        facts=HeldRows(preferred_rows(yearly(frame), sources()), FIGURES),
        promises=every,
        has=_offered(table, every),
        closed=_closed(judged),
        odd=lambda most: (len(odd()), odd()[:most]),
    )


def _large(path: Path) -> Store:
    """The store of a table that stays on the disk, made ready first where it is not."""
    ready = prepared(path)
    known = ready.manifest
    return Store(
        edition=Edition(_version(known.version.encode()), known.built),
        table=ready.table,
        facts=ready.facts,
        promises=ready.promises,
        has=_offered(ready.table, ready.promises),
        closed=known.closed,
        odd=ready.out_of_line,
    )


def _offered(table: Rows, promises: Rows) -> Offered:
    """What there is to choose from."""
    of_places = promises.counts(INDICATOR_ID, REGION_CODE, REGION)
    promised = {(key, code or place_id_without_code(region)) for key, code, region in of_places}
    return offered(table, PromiseIds(promises), frozenset(promised))


def _closed(promises: pd.DataFrame) -> int:
    return int(promises[CLOSED].max()) if len(promises) else 0


def _edition(path: Path) -> Edition:
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Edition(_version(path.read_bytes()), created(path) or written)


def _version(table: bytes) -> str:
    """Of a table, and of all that is known beside it."""
    known = sha256()
    names = sorted(file.name for ending in ("toml", "csv") for file in DATA.glob(f"*.{ending}"))
    for file in (file_of(name) for name in names):
        known.update(file.read_bytes() if file.is_file() else b"")
    known.update(table)
    return known.hexdigest()[:16]


@st.cache_resource(max_entries=1, show_spinner=False, scope="session")
def _with_imports(version: str, changes: int, _beside: Store) -> Store:
    return with_imports(_beside, [each.rows for each in imports().values()])
