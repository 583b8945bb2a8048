"""What the promises of one indicator come to, in sentences: who met it, who missed it, who is open.

Every promise is in exactly one sentence, and places without one are counted.
"""

from collections.abc import Sequence

import pandas as pd

from extract.analysis.promise_columns import HORIZON, PLAN, VERDICT
from extract.analysis.verdicts import MET, MISSED, verdicts
from extract.table.schema import REGION, YEAR
from pages.parts.judged import promise_name, reason_of, records, verdict_name, when
from pages.parts.markdown import plain
from pages.parts.names import region_name
from pages.parts.words import Words

NAMED = 16  # places in a sentence: all of Beijing's districts
ALWAYS = (MET, MISSED)  # a count of none is an answer as well


def answers(promises: pd.DataFrame, members: Sequence[str], say: Words) -> list[str]:
    """One sentence a year, the newest first; for one place one sentence on all years.

    Args:
        promises: of one indicator.
        members: the places of whom a promise could be expected (Chinese names); may be empty.
    """
    if promises[REGION].nunique() == 1 and not members:
        if len(promises) == 1:
            (promise,) = records(promises)
            name, reason = plain(promise_name(promise, say)), plain(reason_of(promise, say))
            return [say("promises.of_one", name=name, reason=reason)]
        place = region_name(promises[REGION].iloc[0], say.language)
        parts = _parts(promises, "promises.of_place_part", say)
        return [say("promises.of_place", place=plain(place), n=len(promises), parts=parts)]
    told = []
    for year in sorted(set(promises[YEAR]), reverse=True):
        own = promises[promises[YEAR] == year]
        silent = len(set(members) - set(own[REGION]))
        told.append(
            say(
                "promises.in_year",
                year=year,
                n=own[REGION].nunique(),
                parts=_parts(own, "promises.in_year_part", say),
                rest=say("promises.in_year_rest", n=silent) if silent else "",
            )
        )
    return told


def _parts(own: pd.DataFrame, key: str, say: Words) -> str:
    parts = []
    for verdict in verdicts():
        of_verdict = own[own[VERDICT] == verdict]
        if of_verdict.empty and verdict not in ALWAYS:
            continue
        named = _named(of_verdict, by_place=key == "promises.in_year_part", say=say)
        parts.append(
            say(
                key,
                verdict=verdict_name(verdict, say.language).lower(),
                n=len(of_verdict),
                named=say("promises.named", list=named) if named else "",
            )
        )
    return ("，" if say.language == "zh" else ", ").join(parts)


def _named(own: pd.DataFrame, by_place: bool, say: Words) -> str:
    every = []
    for promise in records(own):
        plan = say.aside(say("promises.plan")) if promise[HORIZON] == PLAN else ""
        place = region_name(str(promise[REGION]), say.language)
        every.append(plain(f"{place}{plan}" if by_place else when(promise, say)))
    joined = say.listed(every[:NAMED])
    more = len(every) - NAMED
    return joined + say("promises.and_more", n=more) if more > 0 else joined
