"""How verdicts and promises are called and coloured; always with a sign, never by colour alone."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from extract.analysis.promise_columns import HORIZON, PLAN, VERDICT, of_outcome, of_target
from extract.analysis.verdicts import verdicts
from extract.display.reasons import REASON, REASON_EN
from extract.table.conditions import Among
from extract.table.rows import Rows
from extract.table.schema import (
    COMPARATOR,
    INDICATOR_ID,
    MEASURE,
    ORIGIN,
    PERIOD,
    SOURCE,
    UNIT,
    VALUE,
    VALUE_HIGH,
)
from pages.parts.labels.names import CHINESE, indicator_name, of_places, place_ids, region_name
from pages.parts.labels.number_format import amount, figure
from pages.parts.labels.palette import DARK, Shades
from pages.parts.labels.provenance import mark, standing
from pages.parts.labels.translations import Translation

# Streamlit's colour words; the cards' signs.
WORDS = {
    "met": "green",
    "within": "blue",
    "missed": "red",
    "off": "violet",
    "incomparable": "gray",
    "unreported": "orange",
    "unheld": "gray",
    "pending": "gray",
}
ON_LIGHT = {
    "met": "#2e7d57",
    "within": "#17808a",
    "missed": "#c2452d",
    "off": "#7a5bb0",
    "incomparable": "#7d7466",
    "unreported": "#a1640d",
    "unheld": "#6b757f",
    "pending": "#4f7399",
}
ON_DARK = {
    "met": "#62bd8a",
    "within": "#46c2ca",
    "missed": "#f0866a",
    "off": "#b093e6",
    "incomparable": "#b8ab98",
    "unreported": "#e2b154",
    "unheld": "#9aa3ac",
    "pending": "#8fb0d6",
}


def verdict_name(verdict: str, language: str = CHINESE) -> str:
    """A verdict's name: 达到."""
    known = verdicts()[verdict]
    return known.name if language == CHINESE else known.name_en


def verdict_label(verdict: str, language: str = CHINESE) -> str:
    """A verdict's sign and name: ✓ 达到."""
    return f"{verdicts()[verdict].sign} {verdict_name(verdict, language)}"


def group_name(group: str, t: Translation) -> str:
    """What a group of verdicts is called: 有了结果."""
    return t(f"verdict_group.{group}")


def signs_of(promises: pd.DataFrame, t: Translation) -> str:
    """The verdicts that occur, each with its sign: what the bricks of a chart mean."""
    held = set(promises[VERDICT])
    return "  ".join(verdict_label(key, t.language) for key in verdicts() if key in held)


def judged_name(key: str, t: Translation) -> str:
    """What a verdict, or a group of them, is called: ✓ 达到, 有了结果."""
    return verdict_label(key, t.language) if key in verdicts() else group_name(key, t)


def verdict_shade(verdict: str, shades: Shades) -> str:
    """A verdict's colour in a chart."""
    return (ON_DARK if shades == DARK else ON_LIGHT)[verdict]


def promise_ids(promises: pd.DataFrame) -> pd.Series:
    """Each promise as the address writes it: gdp_growth.110101.2024, with .plan for a plan's."""
    own = (promises[INDICATOR_ID], place_ids(promises), promises[PERIOD], promises[HORIZON])
    ids = [
        ".".join((*parts, PLAN) if horizon == PLAN else parts)
        for *parts, horizon in zip(*own, strict=True)
    ]
    return pd.Series(ids, promises.index, dtype=str)


def promise_of(promise: str, promises: Rows) -> pd.DataFrame:
    """The promise of an id, as a frame of one row; of none where there is none.

    Those of another horizon have another id.
    """
    rest = promise.removesuffix(f".{PLAN}")
    indicator, _, placed = rest.partition(".")
    place, _, period = placed.rpartition(".")
    asked = (Among(INDICATOR_ID, (indicator,)), Among(PERIOD, (period,)), of_places((place,)))
    rows = promises.where(*asked).frame()
    return rows[promise_ids(rows) == promise]


@dataclass(frozen=True, slots=True)
class PromiseIds(Collection[str]):
    """The ids of promises, which may be many: none is looked at before it is asked for."""

    promises: Rows

    def __contains__(self, promise: object) -> bool:
        """Whether there is a promise of this id."""
        return isinstance(promise, str) and len(promise_of(promise, self.promises)) > 0

    def __len__(self) -> int:
        """How many there are."""
        return len(self.promises)

    def __iter__(self) -> Iterator[str]:
        """All of them."""
        return iter(promise_ids(self.promises.frame()))


def when(promise: Mapping[str, Any], t: Translation) -> str:
    """The period aimed at, and whether a plan's: 2024, 2021/2025（规划目标）."""
    period = str(promise[PERIOD]).replace("/", "–")
    if promise[HORIZON] != PLAN:
        return period
    return f"{period}{t.aside(t('promises.plan'))}"


def promise_name(promise: Mapping[str, Any], t: Translation) -> str:
    """What was promised, where and for when: 东城区 · 地区生产总值增速 · 2024."""
    parts = (
        region_name(str(promise["region"]), t.language),
        indicator_name(str(promise[INDICATOR_ID]), t.language),
        when(promise, t),
    )
    return " · ".join(parts)


def reason_of(promise: Mapping[str, Any], t: Translation) -> str:
    """The words beside the verdict, in the reader's language."""
    return str(promise[REASON if t.language == CHINESE else REASON_EN])


def target_figure(promise: Mapping[str, Any], t: Translation) -> str:
    """What was promised, with mark and unit: 约5%."""
    return f"{figure(_side(promise, of_target), t.language)}{_mark(promise, of_target)}"


def outcome_figure(promise: Mapping[str, Any], t: Translation) -> str:
    """What came, with mark and unit, and its period where it is another; — for nothing."""
    if pd.isna(promise[of_outcome(VALUE)]):
        return "—"
    text = figure(_side(promise, of_outcome), t.language)
    return f"{text}{_mark(promise, of_outcome)}{_other_period(promise, t)}"


def target_amount(promise: Mapping[str, Any], t: Translation) -> str:
    """What was promised without its unit: 约5."""
    return amount(_side(promise, of_target), t.language)


def outcome_amount(promise: Mapping[str, Any], t: Translation) -> str:
    """What came without its unit; — for nothing."""
    if pd.isna(promise[of_outcome(VALUE)]):
        return "—"
    return amount(_side(promise, of_outcome), t.language)


def _mark(promise: Mapping[str, Any], named: Callable[[str], str]) -> str:
    """The sign of a side's standing, so that a caveat goes where the figure goes."""
    return mark(standing(promise[named(ORIGIN)], promise[named(SOURCE)]))


def _other_period(promise: Mapping[str, Any], t: Translation) -> str:
    stated = str(promise[of_outcome(PERIOD)]).replace("/", "–")
    if stated == str(promise[PERIOD]).replace("/", "–"):
        return ""
    return t.aside(stated)


def _side(promise: Mapping[str, Any], named: Callable[[str], str]) -> dict[str, Any]:
    """One side of a promise as a row of the table."""
    own = {name: promise[named(name)] for name in (VALUE, VALUE_HIGH, COMPARATOR)}
    return own | {name: promise[name] for name in (INDICATOR_ID, UNIT, MEASURE)}
