"""What the promises of one indicator come to, in sentences: who met it, who missed it, who is open.

Every promise is in exactly one sentence, and places without one are counted.
"""

from collections.abc import Sequence

import pandas as pd

from extract.analysis.promise_columns import HORIZON, PLAN, VERDICT
from extract.analysis.verdicts import MET, MISSED, verdicts
from extract.table.schema import REGION, YEAR
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import region_name
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import promise_name, reason_of, records, verdict_name, when

NAMED = 16  # places in a sentence: all of Beijing's districts
ALWAYS = (MET, MISSED)  # a count of none is an answer as well


def answers(promises: pd.DataFrame, members: Sequence[str], t: Translation) -> list[str]:
    """One sentence a year, the newest first; for one place one sentence on all years.

    Args:
        promises: of one indicator.
        members: the places of whom a promise could be expected (Chinese names); may be empty.
    """
    if promises[REGION].nunique() == 1 and not members:
        if len(promises) == 1:
            (promise,) = records(promises)
            name, reason = plain(promise_name(promise, t)), plain(reason_of(promise, t))
            return [t("promises.of_one", name=name, reason=reason)]
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
