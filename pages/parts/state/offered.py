"""What the data has to choose from."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TypeAlias

from extract.reference.indicators import themes
from extract.reference.sources import SAMPLES, sources
from extract.table.rows import Rows
from extract.table.schema import INDICATOR_ID, KIND, REGION, REGION_CODE, SOURCE, THEME, YEAR
from pages.parts.labels.names import place_id_without_code, places

Promised: TypeAlias = frozenset[tuple[str, str]]

KINDS = ("actual", "target")


@dataclass(frozen=True, slots=True)
class Offered:
    """What the data has, so that nothing else is offered. Years are both included.

    Attributes:
        promises: the ids of the promises (verdict_labels.promise_ids).
        promised: the indicators and places that have any.
    """

    themes: tuple[str, ...]
    regions: tuple[str, ...]
    kinds: tuple[str, ...]
    indicators: tuple[str, ...]
    sources: tuple[str, ...]
    first: int
    last: int
    years: frozenset[int] = field(default=frozenset())
    promises: Collection[str] = field(default=())
    promised: Promised = field(default=frozenset())


def offered(
    table: Rows, promises: Collection[str] = (), promised: Promised = frozenset()
) -> Offered:
    """The choices that a table has rows for, in the order of the catalogue and of the regions.

    Args:
        promises, promised: as Offered has them.
    """
    places_of = table.counts(REGION_CODE, REGION)
    held = {code or place_id_without_code(region) for code, region in places_of}
    known = [place for place in places() if place in held]
    years = frozenset(map(int, table.values(YEAR)))
    return Offered(
        themes=_in_order(themes(), set(table.values(THEME))),
        regions=(*known, *sorted(held - set(known) - {""})),
        kinds=_in_order(KINDS, set(table.values(KIND))),
        indicators=tuple(sorted(set(table.values(INDICATOR_ID)) - {""})),
        sources=tuple(dict.fromkeys([*sources(), *sources(SAMPLES), *table.values(SOURCE)])),
        first=min(years, default=0),
        last=max(years, default=0),
        years=years,
        promises=promises,
        promised=promised,
    )


def _in_order(order: object, held: set[str]) -> tuple[str, ...]:
    return tuple(name for name in order if name in held)  # type: ignore[attr-defined]
