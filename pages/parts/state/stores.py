"""What pages show, and how it is made: of a table in memory, or of one on the disk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

import pandas as pd

from extract.analysis.outcomes import promises
from extract.analysis.outliers import Outlier, outliers
from extract.analysis.preferred_rows import preferred_rows, yearly
from extract.analysis.promise_columns import CLOSED
from extract.analysis.promise_listing import promises_listing
from extract.display.reasons import explained
from extract.errors import TableError
from extract.prepared.ready import is_large, prepared
from extract.reference.files import DATA, file_of
from extract.reference.sources import sources
from extract.table.bundled_package import created
from extract.table.io import read_table
from extract.table.listing import FIGURES
from extract.table.rows import HeldRows, Rows
from extract.table.schema import INDICATOR_ID, REGION, REGION_CODE
from extract.table.validate import unknown_in
from pages.parts.labels.names import place_id_without_code
from pages.parts.labels.verdict_labels import PromiseIds
from pages.parts.state.offered import Offered, offered


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


def store_of(path: Path) -> Store:
    """The store of a table.

    Raises:
        ExtractError: the table or a file of data/ is missing or broken, and what to do.
    """
    return _large(path) if is_large(path) else _small(path)


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
