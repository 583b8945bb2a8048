"""Whether a table on the disk gives the same rows as one in memory, whatever is asked for."""

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.analysis.outcomes import promises
from extract.analysis.outliers import outliers
from extract.analysis.preferred_rows import preferred_rows, yearly
from extract.analysis.promise_listing import promises_listing
from extract.display.reasons import explained
from extract.prepared.making import prepare
from extract.prepared.opened import Prepared, opened
from extract.reference.sources import sources
from extract.table.conditions import Among, AnyOf, Between, Condition, Identified
from extract.table.identity import figure_ids
from extract.table.io import METRICS, read_table
from extract.table.listing import FIGURES
from extract.table.rows import HeldRows, Rows
from pages.parts.labels.names import of_places, place_ids
from pages.parts.search.query import understood
from pages.parts.search.results import finds
from pages.parts.search.rows_asked import figures_asked, promises_asked
from pages.parts.state.facets import facets
from pages.parts.state.filters import Filters

TABLE = read_table()
JUDGED = explained(promises(TABLE, sources()), TABLE)
HELD = {
    "table": HeldRows(TABLE, FIGURES),
    "facts": HeldRows(preferred_rows(yearly(TABLE), sources()), FIGURES),
    "promises": HeldRows(JUDGED, promises_listing()),
}
PLACES = sorted(set(place_ids(TABLE)))
FEW = settings(max_examples=settings().max_examples // 7)  # each asks for much
YEARS = st.none() | st.integers(2008, 2031)


def some(values: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


FILTERS = st.builds(
    Filters,
    themes=some(sorted(set(TABLE["theme"]))),
    regions=some([*PLACES, "999999", "x-1"]),
    first=YEARS,
    last=YEARS,
    kinds=some(["actual", "target"], 2),
    indicator=st.sampled_from(["", "", "gdp_growth", "pm25", "no_such"]),
    year=YEARS,
    scope=st.sampled_from(["", "home", "district", "all"]),
    verdict=st.sampled_from(["", "met", "settled", "pending"]),
    search=st.sampled_from(["", "", "GDP", "东城区 2023", "5%", "养老", "地铁 北京", "无此物"]),
    rest=st.booleans(),
)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The bundled table on the disk."""
    folder = tmp_path_factory.mktemp("ready")
    prepare(METRICS, folder)
    return opened(folder)


@dataclass(frozen=True)
class Both:
    held: Rows
    stored: Rows

    def same(self) -> None:
        """Everything that can be asked of these rows has one answer."""
        assert len(self.held) == len(self.stored)
        alike(self.held.frame(), self.stored.frame())
        for first, most in ((0, 7), (5, 400)):
            alike(self.held.part(first, most), self.stored.part(first, most))
        labels = [*self.held.frame().index[:9]][::-1]
        if labels:
            alike(self.held.at(labels), self.stored.at(labels))
        for column in ("region", "year", "theme", "indicator_id"):
            assert self.held.values(column) == self.stored.values(column)
        for columns in (("region",), ("year", "region"), ("region_code", "region"), ("unit",)):
            counts = [[*rows.counts(*columns).items()] for rows in (self.held, self.stored)]
            assert counts[0] == counts[1]


def alike(held: pd.DataFrame, stored: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(held, stored, check_index_type=False)


def both(ready: Prepared, name: str) -> Both:
    return Both(HELD[name], getattr(ready, name))


@pytest.mark.parametrize("name", HELD)
def test_the_whole_table_is_the_same(name: str, ready: Prepared) -> None:
    both(ready, name).same()


@FEW
@given(FILTERS)
def test_whatever_is_chosen_leaves_the_same_rows(ready: Prepared, filters: Filters) -> None:
    for name in HELD:
        own, asked = both(ready, name), filters
        if name == "promises":  # which have both kinds
            asked = replace(filters, kinds=())
        Both(asked.within(own.held), asked.within(own.stored)).same()
    own = both(ready, "table")
    assert facets(own.held, filters) == facets(own.stored, filters)


@FEW
@given(FILTERS)
def test_an_address_asks_for_the_same_rows(ready: Prepared, filters: Filters) -> None:
    figures, promised = both(ready, "table"), both(ready, "promises")
    for asked, own in ((figures_asked, figures), (promises_asked, promised)):
        held, stored = asked(filters, own.held), asked(filters, own.stored)
        assert len(held) == len(stored)
        alike(held.part(0, 50), stored.part(0, 50))


@pytest.mark.parametrize("typed", ["东城区 2024", "养老床位", "rental housing", ""])
def test_a_search_finds_the_same(typed: str, ready: Prepared) -> None:
    own = both(ready, "table")
    held, stored = (
        finds(understood(typed, rows), rows, sources().values()) for rows in (own.held, own.stored)
    )
    assert held == stored


def test_one_figure_is_found_by_its_id(ready: Prepared) -> None:
    for label in (0, 777, len(TABLE) - 1):
        asked = Identified(figure_ids(TABLE.loc[[label]]).iloc[0])
        Both(HELD["table"].where(asked), ready.table.where(asked)).same()


def test_many_values_and_none_are_asked_for_alike(ready: Prepared) -> None:
    names = tuple(TABLE["indicator"].unique()[:400])
    conditions: list[Condition] = [
        Among("indicator", names),
        Among("indicator", ()),
        AnyOf((Among("indicator", names), Between("start", 100, None))),
        Between("start", None, None),
        of_places(PLACES),
    ]
    for each in conditions:
        Both(HELD["table"].where(each), ready.table.where(each)).same()


def test_what_is_out_of_line_is_the_same(ready: Prepared) -> None:
    every = outliers(TABLE, sources())
    assert ready.out_of_line(5) == (len(every), tuple(every[:5]))


@FEW
@given(st.integers(0, 12000), st.integers(1, 500))
def test_a_readers_own_rows_stand_beside_them(ready: Prepared, first: int, most: int) -> None:
    own = TABLE.iloc[100:140].set_axis(range(len(TABLE), len(TABLE) + 40))
    held, stored = HELD["table"].beside(own), ready.table.beside(own)
    alike(held.part(first, most), stored.part(first, most))
    asked = Among("region", ("北京市", str(own["region"].iloc[0])))
    held, stored = held.where(asked), stored.where(asked)
    assert len(held) == len(stored)
    alike(held.frame(), stored.frame())
    assert held.counts("year", "theme") == stored.counts("year", "theme")
    labels = [*held.frame().index[::-7]]
    alike(held.at(labels), stored.at(labels))


def test_it_is_made_the_same_again(ready: Prepared, tmp_path: Path) -> None:
    made = prepare(METRICS, tmp_path)
    assert made.version == ready.manifest.version
    assert prepare(METRICS, tmp_path) == made
