"""What a search means and finds: cases, arbitrary strings, and that a name finds its own rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reference.indicators import indicators
from extract.reference.sources import sources
from extract.table.io import read_table
from extract.table.rows import is_empty
from extract.table.schema import INDICATOR, INDICATOR_ID, REGION, YEAR
from pages.parts.components.search_cards import searchable
from pages.parts.labels.names import places
from pages.parts.search.query import Search, found, understood
from pages.parts.search.results import Finds, finds, near
from pages.parts.search.terms import ALIAS, bare, closeness, folded, names_of
from pages.parts.state.parameters import SEARCH_LIMIT
from tests.cases import TEXTS
from tests.rows import held

FRAME = read_table()
TABLE, CATALOGUED = held(FRAME), held(FRAME[FRAME[INDICATOR_ID] != ""])


def found_by(typed: str) -> Finds:
    return finds(understood(typed, TABLE), TABLE, sources().values())


def named_by(typed: str) -> Finds:
    """Of the catalogue and the places alone, which is quick: the table's own names are many."""
    return finds(understood(typed, CATALOGUED), CATALOGUED, [])


@pytest.mark.parametrize(
    ("typed", "words", "named", "year"),
    [
        ("东城区GDP", ("gdp",), ("110101",), None),
        ("GDP东城区", ("gdp",), ("110101",), None),
        ("东城区的GDP", ("gdp",), ("110101",), None),
        ("东城区2024年GDP", ("gdp",), ("110101",), 2024),
        ("东城 养老", ("养老",), ("110101",), None),
        ("东城、养老", ("养老",), ("110101",), None),
        ("东城 海淀 PM2.5", ("pm2.5",), ("110101", "110108"), None),
        ("ＧＤＰ　２０２４", ("gdp",), (), 2024),
        ("Dongcheng", (), ("110101",), None),
        ("dongcheng district gdp", ("gdp",), ("110101",), None),
        ("Inner Mongolia GDP", ("gdp",), ("150000",), None),
        ("guangxi gdp", ("gdp",), ("450000",), None),
        ("内蒙", (), ("150000",), None),
        ("110101", (), ("110101",), None),
        ("大兴", (), ("110115",), None),
        ("2024", (), (), 2024),
        ("1066", ("1066",), (), None),
        ("养老床位", ("养老床位",), (), None),
        ("rental housing", ("rental", "housing"), (), None),
        ("北京企业在雄安新区注册", ("北京企业在雄安新区注册",), (), None),  # a figure's own name
        ("***", (), (), None),
        ("", (), (), None),
    ],
)
def test_words_places_and_years_are_told_apart(typed, words, named, year):
    search = understood(typed, TABLE)
    assert (search.words, set(search.place_ids), search.year) == (words, set(named), year)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("GDP", "gdp"),
        ("ｇｄｐ", "gdp"),
        ("地区生产总值增速", "gdp_growth"),
        ("GDP增速", "gdp_growth"),
        ("GDP growth", "gdp_growth"),
        ("人均GDP", "gdp_per_capita"),
        ("东城区GDP", "gdp"),
        ("pm2.5", "pm25"),
        ("PM25", "pm25"),
        ("细颗粒物", "pm25"),
        ("rental housing", "affordable_rental"),
        ("保租房", "affordable_rental"),
        ("elevators", "elevators_completed"),
        ("三公经费", "three_public_cut"),
        ("养老床位", "eldercare_beds"),
        ("养老护理床位", "care_beds_new"),
        ("失业率", "unemployment_surveyed"),
        ("jobs", "urban_jobs_new"),
        ("R&D", "rd_intensity"),
        ("budget_revenue", "budget_revenue"),
        ("老旧小区 改造", "old_estate_completed"),
        ("空气", "good_air_days_share"),
    ],
)
def test_the_first_indicator_is_the_one_that_is_meant(typed, first):
    assert found_by(typed).indicators[0] == first


@pytest.mark.parametrize(
    ("typed", "kind", "first"),
    [
        ("Dongcheng", "places", "110101"),
        ("东城", "places", "110101"),
        ("110101", "places", "110101"),
        ("朝阳", "places", "110105"),
        ("Beijing", "places", "110000"),
        ("京津冀", "places", "beijing-tianjin-hebei-region"),
        ("深圳", "places", "440300"),
        ("大湾区", "places", "guangdong-hong-kong-macao-greater-bay-area"),
        ("autonomous", "places", "150000"),
        ("5G基站", "figures", "5G基站"),
        ("5g 新增 基站", "figures", "新增5G基站"),
        ("新增养老床位", "figures", "新增养老床位"),
        ("充电桩", "figures", "新建充电桩"),
    ],
)
def test_the_first_of_a_kind_is_the_one_that_is_meant(typed, kind, first):
    assert first in getattr(found_by(typed), kind)[:3]
    if kind == "places":
        assert found_by(typed).places[0] == first


