"""The sorted files of a large table as they are made, an indicator at a time, so that the table is
never in memory.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from extract.analysis.held_reports import Held, held_by
from extract.analysis.outcomes import promises
from extract.analysis.outliers import GROWTH, RULES, outliers
from extract.analysis.preferred_rows import preferred_rows, yearly
from extract.display.reasons import explained
from extract.errors import TableError
from extract.prepared.engine import Engine, quoted
from extract.prepared.stored_rows import BY_INDICATOR, BY_PLACE, LABEL, SUMMARY, SUMMED
from extract.prepared.tables import FACTS, OUTLIERS, PROMISES, TABLE, table_in
from extract.reference.sources import sources
from extract.table.chunks import chunks
from extract.table.conditions import Among
from extract.table.identity import ID, figure_ids
from extract.table.schema import (
    ACTUAL,
    EXTRACTED,
    INDICATOR,
    INDICATOR_ID,
    KIND,
    ORIGIN,
    PERIOD,
    REGION,
    REGION_CODE,
    SOURCE,
    YEAR,
)

Tell = Callable[[str], None]

_GROUP = 30_000  # rows of a file that are read or passed over together
_SORTED = {
    BY_INDICATOR: f"{INDICATOR_ID}, {INDICATOR}, {REGION_CODE}, {REGION}, {YEAR}, {LABEL}",
    BY_PLACE: f"{REGION_CODE}, {REGION}, {SOURCE}, {LABEL}",
}
_PROMISES_SORTED = {BY_INDICATOR: LABEL, BY_PLACE: f"{REGION_CODE}, {REGION}, {LABEL}"}
_TOGETHER = 100_000  # rows whose promises are judged together
_AT = "_at"  # of a promise, its place among those of its indicators


@dataclass(slots=True)
class Making:
    """The files of a table as they are made.

    Attributes:
        folder: where they are.
        rows, facts, promises: how many there are.
    """

    folder: Path
    engine: Engine
    tell: Tell
    rows: int = 0
    facts: int = 0
    promises: int = 0
    odd: list[dict[str, Any]] = field(default_factory=list)

    def all_of(self, table: Path) -> int:
        """Make every file; gives the last year whose outcomes are due."""
        self._raw(table)
        for name, order in _SORTED.items():
            self.tell("sorting")
            self._sorted("SELECT * FROM raw", TABLE, name, order)
        same = ", ".join(SUMMED)
        summed = f"SELECT {same}, count(*) AS n, min({LABEL}) AS {LABEL} FROM raw GROUP BY {same}"
        self._sorted(summed, TABLE, SUMMARY, same)
        held = self._held()
        self._judged(held)
        return held.last

    def _raw(self, table: Path) -> None:
        """The rows with their labels and ids, in one file."""
        with _written(self.folder / "raw.parquet") as write:
            for chunk in chunks(table):
                write(chunk.assign(**{ID: figure_ids(chunk), LABEL: chunk.index.to_series()}))
                self.rows += len(chunk)
                self.tell(f"{self.rows:,} rows read")
        if not self.rows:
            raise TableError(f"{table}: it has no rows; name another")
        self._view("raw", self.folder / "raw.parquet")

    def _sorted(self, rows: str, table: str, name: str, order: str) -> None:
        path = self.folder / f"{table}_{name}.parquet"
        self.engine.write(f"{rows} ORDER BY {order}", path, _GROUP)
        self._view(f"{table}_{name}", path)

    def _view(self, name: str, path: Path) -> None:
        self.engine.do(f"CREATE VIEW {name} AS FROM read_parquet({quoted(path)})")

    def _held(self) -> Held:
        """What must be known of the whole table before a promise is judged."""
        of_outcomes = f"FROM {TABLE}_{BY_PLACE} WHERE {KIND} = '{ACTUAL}' AND {YEAR} IS NOT NULL"
        counts = self.engine.ask(
            f"SELECT {SOURCE}, {REGION}, {YEAR}, count(*) AS n {of_outcomes} "
            f"AND {ORIGIN} = '{EXTRACTED}' AND {PERIOD} = {YEAR}::VARCHAR GROUP BY ALL"
        )
        years = self.engine.ask(f"SELECT DISTINCT {YEAR} AS y {of_outcomes}")["y"].to_pylist()
        return held_by(zip(*(each.to_pylist() for each in counts), strict=True), years, sources())

    def _judged(self, held: Held) -> None:
        """What leads, the promises and what is out of line, some indicators at a time."""
        leading, judged = self.folder / "leading.parquet", self.folder / "judged.parquet"
        with _written(leading) as lead, _written(judged) as judge:
            for rows in self._families():
                facts = preferred_rows(yearly(rows), sources())
                own = explained(promises(rows, sources(), held=held), rows)
                lead(pd.DataFrame({LABEL: facts.index}))
                judge(own.assign(**{_AT: range(self.promises, self.promises + len(own))}))
                self.odd += (
                    {LABEL: each.label, "rule": each.rule, "against": list(each.against)}
                    for each in outliers(rows, sources())
                )
                self.facts += len(facts)
                self.promises += len(own)
        self._view("leads", leading)
        self._view("judged", judged)
        for name, order in _SORTED.items():
            of_facts = f"FROM {TABLE}_{name} WHERE {LABEL} IN (SELECT {LABEL} FROM leads)"
            self._sorted(f"SELECT * EXCLUDE ({ID}) {of_facts}", FACTS, name, order)
        numbered = (
            f"SELECT * EXCLUDE ({_AT}), "
            f"row_number() OVER (ORDER BY {INDICATOR_ID}, {_AT}) - 1 AS {LABEL} FROM judged"
        )
        for name, order in _PROMISES_SORTED.items():
            self._sorted(f"SELECT * FROM ({numbered})", PROMISES, name, order)
        self._odd_ones()
        leading.unlink()
        judged.unlink()

    def _families(self) -> Iterator[pd.DataFrame]:
        """All rows of some indicators; those of a total and of its growth come together."""
        table, done = table_in(self.engine, self.rows), 0
        for members in _together(table.counts(INDICATOR_ID)):
            rows = table.where(Among(INDICATOR_ID, members)).frame()
            yield rows
            done += len(rows)
            self.tell(f"{done:,} figures of the catalogue judged")

    def _odd_ones(self) -> None:
        """What is out of line, as it is listed."""
        found = sorted(self.odd, key=lambda each: (RULES.index(each["rule"]), each[LABEL]))
        frame = pd.DataFrame(found, columns=[LABEL, "rule", "against"])
        path = self.folder / f"{OUTLIERS}.parquet"
        frame.assign(listed=range(1, len(frame) + 1)).to_parquet(path, index=False)


def _together(counts: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """The indicators in groups of not too many rows; one group where there is none.

    >>> [*_together({"gdp": 90_000, "pm25": 70_000, "": 5, "gdp_growth": 20_000})]
    [('gdp', 'gdp_growth'), ('pm25',)]
    """
    families: dict[str, list[str]] = {}
    for key in filter(None, counts):
        families.setdefault(key.removesuffix(GROWTH), []).append(key)
    group: list[str] = []
    for members in families.values():
        if group and sum(counts[key] for key in (*group, *members)) > _TOGETHER:
            yield tuple(group)
            group = []
        group += members
    yield tuple(group)


@contextmanager
def _written(path: Path) -> Iterator[Callable[[pd.DataFrame], None]]:
    """What adds rows to a Parquet file."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    writer: ParquetWriter | None = None

    def write(rows: pd.DataFrame) -> None:
        nonlocal writer
        told = pa.Table.from_pandas(rows, preserve_index=False).replace_schema_metadata()
        if writer is None:
            writer = ParquetWriter(path, told.schema, compression="zstd")
        writer.write_table(told.cast(writer.schema))

    try:
        yield write
    finally:
        if writer is not None:
            writer.close()
