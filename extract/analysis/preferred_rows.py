"""Which row leads where several state the same fact."""

from collections.abc import Mapping

import pandas as pd

from extract.analysis.standing import STANDINGS, standing_of
from extract.reference.sources import Source
from extract.table.schema import (
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

    Rows without a catalogue id are left out: nothing says which of them mean the same thing.
    """
    named = table[table[INDICATOR_ID] != ""]
    published = {key: source.published for key, source in sources.items()}
    order = pd.DataFrame(
        {
            "standing": [
                STANDINGS.index(standing_of(origin, sources.get(source)))
                for origin, source in zip(named[ORIGIN], named[SOURCE], strict=True)
            ],
            "vague": named[COMPARATOR] != "=",
            "published": [published.get(source, "") for source in named[SOURCE]],
        },
        index=named.index,
    ).sort_values(["standing", "vague", "published"], ascending=[True, True, False])
    return named.loc[order.index].drop_duplicates(FACT).sort_index()


def yearly(table: pd.DataFrame) -> pd.DataFrame:
    """The rows about one whole year; spans (2021/2025) and parts (2024-H1) are left out."""
    return table[table[PERIOD] == table[YEAR].astype("string")]
