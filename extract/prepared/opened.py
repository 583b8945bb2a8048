"""A folder of sorted files, opened for those who ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.analysis.outliers import Outlier
from extract.errors import TableError
from extract.prepared.engine import Engine, engine, quoted
from extract.prepared.manifest import Manifest, manifest_in
from extract.prepared.stored_rows import BY_INDICATOR, BY_PLACE, SUMMARY, StoredRows
from extract.prepared.tables import (
    FACTS,
    OUTLIERS,
    PROMISES,
    TABLE,
    facts_in,
    promises_in,
    table_in,
)


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A table that is ready.

    Attributes:
        table: every figure.
        facts: those that lead.
        promises: the promises with their reasons.
    """

    manifest: Manifest
    engine: Engine
    table: StoredRows
    facts: StoredRows
    promises: StoredRows

    def out_of_line(self, most: int) -> tuple[int, Sequence[Outlier]]:
        """How many figures are out of line, and the first of them."""
        every = self.engine.ask(f"SELECT count(*) AS n FROM {OUTLIERS}")["n"][0].as_py()
        asked = f"SELECT * FROM {OUTLIERS} WHERE listed <= ? ORDER BY listed"
        first = self.engine.ask(asked, [most])
        told = (Outlier(o["label"], o["rule"], tuple(o["against"])) for o in first.to_pylist())
        return int(every), tuple(told)


def opened(folder: Path) -> Prepared:
    """Open a folder.

    Raises:
        ExtractError: it is none, is of other rules than those of now, or DuckDB is not installed.
    """
    manifest = manifest_in(folder)
    if manifest is None:
        raise TableError(f"{folder}: no prepared table; run python -m extract prepare")
    if not manifest.holds_rules():
        raise TableError(f"{folder}: prepared by older rules; run python -m extract prepare again")
    own = engine(folder)
    for name in (TABLE, FACTS, PROMISES):
        for order in (BY_INDICATOR, BY_PLACE):
            path = folder / manifest.folder / f"{name}_{order}.parquet"
            own.do(f"CREATE VIEW {name}_{order} AS FROM read_parquet({quoted(path)})")
    for name in (OUTLIERS, f"{TABLE}_{SUMMARY}"):
        path = folder / manifest.folder / f"{name}.parquet"
        own.do(f"CREATE VIEW {name} AS FROM read_parquet({quoted(path)})")
    return Prepared(
        manifest,
        own,
        table_in(own, manifest.rows),
        facts_in(own, manifest.facts, manifest.rows),
        promises_in(own, manifest.promises),
    )
