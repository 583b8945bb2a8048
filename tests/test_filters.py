"""The reader's choice: what it leaves of the table, and its form in the address."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pages.parts.filters import Filters, from_address, offered
from pages.parts.names import HOME, of_level, place_ids, places
from tests.rows import a_row, a_table


@pytest.fixture
def table(tmp_path: Path) -> pd.DataFrame:
    return a_table(
        tmp_path,
        a_row("gdp", year=2021),
        a_row("gdp", year=2023, region="东城区"),
        a_row("gdp", year=2024, region="东城区", kind="target"),
        a_row("pm25", year=2023),
        a_row("", year=2023, region="京津冀"),
        a_row("", year=2022, region="浦东新区", region_code=""),
    )


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(), [0, 1, 2, 3, 4, 5]),
        (Filters(themes=("economy",)), [0, 1, 2]),
        (Filters(themes=("economy", "environment"), regions=(HOME,)), [0, 3]),
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


def test_only_what_the_data_has_is_offered_home_first(table: pd.DataFrame) -> None:
    has = offered(table)
    assert has.themes == ("economy", "environment", "technology")
    assert has.regions == ("110000", "110101", "beijing-tianjin-hebei-region", "浦东新区")
    assert has.kinds == ("actual", "target")
    assert has.indicators == ("gdp", "pm25")
    assert has.levels == ("district", "province")
    assert (has.first, has.last) == (2021, 2024)


WHOLE = Filters(
    themes=("economy", "technology"),
    regions=("110000", "110101", "beijing-tianjin-hebei-region"),
    first=2022,
    last=2024,
    kinds=("target",),
    indicator="gdp",
    place="110101",
    year=2023,
    level="district",
    cell="economy.2024.missed",
    search="老楼 电梯",
    language="en",
)


@pytest.mark.parametrize(
    "filters", [Filters(), WHOLE, Filters(year=2022), Filters(point="gdp.110101.2024")], ids=str
)
def test_an_address_gives_back_the_choice(filters: Filters, table: pd.DataFrame) -> None:
    assert from_address(filters.address(), offered(table)) == (filters, ())


def test_addresses_are_codes() -> None:
    assert all(text.isascii() for name, text in WHOLE.address().items() if name != "q")


@pytest.mark.parametrize(
    ("given", "kept", "dropped"),
    [
        ({"cell": "economy.2024.liked"}, Filters(), ("cell",)),
        ({"cell": "housing.2024.met"}, Filters(), ("cell",)),
        ({"cell": "economy.20x4.met"}, Filters(), ("cell",)),
        ({"point": "x" * 99}, Filters(), ("point",)),
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
        ({"place": "../../etc/passwd"}, Filters(), ("place",)),
        ({"level": "galaxy", "year": "2023"}, Filters(year=2023), ("level",)),
        ({"q": "x" * 61}, Filters(), ("q",)),
        ({"q": "a\x00b"}, Filters(), ("q",)),
        ({"lang": "fr"}, Filters(), ("lang",)),
        ({"utm_source": "mail", "embed": "true"}, Filters(), ()),
        ({"theme": "", "region": ",,"}, Filters(), ()),
    ],
    ids=str,
)
def test_what_the_data_does_not_know_is_dropped_and_said(
    given: dict[str, str], kept: Filters, dropped: tuple[str, ...], table: pd.DataFrame
) -> None:
    assert from_address(given, offered(table)) == (kept, dropped)


def test_an_empty_table_offers_nothing(table: pd.DataFrame) -> None:
    has = offered(table.head(0))
    assert has.regions == has.themes == ()
    assert from_address(WHOLE.address(), has)[0] == Filters(search="老楼 电梯", language="en")


def test_every_place_has_an_id_of_its_own() -> None:
    assert len(places()) == len({region.name for region in places().values()})
    assert all(key.isascii() for key in places())
    assert next(iter(places())) == HOME


@pytest.mark.parametrize(("level", "number"), [("district", 16), ("province", 31)])
def test_a_level_has_its_places(level: str, number: int) -> None:
    assert len(of_level(level)) == number


def test_place_ids_follow_the_rows(table: pd.DataFrame) -> None:
    ids: list[Any] = list(place_ids(table))
    assert ids[:2] == ["110000", "110101"]
