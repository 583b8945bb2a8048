"""What the data has to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from extract.reference.indicators import themes
from extract.reference.sources import SAMPLES, sources
from extract.table.schema import INDICATOR_ID, KIND, SOURCE, THEME, YEAR
from pages.parts.labels.names import place_ids, places

KINDS = ("actual", "target")


@dataclass(frozen=True, slots=True)
class Offered:
    """What the data has, so that nothing else is offered. Years are both included."""

    themes: tuple[str, ...]
    regions: tuple[str, ...]
    kinds: tuple[str, ...]
    indicators: tuple[str, ...]
    sources: tuple[str, ...]
    first: int
    last: int
    years: frozenset[int] = field(default=frozenset())
    promises: frozenset[str] = field(default=frozenset())


def offered(table: pd.DataFrame, promises: Iterable[str] = ()) -> Offered:
    """The choices that a table has rows for, in the order of the catalogue and of the regions.

    Args:
        promises: the ids of the table's promises (judged.promise_ids).
    """
    held = set(place_ids(table))
    known = [place for place in places() if place in held]
    years = frozenset(int(year) for year in table[YEAR].dropna())
    return Offered(
        themes=_in_order(themes(), set(table[THEME])),
        regions=(*known, *sorted(held - set(known) - {""})),
        kinds=_in_order(KINDS, set(table[KIND])),
        indicators=tuple(sorted(set(table[INDICATOR_ID]) - {""})),
        sources=tuple(dict.fromkeys([*sources(), *sources(SAMPLES), *table[SOURCE]])),
        first=min(years, default=0),
        last=max(years, default=0),
        years=years,
        promises=frozenset(promises),
    )


def _in_order(order: object, held: set[str]) -> tuple[str, ...]:
    return tuple(name for name in order if name in held)  # type: ignore[attr-defined]
