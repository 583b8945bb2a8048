"""The rule by which a promise is judged: two figures and which way is better give a verdict.

A target names a bound or a point, and its own words say which:

- 5%以上 and 不少于26万人 are floors, 5%以内 is a ceiling, whichever way is better;
- a plain number (8万套) is a floor where more is better and a ceiling where less is;
- where neither is better (consumer prices), a plain number is a point to be hit.

约 and 左右 widen what they stand at by a margin (:func:`margin`): an outcome beyond the number but
inside the margin is neither met nor missed, it is within the promise's own vagueness. An outcome
is a number as well, or all numbers from a bound on (超6000), or those around an approximate one:
only if all of them lie on one side is the promise judged.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
from msgspec.structs import replace

from extract.reference.files import Entry, entries, toml_named, typed
from extract.table.schema import CHANGE, COMPARATOR, MEASURE, UNIT, VALUE, VALUE_HIGH

FILE = "verdicts.toml"

MET = "met"
WITHIN = "within"
MISSED = "missed"
OFF = "off"
INCOMPARABLE = "incomparable"
UNREPORTED = "unreported"
UNHELD = "unheld"
PENDING = "pending"

PERCENTAGES = ("%", "‰", "个百分点")
_DUST = 1e-9  # of floating point: 0.1 + 0.2 reaches 0.3
_OPPOSITE = {">=": "<=", "<=": ">="}


class Verdict(Entry, frozen=True):
    """One entry of data/verdicts.toml.

    Attributes:
        id: the key that never changes.
        sign: stands beside the name, so that it is never told by colour alone.
        settled: the outcome is known and judged.
        name, name_en: what the reader sees.
        rule, rule_en: when it is given; {closed} is the last year whose outcomes are due.
    """

    id: str
    sign: str
    settled: bool
    name: str
    name_en: str
    rule: str
    rule_en: str


class _About(Entry, frozen=True):
    """How far 约 and 左右 reach: a share of the number, percentage points at least, and why."""

    share: float
    points: float
    why: str


@cache
def verdicts() -> dict[str, Verdict]:
    """Every verdict by id, in the order in which pages show them.

    Raises:
        DataFileError: data/verdicts.toml is missing, broken or lacks a field.
    """
    told = entries(toml_named(FILE)["verdict"], Verdict, f"data/{FILE}")
    share, points = f"{100 * _about().share:g}", f"{_about().points:g}"

    def filled(rule: str) -> str:
        return rule.format(share=share, points=points, closed="{closed}")

    return {
        key: replace(each, rule=filled(each.rule), rule_en=filled(each.rule_en))
        for key, each in told.items()
    }


@cache
def _about() -> _About:
    return typed(toml_named(FILE)["about"], _About, f"data/{FILE}: [about]")


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
    reach = _about().share * max(abs(figure.low), abs(figure.high))
    return max(reach, _about().points) if figure.unit in PERCENTAGES else reach


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


def verdict_of(target: Interval, outcome: Interval, better: str) -> tuple[str, str]:
    """The verdict on a target whose outcome is known, and the key of its reason.

    >>> verdict_of(Interval(5, 5, "~", "%"), Interval(4.9, 4.9, "=", "%"), "higher")
    ('within', 'within')
    >>> verdict_of(Interval(6200, 6200, "=", "个"), Interval(6000, 6000, ">=", "个"), "higher")
    ('incomparable', 'bounded')
    """
    if target.unit != outcome.unit:
        return INCOMPARABLE, "measure"
    floor, ceiling = acceptance_range(target, better)
    low, high = outcome.bounds
    if floor - _DUST <= low and high <= ceiling + _DUST:
        return MET, "met"
    reach = (margin(target) if target.sign == "~" else 0.0) + _DUST
    if floor - reach <= low and high <= ceiling + reach:
        return WITHIN, "within"
    a_point = math.isfinite(floor) and math.isfinite(ceiling)
    if high < floor - reach:
        return (OFF, "below") if a_point else (MISSED, "short")
    if low > ceiling + reach:
        return (OFF, "above") if a_point else (MISSED, "beyond")
    return (WITHIN, "vague") if outcome.sign == "~" else (INCOMPARABLE, "bounded")
