"""What stands in data/: catalogue, places, sources, reported facts, and how mistakes in it read."""

import csv
import hashlib
import json
import re
import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from extract.errors import DataFileError
from extract.reference.files import DATA, csv_named, toml_named
from extract.reference.indicators import indicators, themes
from extract.reference.regions import LISTED, regions
from extract.reference.sources import sources
from extract.table.schema import ACTUAL, COMPARATORS, TARGET

THEMES = [
    "economy", "revenue", "housing", "eldercare", "environment", "employment", "education",
    "health", "transport", "culture", "technology", "rural", "governance", "safety",
    "openness", "other",
]  # fmt: skip

INDICATORS = [
    "gdp", "gdp_growth", "gdp_per_capita", "fixed_asset_investment",
    "fixed_asset_investment_growth", "retail_sales", "retail_sales_growth",
    "disposable_income", "disposable_income_growth", "cpi_growth",
    "industrial_value_added_growth", "trade_value", "trade_growth", "foreign_investment",
    "digital_economy_share", "rd_intensity", "grain_output", "urban_jobs_new",
    "unemployment_surveyed", "unemployment_registered", "budget_revenue",
    "budget_revenue_growth", "local_budget_revenue", "tax_revenue",
    "general_expenditure_cut", "three_public_cut", "affordable_rental",
    "affordable_completed", "policy_housing", "old_estate_started", "old_estate_completed",
    "elevators_started", "elevators_completed", "dilapidated_rebuilt", "courtyard_vacated",
    "old_factory_renewed", "low_efficiency_buildings", "home_care_beds_new",
    "home_care_beds", "care_beds_new", "meal_points_new", "meal_points",
    "mutual_care_points_new", "eldercare_stations", "eldercare_centres",
    "eldercare_service_centres_new", "pm25", "pm25_change", "good_air_days_share",
    "forest_coverage", "sewage_treatment_rate", "renewable_share",
    "renewable_share_increase", "energy_intensity_change", "carbon_intensity_change",
    "parks", "borderless_parks_new", "greenway_new", "park_radius_coverage",
    "afforestation", "green_area_new", "greening_from_vacated", "waste_sorting_estates",
    "waste_recycling_rate", "green_travel_share", "surface_water_good_share",
    "sewer_cleaning",
]  # fmt: skip

DISTRICTS = [
    "东城区", "西城区", "朝阳区", "丰台区", "石景山区", "海淀区",
    "门头沟区", "房山区", "通州区", "顺义区", "昌平区", "大兴区",
    "怀柔区", "平谷区", "密云区", "延庆区",
]  # fmt: skip

DOCUMENTS = [source for source in sources().values() if source.kind != "page"]
PAGES = [source for source in sources().values() if source.kind == "page"]
FACTS = csv_named("reported.csv")
BREAKS = toml_named("breaks.toml")["break"]


def said(fact: dict[str, str]) -> str:
    """A reported fact as a test's name: 东城区 2021 gdp actual 1193.6."""
    return " ".join(fact[name] for name in ("region", "period", "indicator_id", "kind", "value"))


every_break = pytest.mark.parametrize(
    "entry", BREAKS, ids=lambda entry: f"{entry['indicator']} {entry['year']}"
)
LISTED_REGIONS = [region for region in regions().values() if region.level in LISTED]


# The catalogue: each test lists the indicators that break its rule.


def test_themes_stand_in_the_order_of_the_pages():
    assert list(themes()) == THEMES


def test_no_indicator_that_others_rely_on_is_lost():
    assert set(INDICATORS) <= indicators().keys()


def test_a_name_is_said_once():
    assert [
        each.id
        for each in indicators().values()
        if len({each.name, *each.aliases}) != 1 + len(each.aliases)
    ] == []


def test_what_shares_a_name_is_told_apart_by_measure_or_by_the_words_it_needs():
    names = {key: {each.name, *each.aliases} for key, each in indicators().items()}
    told = {
        key: (each.measure, each.unit, each.told_with, each.bars)
        for key, each in indicators().items()
    }
    assert [
        pair for pair in combinations(told, 2)
        if names[pair[0]] & names[pair[1]] and told[pair[0]] == told[pair[1]]
    ] == []  # fmt: skip


def test_a_definition_is_one_sentence_in_each_language():
    assert [
        each.id
        for each in indicators().values()
        if each.definition.count("。") != 1
        or not each.definition.endswith("。")
        or not each.definition_en.endswith(".")
        or re.search(r"[\u4e00-\u9fff]", each.name_en)
    ] == []


