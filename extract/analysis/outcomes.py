"""Promise meets outcome: every target beside what came of it, with a verdict.

table -> outcomes -> pages. The rule on two figures is in :mod:`extract.analysis.verdicts`; here
is which figures meet, and what is said where none does.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from extract.analysis.preferred_rows import FACT, preferred_rows, yearly
from extract.analysis.series_breaks import Break, breaks, series_break
from extract.analysis.verdicts import (
    INCOMPARABLE,
    PENDING,
    UNHELD,
    UNREPORTED,
    Interval,
    verdict_of,
)
from extract.reference.indicators import Indicator, indicators
from extract.reference.sources import Source
from extract.table.schema import (
    ACTUAL,
    COMPARATOR,
    EXTRACTED,
    INDICATOR,
    INDICATOR_ID,
    KIND,
    MEASURE,
    ORIGIN,
    PARAGRAPH,
    PERIOD,
    REGION,
    REGION_CODE,
    SECTION,
    SOURCE,
    START,
    TABLE,
    TARGET,
    THEME,
    UNIT,
    VALUE,
    VALUE_HIGH,
    VALUE_TEXT,
    YEAR,
    Column,
)

Row = Mapping[str, Any]

HORIZON = "horizon"
ANNUAL = "annual"
PLAN = "plan"
VERDICT = "verdict"
BECAUSE = "because"
DIFFERENCE = "difference"
CLOSED = "closed"
DUE_REPORT = "due_report"
STATED = "stated"
DIFFERING = "differing"
TARGET_ROW = "target_row"
OUTCOME_ROW = "outcome_row"

_SIDE = (VALUE_TEXT, VALUE, VALUE_HIGH, COMPARATOR, ORIGIN, SOURCE, SECTION, PARAGRAPH)
_ABOUT = (
    INDICATOR_ID, INDICATOR, THEME, REGION, REGION_CODE, YEAR, PERIOD, HORIZON, MEASURE, UNIT,
)  # fmt: skip
OWN = (
    Column(HORIZON, allowed=(ANNUAL, PLAN)),
    Column(VERDICT),
    Column(BECAUSE),
    Column(DIFFERENCE, "number"),
    Column(CLOSED, "integer"),
    Column(DUE_REPORT),
    Column(STATED, "integer"),
    Column(DIFFERING, "integer"),
    Column(TARGET_ROW, "integer"),
    Column(OUTCOME_ROW, "integer"),
)
"""The columns that promises have besides the table's."""

LEAST = 3  # outcomes of a year that make a document unknown to data/sources.toml its report
MONTH_OF_NEXT = 10  # a report published from October on speaks of the next year's work
_LABEL = "label"
_ORDER = [SOURCE, START, PERIOD, VALUE, VALUE_TEXT, PARAGRAPH, SECTION]


def of_target(column: str) -> str:
    """The name of a target's column in the table of promises: ``target_value``."""
    return f"target_{column}"


def of_outcome(column: str) -> str:
    """The name of an outcome's column in the table of promises: ``outcome_value``."""
    return f"outcome_{column}"


PROMISES = (
    *_ABOUT, *map(of_target, _SIDE), of_outcome(PERIOD), *map(of_outcome, _SIDE),
    *(column.name for column in OWN if column.name != HORIZON),
)  # fmt: skip


