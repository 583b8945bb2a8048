"""What the reader asks for, as a value."""

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from extract.table.conditions import AllOf, Among, Between, Condition
from extract.table.rows import Rows
from extract.table.schema import KIND, THEME, YEAR
from pages.parts.labels.names import home_id, of_places
from pages.parts.state.offered import Offered
from pages.parts.state.parameters import read, written


@dataclass(frozen=True, slots=True)
class Filters:
    """The reader's choice on every page. An empty choice means everything.

    Attributes:
        themes, regions, kinds: ids; a region's is its code (see names.place_ids).
        first, last: years, both included; None for the data's own end.
        indicator, year, level: what a page looks at; empty or None for its own choice.
        scope, verdict, promise: of promises, which places, verdict (or group of them) and promise.
        figure: on the page of trends, what was picked in the chart (names.point_id).
        id: on the data page, the one figure that is shown (extract.table.identity).
        measure: there, what the chart counts instead of the figures themselves.
        source, at: the document that is read, and a place in its text.
        search: words to look for on the data page.
        chart: where the page is embedded in another, the one chart that is shown.
        rest: on the data page, whether the figures outside the catalogue are listed as well.
        language: of the interface.
    """

    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    kinds: tuple[str, ...] = ()
    indicator: str = ""
    year: int | None = None
    level: str = ""
    scope: str = ""
    verdict: str = ""
    promise: str = ""
    figure: str = ""
    id: str = ""
    measure: str = ""
    source: str = ""
    at: int | None = None
    search: str = ""
    rest: bool = False
    chart: str = ""
    language: str = "zh"

    def of(self, table: pd.DataFrame) -> pd.DataFrame:
        """A frame's rows of the chosen themes, regions, years and kinds."""
        asked = (*self.conditions().values(),)
        return table[AllOf(asked).mask(table)] if asked else table

    def within(self, rows: Rows) -> Rows:
        """The same of rows that may be many."""
        return rows.where(*self.conditions().values())

    def conditions(self) -> dict[str, Condition]:
        """What each of the chosen filters asks of a row, by the filter's name."""
        asked: dict[str, Condition] = {}
        if self.themes:
            asked["themes"] = Among(THEME, self.themes)
        if self.regions:
            asked["regions"] = of_places(self.regions)
        if self.kinds:
            asked["kinds"] = Among(KIND, self.kinds)
        if self.first is not None or self.last is not None:
            asked["years"] = Between(YEAR, self.first, self.last)
        return asked

    @property
    def narrowing(self) -> bool:
        """Whether any filter is chosen."""
        return self.narrowed() != Filters()

    def narrowed(self) -> "Filters":
        """The same, but for what chooses no rows."""
        return Filters(self.themes, self.regions, self.first, self.last, self.kinds)

    def address(self) -> dict[str, str]:
        """The choice as query parameters; what is not chosen is not written.

        >>> Filters(themes=("housing",), regions=("110000", "110101"), first=2022).address()
        {'theme': 'housing', 'region': '110000,110101', 'from': '2022'}
        """
        return written({each.name: getattr(self, each.name) for each in dataclasses.fields(self)})

    def place(self, held: Collection[str]) -> str:
        """The place that a page about one place shows: the first chosen one that is held.

        Where none is chosen, home; where nothing is held of it, the first that is.

        >>> Filters(regions=("110105",)).place(["110000", "110105"])
        '110105'
        >>> Filters().place(["110101", "110000"]), Filters().place(["110101"])
        ('110000', '110101')
        """
        wanted = (*self.regions, home_id(), *held)
        return next((place for place in wanted if place in held), home_id())


def from_address(given: Mapping[str, str], has: Offered) -> tuple[Filters, tuple[str, ...]]:
    """The choice an address states, and the parameters of which something had to be dropped."""
    values, dropped = read(given, has)
    return Filters(**values), dropped
