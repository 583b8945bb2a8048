"""Which row leads where several state the same fact."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd

from extract.analysis.interval import printed_interval
from extract.analysis.standing import STANDINGS, UNVERIFIED, standing_of
from extract.reference.sources import Source
from extract.table.schema import (
    ACTUAL,
    COMPARATOR,
    INDICATOR_ID,
    KIND,
    MEASURE,
    ORIGIN,
    PERIOD,
    REGION,
    SOURCE,
    YEAR,
)

Labelled: TypeAlias = tuple[Any, Mapping[str, Any]]
"""A row's label and what its columns hold."""
FACT = [INDICATOR_ID, REGION, YEAR, PERIOD, KIND, MEASURE]


def preferred_rows(table: pd.DataFrame, sources: Mapping[str, Source]) -> pd.DataFrame:
    """One row per fact, the one that leads, in the table's order.

    A fact is an indicator of a place in a period, reached or promised. Of the rows that state
    it, the first by this order leads:

    1. read from a document here before transcribed; transcribed from an official page before a
       news page; behind these what a copy says that nobody verified, read before transcribed;
    2. of one standing, an exact figure before an approximate or bounded one (43760.7亿元 before
       约4.4万亿元);
    3. the source published later before the earlier, a dated one before an undated;
    4. the earlier row of the table.

    Of an outcome, an exact figure that agrees with this row and says more leads instead
    (40269.6亿元 before 超过4万亿元), whatever their standing, but for what nobody verified.
    A promise keeps its own words: 5%左右 is no promise of 5.2%.

    Rows without a catalogue id are left out: nothing says which of them mean the same thing.
    """
    named = table[table[INDICATOR_ID] != ""]
    order = _in_order(named, sources)
    leading = order.drop_duplicates(FACT)
    stated_twice = order[order.duplicated(FACT, keep=False)]
    exact = [
        _most_exact(rows) if kind == ACTUAL else rows[0][0]
        for (*_, kind, _), rows in by_fact(stated_twice).items()
    ]
    alone = leading.index.difference(stated_twice.index)
    return named.loc[alone.union(pd.Index(exact)).sort_values(), named.columns]


def _in_order(rows: pd.DataFrame, sources: Mapping[str, Source]) -> pd.DataFrame:
    """The rows, the one to be preferred first, each with its standing."""
    published = {key: source.published for key, source in sources.items()}
    ranked = rows.assign(
        standing=[
            STANDINGS.index(standing_of(origin, sources.get(source)))
            for origin, source in zip(rows[ORIGIN], rows[SOURCE], strict=True)
        ],
        vague=rows[COMPARATOR] != "=",
        published=[published.get(source, "") for source in rows[SOURCE]],
    )
    keys = ["standing", "vague", "published"]
    return ranked.sort_values(keys, ascending=[True, True, False], kind="stable")


def by_fact(rows: pd.DataFrame) -> dict[tuple[Any, ...], list[Labelled]]:
    """The rows of each fact with their labels, in their order.

    Made into plain values together: there are many facts, of few rows each.
    """
    found: dict[tuple[Any, ...], list[Labelled]] = defaultdict(list)
    facts = zip(*(rows[name].to_list() for name in FACT), strict=True)
    for fact, label, row in zip(facts, rows.index, rows.to_dict("records"), strict=True):
        found[fact].append((label, row))  # type: ignore[arg-type]
    return found


def _most_exact(rows: Sequence[Labelled]) -> Any:
    """The label of the row that says most exactly what the first of these says.

    Args:
        rows: those of one fact, the one to be preferred first.
    """
    (leader, first), *others = rows
    within = printed_interval(first)
    for label, row in others:
        own = printed_interval(row)
        verified = STANDINGS[row["standing"]] not in UNVERIFIED
        if verified and row[COMPARATOR] == "=" and own.sharpens(within):
            leader, within = label, own
    return leader


def yearly(table: pd.DataFrame) -> pd.DataFrame:
    """The rows about one whole year; spans (2021/2025) and parts (2024-H1) are left out."""
    return table[table[PERIOD] == table[YEAR].astype("string")]
