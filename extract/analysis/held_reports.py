"""Which reports are held: on which year each looks back, and for when its targets are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from extract.analysis.preferred_rows import yearly
from extract.analysis.promise_columns import ANNUAL, PLAN
from extract.reference.sources import Source
from extract.table.schema import (
    ACTUAL,
    EXTRACTED,
    KIND,
    ORIGIN,
    PERIOD,
    REGION,
    SOURCE,
    YEAR,
)

LEAST = 3  # outcomes of a year that make a document unknown to data/sources.toml its report
MONTH_OF_NEXT = 10  # a report published from October on speaks of the next year's work


@dataclass(frozen=True, slots=True)
class Held:
    """What must be known of a whole table before any promise of it is judged.

    Attributes:
        reports: which document is a place's report on a year: (北京市, 2025) -> 2026_北京市.
        last: the last year whose outcomes are due: the last that any report held looks back on;
            without any report the last year of which an outcome is stated, and 0 without either.
    """

    reports: Mapping[tuple[str, int], str]
    last: int


def held_in(table: pd.DataFrame, sources: Mapping[str, Source]) -> Held:
    """Of a table in memory."""
    outcomes = table[table[KIND] == ACTUAL]
    read = yearly(outcomes[outcomes[ORIGIN] == EXTRACTED])
    counts = read.groupby([SOURCE, REGION, YEAR]).size().items()
    stated = [int(year) for year in outcomes[YEAR].dropna().unique()]
    return held_by(((*key, n) for key, n in counts), stated, sources)  # type: ignore[misc]


def held_by(
    counts: Iterable[tuple[str, str, int, int]],
    stated: Iterable[int],
    sources: Mapping[str, Source],
) -> Held:
    """Of a table of which only this is known.

    A work report looks back on one year: the one of which it states most outcomes. Facts that
    were transcribed from a page are no report, however many: what they leave out is not known.

    Args:
        counts: source, region, year, and how many outcomes of the whole year were read there.
        stated: every year of which there is an outcome.
    """
    told: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for key, region, year, n in counts:
        told[key, region][int(year)] = n
    held: dict[tuple[str, int], str] = {}
    for (key, region), years in sorted(told.items()):
        source = sources.get(key)
        if source is None:
            own = sum(years.values()) >= LEAST
        else:
            own = source.whole_report and region in source.region.split()
        if own:
            year = max(years, key=lambda each: (years[each], each))
            held.setdefault((region, year), key)
    return Held(held, max([year for _, year in held] or [*stated], default=0))


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
    published = {key: year_of_work(source.published) for key, source in sources.items()}

    def horizon(source: str, region: str, year: int, period: str) -> str:
        works_on = ahead.get((source, region)) or published.get(source, 0)
        later = bool(works_on) and year > works_on
        return PLAN if later or re.fullmatch(r"\d{4}/\d{4}", period) else ANNUAL

    columns = (targets[name] for name in (SOURCE, REGION, YEAR, PERIOD))
    return pd.Series(
        [horizon(*row) for row in zip(*columns, strict=True)], index=targets.index, dtype="str"
    )


def year_of_work(published: str) -> int:
    """The year of whose work a document of this date speaks, 0 where the date is unknown.

    >>> year_of_work("2023-12-27"), year_of_work("2024-01-09"), year_of_work("2024")
    (2024, 2024, 2024)
    """
    date = re.match(r"(\d{4})(?:-(\d{2}))?", published)
    if date is None:
        return 0
    return int(date[1]) + (int(date[2] or 1) >= MONTH_OF_NEXT)
