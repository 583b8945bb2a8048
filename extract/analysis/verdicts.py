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
from functools import cache
from typing import Literal

from msgspec.structs import replace

from extract.analysis.interval import Interval, acceptance_range, margin, vagueness
from extract.reference.files import Entry, entries, toml_named

FILE = "verdicts.toml"

MET = "met"
WITHIN = "within"
MISSED = "missed"
OFF = "off"
INCOMPARABLE = "incomparable"
UNREPORTED = "unreported"
UNHELD = "unheld"
PENDING = "pending"

SETTLED, OPEN, UNKNOWN = GROUPS = ("settled", "open", "unknown")
"""Judged; not yet due; due, and not to be told from what is held."""

_DUST = 1e-9  # of floating point: 0.1 + 0.2 reaches 0.3


class Verdict(Entry, frozen=True):
    """One entry of data/verdicts.toml.

    Attributes:
        id: the key that never changes.
        sign: stands beside the name, so that it is never told by colour alone.
        group: one of GROUPS.
        name, name_en: what the reader sees.
        rule, rule_en: when it is given; {closed} is the last year whose outcomes are due.
    """

    id: str
    sign: str
    group: Literal["settled", "open", "unknown"]
    name: str
    name_en: str
    rule: str
    rule_en: str

    @property
    def settled(self) -> bool:
        """Whether the outcome is known and judged."""
        return self.group == SETTLED


@cache
def verdicts() -> dict[str, Verdict]:
    """Every verdict by id, in the order in which pages show them.

    Raises:
        DataFileError: data/verdicts.toml is missing, broken or lacks a field.
    """
    told = entries(toml_named(FILE)["verdict"], Verdict, f"data/{FILE}")
    share, points = f"{100 * vagueness().share:g}", f"{vagueness().points:g}"

    def filled(rule: str) -> str:
        return rule.format(share=share, points=points, closed="{closed}")

    return {
        key: replace(each, rule=filled(each.rule), rule_en=filled(each.rule_en))
        for key, each in told.items()
    }


def of_group(group: str) -> list[str]:
    """The ids of a group's verdicts, in their order."""
    return [key for key, verdict in verdicts().items() if verdict.group == group]


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
