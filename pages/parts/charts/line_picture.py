"""What a chart of lines shows, where its points stand, and which of them a line joins."""

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from extract.analysis.comparability import adjoining, is_exact
from extract.table.schema import REGION, YEAR
from pages.parts.charts.measures import SHOWN, SHOWN_HIGH, Measure

PLOT = 310  # pixels of the plot's height
ROOM = 0.1  # of the values' extent, above and below them

Points = tuple[list[float | None], list[float | None]]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart of lines shows.

    Attributes:
        rows: leading yearly facts of one indicator in the chosen places.
        others: outcomes of the places behind; both as :meth:`Measure.of` gives them.
        measure: what the axis counts.
        year: the year that is looked at; what comes after it stands back.
        picked: the label of the row that is marked; None for none.
    """

    rows: pd.DataFrame
    others: pd.DataFrame
    measure: Measure
    year: int | None = None
    picked: int | None = None

    @property
    def places(self) -> list[str]:
        """The chosen places, in their order."""
        return list(dict.fromkeys(self.rows[REGION]))

    def of(self, place: str) -> pd.DataFrame:
        """A chosen place's rows by year."""
        return self.rows[self.rows[REGION] == place].sort_values(YEAR)

    @property
    def until(self) -> int:
        """The year that is looked at, or the last."""
        return int(self.rows[YEAR].max() if self.year is None else self.year)


@dataclass(frozen=True, slots=True)
class Axes:
    """What the axes hold.

    Attributes:
        first, last: years.
        low, high: the ends of the axis of values.
    """

    first: int
    last: int
    low: float
    high: float

    @classmethod
    def of(cls, rows: pd.DataFrame, others: pd.DataFrame) -> "Axes":
        """Axes with room for every chosen value; for the others', as far as those leave lines.

        The others may reach beyond the chosen by as much as these extend, and no farther.
        """
        ends = [*rows[SHOWN], *rows[SHOWN_HIGH].dropna()]
        low, high = float(min(ends)), float(max(ends))
        reach = high - low or abs(high) or 1.0
        if len(others):
            low = max(min(low, float(others[SHOWN].min())), low - reach)
            high = min(max(high, float(others[SHOWN].max())), high + reach)
        room = ROOM * (high - low) or ROOM * reach
        years = rows[YEAR].astype(int)
        return cls(int(years.min()), int(years.max()), low - room, high + room)

    def pixels(self, n: float) -> float:
        """How much of the axis of values these pixels are."""
        return n * (self.high - self.low) / PLOT


def joined(outcomes: pd.DataFrame, *, exact: bool) -> Points:
    """Points of the same place that a line joins, with a gap where it must not go on.

    Args:
        exact: whether both ends of a piece are exact figures; else the pieces of which one is not.
    """
    xs: list[float | None] = []
    ys: list[float | None] = []
    rows = [row for _, row in outcomes.sort_values([REGION, YEAR], kind="stable").iterrows()]
    for before, after in pairwise(rows):
        same = before[REGION] == after[REGION] and adjoining(before, after)
        if same and (is_exact(before) and is_exact(after)) == exact:
            goes_on = (xs[-1:], ys[-1:]) == ([int(before[YEAR])], [before[SHOWN]])
            xs += [int(after[YEAR])] if goes_on else [None, int(before[YEAR]), int(after[YEAR])]
            ys += [after[SHOWN]] if goes_on else [None, before[SHOWN], after[SHOWN]]
    return xs[1:], ys[1:]


def with_gaps(series: pd.DataFrame) -> list[pd.Series | None]:
    """The rows by year, with a gap wherever no line may join two of them."""
    points: list[pd.Series | None] = []
    before = None
    for _, row in series.iterrows():
        parted = before is not None and not (
            adjoining(before, row) and is_exact(before) and is_exact(row)
        )
        points += [None, row] if parted else [row]
        before = row
    return points
