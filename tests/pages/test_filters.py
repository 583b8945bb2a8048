"""The reader's choice: what it leaves of the table, and its form in the address."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given as with_any
from hypothesis import strategies as st

from extract.table.io import read_table
from pages.parts.labels.names import home_id, of_level, place_ids, place_name, places
from pages.parts.labels.slugs import code_of, name_of
from pages.parts.state.facets import facets
from pages.parts.state.filters import Filters, from_address
from pages.parts.state.offered import Offered, offered
from pages.parts.state.parameters import PARAMETERS
from tests.rows import a_row, a_table, held

UNLISTED = code_of("云汀新区")  # a place that data/regions.csv does not know


@pytest.fixture
def table(tmp_path: Path) -> pd.DataFrame:
    return a_table(
        tmp_path,
        a_row("gdp", year=2021),
        a_row("gdp", year=2023, region="东城区"),
        a_row("gdp", year=2024, region="东城区", kind="target"),
        a_row("pm25", year=2023),
        a_row("", year=2023, region="京津冀"),
        a_row("", year=2022, region="云汀新区", region_code=""),
    )


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(), [0, 1, 2, 3, 4, 5]),
        (Filters(themes=("economy",)), [0, 1, 2]),
        (Filters(themes=("economy", "environment"), regions=(home_id(),)), [0, 3]),
        (Filters(regions=("beijing-tianjin-hebei-region",)), [4]),
        (Filters(first=2023), [1, 2, 3, 4]),
        (Filters(first=2022, last=2023), [1, 3, 4, 5]),
        (Filters(kinds=("target",)), [2]),
        (Filters(themes=("housing",)), []),
    ],
    ids=str,
)
def test_filters_leave_the_rows_asked_for(
    filters: Filters, left: list[int], table: pd.DataFrame
) -> None:
    assert list(filters.of(table).index) == left


def test_the_place_that_was_chosen_first_is_the_one_that_pages_are_about(
    table: pd.DataFrame,
) -> None:
    kept, dropped = from_address({"region": "110101,110000,110101"}, offered(held(table)))
    assert (kept.regions, dropped) == (("110101", "110000"), ())
    assert kept.place(offered(held(table)).regions) == "110101"


def test_only_what_the_data_has_is_offered_home_first(table: pd.DataFrame) -> None:
    has = offered(held(table))
    assert has.themes == ("economy", "environment", "technology")
    assert has.regions == ("110000", "110101", "beijing-tianjin-hebei-region", UNLISTED)
    assert has.kinds == ("actual", "target")
    assert has.indicators == ("gdp", "pm25")
    assert (has.first, has.last) == (2021, 2024)


WHOLE = Filters(
    themes=("economy", "technology"),
    regions=("110000", "110101", "beijing-tianjin-hebei-region"),
    first=2022,
    last=2024,
    kinds=("target",),
    indicator="gdp",
    year=2023,
    level="district",
    verdict="unknown",
    search="老楼 电梯",
    language="en",
)


@pytest.mark.parametrize(
    "filters", [Filters(), WHOLE, Filters(year=2022), Filters(promise="gdp.110101.2024")], ids=str
)
def test_an_address_gives_back_the_choice(filters: Filters, table: pd.DataFrame) -> None:
    assert from_address(filters.address(), offered(held(table), ["gdp.110101.2024"])) == (
        filters,
        (),
    )


def test_addresses_are_codes() -> None:
    asked = replace(WHOLE, source="2026_上海市", regions=(UNLISTED,))
    assert all(text.isascii() for name, text in asked.address().items() if name != "q")


def test_every_place_and_source_of_the_bundled_table_is_a_code_of_its_own() -> None:
    has = offered(held(read_table()))
    assert all(place.isascii() for place in has.regions)
    assert all(code_of(source).isascii() for source in has.sources)
    assert len(set(map(code_of, has.sources))) == len(has.sources)


@with_any(st.text())
def test_a_code_is_ascii_and_is_read_back(name: str) -> None:
    code = code_of(name)
    assert code.isascii()
    assert "," not in code
    assert name_of(code) == name


def test_a_place_that_no_list_has_keeps_its_name(table: pd.DataFrame) -> None:
    assert place_name(UNLISTED) == "云汀新区"
    assert Filters(regions=(UNLISTED,)).of(table).index.tolist() == [5]


@pytest.mark.parametrize(
    ("given", "kept", "dropped"),
    [
        ({"verdict": "liked"}, Filters(), ("verdict",)),
        ({"point": "x" * 99}, Filters(), ("promise",)),  # an old link's
        ({"cell": "economy.2024.met"}, Filters(), ()),  # an old link's, that narrows no more
        ({"theme": "economy,gone"}, Filters(themes=("economy",)), ("theme",)),
        ({"theme": "主题"}, Filters(), ("theme",)),
        ({"region": "110101,999999"}, Filters(regions=("110101",)), ("region",)),
        ({"from": "2019"}, Filters(), ("from",)),
        ({"from": "2024", "to": "2022"}, Filters(), ("from", "to")),
        ({"from": "-1"}, Filters(), ("from",)),
        ({"from": "２０２２"}, Filters(), ("from",)),
        ({"to": "9" * 5000}, Filters(), ("to",)),
        ({"kind": "actual;drop table"}, Filters(), ("kind",)),
        ({"indicator": "<script>alert(1)</script>"}, Filters(), ("indicator",)),
        ({"place": "../../etc/passwd"}, Filters(), ("region",)),
        ({"place": "110101"}, Filters(regions=("110101",)), ()),
        ({"level": "galaxy", "year": "2023"}, Filters(year=2023), ("level",)),
        ({"q": "x" * 61}, Filters(), ("q",)),
        ({"q": "a\x00b"}, Filters(), ("q",)),
        ({"q": "老楼　电梯 "}, Filters(search="老楼 电梯"), ()),
        ({"q": "\u202eabc"}, Filters(), ("q",)),
        ({"theme": ",".join(["economy"] * 5000)}, Filters(themes=("economy",)), ()),
        ({"theme": "x," * 50_000}, Filters(), ("theme",)),
        ({"region": "110101,110101"}, Filters(regions=("110101",)), ()),
        ({"region": "东城区"}, Filters(), ("region",)),
        ({"kind": "actual,target"}, Filters(kinds=("actual", "target")), ()),
        ({"kind": "[a](javascript:alert(1))"}, Filters(), ("kind",)),
        ({"indicator": "gdp,pm25"}, Filters(), ("indicator",)),
        ({"indicator": "GDP"}, Filters(), ("indicator",)),
        ({"year": "2023,2023"}, Filters(), ("year",)),
        ({"year": "2e3"}, Filters(), ("year",)),
        (
            {"region": "630000", "level": "province"},
            Filters(regions=("630000",), level="province"),
            (),
        ),
        ({"scope": "home", "verdict": "met"}, Filters(scope="home", verdict="met"), ()),
        ({"scope": "HOME", "verdict": "won"}, Filters(), ("scope", "verdict")),
        ({"promise": "gdp.110101.2024"}, Filters(promise="gdp.110101.2024"), ()),
        ({"promise": "gdp.110101.1999"}, Filters(), ("promise",)),
        ({"promise": "p" * 9000}, Filters(), ("promise",)),
        ({"source": "report", "at": "12"}, Filters(source="report", at=12), ()),
        ({"source": "gone", "at": "12"}, Filters(), ("source", "at")),
        ({"source": "report", "at": "-1"}, Filters(source="report"), ("at",)),
        ({"source": "report", "at": "１２"}, Filters(source="report"), ("at",)),
        ({"source": "report", "at": "9" * 9}, Filters(source="report"), ("at",)),
        ({"lang": "en,zh"}, Filters(), ("lang",)),
        ({"lang": "EN"}, Filters(), ("lang",)),
        ({"lang": "fr"}, Filters(), ("lang",)),
        ({"utm_source": "mail", "embed": "true"}, Filters(), ()),
        ({"theme": "", "region": ",,"}, Filters(), ()),
    ],
    ids=str,
)
def test_what_the_data_does_not_know_is_dropped_and_said(
    given: dict[str, str], kept: Filters, dropped: tuple[str, ...], table: pd.DataFrame
) -> None:
    assert from_address(given, offered(held(table), ["gdp.110101.2024"])) == (kept, dropped)


_WORDS = st.one_of(st.text(max_size=80), st.sampled_from([*WHOLE.address().values(), "2022,2023"]))


@with_any(st.dictionaries(st.sampled_from([each.name for each in PARAMETERS]), _WORDS))
def test_whatever_an_address_says_the_choice_is_one_that_there_is(asked: dict[str, str]) -> None:
    has = Offered(
        themes=("economy",),
        regions=("110000", UNLISTED),
        kinds=("actual",),
        indicators=("gdp",),
        sources=("report", "2026_上海市"),
        first=2021,
        last=2024,
    )
    kept, dropped = from_address(asked, has)
    assert set(dropped) <= set(asked)
    address = kept.address()
    assert all(text.isascii() for name, text in address.items() if name != "q")
    assert address.get("q", "").isprintable()
    assert from_address(address, has) == (kept, ())


@pytest.mark.parametrize(
    ("filters", "themes", "regions", "kinds", "years", "rows"),
    [
        (Filters(), 3, 4, {"actual": 5, "target": 1}, {2021: 1, 2022: 1, 2023: 3, 2024: 1}, 6),
        # What a filter itself has chosen does not narrow it, only the others do.
        (Filters(themes=("environment",)), 3, 1, {"actual": 1}, {2023: 1}, 1),
        (
            Filters(regions=("110101",), kinds=("target",)),
            1,
            1,
            {"actual": 1, "target": 1},
            {2024: 1},
            1,
        ),
        (Filters(themes=("environment",), kinds=("target",)), 1, 0, {"actual": 1}, {}, 0),
        (Filters(first=2024), 1, 1, {"target": 1}, {2021: 1, 2022: 1, 2023: 3, 2024: 1}, 1),
    ],
    ids=str,
)
def test_a_filter_offers_what_the_others_leave(
    filters: Filters,
    themes: int,
    regions: int,
    kinds: dict[str, int],
    years: dict[int, int],
    rows: int,
    table: pd.DataFrame,
) -> None:
    left = facets(held(table), filters)
    assert (len(left.themes), len(left.regions)) == (themes, regions)
    assert (left.kinds, left.years, left.rows) == (kinds, years, rows)
    assert left.rows == len(filters.of(table))


def test_an_empty_table_offers_nothing(table: pd.DataFrame) -> None:
    has = offered(held(table.head(0)))
    assert has.regions == has.themes == ()
    kept = {name: getattr(WHOLE, name) for name in ("regions", "search", "language", "level")}
    left = Filters(**kept, verdict=WHOLE.verdict)
    assert from_address(WHOLE.address(), has)[0] == left


def test_every_place_has_an_id_of_its_own() -> None:
    assert len(places()) == len({region.name for region in places().values()})
    assert all(key.isascii() for key in places())
    assert next(iter(places())) == home_id()


@pytest.mark.parametrize(("level", "number"), [("district", 16), ("province", 31)])
def test_a_level_has_its_places(level: str, number: int) -> None:
    assert len(of_level(level)) == number


def test_place_ids_follow_the_rows(table: pd.DataFrame) -> None:
    ids: list[Any] = list(place_ids(table))
    assert ids[:2] == ["110000", "110101"]