def test_percentage_points_are_only_ever_a_change():
    assert [
        each.id
        for each in indicators().values()
        if each.unit == "个百分点" and each.measure != "change"
    ] == []


# The places: each test lists those that break its rule.


def test_a_name_and_a_code_of_an_existing_place_belong_to_it_alone():
    rows = [row for row in csv_named("regions.csv") if not row["until"]]
    codes = [row["code"] for row in rows if row["code"]]
    assert len(set(codes)) == len(codes)
    assert len({(row["name"], row["parent"]) for row in rows}) == len(rows)
    names = [row["name"] for row in rows if row["level"] in LISTED]
    assert len(set(names)) == len(names)


def test_the_nation_its_provinces_and_the_districts_of_beijing_are_all_there():
    by_level: dict[str, list[str]] = {}
    for region in regions().values():
        by_level.setdefault(region.level, []).append(region.name)
    assert set(by_level) == {*LISTED, "city", "county"}
    assert by_level["nation"] == ["全国"]
    assert len(by_level["province"]) == 34
    assert by_level["district"] == DISTRICTS


def test_a_code_fits_its_level():
    form = {"nation": "100000", "province": r"[1-8]\d0000", "district": r"1101\d\d", "area": ""}
    assert [
        each.name for each in LISTED_REGIONS if not re.fullmatch(form[each.level], each.code)
    ] == []


def test_a_place_lies_in_a_known_one():
    for region in LISTED_REGIONS:
        known = {""} if region.level == "nation" else regions().keys() - {region.name}
        assert region.parent in known, region.name


def test_a_short_name_means_one_place():
    short = Counter(name for each in LISTED_REGIONS for name in (each.name, *each.short))
    for region in LISTED_REGIONS:
        assert [name for name in region.short if short[name] > 1 or len(name) < 2] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("内蒙古自治区", "150000"),
        ("黑龙江省", "230000"),
        ("上海市", "310000"),
        ("重庆市", "500000"),
        ("西藏自治区", "540000"),
        ("新疆维吾尔自治区", "650000"),
        ("台湾省", "710000"),
        ("香港特别行政区", "810000"),
        ("门头沟区", "110109"),
        ("房山区", "110111"),
        ("延庆区", "110119"),
    ],
)
def test_a_code_is_the_one_of_the_national_standard(name, code):
    assert regions()[name].code == code


@pytest.mark.parametrize(
    ("word", "why"),
    [("朝阳", "also a city of 辽宁, and 朝阳产业"), ("大兴", "also a verb: 大兴调查研究")],
)
def test_a_word_with_another_meaning_is_no_short_name(word, why):
    assert word not in {name for region in LISTED_REGIONS for name in region.short}, why


def test_the_map_shows_the_districts_of_the_list():
    shapes = json.loads((DATA / "boundaries.geojson").read_text(encoding="utf-8"))
    drawn = {
        (s["properties"]["region"], s["properties"]["region_code"]) for s in shapes["features"]
    }
    assert drawn == {(name, regions()[name].code) for name in DISTRICTS}


# The sources.


def test_a_source_says_what_it_is_where_it_is_about_and_how_it_came_here():
    assert [
        source.id
        for source in sources().values()
        if not (source.title and source.kind and source.obtained and source.region)
        or source.title != source.title.strip()
        or not set(source.region.split()) <= set(regions())
    ] == []


def test_a_date_is_iso_or_a_month_or_a_year_or_unknown():
    form = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?")
    assert [s.id for s in sources().values() if not form.fullmatch(s.published)] == []


def test_an_address_can_be_followed():
    addresses = [urlsplit(source.address) for source in sources().values() if source.address]
    assert {address.scheme for address in addresses} == {"http", "https"}
    assert all(address.netloc for address in addresses)


def test_a_document_is_named_by_its_stem_and_has_a_fingerprint():
    assert [
        source.id
        for source in DOCUMENTS
        if Path(source.file).stem != source.id or not re.fullmatch("[0-9a-f]{64}", source.sha256)
    ] == []


def test_the_fingerprint_is_that_of_the_document(documents):
    here = [(source, documents / source.file) for source in DOCUMENTS]
    assert [
        source.id
        for source, file in here
        if file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() != source.sha256
    ] == []


def test_a_page_has_no_file():
    assert {source.file + source.sha256 for source in PAGES} == {""}


def test_the_id_of_a_page_follows_from_its_title_and_address():
    def named(page):
        text = page.title + page.address
        return "page-" + hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:10]

    assert [page.id for page in PAGES] == [named(page) for page in PAGES]


# The reported facts: each test lists the facts that break its rule.


