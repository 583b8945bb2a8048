"""Rows of a large table: in files that are sorted in two ways, read by an engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from extract.prepared.engine import Engine
from extract.table.conditions import AllOf, Among, AnyOf, Condition, Sql
from extract.table.listing import Listing
from extract.table.rows import HeldRows, JoinedRows, Rows
from extract.table.schema import KIND, REGION, REGION_CODE, SOURCE, THEME, YEAR

if TYPE_CHECKING:
    import pyarrow as pa

LABEL = "label"
BY_INDICATOR, BY_PLACE, SUMMARY = "by_indicator", "by_place", "summary"
SUMMED = (THEME, REGION_CODE, REGION, YEAR, KIND)
"""The columns of the summary: how many rows (n) have the same in all of them, the first label."""
_PLACES = {REGION, REGION_CODE, SOURCE}  # what the second way of sorting brings together


@dataclass(frozen=True, slots=True)
class Stored:
    """A table in the engine: a view of each way in which it is sorted.

    Attributes:
        name: what the views' names begin with.
        dtypes: of the columns that are given, in their order.
        listing: how its rows are listed.
        rows: how many there are.
        after: their labels are below this.
        summed: the columns of its summary; empty where it has none.
        seen: what its columns hold, as far as that was asked.
    """

    engine: Engine
    name: str
    dtypes: tuple[tuple[str, str], ...]
    listing: Listing
    rows: int
    after: int
    summed: tuple[str, ...] = ()
    seen: dict[str, list[Any]] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StoredRows:
    """Some rows of a stored table, equal to others that are asked for in the same way."""

    of: Stored
    conditions: tuple[Condition, ...] = ()

    def __len__(self) -> int:
        """How many there are."""
        if not self.conditions:
            return self.of.rows
        summed = self._summed()
        n = "coalesce(sum(n), 0)" if summed else "count(*)"
        return int(self._ask(f"SELECT {n} AS n FROM {{rows}}", summed=summed)["n"][0].as_py())

    @property
    def after(self) -> int:
        """The label that a row beside those of the whole table would have."""
        return self.of.after

    def where(self, *conditions: Condition) -> Rows:
        """Those that fit each of the conditions."""
        return replace(self, conditions=(*self.conditions, *conditions))

    def frame(self) -> pd.DataFrame:
        """All of them in the table's order."""
        asked, values = self._asked(f"SELECT {self._columns} FROM {{rows}} ORDER BY {LABEL}")
        return self._frame(self.of.engine.ask(asked, values))

    def part(self, first: int, most: int) -> pd.DataFrame:
        """Some of them, as they are listed."""
        # What orders them is little to read; the rows themselves are got by their labels.
        told = self._ask(
            f"SELECT {LABEL} FROM {{rows}} ORDER BY {self.of.listing.sql}, {LABEL} "
            f"LIMIT {int(most)} OFFSET {int(first)}"
        )
        labels: list[int] = told[LABEL].to_pylist()
        return self.where(Among(LABEL, tuple(labels))).frame().loc[labels]

    def at(self, labels: Iterable[Any]) -> pd.DataFrame:
        """Those of these labels, in their order."""
        asked = [int(label) for label in labels]
        some = replace(self, conditions=(Among(LABEL, tuple(dict.fromkeys(asked))),))
        return (some.frame() if asked else self.where(AnyOf(())).frame()).loc[asked]

    def values(self, column: str) -> list[Any]:
        """What a column holds, each once."""
        told = self._ask(
            f'SELECT "{column}" AS v FROM {{rows}} WHERE "{column}" IS NOT NULL '
            f"GROUP BY 1 ORDER BY min({LABEL})",
            summed=self._summed(column),
        )
        return told["v"].to_pylist()  # type: ignore[no-any-return]

    def known(self, column: str) -> list[Any]:
        """What a column of the whole table holds."""
        if column not in self.of.seen:
            self.of.seen[column] = StoredRows(self.of).values(column)
        return self.of.seen[column]

    def counts(self, *columns: str) -> dict[Any, int]:
        """How many rows have each value, or each tuple of values."""
        names = ", ".join(f'"{name}"' for name in columns)
        there = " AND ".join(f'"{name}" IS NOT NULL' for name in columns)
        summed = self._summed(*columns)
        n = "sum(n)::BIGINT" if summed else "count(*)"
        told = self._ask(
            f"SELECT {names}, {n} AS counted FROM {{rows}} WHERE {there} "
            f"GROUP BY {names} ORDER BY counted DESC, min({LABEL})",
            summed=summed,
        )
        keys = (told[at].to_pylist() for at in range(len(columns)))
        every = zip(*keys, strict=True) if len(columns) > 1 else next(keys)
        return dict(zip(every, told["counted"].to_pylist(), strict=True))

    def beside(self, own: pd.DataFrame) -> Rows:
        """These and others."""
        return JoinedRows(self, HeldRows(own, self.of.listing), self.after)

    @property
    def _columns(self) -> str:
        return ", ".join(f'"{name}"' for name in (LABEL, *dict(self.of.dtypes)))

    def _summed(self, *columns: str) -> bool:
        """Whether the summary can answer a question about these columns."""
        about = {*columns, *(name for each in self.conditions for name in each.columns)}
        return bool(about) and about <= {*self.of.summed}

    def _ask(self, question: str, *, summed: bool = False) -> "pa.Table":
        """The answer to a question on these rows, which it calls {rows}."""
        return self.of.engine.known(*self._asked(question, summed=summed))

    def _asked(self, question: str, *, summed: bool = False) -> Sql:
        """The question as the engine takes it."""
        expression, values = self._sql()
        about = {name for each in self.conditions for name in each.columns}
        # What stands together in a table is most often of one place.
        of_places = about & _PLACES or about == {LABEL}
        view = SUMMARY if summed else BY_PLACE if of_places else BY_INDICATOR
        rows = f"(SELECT * FROM {self.of.name}_{view} WHERE {expression})"
        return question.format(rows=rows), values

    def _sql(self) -> Sql:
        return AllOf(self.conditions).sql()

    def _frame(self, told: "pa.Table") -> pd.DataFrame:
        return _typed(told, dict(self.of.dtypes)).set_index(LABEL).rename_axis(None)


def _typed(told: "pa.Table", dtypes: Mapping[str, str]) -> pd.DataFrame:
    import pyarrow as pa

    nullable = {pa.int64(): pd.Int64Dtype()}
    frame = told.to_pandas(types_mapper=nullable.get)
    typed: pd.DataFrame = frame.astype({LABEL: "int64", **dtypes})
    return typed
