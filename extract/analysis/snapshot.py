"""How a place stands on an indicator: its last outcome, the target for it, what is ahead."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from extract.analysis.series_breaks import series_break
from extract.reference.indicators import Indicator
from extract.table.schema import (
    ACTUAL,
    COMPARATOR,
    INDICATOR_ID,
    KIND,
    REGION,
    TARGET,
    VALUE,
    VALUE_HIGH,
    YEAR,
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How a place stands on one indicator: rows of the leading yearly facts, None where not stated.

    Attributes:
        indicator: the indicator's id.
        outcome: the latest outcome.
        target: the target for the outcome's year.
        ahead: the latest target for a later year than the outcome's (any, without an outcome).
        before: the outcome of the year before ``outcome``, where the two are of one series.
        growth: the growth that the reports themselves state for the outcome's year, where the
            catalogue has an indicator for it (gdp_growth for gdp).
        history: every outcome, by year.
    """

    indicator: str
    outcome: pd.Series | None
    target: pd.Series | None
    ahead: pd.Series | None
    before: pd.Series | None
    growth: pd.Series | None
    history: pd.DataFrame

    @property
    def change(self) -> float | None:
        """The outcome less the year before's, in the indicator's unit; None where not computed.

        Only two exact figures of one series are subtracted, and nothing is where the growth is
        stated: what the report says goes before what can be computed.
        """
        if self.outcome is None or self.before is None or self.growth is not None:
            return None
        if any(
            row[COMPARATOR] != "=" or pd.notna(row[VALUE_HIGH])
            for row in (self.outcome, self.before)
        ):
            return None
        return round(float(self.outcome[VALUE] - self.before[VALUE]), 6)

    def row_labels(self) -> list[object]:
        """The index labels of the rows that a card of this snapshot shows."""
        shown = (self.outcome, self.target, self.ahead, self.before, self.growth)
        return list(dict.fromkeys(row.name for row in shown if row is not None))


def snapshot(facts: pd.DataFrame, indicator: str) -> Snapshot:
    """How one place stands on an indicator, from that place's leading yearly facts."""
    own = facts[facts[INDICATOR_ID] == indicator]
    return _snapshot(indicator, own, facts[facts[INDICATOR_ID] == _growth_of(indicator)])


def _growth_of(indicator: str) -> str:
    return f"{indicator}_growth"


def _snapshot(indicator: str, own: pd.DataFrame, growth: pd.DataFrame) -> Snapshot:
    outcomes = own[own[KIND] == ACTUAL].sort_values(YEAR)
    targets = own[own[KIND] == TARGET].sort_values(YEAR)
    if outcomes.empty:
        return Snapshot(indicator, None, None, _last(targets), None, None, outcomes)
    outcome = outcomes.iloc[-1]
    year = outcome[YEAR]
    one_series = not series_break(indicator, outcome[REGION], year)
    return Snapshot(
        indicator=indicator,
        outcome=outcome,
        target=_last(_of(targets, year)),
        ahead=_last(targets[targets[YEAR] > year]),
        before=_last(_of(outcomes, year - 1)) if one_series else None,
        growth=_last(_of(growth[growth[KIND] == ACTUAL], year)),
        history=outcomes,
    )


def snapshots(facts: pd.DataFrame, catalogue: Mapping[str, Indicator]) -> list[Snapshot]:
    """Every indicator that one place's facts name, the best covered first.

    Best covered: an outcome of the last two years before an older one before none; then more years
    with an outcome; then the catalogue's order.
    """
    held = {str(name): rows for name, rows in facts.groupby(INDICATOR_ID)}
    every = [
        _snapshot(name, held[name], held.get(_growth_of(name), facts.head(0)))
        for name in catalogue
        if name in held
    ]
    newest = max((int(each.outcome[YEAR]) for each in every if each.outcome is not None), default=0)

    def coverage(each: Snapshot) -> tuple[int, int]:
        if each.outcome is None:
            return (2, 0)
        return (0 if each.outcome[YEAR] >= newest - 1 else 1, -len(each.history))

    return sorted(every, key=coverage)


def _of(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    return rows[rows[YEAR] == year]


def _last(rows: pd.DataFrame) -> pd.Series | None:
    return None if rows.empty else rows.iloc[-1]
