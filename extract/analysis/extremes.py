"""How far each outcome lies from its target, and which promise was missed by most."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from extract.analysis.interval import Interval, acceptance_range
from extract.analysis.promise_columns import DIFFERENCE, VERDICT, of_target
from extract.analysis.verdicts import MET, MISSED, SETTLED, of_group
from extract.reference.indicators import Indicator
from extract.table.schema import COMPARATOR, INDICATOR_ID, MEASURE, UNIT, VALUE, VALUE_HIGH, YEAR

PERCENT = "percent"
_SIDES = (VALUE, VALUE_HIGH, COMPARATOR)
_READ = [DIFFERENCE, INDICATOR_ID, UNIT, MEASURE, *map(of_target, _SIDES)]


def in_percent(promises: pd.DataFrame, catalogue: Mapping[str, Indicator]) -> pd.DataFrame:
    """The settled promises of which the outcome can be put in percent of the target, worst first.

    100 is the target, and more is better: a ceiling of 35 that came to 30.5 is 112.9 percent. A
    point that can only be hit (consumer prices) has no such percentage and is left out.

    Args:
        promises: as :func:`extract.analysis.outcomes.promises` gives them.
    """
    settled = promises[promises[VERDICT].isin(of_group(SETTLED))]
    rows: list[dict[str, Any]] = settled[_READ].to_dict("records")  # type: ignore[assignment]
    percent = pd.Series([100 * (1 + advance(row, catalogue)) for row in rows], settled.index, float)
    known = percent.dropna().sort_values(kind="stable")
    return settled.loc[known.index].assign(**{PERCENT: known})


def most_telling(told: pd.DataFrame, most: int) -> pd.DataFrame:
    """At most so many of them: those that were not met, then the newest; worst first still.

    Args:
        told: as :func:`in_percent` gives them.
    """
    keys = pd.DataFrame({"met": told[VERDICT] == MET, "year": -told[YEAR]})
    kept = set(keys.sort_values(["met", "year"], kind="stable").index[:most])
    return told[told.index.isin(kept)]


def missed_most(told: pd.DataFrame) -> pd.DataFrame:
    """The promise that was missed by most, in percent of its target; no row where none was missed.

    Args:
        told: as :func:`in_percent` gives them.
    """
    return told[told[VERDICT] == MISSED].head(1)


def advance(promise: Mapping[str, Any], catalogue: Mapping[str, Indicator]) -> float:
    """How far the outcome lies beyond the target, as a share of it; negative for short of it.

    Beyond is upwards of a floor and downwards of a ceiling. NaN where the distance is not known,
    where the target is a point that can only be hit, and where it is zero.
    """
    difference, target = promise[DIFFERENCE], float(promise[of_target(VALUE)])
    if pd.isna(difference) or target == 0:
        return math.nan
    sides = {name: promise[of_target(name)] for name in _SIDES}
    stated = Interval.of({**sides, UNIT: promise[UNIT], MEASURE: promise[MEASURE]})
    floor, ceiling = acceptance_range(stated, catalogue[promise[INDICATOR_ID]].better)
    if math.isfinite(floor) and math.isfinite(ceiling):
        return math.nan
    way = 1 if math.isfinite(floor) else -1
    return way * float(difference) / abs(target)
