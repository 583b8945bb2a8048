"""What the lines of a chart say, in a sentence: where a place stands and how it has moved.

Differences are computed from two exact figures of one series only (data/breaks.toml): never
across a break, never to or from a year that stands apart.
"""

from dataclasses import dataclass

import pandas as pd

from extract.analysis.comparability import comparable
from extract.analysis.interval import printed_step
from extract.table.schema import ACTUAL, KIND, REGION, TARGET, VALUE, YEAR
from pages.parts.labels.names import region_name
from pages.parts.labels.number_format import difference
from pages.parts.labels.provenance import marked_figure
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
        """``last`` less ``first`` in the indicator's unit; None where it is not computed.

        It is as exact as the coarser of the two is printed: 5.2万亿 less 35371.3亿 is 1.7万亿.
        """
        if self.first is None:
            return None
        apart = float(self.last[VALUE] - self.first[VALUE])
        step = max(printed_step(dict(row)) for row in (self.first, self.last))
        return round(round(apart / step) * step if step else apart, 6)


def move(series: pd.DataFrame) -> Move | None:
    """How one indicator of one place and kind has moved; None without any row.

    Args:
        series: leading yearly facts, one a year.
    """
    if series.empty:
        return None
    *before, last = (row for _, row in series.sort_values(YEAR).iterrows())
    return Move(last, next((row for row in before if comparable(row, last)), None))


def said_of(rows: pd.DataFrame, unfiltered: pd.DataFrame, t: Translation) -> str:
    """One place's latest outcome and target, and how both have moved.

    Args:
        unfiltered: the same without the reader's filters: what these hide is stated somewhere.
    """
    parts = []
    for kind, word in ((ACTUAL, "outcome"), (TARGET, "target")):
        own = rows[rows[KIND] == kind]
        moved = move(own)
        if moved is None:
            hidden = (unfiltered[KIND] == kind).any()
            parts.append(t(f"trends.{'hidden' if hidden else 'no'}_{word}"))
        elif kind == ACTUAL:
            parts.append(_moved(moved, "value", t))
        else:
            parts.append(_targets(own, moved, t))
    place = region_name(rows[REGION].iloc[0], t.language)
    return t("trends.place", place=place, parts=t.joined(parts))


def _moved(moved: Move, word: str, t: Translation) -> str:
    now = t(f"trends.{word}", year=moved.last[YEAR], figure=marked_figure(moved.last, t.language))
    apart = moved.difference
    if moved.first is None or apart is None:
        return now
    way = "same" if apart == 0 else "rose" if apart > 0 else "fell"
    return t(
        f"trends.{way}",
        now=now,
        year=moved.first[YEAR],
        before=marked_figure(moved.first, t.language),
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
        before=marked_figure(earliest, t.language),
        year=moved.last[YEAR],
        now=marked_figure(moved.last, t.language),
    )
