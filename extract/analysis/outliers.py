"""Figures that are out of line with their series or with each other, for a person to look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import numpy as np
import pandas as pd

from extract.analysis.interval import PERCENTAGES, printed_interval
from extract.analysis.preferred_rows import FACT, by_fact, preferred_rows, yearly
from extract.reference.files import Entry, Words, toml_named, typed
from extract.reference.regions import regions
from extract.reference.sources import Source
from extract.table.schema import (
    ACTUAL,
    CHANGE,
    COMPARATOR,
    INDICATOR_ID,
    KIND,
    MEASURE,
    REGION,
    UNIT,
    VALUE,
    YEAR,
)

FILE = "outliers.toml"
DISAGREEING, TIMES, POINTS, DIRECTION = "disagreeing", "times", "points", "direction"
RULES = (DISAGREEING, TIMES, POINTS, DIRECTION)
_SERIES = [INDICATOR_ID, REGION, MEASURE]
GROWTH = "_growth"  # How the catalogue names the rate of change of a total.


class _Share(Entry, frozen=True):
    share: float
    why: Words


class _Series(Entry, frozen=True):
    years: int
    times: float
    points: float
    why: Words


class _Points(Entry, frozen=True):
    points: float
    why: Words


class Seen(Entry, frozen=True):
    """An outlier that was looked at, and what came of it, a sentence in both languages."""

    indicator: Words
    region: Words
    year: int
    why: Words
    why_en: Words


class Rules(Entry, frozen=True):
    """The content of data/outliers.toml."""

    disagreeing: _Share
    series: _Series
    direction: _Points
    seen: tuple[Seen, ...] = ()


@cache
def rules() -> Rules:
    """From where on a figure is out of line.

    Raises:
        DataFileError: data/outliers.toml is missing, broken or lacks a field.
    """
    return typed(toml_named(FILE), Rules, f"data/{FILE}")


@dataclass(frozen=True, slots=True)
class Outlier:
    """A row that is out of line.

    Attributes:
        label: of the row in the table.
        rule: one of RULES.
        against: the labels of the rows that it is out of line with.
    """

    label: int
    rule: str
    against: tuple[int, ...]

    def seen(self, table: pd.DataFrame) -> Seen | None:
        """What came of looking at it; None where nobody has."""
        row = table.loc[self.label]
        fact = (row[INDICATOR_ID], row[REGION], row[YEAR])
        return next((e for e in rules().seen if (e.indicator, e.region, e.year) == fact), None)


def outliers(table: pd.DataFrame, sources: Mapping[str, Source]) -> list[Outlier]:
    """Every outcome of a whole year that is out of line, in the order of RULES and of the table.

    Targets are not looked at: a promise may be as bold as it likes.
    """
    stated = yearly(table[(table[KIND] == ACTUAL) & (table[INDICATOR_ID] != "")])
    leading = preferred_rows(stated, sources)
    found = (*_disagreeing(stated, leading), *_out_of_series(leading), *_against_totals(leading))
    return sorted(found, key=lambda each: (RULES.index(each.rule), each.label))


def _disagreeing(stated: pd.DataFrame, leading: pd.DataFrame) -> Iterator[Outlier]:
    """Exact figures of one fact of which one cannot be a rounding or a revision of the other."""
    share = rules().disagreeing.share
    exact = stated[stated[COMPARATOR] == "="]
    several = by_fact(exact[exact.duplicated(FACT, keep=False)])
    leads = {fact: row for fact, (row,) in by_fact(leading).items() if fact in several}
    for fact, rows in several.items():
        first, leader = leads[fact]
        own = printed_interval(leader)
        slack = share * max(abs(own.low), abs(own.high)) if own.unit not in PERCENTAGES else 0.0
        apart = [
            label
            for label, row in rows
            if (other := printed_interval(row)).low > own.high + slack
            or other.high < own.low - slack
        ]
        if apart:
            yield Outlier(first, DISAGREEING, tuple(apart))


def _out_of_series(leading: pd.DataFrame) -> Iterator[Outlier]:
    """Figures far from those of the years around them."""
    near = rules().series.years
    levels = leading[REGION].map(lambda name: regions()[name].level if name in regions() else "")
    peers = dict(iter(leading.groupby([INDICATOR_ID, MEASURE, YEAR, levels])[VALUE]))
    level, units, labels = levels.to_list(), leading[UNIT].to_list(), leading.index.to_numpy()
    years, values = leading[YEAR].to_numpy(dtype=int), leading[VALUE].to_numpy()
    for key, series in leading.groupby(_SERIES).indices.items():
        if len(series) < 3:
            continue
        indicator, _, measure = cast(tuple[str, str, str], key)
        for at in series:
            apart = np.abs(years[series] - years[at])
            around = series[(apart >= 1) & (apart <= near)]
            if len(around) < 2:
                continue
            others = peers[indicator, measure, years[at], level[at]]
            label = int(labels[at])
            if rule := _breaks(label, values[at], units[at], values[around], others):
                yield Outlier(label, rule, tuple(labels[around].tolist()))


def _breaks(label: int, value: float, unit: str, around: np.ndarray, peers: pd.Series) -> str:
    """The rule that a figure breaks against its neighbours in time and its peers; or nothing.

    Args:
        around: the values of the years around it.
        peers: the values of the places of its level in its year, its own among them.
    """
    given = rules().series
    if unit in PERCENTAGES:
        beyond = max(value - around.max(), around.min() - value)
        if beyond <= given.points:
            return ""
        others = peers.drop(label)
        alone = len(others) < 2 or abs(value - others.median()) > given.points
        return POINTS if alone else ""
    middle = float(np.median(around))
    if middle <= 0 or value <= 0:
        return ""
    return TIMES if not 1 / given.times < value / middle < given.times else ""


def _against_totals(leading: pd.DataFrame) -> Iterator[Outlier]:
    """Growth rates whose totals of both years have moved the other way."""
    points = rules().direction.points
    totals = _labels(leading[leading[COMPARATOR] == "="], [INDICATOR_ID, REGION, YEAR])
    for label, row in _records(leading[leading[MEASURE] == CHANGE]):
        total = row[INDICATOR_ID].removesuffix(GROWTH)
        keys = [(total, row[REGION], row[YEAR] - back) for back in (1, 0)]
        both = [totals[key] for key in keys if key in totals]
        if total == row[INDICATOR_ID] or len(both) < 2:
            continue
        before, now = leading.loc[both, VALUE]
        grown = 100 * (now / before - 1) if before else 0.0
        if grown * row[VALUE] < 0 and min(abs(grown), abs(row[VALUE])) > points:
            yield Outlier(label, DIRECTION, tuple(both))


def _records(rows: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row's label and what its columns hold."""
    return zip(rows.index, rows.to_dict("records"), strict=True)  # type: ignore[arg-type]


def _labels(rows: pd.DataFrame, columns: list[str]) -> dict[tuple[Any, ...], int]:
    """The label of each row by what these columns hold."""
    return dict(zip(zip(*(rows[name] for name in columns), strict=True), rows.index, strict=True))