def test_no_fact_is_there_twice():
    facts = [tuple(fact.values()) for fact in FACTS]
    assert len(set(facts)) == len(facts)


def test_every_fact_is_about_a_known_place():
    assert [
        said(fact)
        for fact in FACTS
        if fact["region"] not in regions() or fact["region_code"] != regions()[fact["region"]].code
    ] == []


def test_every_fact_is_a_number_in_the_unit_of_a_known_indicator():
    unit = {indicator.id: indicator.unit for indicator in indicators().values()}
    number = re.compile(r"-?\d+(\.\d+)?")
    assert [
        said(fact)
        for fact in FACTS
        if fact["unit"] != unit.get(fact["indicator_id"])
        or not number.fullmatch(fact["value"])
        or not fact["stated"]
    ] == []


def test_every_fact_is_reached_or_promised_for_a_year():
    period = re.compile(r"(\d{4}/)?\d{4}")
    assert {fact["kind"] for fact in FACTS} == {ACTUAL, TARGET}
    assert {fact["comparator"] for fact in FACTS} <= set(COMPARATORS)
    assert [
        said(fact)
        for fact in FACTS
        if not period.fullmatch(fact["period"]) or not fact["period"].endswith(fact["year"])
    ] == []


def test_every_fact_names_a_page_about_its_place_and_every_page_has_a_fact():
    pages = {page.id: page for page in PAGES}
    assert {fact["source"] for fact in FACTS} == set(pages)
    assert [
        said(fact) for fact in FACTS if fact["region"] not in pages[fact["source"]].region.split()
    ] == []


def test_a_mirror_alone_has_no_link():
    assert {fact["source_kind"] for fact in FACTS} == {"official", "news", "mirror"}
    assert [
        said(fact)
        for fact in FACTS
        if (fact["source_kind"] == "mirror") != (sources()[fact["source"]].address == "")
    ] == []
    assert [
        source.id for source in sources().values() if source.unverified and source.address
    ] == []


def test_a_page_stands_as_its_facts_say():
    assert [
        said(fact) for fact in FACTS if fact["source_kind"] != sources()[fact["source"]].standing
    ] == []


def test_the_standing_of_every_excerpt_is_known():
    assert [
        source.id
        for source in sources().values()
        if source.excerpt and (source.standing == "" or "节选" not in source.title)
    ] == []


# The breaks of series.


@every_break
def test_a_break_is_about_something_the_table_knows(entry):
    assert entry["indicator"] in indicators()
    assert set(entry.get("regions", [])) <= set(regions())
    assert ("regions" in entry) != ("level" in entry)
    assert entry.get("level", "district") in {region.level for region in regions().values()}
    assert isinstance(entry["year"], int)
    assert isinstance(entry["comparable"], bool)
    assert entry["why"]
    assert entry["why_en"]


# Mistakes: one sentence each, with the file and what to do.

ECONOMY = '[economy]\nname = "经济"\nname_en = "Economy"\n'
GDP = """
[gdp]
theme = "economy"
name = "地区生产总值"
name_en = "GDP"
definition = "一年内生产活动的最终成果。"
definition_en = "What is made in one year."
unit = "亿元"
measure = "level"
better = "higher"
nature = "annual"
aliases = ["GDP"]
"""
HEADER = "code,name,name_en,level,parent,short,until\n"


def write(folder, **files):
    """Put the texts into ``folder``: ``themes=`` is themes.toml, ``regions=`` is regions.csv."""
    for stem, text in files.items():
        ending = "csv" if stem == "regions" else "toml"
        (folder / f"{stem}.{ending}").write_text(text, encoding="utf-8")


def test_a_whole_catalogue_is_read(tmp_path):
    write(tmp_path, themes=ECONOMY, indicators=GDP)
    gdp = indicators(tmp_path)["gdp"]
    assert (gdp.id, gdp.name, gdp.unit) == ("gdp", "地区生产总值", "亿元")
    assert gdp.aliases == ("GDP",)


def test_the_short_names_of_a_place_are_separated_by_spaces(tmp_path):
    write(tmp_path, regions=HEADER + ",北京经济技术开发区,BDA,area,,北京经开区 亦庄,\n")
    assert regions(tmp_path)["北京经济技术开发区"].short == ("北京经开区", "亦庄")


def test_a_source_without_a_date_or_an_address_is_a_source(tmp_path):
    write(tmp_path, sources='[page-1]\ntitle = "石景山区政府工作报告"\n')
    assert sources(tmp_path)["page-1"].published == ""
    assert sources(tmp_path)["page-1"].address == ""


