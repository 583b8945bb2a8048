"""Rows that pages ask for, wherever they are: one way to narrow, count and get them.

A small table lies in memory (:class:`HeldRows`), a large one on the disk behind an engine
(:mod:`extract.prepared.stored_rows`). Both give the same rows under the same labels, in the same
order; nobody who asks knows which it is.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from extract.table.conditions import AllOf, Condition
from extract.table.listing import Listing


class Rows(Protocol):
    """Some rows of a table, each with its label: the number of the row in the whole table."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    @property
    def after(self) -> int:
        """The label that a row beside those of the whole table would have."""
        ...

    def where(self, *conditions: Condition) -> "Rows":
        """Those that fit each of the conditions."""
        ...

    def frame(self) -> pd.DataFrame:
        """All of them in the table's order; who asks knows that they are few. Nobody changes it."""
        ...

    def part(self, first: int, most: int) -> pd.DataFrame:
        """At most so many, as they are listed, from the one of this number on (0, 1 ...)."""
        ...

    def at(self, labels: Iterable[Any]) -> pd.DataFrame:
        """Those of these labels, in their order.

        Raises:
            KeyError: there is none of a label.
        """
        ...

    def values(self, column: str) -> list[Any]:
        """What a column holds, each once, in the order in which it comes first; never a missing."""
        ...

    def known(self, column: str) -> list[Any]:
        """What a column of the whole table holds; at least what it holds in these rows."""
        ...

    def counts(self, *columns: str) -> dict[Any, int]:
        """How many rows have each value of a column, or each tuple of values of several.

        The most frequent first, of two alike that which comes first; without missing values.
        """
        ...

    def beside(self, own: pd.DataFrame) -> "Rows":
        """These and others; the others have labels of their own."""
        ...


def is_empty(rows: Rows) -> bool:
    """Whether there are none."""
    return len(rows) == 0


@dataclass(frozen=True, slots=True, eq=False)
class HeldRows:
    """Rows in memory.

    Attributes:
        held: the rows.
        listing: how they are listed.
    """

    held: pd.DataFrame
    listing: Listing

    def __len__(self) -> int:
        """How many there are."""
        return len(self.held)

    @property
    def after(self) -> int:
        """The label that a row beside those of the whole table would have."""
        return int(self.held.index.max()) + 1 if len(self.held) else 0

    def where(self, *conditions: Condition) -> Rows:
        """Those that fit each of the conditions."""
        if not conditions:
            return self
        return HeldRows(self.held[AllOf(conditions).mask(self.held)], self.listing)

    def frame(self) -> pd.DataFrame:
        """All of them in the table's order."""
        return self.held

    def part(self, first: int, most: int) -> pd.DataFrame:
        """Some of them, as they are listed."""
        return self.listing.of(self.held).iloc[first : first + most]

    def at(self, labels: Iterable[Any]) -> pd.DataFrame:
        """Those of these labels, in their order."""
        return self.held.loc[list(labels)]

    def values(self, column: str) -> list[Any]:
        """What a column holds, each once."""
        return self.held[column].dropna().unique().tolist()

    def known(self, column: str) -> list[Any]:
        """At least what a column holds."""
        return self.values(column)

    def counts(self, *columns: str) -> dict[Any, int]:
        """How many rows have each value, or each tuple of values."""
        if self.held.empty:
            return {}
        asked = columns[0] if len(columns) == 1 else list(columns)
        told = self.held.groupby(asked, sort=False).size()
        return dict(_most_first(told.index.tolist(), told.tolist()))

    def beside(self, own: pd.DataFrame) -> Rows:
        """These and others."""
        return HeldRows(pd.concat([self.held, own]), self.listing)


def _most_first(keys: Sequence[Hashable], counts: Sequence[int]) -> list[tuple[Hashable, int]]:
    return sorted(zip(keys, counts, strict=True), key=lambda each: -each[1])


@dataclass(frozen=True, slots=True, eq=False)
class JoinedRows:
    """A large table's rows, and a few others beside them: a reader's own.

    Where the same number of rows has two values, either may be counted first.

    Attributes:
        many: the large table's.
        own: the others, whose labels come after.
        first: the smallest label of the others.
    """

    many: Rows
    own: HeldRows
    first: int

    def __len__(self) -> int:
        """How many there are."""
        return len(self.many) + len(self.own)

    @property
    def after(self) -> int:
        """The label that a row beside those of the whole table would have."""
        return max(self.first, self.own.after)

    def where(self, *conditions: Condition) -> Rows:
        """Those that fit each of the conditions."""
        own = HeldRows(self.own.held[AllOf(conditions).mask(self.own.held)], self.own.listing)
        return JoinedRows(self.many.where(*conditions), own, self.first)

    def frame(self) -> pd.DataFrame:
        """All of them in the table's order."""
        return pd.concat([self.many.frame(), self.own.held])

    def part(self, first: int, most: int) -> pd.DataFrame:
        """Some of them, as they are listed."""
        # So many of the large table's are listed before these, whatever stands between them.
        before = max(0, first - len(self.own))
        near = self.many.part(before, first - before + most)
        every = self.own.listing.of(pd.concat([near.sort_index(), self.own.held]))
        return every.iloc[first - before : first - before + most]

    def at(self, labels: Iterable[Any]) -> pd.DataFrame:
        """Those of these labels, in their order."""
        asked = list(labels)
        own = [label for label in asked if label >= self.first]
        many = self.many.at(label for label in asked if label < self.first)
        return pd.concat([many, self.own.at(own)]).loc[asked]

    def values(self, column: str) -> list[Any]:
        """What a column holds, each once."""
        return list(dict.fromkeys([*self.many.values(column), *self.own.values(column)]))

    def known(self, column: str) -> list[Any]:
        """At least what a column holds."""
        return list(dict.fromkeys([*self.many.known(column), *self.own.known(column)]))

    def counts(self, *columns: str) -> dict[Any, int]:
        """How many rows have each value, or each tuple of values."""
        every = self.many.counts(*columns)
        for key, n in self.own.counts(*columns).items():
            every[key] = every.get(key, 0) + n
        return dict(_most_first(list(every), list(every.values())))

    def beside(self, own: pd.DataFrame) -> Rows:
        """These and others."""
        both = HeldRows(pd.concat([self.own.held, own]), self.own.listing)
        return JoinedRows(self.many, both, self.first)
