"""Which promises stand out: those that the outcome exceeds most, and those that it misses most."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from extract.analysis.interval import Interval, acceptance_range
from extract.analysis.promise_columns import CLOSED, DIFFERENCE, VERDICT, of_target
from extract.analysis.verdicts import MET, MISSED
from extract.reference.indicators import Indicator
from extract.table.schema import COMPARATOR, INDICATOR_ID, MEASURE, UNIT, VALUE, VALUE_HIGH, YEAR

RECENT = 3  # years up to the last whose outcomes are due


def extremes(
    promises: pd.DataFrame, catalogue: Mapping[str, Indicator], most: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The promises exceeded most and those missed most, at most ``most`` each, the farthest first.

    How far is the difference of outcome and target as a share of the target (:func:`advance`).
    Only promises of the last RECENT years whose outcomes are due are looked at, and only those
    where both figures are numbers: 超6000 says no distance.

    Args:
        promises: as :func:`extract.analysis.outcomes.promises` gives them.
    """
    recent = promises[promises[YEAR] > promises[CLOSED] - RECENT]
    rows: list[dict[str, Any]] = recent.to_dict("records")  # type: ignore[assignment]
    far = [advance(row, catalogue) for row in rows]
    met = [n for n, row in enumerate(rows) if row[VERDICT] == MET and far[n] > 0]
    missed = [n for n, row in enumerate(rows) if row[VERDICT] == MISSED and far[n] < 0]
    # The order is stable: of two as far from their targets the first of the table stays first.
    met.sort(key=far.__getitem__, reverse=True)
    missed.sort(key=far.__getitem__)
    return recent.iloc[met[:most]], recent.iloc[missed[:most]]


def advance(promise: Mapping[str, Any], catalogue: Mapping[str, Indicator]) -> float:
    """How far the outcome lies beyond the target, as a share of it; negative for short of it.

    Beyond is upwards of a floor and downwards of a ceiling. NaN where the distance is not known,
    where the target is a point that can only be hit, and where it is zero.
    """
    difference, target = promise[DIFFERENCE], float(promise[of_target(VALUE)])
    if pd.isna(difference) or target == 0:
        return math.nan
    sides = {name: promise[of_target(name)] for name in (VALUE, VALUE_HIGH, COMPARATOR)}
    stated = Interval.of({**sides, UNIT: promise[UNIT], MEASURE: promise[MEASURE]})
    floor, ceiling = acceptance_range(stated, catalogue[promise[INDICATOR_ID]].better)
    if math.isfinite(floor) and math.isfinite(ceiling):
        return math.nan
    way = 1 if math.isfinite(floor) else -1
    return way * float(difference) / abs(target)
