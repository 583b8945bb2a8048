"""What each filter still has to offer while the others hold, and how many rows it would leave."""

from dataclasses import dataclass

from extract.table.rows import Rows
from extract.table.schema import KIND, REGION, REGION_CODE, THEME, YEAR
from pages.parts.labels.names import place_id_without_code
from pages.parts.state.filters import Filters


@dataclass(frozen=True, slots=True)
class Facets:
    """Rows by what could be chosen; what would leave none is not named.

    Attributes:
        themes, regions, kinds, years: by id, under all filters but their own.
        rows: under all filters.
    """

    themes: dict[str, int]
    regions: dict[str, int]
    kinds: dict[str, int]
    years: dict[int, int]
    rows: int


def facets(table: Rows, filters: Filters) -> Facets:
    """The facets of a table under the reader's filters."""
    asked = filters.conditions()

    def under_others(name: str) -> Rows:
        return table.where(*(each for other, each in asked.items() if other != name))

    regions: dict[str, int] = {}
    for (code, region), n in under_others("regions").counts(REGION_CODE, REGION).items():
        place = code or place_id_without_code(region)
        regions[place] = regions.get(place, 0) + n
    return Facets(
        themes=under_others("themes").counts(THEME),
        regions=regions,
        kinds=under_others("kinds").counts(KIND),
        years=under_others("years").counts(YEAR),
        rows=len(under_others("")),
    )
