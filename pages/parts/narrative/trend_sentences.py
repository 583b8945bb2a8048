"""What the lines of a chart say, in a sentence: where a place stands and how it has moved.

Differences are computed from two exact figures of one series only (data/breaks.toml): never
across a break, never to or from a year that stands apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from extract.analysis.series_breaks import Break, breaks
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
from pages.parts.labels.names import region_name
from pages.parts.labels.number_format import difference, figure
from pages.parts.labels.translations import Translation


@dataclass(frozen=True, slots=True)
class Move:
    """From one figure of a place to its latest.

    Attributes:
        last: the latest row.
        first: the earliest row that ``last`` may be compared with; None where there is none.
    """

    last: pd.Series
    first: pd.Series | None

    @property
    def difference(self) -> float | None:
        """``last`` less ``first`` in the indicator's unit; None where it is not computed."""
        if self.first is None:
            return None
        return round(float(self.last[VALUE] - self.first[VALUE]), 6)


def move(series: pd.DataFrame, known: Iterable[Break] | None = None) -> Move | None:
    """How one indicator of one place and kind has moved; None without any row.

    Args:
        series: leading yearly facts, one a year.
    """
    if series.empty:
        return None
    rows = [row for _, row in series.sort_values(YEAR).iterrows()]
    last = rows[-1]
    every = breaks() if known is None else tuple(known)
    own = [each for each in every if each.concerns(last[INDICATOR_ID], last[REGION])]
    begins = max((e.year for e in own if not e.comparable and e.year <= last[YEAR]), default=0)
    stand_apart = {each.year for each in own if each.comparable}

    def counts(row: pd.Series) -> bool:
        return is_exact(row) and row[YEAR] >= begins and row[YEAR] not in stand_apart

    first = next((row for row in rows[:-1] if counts(row)), None) if counts(last) else None
    return Move(last, first)


def is_exact(row: pd.Series) -> bool:
    """Whether a figure is one exact number."""
    return bool(row[COMPARATOR] == "=" and pd.isna(row[VALUE_HIGH]))


def said_of(rows: pd.DataFrame, t: Translation) -> str:
    """One place's latest outcome and target, and how both have moved."""
    outcomes = move(rows[rows[KIND] == ACTUAL])
    targets = move(rows[rows[KIND] == TARGET])
    parts = [
        _moved(outcomes, "value", t) if outcomes else t("trends.no_outcome"),
        _targets(rows[rows[KIND] == TARGET], targets, t) if targets else t("trends.no_target"),
    ]
    joined = ("；" if t.language == "zh" else "; ").join(parts)
    place = region_name(rows[REGION].iloc[0], t.language)
    return t("trends.place", place=place, parts=joined)


def _moved(moved: Move, word: str, t: Translation) -> str:
    now = t(f"trends.{word}", year=moved.last[YEAR], figure=figure(moved.last, t.language))
    apart = moved.difference
    if moved.first is None or apart is None:
        return now
    way = "same" if apart == 0 else "rose" if apart > 0 else "fell"
    return t(
        f"trends.{way}",
        now=now,
        year=moved.first[YEAR],
        before=figure(moved.first, t.language),
        by=difference(abs(apart), moved.last, t.language),
    )


def _targets(rows: pd.DataFrame, moved: Move, t: Translation) -> str:
    """Targets that cannot be subtracted (约5%, ≥5%) are at least set side by side."""
    earliest = rows.sort_values(YEAR).iloc[0]
    if moved.first is not None or earliest[YEAR] == moved.last[YEAR]:
        return _moved(moved, "target", t)
    return t(
        "trends.targets",
        before_year=earliest[YEAR],
        before=figure(earliest, t.language),
        year=moved.last[YEAR],
        now=figure(moved.last, t.language),
    )


def said_between(rows: pd.DataFrame, t: Translation) -> str:
    """Who is highest and lowest in the latest year of which two places state exact outcomes."""
    exact = rows[[row[KIND] == ACTUAL and is_exact(row) for _, row in rows.iterrows()]]
    counts = exact.groupby(YEAR)[REGION].nunique()
    years = [int(str(year)) for year, n in counts.items() if n > 1]
    if not years:
        return ""
    own = exact[exact[YEAR] == max(years)].sort_values(VALUE, kind="stable")
    lowest, highest = own.iloc[0], own.iloc[-1]
    alike = lowest[VALUE] == highest[VALUE]
    return t(
        "trends.level" if alike else "trends.between",
        year=max(years),
        n=len(own),
        highest=region_name(highest[REGION], t.language),
        lowest=region_name(lowest[REGION], t.language),
        most=figure(highest, t.language),
        least=figure(lowest, t.language),
    )
