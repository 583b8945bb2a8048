"""One scale of colours for every year of an indicator: a colour means the same in each of them."""

from bisect import bisect_right
from dataclasses import dataclass
from math import floor, log10

import pandas as pd

from extract.table.schema import VALUE
from pages.parts.labels.palette import Tints, picked

MOST = 5  # classes above zero; a reader tells so many colours apart
MOST_BELOW = 3  # classes below zero
DIGITS = (1, 2, 3, 4)  # significant ones, tried in turn


@dataclass(frozen=True, slots=True)
class Scale:
    """Classes of values, in the table's unit.

    Attributes:
        ends: the bounds of the classes from the least value to the greatest, both included: one
            more than there are classes. A value on a bound between two belongs to the upper.
        below: how many of the classes lie below zero.
    """

    ends: tuple[float, ...]
    below: int

    @property
    def classes(self) -> int:
        """How many classes there are."""
        return len(self.ends) - 1

    def class_of(self, value: float) -> int:
        """The number of a value's class, from 0.

        >>> scale = Scale((0.5, 3, 5, 9), 0)
        >>> [scale.class_of(value) for value in (0.5, 2.9, 3, 9)]
        [0, 0, 1, 2]
        """
        return bisect_right(self.ends[1:-1], value)

    def colours(self, tints: Tints) -> tuple[str, ...]:
        """A colour for each class; those below zero have a hue of their own."""
        falling = picked(tints.falling, self.below) if self.below else ()
        above = self.classes - self.below
        return (*falling, *(picked(tints.rising, above) if above else ()))


def scale_of(rows: pd.DataFrame) -> Scale:
    """The scale for an indicator's figures of every year, outcomes and targets.

    The bounds are round numbers near those values that part the different figures into groups of
    about the same size, so that neither one giant nor a crowd uses all colours up; zero is always
    a bound where there are figures on both sides of it.
    """
    values = sorted({float(value) for value in rows[VALUE]})
    low, high = values[0], values[-1]
    under = [value for value in values if value < 0]
    over = [value for value in values if value >= 0]
    # A class for every third or second value at most, or few figures would each be one.
    fallen = _parted(under, min(MOST_BELOW, 1 + len(under) // 3))
    risen = _parted(over, min(MOST, 1 + len(over) // 2))
    inner = [*fallen, *([0.0] if under and over else []), *risen]
    bounds = [bound for bound in dict.fromkeys(inner) if low < bound < high or bound == 0 != low]
    ends = (low, *bounds, high)
    below = sum(1 for end in ends[1:] if end <= 0) if under else 0
    return Scale(ends, below)


def _parted(values: list[float], number: int) -> list[float]:
    """Round bounds that part these values into so many groups."""
    cuts = [float(pd.Series(values).quantile(n / number)) for n in range(1, number)]
    for digits in DIGITS:
        bounds = [rounded(cut, digits) for cut in cuts]
        if len(set(bounds)) == len(bounds) and all(values[0] < b < values[-1] for b in bounds):
            return bounds
    return sorted({cut for cut in cuts if values[0] < cut < values[-1]})


def rounded(value: float, digits: int) -> float:
    """A number with so many significant digits.

    >>> rounded(1067.84, 1), rounded(5.06, 2), rounded(-0.034, 1), rounded(0.0, 1)
    (1000.0, 5.1, -0.03, 0.0)
    """
    return round(value, digits - 1 - floor(log10(abs(value)))) if value else 0.0
