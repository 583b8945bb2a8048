"""Promise meets outcome: every target beside what came of it, with a verdict.

table -> outcomes -> pages. The rule on two figures is in :mod:`extract.analysis.verdicts`; here
is which figures meet, and what is said where none does.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from extract.analysis.held_reports import Held, held_in, horizons
from extract.analysis.interval import Interval
from extract.analysis.preferred_rows import FACT, preferred_rows
from extract.analysis.promise_columns import (
    ABOUT,
    ANNUAL,
    BECAUSE,
    CLOSED,
    DIFFERENCE,
    DIFFERING,
    DUE_REPORT,
    HORIZON,
    OUTCOME_ROW,
    PLAN,
    SIDE,
    STATED,
    TARGET_ROW,
    VERDICT,
    Row,
    of_outcome,
    of_target,
    promise_frame,
)
from extract.analysis.series_breaks import Break, breaks, series_break
from extract.analysis.verdicts import INCOMPARABLE, PENDING, UNHELD, UNREPORTED, verdict_of
from extract.reference.indicators import Indicator, indicators
from extract.reference.sources import Source
from extract.table.schema import (
    ACTUAL,
    COMPARATOR,
    INDICATOR_ID,
    KIND,
    MEASURE,
    PARAGRAPH,
    PERIOD,
    REGION,
    SECTION,
    SOURCE,
    START,
    TARGET,
    VALUE,
    VALUE_HIGH,
    VALUE_TEXT,
    YEAR,
)

_LABEL = "label"
_ORDER = [SOURCE, START, PERIOD, VALUE, VALUE_TEXT, PARAGRAPH, SECTION]


def promises(
    table: pd.DataFrame,
    sources: Mapping[str, Source],
    catalogue: Mapping[str, Indicator] | None = None,
    known_breaks: tuple[Break, ...] | None = None,
    closed: int = 0,
    held: Held | None = None,
) -> pd.DataFrame:
    """One row per promise, in the columns of PROMISES, by indicator, place and period.

    A promise is a catalogued target of a place for a period, either of the year ahead ("annual")
    or of a plan ("plan"); however many documents state it, it is one, and the preferred row stands
    for it. Its outcome is the preferred outcome of the same indicator, place and period, from
    whichever document. The first that applies is the verdict:

    1. the outcome is known, and of one series, unit and measure: the rule of
       :func:`extract.analysis.verdicts.verdict_of`; where it is not of one, ``incomparable``;
    2. the year is later than the last that any report held looks back on: ``pending``;
    3. an outcome of another period that ends in the same year (2021/2025 for 2025) is stated:
       ``incomparable``;
    4. the place's report on that year is held and does not state the outcome: ``unreported``;
    5. it is not held: ``unheld``.

    Args:
        closed: a year that is known to be due, whatever reports the table holds.
        held: what is known of the whole table, where this is a part of one: all rows of some
            indicators.

    ``difference`` is the outcome less the number named, in ``unit``, where both are numbers.
    ``stated`` counts the target's rows, ``differing`` those of them that name another number.
    ``target_row`` and ``outcome_row`` are index labels of ``table``, which are whole numbers.
    """
    held = held_in(table, sources) if held is None else held
    judge = _Judge(
        reports=held.reports,
        last=max(closed, held.last),
        catalogue=indicators() if catalogue is None else catalogue,
        breaks=breaks() if known_breaks is None else known_breaks,
    )
    # In one order whatever the table's: of two rows alike the same leads.
    ordered = table.sort_values(_ORDER, kind="stable")
    outcomes: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _rows(preferred_rows(ordered[ordered[KIND] == ACTUAL], sources)):
        outcomes[row[INDICATOR_ID], row[REGION]].append(row)
    targets = ordered[(ordered[KIND] == TARGET) & ordered[INDICATOR_ID].isin(judge.catalogue)]
    horizon = horizons(targets, sources, judge.reports)
    return promise_frame(
        [
            {
                **told,
                **judge.found(target, outcomes[target[INDICATOR_ID], target[REGION]]),
                HORIZON: name,
            }
            for name in (ANNUAL, PLAN)
            for target, told in _promised(targets[horizon == name], sources)
        ]
    )


def _promised(
    targets: pd.DataFrame, sources: Mapping[str, Source]
) -> Iterator[tuple[Row, dict[str, object]]]:
    """The preferred row of each target, and what a promise says of its side."""
    stated: dict[tuple[Any, ...], list[float]] = defaultdict(list)
    for row in _rows(targets):
        stated[tuple(row[column] for column in FACT)].append(row[VALUE])
    for target in _rows(preferred_rows(targets, sources)):
        values = stated[tuple(target[column] for column in FACT)]
        yield (
            target,
            {
                **{column: target[column] for column in ABOUT if column != HORIZON},
                **{of_target(column): target[column] for column in SIDE},
                STATED: len(values),
                DIFFERING: sum(value != target[VALUE] for value in values),
                TARGET_ROW: target[_LABEL],
            },
        )


def _rows(table: pd.DataFrame) -> list[Row]:
    return table.assign(**{_LABEL: table.index}).to_dict("records")  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class _Judge:
    """What must be known to judge a target: which reports are held, and what may be compared."""

    reports: Mapping[tuple[str, int], str]
    last: int
    catalogue: Mapping[str, Indicator]
    breaks: tuple[Break, ...]

    def found(self, target: Row, same: Sequence[Row]) -> dict[str, object]:
        """The verdict on a target and the outcome it rests on.

        Args:
            same: the leading outcomes of the target's indicator and place, of any period.
        """
        year = int(target[YEAR])
        outcome = next((row for row in same if row[PERIOD] == target[PERIOD]), None)
        if outcome is not None:
            return self._judged(target, outcome)
        if year > self.last:
            return self._without(target, PENDING)
        outcome = next((row for row in same if row[YEAR] == year), None)
        if outcome is not None:
            return self._told(target, outcome, INCOMPARABLE, "period")
        known = (target[REGION], year) in self.reports
        return self._without(target, UNREPORTED if known else UNHELD)

    def _judged(self, target: Row, outcome: Row) -> dict[str, object]:
        if target[MEASURE] != outcome[MEASURE]:
            return self._told(target, outcome, INCOMPARABLE, "measure")
        if self._other_series(target):
            return self._told(target, outcome, INCOMPARABLE, "series")
        better = self.catalogue[target[INDICATOR_ID]].better
        verdict, because = verdict_of(Interval.of(target), Interval.of(outcome), better)
        return self._told(target, outcome, verdict, because)

    def _other_series(self, target: Row) -> bool:
        """Whether the outcome is of another series: a target is set in that of the year before."""
        place = (target[INDICATOR_ID], target[REGION], int(target[YEAR]))
        return series_break(*place, known=self.breaks)

    def _without(self, target: Row, verdict: str) -> dict[str, object]:
        return self._told(target, None, verdict, verdict)

    def _told(
        self, target: Row, outcome: Row | None, verdict: str, because: str
    ) -> dict[str, object]:
        key = (target[REGION], int(target[YEAR]))
        told: dict[str, object] = {
            VERDICT: verdict,
            BECAUSE: because,
            DIFFERENCE: _difference(target, outcome) if verdict != INCOMPARABLE else None,
            CLOSED: self.last,
            DUE_REPORT: self.reports.get(key, ""),
            OUTCOME_ROW: None if outcome is None else outcome[_LABEL],
        }
        if outcome is not None:
            told |= {of_outcome(column): outcome[column] for column in (PERIOD, *SIDE)}
        return told


def _difference(target: Row, outcome: Row | None) -> float | None:
    if outcome is None or outcome[COMPARATOR] in (">=", "<="):
        return None
    if any(pd.notna(row[VALUE_HIGH]) for row in (target, outcome)):
        return None
    return round(float(outcome[VALUE] - target[VALUE]), 6)