def promises(
    table: pd.DataFrame,
    sources: Mapping[str, Source],
    catalogue: Mapping[str, Indicator] | None = None,
    known_breaks: tuple[Break, ...] | None = None,
) -> pd.DataFrame:
    """One row per promise, in the columns of PROMISES, by indicator, place and period.

    A promise is a catalogued target of a place for a period, either of the year ahead ("annual")
    or of a plan ("plan", :func:`horizons`); however many documents state it, it is one, and the
    preferred row stands for it. Its outcome is the preferred outcome of the same indicator, place
    and period, from whichever document. The first that applies is the verdict:

    1. the outcome is known, and of one series, unit and measure: the rule of
       :func:`extract.analysis.verdicts.verdict_of`; where it is not of one, ``incomparable``;
    2. the year is later than the last that any report held looks back on: ``pending``;
    3. an outcome of another period that ends in the same year (2021/2025 for 2025) is stated:
       ``incomparable``;
    4. the place's report on that year is held and does not state the outcome: ``unreported``;
    5. it is not held: ``unheld``.

    ``difference`` is the outcome less the number named, in ``unit``, where both are numbers.
    ``stated`` counts the target's rows, ``differing`` those of them that name another number.
    ``target_row`` and ``outcome_row`` are index labels of ``table``, which are whole numbers.
    """
    judge = _Judge(
        reports=reports(table, sources),
        last=last_closed(table, sources),
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
    told = []
    for name in (ANNUAL, PLAN):
        of_horizon = targets[horizon == name]
        stated: dict[tuple[Any, ...], list[float]] = defaultdict(list)
        for row in _rows(of_horizon):
            stated[tuple(row[column] for column in FACT)].append(row[VALUE])
        for target in _rows(preferred_rows(of_horizon, sources)):
            values = stated[tuple(target[column] for column in FACT)]
            told.append(
                {
                    **{column: target[column] for column in _ABOUT if column != HORIZON},
                    **{of_target(column): target[column] for column in _SIDE},
                    **judge.found(target, outcomes[target[INDICATOR_ID], target[REGION]]),
                    HORIZON: name,
                    STATED: len(values),
                    DIFFERING: sum(value != target[VALUE] for value in values),
                    TARGET_ROW: target[_LABEL],
                }
            )
    return _as_frame(told)


def _rows(table: pd.DataFrame) -> list[Row]:
    return table.assign(**{_LABEL: table.index}).to_dict("records")  # type: ignore[return-value]


_DTYPES = {
    side(column.name): column.dtype
    for columns, sides in ((TABLE, (str, of_target, of_outcome)), (OWN, (str,)))
    for column in columns
    for side in sides
}


def _as_frame(told: Sequence[Row]) -> pd.DataFrame:
    frame = pd.DataFrame({name: _column(name, told) for name in PROMISES})
    order = [INDICATOR_ID, REGION, YEAR, PERIOD, HORIZON, MEASURE]
    return frame.sort_values(order, kind="stable", ignore_index=True)


def _column(name: str, told: Sequence[Row]) -> pd.Series:
    cells = [row.get(name) for row in told]
    if _DTYPES[name] == "str":
        cells = ["" if cell is None else cell for cell in cells]
    return pd.Series(cells, dtype=_DTYPES[name])


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
            told |= {of_outcome(column): outcome[column] for column in (PERIOD, *_SIDE)}
        return told


def reports(table: pd.DataFrame, sources: Mapping[str, Source]) -> dict[tuple[str, int], str]:
    """Which document is a place's report on a year: (北京市, 2025) -> 2026_北京市.

    A work report looks back on one year: the one of which it states most outcomes. Facts that
    were transcribed from a page are no report, however many: what they leave out is not known.
    """
    read = yearly(table[(table[ORIGIN] == EXTRACTED) & (table[KIND] == ACTUAL)])
    held: dict[tuple[str, int], str] = {}
    for (key, region), rows in read.groupby([SOURCE, REGION], sort=True):
        source = sources.get(str(key))
        if source is None:
            own = len(rows) >= LEAST
        else:
            own = "work report" in source.kind and region in source.region.split()
        if own:
            years = rows[YEAR].value_counts()
            year = int(max(years.index, key=lambda each: (years[each], each)))
            held.setdefault((str(region), year), str(key))
    return held


def last_closed(table: pd.DataFrame, sources: Mapping[str, Source]) -> int:
    """The last year whose outcomes are due: the last that any report held looks back on.

    Without any report it is the last year of which an outcome is stated, and 0 without either.
    """
    outcomes = table.loc[table[KIND] == ACTUAL, YEAR].dropna()
    years = [year for _, year in reports(table, sources)] or [int(year) for year in outcomes]
    return max(years, default=0)


def horizons(
    targets: pd.DataFrame,
    sources: Mapping[str, Source],
    held: Mapping[tuple[str, int], str],
) -> pd.Series:
    """Of each target, whether it is for the year ahead ("annual") or of a plan ("plan").

    A plan's target is for several years, or for a year after the one whose work its document
    speaks of. That year is the one after the year a report looks back on, else that of
    publication (the next from October on); where neither is known, the target counts as annual.
    """
    ahead = {(key, region): year + 1 for (region, year), key in held.items()}
    published = {key: _year_of_work(source.published) for key, source in sources.items()}

    def horizon(source: str, region: str, year: int, period: str) -> str:
        works_on = ahead.get((source, region)) or published.get(source, 0)
        later = bool(works_on) and year > works_on
        return PLAN if later or re.fullmatch(r"\d{4}/\d{4}", period) else ANNUAL

    columns = (targets[name] for name in (SOURCE, REGION, YEAR, PERIOD))
    return pd.Series(
        [horizon(*row) for row in zip(*columns, strict=True)], index=targets.index, dtype="str"
    )


def _year_of_work(published: str) -> int:
    """The year of whose work a document of this date speaks, 0 where the date is unknown.

    >>> _year_of_work("2023-12-27"), _year_of_work("2024-01-09"), _year_of_work("2024")
    (2024, 2024, 2024)
    """
    date = re.match(r"(\d{4})(?:-(\d{2}))?", published)
    if date is None:
        return 0
    return int(date[1]) + (int(date[2] or 1) >= MONTH_OF_NEXT)


def _difference(target: Row, outcome: Row | None) -> float | None:
    if outcome is None or outcome[COMPARATOR] in (">=", "<="):
        return None
    if any(pd.notna(row[VALUE_HIGH]) for row in (target, outcome)):
        return None
    return round(float(outcome[VALUE] - target[VALUE]), 6)
