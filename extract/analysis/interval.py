"""A figure as a rule reads it: the numbers between which it lies, and what keeps a target."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd

from extract.reference.files import Entry, toml_named, typed
from extract.table.schema import CHANGE, COMPARATOR, MEASURE, UNIT, VALUE, VALUE_HIGH, VALUE_TEXT

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
    def of(cls, row: Mapping[Any, Any]) -> "Interval":
        """The figure of a row of the table."""
        value = float(row[VALUE])
        ends = sorted((value, value if pd.isna(row[VALUE_HIGH]) else float(row[VALUE_HIGH])))
        return cls(ends[0], ends[1], sign_of(row), str(row[UNIT]))

    def sharpens(self, other: "Interval") -> bool:
        """Whether this agrees with another figure and says more: 40269.6 after 超过4万亿."""
        low, high = self.bounds
        least, most = other.bounds
        middle = (low + high) / 2
        # 1.5 is rounded to 2, so it is no sharper 1; the same number again says nothing more.
        agrees = least <= middle < most and not math.isclose(middle, (other.low + other.high) / 2)
        return agrees and high - low < most - least

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


def printed_step(row: Mapping[Any, Any]) -> float:
    """One unit of the last digit that an amount prints, in its unit: 1000 亿元 for 5.2万亿元.

    Rates have none: reports print 5% for 5.0%.
    """
    if row[UNIT] in PERCENTAGES:
        return 0.0
    printed, figure = printed_interval(row), Interval.of(row)
    return 2 * (figure.low - printed.low) if figure.sign == "=" else 0.0


_PRINTED = re.compile(r"(\d[\d,，]*)(?:\.(\d+))?")


def printed_interval(row: Mapping[Any, Any]) -> Interval:
    """The figure of a row as it is printed: an exact one reaches half a unit of its last digit.

    Numbers in Chinese characters, and years of a range, round nothing.

    >>> row = {VALUE: 44000.0, VALUE_HIGH: None, UNIT: "亿元", COMPARATOR: "=", MEASURE: "level"}
    >>> printed_interval({**row, VALUE_TEXT: "4.4万亿元"}).bounds
    (43500.0, 44500.0)
    """
    figure = Interval.of(row)
    printed = _PRINTED.search(str(row[VALUE_TEXT]))
    if figure.sign != "=" or printed is None:
        return figure
    whole, decimals = printed[1].replace(",", "").replace("，", ""), printed[2] or ""
    number = float(f"{whole}.{decimals or 0}")
    half = abs(figure.low) / number / 2 / 10 ** len(decimals) if number else 0.0
    return replace(figure, low=figure.low - half, high=figure.high + half)


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
