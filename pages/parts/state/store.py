"""The table, read once for all visitors, who share it; once for one who has brought a report."""

import gc
import os
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

import streamlit as st

from extract.analysis.outliers import Outlier
from extract.analysis.series_breaks import breaks
from extract.analysis.verdicts import verdicts
from extract.errors import ExtractError
from extract.prepared.ready import make_ready, mark_of
from extract.reference.indicators import indicators, themes
from extract.reference.regions import regions
from extract.reference.sources import sources
from extract.table.io import METRICS
from extract.table.record import Record, record_of
from pages.parts.state.imports import changes, imports
from pages.parts.state.noted import note, since
from pages.parts.state.stores import Edition, Store, store_of, with_imports

_SEEN = "store"


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
    mark = mark_of(path)
    if mark.outdated:
        _renew(path, mark.outdated)
    return path, mark.value


@st.cache_resource(max_entries=8, show_spinner=False)
def _renew(path: Path, outdated: str) -> None:
    """Have a large table made ready that is another now; until it is, the one before is shown."""

    def renewed() -> None:
        begun = time.perf_counter()
        try:
            make_ready(path)
        except ExtractError as error:
            note("table refused", error=str(error))
        else:
            note("table made ready", ms=since(begun))

    Thread(target=renewed, daemon=True).start()


@st.cache_resource(max_entries=2, show_spinner=False)
def _read(path: Path, mark: str) -> Store:
    begun = time.perf_counter()
    while True:
        before = _where()
        data = store_of(path)
        if _where() == before:  # Nobody has put another there in the meantime.
            break
    # After every run Streamlit has all that is alive looked through for what could go. What was
    # loaded and read by now stays: without it, that takes a tenth of the time.
    gc.collect()
    gc.freeze()
    version, rows = data.edition.version, len(data.table)
    note("table loaded", version=version, rows=rows, ms=since(begun))
    return data


@st.cache_resource(max_entries=1, show_spinner=False, scope="session")
def _with_imports(version: str, changes: int, _beside: Store) -> Store:
    return with_imports(_beside, [each.rows for each in imports().values()])