@pytest.mark.parametrize("indicator", indicators().values(), ids=lambda each: each.id)
def test_every_indicator_is_found_first_by_its_names(indicator):
    twins = {each.id for each in indicators().values() if each.name == indicator.name}
    assert named_by(indicator.name).indicators[0] in twins
    assert named_by(indicator.name_en).indicators[0] == indicator.id
    assert named_by(indicator.id).indicators[0] == indicator.id
    for alias in indicator.aliases:
        rank = closeness((folded(alias),), names_of(indicator))
        assert rank is not None
        assert rank[0] <= ALIAS, alias


@pytest.mark.parametrize("place", places(), ids=lambda place: places()[place].name)
def test_every_place_is_found_by_its_names(place):
    region = places()[place]
    for name in (region.name, region.name_en, *region.short, region.code):
        if name:
            assert place in named_by(name).places, name


def test_a_name_leads_an_alias_leads_a_beginning_leads_a_part_leads_english():
    gdp = names_of(indicators()["gdp"])
    ranks = [
        closeness((word,), gdp)
        for word in ("地区生产总值", "经济总量", "地区生产", "产总", "regional", "经济类")
    ]
    assert ranks[-1] is None
    known = [rank for rank in ranks if rank is not None]
    assert known == sorted(known)
    assert len(set(known)) == len(known) == 5


def test_every_word_must_be_found():
    assert "affordable_rental" in found_by("保障性 住房").indicators
    assert found_by("保障性 住房 不存在").nothing


def test_a_source_is_found_by_its_title_and_its_place():
    assert any("上海" in sources()[key].title for key in found_by("政府工作报告 上海").sources)


def test_nothing_found_offers_names_like_it():
    assert near("养老床味", TABLE)
    assert "GDP" in near("GDP目标", TABLE)
    assert near("空汽质量优良率", TABLE)[0] == "空气质量优良率"
    assert not near("***", TABLE)


def test_the_rows_are_those_of_every_word_place_and_year():
    rows = found(TABLE, understood("东城区2024年GDP", TABLE))
    assert set(rows.values(REGION)) == {"东城区"}
    assert set(rows.values(YEAR)) == {2024}
    assert "gdp" in rows.values(INDICATOR_ID)
    assert is_empty(found(TABLE, Search()))


def test_a_figures_own_name_finds_its_rows():
    own = FRAME[FRAME[INDICATOR_ID] == ""].drop_duplicates(INDICATOR)
    odd = own[~own[INDICATOR].map(str.isalnum) | (own[INDICATOR].str.len() > SEARCH_LIMIT)]
    sample = [*odd[INDICATOR].iloc[::25], *own[INDICATOR].iloc[::150]]
    for name in sample:
        rows = found(held(own), understood(searchable(name), TABLE))
        assert name in rows.values(INDICATOR), name


HOSTILE = [
    "<script>alert(1)</script>",
    "'; drop table",
    "(((((",
    "[a-z]+",
    "\\",
    "*" * 60,
    "\u202e",
    "%00",
    "{}",
    "{search}",
    "$x$",
    "a" * 5000,
    "2024年" * 900,
    "东城区" * 900,
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_words_find_nothing_and_break_nothing(typed):
    search = understood(typed, TABLE)
    finds(search, TABLE, sources().values())
    found(TABLE, search)
    near(typed[:SEARCH_LIMIT], TABLE)


SMALL = held(FRAME.iloc[::60])


@given(st.one_of(st.text(max_size=SEARCH_LIMIT), TEXTS))
def test_any_words_are_searched_for(typed):
    search = understood(typed, SMALL)
    seen = finds(search, SMALL, sources().values())
    assert len(set(seen.indicators)) == len(seen.indicators)
    assert set(seen.places) <= set(places())
    assert set(seen.figures) <= set(SMALL.values(INDICATOR))
    rows = found(SMALL, search)
    assert rows.frame().index.isin(SMALL.frame().index).all()
    assert search.empty <= (is_empty(rows) and seen.nothing)
    assert found(rows, search).frame().equals(rows.frame())
    assert bare(bare(typed)) == bare(typed) or not folded(typed).isascii()