@pytest.mark.parametrize(
    ("read", "name"),
    [
        (themes, "themes.toml"),
        (indicators, "indicators.toml"),
        (sources, "sources.toml"),
        (regions, "regions.csv"),
    ],
)
def test_a_missing_file_is_named(tmp_path, read, name):
    if read is indicators:
        write(tmp_path, themes=ECONOMY)
    with pytest.raises(DataFileError, match=rf"{re.escape(name)}: .*missing; restore it"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("read", "stem"), [(themes, "themes"), (indicators, "indicators"), (sources, "sources")]
)
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[gdp]\nname = "地区生产总值\n', "line 2"),
        ("[gdp]\n[gdp]\n", "line 2"),
        ("[地区生产总值]\n", "line 1"),
    ],
    ids=["an open quote", "an entry twice", "a Chinese key without quotes"],
)
def test_broken_toml_is_named_with_its_line(tmp_path, read, stem, text, line):
    write(tmp_path, **{"themes": ECONOMY, stem: text})
    with pytest.raises(DataFileError, match=rf"{stem}\.toml: no valid TOML .*{line}.*correct"):
        read(tmp_path)


def test_a_toml_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "themes.toml").write_bytes(ECONOMY.encode("gb18030"))
    with pytest.raises(DataFileError, match=r"themes\.toml: no valid TOML"):
        themes(tmp_path)


def test_a_csv_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "regions.csv").write_bytes((HEADER + "110000,北京市,,,,,\n").encode("gb18030"))
    with pytest.raises(DataFileError, match=r"regions\.csv: no readable CSV in UTF-8"):
        regions(tmp_path)


@pytest.mark.parametrize(
    "row", ["110000,北京市\n", "110000,北京市,Beijing,province,全国,北京,,京\n"]
)
def test_a_row_of_another_length_is_named(tmp_path, row):
    write(tmp_path, regions=HEADER + "100000,全国,China,nation,,,\n" + row)
    with pytest.raises(DataFileError, match=r"regions\.csv: row 3 has another number of cells"):
        regions(tmp_path)


def test_a_list_of_places_without_a_column_names_it(tmp_path):
    write(tmp_path, regions="code,name\n110000,北京市\n")
    with pytest.raises(DataFileError, match=r"regions\.csv: the column 'name_en' is missing; add"):
        regions(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('theme = "economy"', 'theme = "经济"', "unknown theme '经济'; see data/themes.toml"),
        ('unit = "亿元"', "", "lacks unit; correct that entry"),
        ('unit = "亿元"', 'unit = ""', "unit: Expected str of length >= 1; correct"),
        ('unit = "亿元"', "unit = 100000000", "unit: Expected str, got int; correct"),
        ('aliases = ["GDP"]', 'alias = "GDP"', "has the unknown field alias; correct"),
        ('"level"', '"amount"', "measure: Invalid enum value 'amount'; correct"),
        ('"higher"', '"more"', "better: Invalid enum value 'more'; correct"),
    ],
)
def test_a_wrong_indicator_is_named_with_what_to_write(tmp_path, old, new, message):
    write(tmp_path, themes=ECONOMY, indicators=GDP.replace(old, new))
    with pytest.raises(DataFileError) as caught:
        indicators(tmp_path)
    assert str(caught.value).startswith("data/indicators.toml: [gdp] ")
    assert message in str(caught.value)


def test_a_theme_without_its_english_name_is_named(tmp_path):
    write(tmp_path, themes='[economy]\nname = "经济"\n')
    with pytest.raises(DataFileError, match=r"data/themes\.toml: \[economy\] lacks name_en"):
        themes(tmp_path)


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        ('title = "政府工作报告"\nlink = "https://example.org"', "has the unknown field link"),
        ('region = "北京市"', "lacks title"),
    ],
)
def test_a_wrong_source_is_named_with_its_field(tmp_path, entry, wrong):
    write(tmp_path, sources=f"[page-1]\n{entry}\n")
    with pytest.raises(DataFileError) as caught:
        sources(tmp_path)
    assert str(caught.value).startswith(f"data/sources.toml: [page-1] {wrong}; correct")


@pytest.mark.parametrize("file", sorted(DATA.glob("*.toml")), ids=lambda file: file.name)
def test_every_toml_file_is_read(file):
    assert toml_named(file.name) == tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", sorted(DATA.glob("*.csv")), ids=lambda file: file.name)
def test_every_csv_file_has_one_header_and_rows_of_its_length(file):
    with file.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert len(set(header)) == len(header)
    assert {len(row) for row in rows} == {len(header)}
