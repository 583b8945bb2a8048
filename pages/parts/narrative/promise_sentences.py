"""What the promises of one indicator come to, in sentences: who met it, who missed it, who is open.

Every promise is in exactly one sentence, and places without one are counted.
"""

from collections.abc import Sequence

import pandas as pd

from extract.analysis.extremes import PERCENT, in_percent, missed_most
from extract.analysis.promise_columns import HORIZON, PLAN, VERDICT
from extract.analysis.verdicts import MET, MISSED, verdicts
from extract.reference.indicators import indicators
from extract.table.schema import REGION, YEAR
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import place_id, region_name
from pages.parts.labels.names import places as every_place
from pages.parts.labels.records import records
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    outcome_figure,
    promise_name,
    reason_of,
    target_figure,
    verdict_name,
    when,
)
from pages.parts.state.kept import kept

NAMED = 16  # places in a sentence: all of Beijing's districts
ALWAYS = (MET, MISSED)  # a count of none is an answer as well


@kept
def answers(promises: pd.DataFrame, members: Sequence[str], t: Translation) -> list[str]:
    """One sentence a year, the newest first; for one place one sentence on all years.

    Args:
        promises: of one indicator.
        members: the places of whom a promise could be expected (Chinese names); may be empty.
    """
    if promises[REGION].nunique() == 1 and not members:
        if len(promises) == 1:
            return of_each(promises, t)
        place = region_name(promises[REGION].iloc[0], t.language)
        parts = _parts(promises, "promises.of_place_part", t)
        return [t("promises.of_place", place=plain(place), n=len(promises), parts=parts)]
    told = []
    for year in sorted(set(promises[YEAR]), reverse=True):
        own = promises[promises[YEAR] == year]
        silent = len(set(members) - set(own[REGION]))
        told.append(
            t(
                "promises.in_year",
                year=year,
                n=own[REGION].nunique(),
                parts=_parts(own, "promises.in_year_part", t),
                rest=t("promises.in_year_rest", n=silent) if silent else "",
            )
        )
    return told


def of_each(promises: pd.DataFrame, t: Translation) -> list[str]:
    """A sentence a promise, where they are too few for a chart."""
    return [
        t(
            "promises.of_one",
            name=plain(promise_name(each, t)),
            reason=plain(reason_of(each, t)),
        )
        for each in records(promises)
    ]


@kept
def in_percent_of(promises: pd.DataFrame) -> pd.DataFrame:
    """The outcomes in percent of their targets, as far as there is such a thing; worst first."""
    return in_percent(promises, indicators())


@kept
def farthest(promises: pd.DataFrame, t: Translation) -> str:
    """Which promise was missed by most, and by how much; nothing where none was."""
    told, n = in_percent_of(promises), int((promises[VERDICT] == MISSED).sum())
    for promise in records(missed_most(told)):
        share = t("promises.of_target", percent=f"{promise[PERCENT]:.3g}")
        return t(
            "promises.farthest" if n > 1 else "promises.farthest_only",
            n=n,
            name=plain(promise_name(promise, t)),
            target=plain(target_figure(promise, t)),
            outcome=plain(outcome_figure(promise, t)),
            percent=share if promise[PERCENT] > 0 else "",  # -18% of a target says nothing
        )
    return ""


def not_yet_due(
    promises: pd.DataFrame, places: Sequence[str], *, drawn: bool, t: Translation
) -> str:
    """That of these places nothing can be said yet: 24 个地方的目标都在 2026 年，尚未到期.

    Args:
        places: Chinese names, at least one.
        drawn: whether their promises stand in the chart all the same.
    """
    years = promises.loc[promises[REGION].isin(places), YEAR]
    first, last = int(years.min()), int(years.max())
    order = {place: n for n, place in enumerate(every_place())}
    near = sorted(places, key=lambda name: order.get(place_id(name), len(order)))
    named = [plain(region_name(place, t.language)) for place in near[:NAMED]]
    more = len(places) - len(named)
    told = t(
        "promises.not_yet_due",
        n=len(places),
        years=first if first == last else f"{first}–{last}",
        list=t.listed(named) + (t("promises.and_more", n=more) if more else ""),
    )
    return told if drawn else told + t("promises.not_drawn")


def _parts(own: pd.DataFrame, key: str, t: Translation) -> str:
    parts = []
    for verdict in verdicts():
        of_verdict = own[own[VERDICT] == verdict]
        if of_verdict.empty and verdict not in ALWAYS:
            continue
        named = _named(of_verdict, by_place=key == "promises.in_year_part", t=t)
        parts.append(
            t(
                key,
                verdict=verdict_name(verdict, t.language).lower(),
                n=len(of_verdict),
                named=t("promises.named", list=named) if named else "",
            )
        )
    return ("，" if t.language == "zh" else ", ").join(parts)


def _named(own: pd.DataFrame, by_place: bool, t: Translation) -> str:
    every = []
    for promise in records(own):
        plan = t.aside(t("promises.plan")) if promise[HORIZON] == PLAN else ""
        place = region_name(str(promise[REGION]), t.language)
        every.append(plain(f"{place}{plan}" if by_place else when(promise, t)))
    joined = t.listed(every[:NAMED])
    more = len(every) - NAMED
    return joined + t("promises.and_more", n=more) if more > 0 else joined
