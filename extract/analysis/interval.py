"""A figure as a rule reads it: the numbers between which it lies, and what keeps a target."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from extract.reference.files import Entry, toml_named, typed
from extract.table.schema import CHANGE, COMPARATOR, MEASURE, UNIT, VALUE, VALUE_HIGH

PERCENTAGES = ("%", "‰", "个百分点")
_OPPOSITE = {">=": "<=", "<=": ">="}


class Vagueness(Entry, frozen=True):
    """How far 约 and 左右 reach: a share of the number, percentage points at least, and why."""

    share: float
    points: float
    why: str


@cache
def vagueness() -> Vagueness:
    """What data/verdicts.toml says of 约 and 左右.

    Raises:
        DataFileError: data/verdicts.toml is missing or broken.
    """
    return typed(toml_named("verdicts.toml")["about"], Vagueness, "data/verdicts.toml: [about]")


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure as the rule reads it: the numbers from ``low`` to ``high``, and how they are meant.

    Attributes:
        low, high: both ends, equal but for a range (6%-6.5%).
        sign: "=" "~" ">=" or "<=", of the signed number: a fall of 3%以上 is at most -3%.
        unit: in which low and high count.
    """

    low: float
    high: float
    sign: str
    unit: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Interval":
        """The figure of a row of the table."""
        value = float(row[VALUE])
        ends = sorted((value, value if pd.isna(row[VALUE_HIGH]) else float(row[VALUE_HIGH])))
        return cls(ends[0], ends[1], sign_of(row), str(row[UNIT]))

    @property
    def bounds(self) -> tuple[float, float]:
        """Between which numbers the figure lies, both included."""
        if self.sign == ">=":
            return self.low, math.inf
        if self.sign == "<=":
            return -math.inf, self.high
        reach = margin(self) if self.sign == "~" else 0.0
        return self.low - reach, self.high + reach


def sign_of(row: Any) -> str:
    """The comparator of a row as it holds of the signed number: 下降3%以上 is at most -3%.

    >>> sign_of({COMPARATOR: ">=", MEASURE: CHANGE, VALUE: -3.0})
    '<='
    """
    sign = str(row[COMPARATOR])
    # 以上 is said of the size of a fall.
    fell = row[MEASURE] == CHANGE and row[VALUE] < 0
    return _OPPOSITE.get(sign, sign) if fell else sign


def margin(figure: Interval) -> float:
    """How far 约 and 左右 reach from this figure, in its unit (data/verdicts.toml, [about]).

    >>> margin(Interval(5, 5, "~", "%")), margin(Interval(0.5, 0.5, "~", "%"))
    (0.25, 0.1)
    """
    reach = vagueness().share * max(abs(figure.low), abs(figure.high))
    return max(reach, vagueness().points) if figure.unit in PERCENTAGES else reach


def acceptance_range(target: Interval, better: str) -> tuple[float, float]:
    """The lowest and the highest outcome that keep the promise to the letter.

    Args:
        target: a range is a floor at its lower end where more is better, and so on.
        better: the indicator's "higher", "lower" or "none".

    >>> acceptance_range(Interval(5, 5, "~", "%"), "higher")
    (5, inf)
    >>> acceptance_range(Interval(5, 5, "<=", "%"), "higher")
    (-inf, 5)
    """
    if target.sign == ">=" or (target.sign != "<=" and better == "higher"):
        return target.low, math.inf
    if target.sign == "<=" or better == "lower":
        return -math.inf, target.high
    return target.low, target.high
