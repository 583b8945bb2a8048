"""What a chart of lines finds, in one sentence that can stand above it.

It is said of exact outcomes of one series only; where there are none, nothing is.
"""

import pandas as pd

from extract.analysis.comparability import is_exact
from extract.analysis.interval import PERCENTAGES
from extract.reference.regions import regions
from extract.table.schema import ACTUAL, KIND, REGION, UNIT, VALUE, YEAR
from pages.parts.labels.names import NATION, place_name, region_name
from pages.parts.labels.number_format import difference
from pages.parts.labels.provenance import marked_figure
from pages.parts.labels.spans import spans
from pages.parts.labels.translations import Translation
from pages.parts.narrative.trend_sentences import move

ENOUGH = 2  # years that two places must share to be compared over the years


def finding(rows: pd.DataFrame, t: Translation) -> str:
    """Of one place how it has moved, of two which is above, of more who is highest; else empty.

    Args:
        rows: leading yearly facts of one indicator in the chosen places.
    """
    places = list(dict.fromkeys(rows[REGION]))
    exact = rows[[row[KIND] == ACTUAL and is_exact(row) for _, row in rows.iterrows()]]
    if len(places) == 1 or (_nested(places) and rows[UNIT].iloc[0] not in PERCENTAGES):
        return _moved(rows[rows[REGION] == places[0]], t)
    if len(places) == 2 and (told := _above(exact, places, t)):
        return told
    return _extremes(exact, len(places), t) or _moved(rows[rows[REGION] == places[0]], t)


def _nested(places: list[str]) -> bool:
    """Whether one place lies in another, so that its amounts are a part of that one's."""
    known = [regions()[place] for place in places if place in regions()]
    return place_name(NATION) in places or any(each.parent in places for each in known)


def _moved(rows: pd.DataFrame, t: Translation) -> str:
    """北京市 2025 年 5.4%，比 2019 年的 6.1% 低 0.7 个百分点."""
    moved = move(rows[rows[KIND] == ACTUAL])
    if moved is None or moved.first is None or moved.difference is None:
        return ""
    apart = moved.difference
    return t(
        f"finding.{'same' if apart == 0 else 'rose' if apart > 0 else 'fell'}",
        place=region_name(moved.last[REGION], t.language),
        year=moved.last[YEAR],
        figure=marked_figure(moved.last, t.language),
        before=moved.first[YEAR],
        first=marked_figure(moved.first, t.language),
        by=difference(abs(apart), moved.last, t.language),
    )


def _above(exact: pd.DataFrame, places: list[str], t: Translation) -> str:
    """Which of two is above in more of the years that both state; empty where neither is."""
    values = exact.pivot_table(index=YEAR, columns=REGION, values=VALUE).reindex(columns=places)
    apart = values.dropna().diff(axis="columns").iloc[:, -1]
    if len(apart) < ENOUGH:
        return ""
    first, second = int((apart < 0).sum()), int((apart > 0).sum())
    if first == second:
        return ""
    above, below = places if first > second else places[::-1]
    years, other = max(first, second), min(first, second)
    return t(
        "finding.always" if years == len(apart) else "finding.mostly",
        above=region_name(above, t.language),
        below=region_name(below, t.language),
        years=years,
        other=other,
        all=len(apart),
        when=spans([int(str(year)) for year in sorted(apart.index)], t),
    )


def _extremes(exact: pd.DataFrame, chosen: int, t: Translation) -> str:
    """The highest and the lowest in the latest year of which two places state exact outcomes.

    All that share a place are named; a figure's mark goes with it.

    Args:
        chosen: how many places are shown; those without a figure are counted, not ranked.
    """
    counts = exact.groupby(YEAR)[REGION].nunique()
    years = [int(str(year)) for year, n in counts.items() if n > 1]
    if not years:
        return ""
    own = exact[exact[YEAR] == max(years)]
    least, most = (own[own[VALUE] == end] for end in (own[VALUE].min(), own[VALUE].max()))
    word = "between"
    if len(most) == len(own):
        word = "level"
    elif len(own) == chosen:
        word = "pair" if chosen == 2 else "all"
    return t(
        f"finding.{word}",
        year=max(years),
        n=len(own),
        chosen=chosen,
        highest=_named(most, t),
        lowest=_named(least, t),
        most=marked_figure(most.iloc[0], t.language),
        least=marked_figure(least.iloc[0], t.language),
    )


def _named(rows: pd.DataFrame, t: Translation) -> str:
    return t.listed(region_name(name, t.language) for name in rows[REGION])
