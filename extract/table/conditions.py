"""What rows are asked for, as a value: for a data frame a mask, for an engine a line of SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
import pandas as pd

from extract.table.identity import ID, figure_ids

Sql: TypeAlias = tuple[str, list[Any]]
"""An expression, and the values of its question marks."""
Mask: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"

_FEW = 50  # values that are written out; more are given as one list


class Condition(Protocol):
    """Something that a row is or is not; equal to another that asks for the same."""

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it is about."""
        ...

    def mask(self, rows: pd.DataFrame) -> Mask:
        """Which of these rows fit."""
        ...

    def sql(self) -> Sql:
        """The same as an expression."""
        ...


@dataclass(frozen=True, slots=True)
class Among:
    """A column has one of these values."""

    column: str
    values: tuple[Any, ...]

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it is about."""
        return frozenset({self.column})

    def mask(self, rows: pd.DataFrame) -> Mask:
        """Which of these rows fit."""
        fits: Mask = rows[self.column].isin(self.values).to_numpy(dtype=bool)
        return fits

    def sql(self) -> Sql:
        """The same as an expression."""
        if not self.values:
            return "false", []
        values = [each.item() if isinstance(each, np.generic) else each for each in self.values]
        if len(values) > _FEW:
            return f'"{self.column}" IN (SELECT unnest(?))', [values]
        return f'"{self.column}" IN ({", ".join("?" * len(values))})', values


@dataclass(frozen=True, slots=True)
class Other:
    """A column of words has another value."""

    column: str
    value: str

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it is about."""
        return frozenset({self.column})

    def mask(self, rows: pd.DataFrame) -> Mask:
        """Which of these rows fit."""
        fits: Mask = (rows[self.column] != self.value).to_numpy(dtype=bool)
        return fits

    def sql(self) -> Sql:
        """The same as an expression."""
        return f'"{self.column}" <> ?', [self.value]


@dataclass(frozen=True, slots=True)
class Between:
    """A column of numbers lies between two, both included; what has no number does not.

    Attributes:
        first, last: None for no bound.
    """

    column: str
    first: int | None
    last: int | None

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it is about."""
        return frozenset({self.column})

    def mask(self, rows: pd.DataFrame) -> Mask:
        """Which of these rows fit."""
        numbers = rows[self.column].to_numpy(dtype=float, na_value=np.nan)
        first = -np.inf if self.first is None else self.first
        last = np.inf if self.last is None else self.last
        fits: Mask = (numbers >= first) & (numbers <= last)
        return fits

    def sql(self) -> Sql:
        """The same as an expression."""
        bounds = ((">=", self.first), ("<=", self.last))
        given = [(sign, bound) for sign, bound in bounds if bound is not None]
        told = [f'"{self.column}" IS NOT NULL', *(f'"{self.column}" {sign} ?' for sign, _ in given)]
        return " AND ".join(told), [bound for _, bound in given]


@dataclass(frozen=True, slots=True)
class Identified:
    """The figure of this id (:mod:`extract.table.identity`)."""

    id: str

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it is about."""
        return frozenset({ID})

    def mask(self, rows: pd.DataFrame) -> Mask:
        """Which of these rows fit."""
        fits: Mask = (figure_ids(rows) == self.id).to_numpy(dtype=bool)
        return fits

    def sql(self) -> Sql:
        """The same as an expression."""
        return f'"{ID}" = ?', [self.id]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of several holds."""

    conditions: tuple[Condition, ...]

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it is about."""
        return _columns(self.conditions)

    def mask(self, rows: pd.DataFrame) -> Mask:
        """Which of these rows fit."""
        fits: Mask = np.zeros(len(rows), dtype=bool)
        for each in self.conditions:
            fits = fits | each.mask(rows)
        return fits

    def sql(self) -> Sql:
        """The same as an expression."""
        return _joined(self.conditions, " OR ", "false")


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of several holds."""

    conditions: tuple[Condition, ...]

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it is about."""
        return _columns(self.conditions)

    def mask(self, rows: pd.DataFrame) -> Mask:
        """Which of these rows fit."""
        fits: Mask = np.ones(len(rows), dtype=bool)
        for each in self.conditions:
            fits = fits & each.mask(rows)
        return fits

    def sql(self) -> Sql:
        """The same as an expression."""
        return _joined(self.conditions, " AND ", "true")


def _columns(conditions: Sequence[Condition]) -> frozenset[str]:
    return frozenset(name for each in conditions for name in each.columns)


def _joined(conditions: Sequence[Condition], sign: str, none: str) -> Sql:
    told = [each.sql() for each in conditions]
    text = sign.join(f"({expression})" for expression, _ in told) or none
    return text, [value for _, values in told for value in values]
