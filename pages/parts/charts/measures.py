"""What a chart of lines counts: the figures themselves, their change, their distance to the nation.

A change and a distance are computed of exact outcomes of one series only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from extract.analysis.comparability import comparable, is_exact
from extract.analysis.interval import PERCENTAGES
from extract.table.schema import ACTUAL, KIND, REGION, UNIT, VALUE, VALUE_HIGH, YEAR
from pages.parts.charts.theme import unit_line
from pages.parts.labels.names import NATION, place_name
from pages.parts.labels.number_format import amount, change_amount, number, unit_of
from pages.parts.labels.translations import Translation

FIGURE, CHANGE, NATIONAL = "", "change", "nation"
MEASURES = (CHANGE, NATIONAL)  # as the address writes them; the figures themselves are not written
SHOWN, SHOWN_HIGH, WRITTEN = "shown", "shown_high", "written"
"""Columns: where a row stands on the axis, the upper end of a range, and its number in print."""


ENOUGH = 3  # points that make a line


@dataclass(frozen=True, slots=True)
class Measure:
    """What the axis counts.

    Attributes:
        name: FIGURE, CHANGE or NATIONAL.
        base: of a change, the first year that all chosen places have an exact outcome of.
    """

    name: str = FIGURE
    base: int = 0

    def label(self, t: Translation) -> str:
        """What the reader chooses."""
        return t(f"lines.as_{self.name or 'figure'}", year=self.base)

    def unit(self, row: pd.Series, t: Translation) -> str:
        """What stands above the axis."""
        if self.name == FIGURE:
            return unit_line(unit_of(row, t.language).name, t)
        word = "points" if row[UNIT] in PERCENTAGES else "percent"
        return t(f"lines.in_{self.name}_{word}", year=self.base)

    def of(self, rows: pd.DataFrame, every: pd.DataFrame, t: Translation) -> pd.DataFrame:
        """The rows that can be counted so, with the columns SHOWN, SHOWN_HIGH and WRITTEN.

        Args:
            every: all leading yearly facts of the indicator, the nation's among them.
        """
        if self.name == FIGURE:
            return _figures(rows, t)
        outcomes = rows[rows[KIND] == ACTUAL]
        asked = {*outcomes[REGION], place_name(NATION)}  # of a large table few of the places
        held = every[(every[KIND] == ACTUAL) & every[REGION].isin(asked)]
        known = {(row[REGION], int(row[YEAR])): row for _, row in held.iterrows()}
        bases = ((row, self._base(row, known)) for _, row in outcomes.iterrows())
        based = [(row, base) for row, base in bases if base is not None]
        drawn = outcomes.loc[[row.name for row, _ in based]]
        apart = [_apart(row, base) for row, base in based]
        told = [_written(value, row, t) for value, (row, _) in zip(apart, based, strict=True)]
        return _with(drawn, apart, [float("nan")] * len(apart), told)

    def _base(self, row: pd.Series, known: Mapping[tuple[str, int], pd.Series]) -> float | None:
        """The value that an outcome is counted from; None where it must not be."""
        own = self.name == CHANGE
        base = known.get((row[REGION], self.base) if own else (place_name(NATION), int(row[YEAR])))
        if base is None or row[YEAR] < base[YEAR]:
            return None
        fits = comparable(base, row) if own else is_exact(base) and is_exact(row)
        whole = row[UNIT] in PERCENTAGES or base[VALUE] > 0  # Nothing is a share of nothing.
        return float(base[VALUE]) if fits and whole else None


def _figures(rows: pd.DataFrame, t: Translation) -> pd.DataFrame:
    """The figures themselves, in the unit that the reader's language counts in."""
    factor = unit_of(rows.iloc[0], t.language).factor if len(rows) else 1.0
    shown, high = (
        (rows[name].astype(float) * factor).round(9)  # 370.01 亿元 are 3700.1, not …0000004
        for name in (VALUE, VALUE_HIGH)
    )
    return _with(rows, [*shown], [*high], [amount(row, t.language) for _, row in rows.iterrows()])


def _with(
    rows: pd.DataFrame, shown: list[float], high: list[float], written: list[str]
) -> pd.DataFrame:
    columns = {SHOWN: shown, SHOWN_HIGH: high, WRITTEN: written}
    return rows.assign(**{name: pd.Series(cells, rows.index) for name, cells in columns.items()})


def _apart(row: pd.Series, base: float) -> float:
    """Percentages differ by points, amounts by a share of what they were."""
    value = float(row[VALUE])
    share = row[UNIT] in PERCENTAGES
    return round(value - base if share else 100 * (value / base - 1), 6)


def _written(value: float, row: pd.Series, t: Translation) -> str:
    if row[UNIT] in PERCENTAGES:
        return change_amount(value, row, t.language)
    return f"{'+' if value > 0 else ''}{number(round(value, 1))}%"


def measures(rows: pd.DataFrame, every: pd.DataFrame, t: Translation) -> list[Measure]:
    """What the chosen rows can be counted in; the figures themselves always.

    Args:
        every: all leading yearly facts of the indicator.
    """
    others = []
    if base := common_year(rows):
        others.append(Measure(CHANGE, base))
    if rows[UNIT].iloc[0] in PERCENTAGES and set(rows[REGION]) != {place_name(NATION)}:
        others.append(Measure(NATIONAL))
    return [Measure(), *(each for each in others if len(each.of(rows, every, t)) >= ENOUGH)]


def common_year(rows: pd.DataFrame) -> int:
    """The first year that every place has an exact outcome of, none of them zero; else 0."""
    outcomes = rows[[row[KIND] == ACTUAL and is_exact(row) for _, row in rows.iterrows()]]
    share = rows[UNIT].iloc[0] in PERCENTAGES
    shared = _shared_years(outcomes if share else outcomes[outcomes[VALUE] > 0])
    return min(shared) if shared and outcomes[REGION].nunique() == rows[REGION].nunique() else 0


def _shared_years(rows: pd.DataFrame) -> set[int]:
    """The years that all places of the rows have."""
    years: Sequence[set[int]] = [set(own[YEAR].astype(int)) for _, own in rows.groupby(REGION)]
    return set.intersection(*years) if years else set()
