"""The search page and the field that leads to it."""

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.state.parameters import SEARCH_LIMIT
from tests.pages.apps import opened, shared_table, words_on
from tests.pages.test_pages import ROWS
from tests.rows import a_row

PROMISED = (a_row("home_care_beds_new", kind="target", region="东城区", value=300),)
shared = shared_table(*ROWS, *PROMISED)


def links(app: AppTest) -> dict[str, list[dict[str, str]]]:
    """The addresses that the page's links lead to, by the page they lead to."""
    found: dict[str, list[dict[str, str]]] = {}
    for link in app.get("page_link"):
        query = parse_qs(link.proto.query_string)
        address = {name: values[0] for name, values in query.items()}
        found.setdefault(Path(link.proto.page).stem or "overview", []).append(address)
    return found


def test_an_indicator_leads_to_its_trends_promises_and_districts() -> None:
    app = opened("search", q="GDP增速")
    assert not app.exception
    assert "**地区生产总值增速**" in words_on(app)
    there = links(app)
    assert {"indicator": "gdp_growth"} in there["trends"]
    assert {"indicator": "gdp_growth", "scope": "home"} in there["promises"]
    assert {"indicator": "gdp_growth"} in there["districts"]


def test_a_place_and_an_indicator_lead_to_the_indicator_of_that_place() -> None:
    app = opened("search", q="东城区GDP增速")
    assert "地区：**东城区**" in words_on(app)
    assert {"indicator": "gdp_growth", "region": "110101"} in links(app)["trends"]
    app = opened("search", q="东城 养老")
    assert {"indicator": "home_care_beds_new", "region": "110101"} in links(app)["promises"]


def test_a_place_leads_to_its_overview_coverage_and_rows() -> None:
    there = links(opened("search", q="Dongcheng", lang="en"))
    assert {"region": "110101", "lang": "en"} in there["overview"]
    assert {"region": "110101", "level": "district", "lang": "en"} in there["coverage"]
    assert {"region": "110101", "lang": "en"} in there["data"]


def test_a_place_without_figures_says_so() -> None:
    app = opened("search", q="香港")
    assert "现有来源没有写明" in words_on(app)
    assert not {"overview", "coverage", "data"} & links(app).keys()


def test_a_figure_without_an_indicator_leads_to_its_rows_and_its_text() -> None:
    app = opened("search", q="5G")
    assert "新增5G基站" in words_on(app)
    there = links(app)
    assert {"q": "新增5G基站"} in there["data"]
    assert {"source": "report", "at": "0"} in there["sources"]
    (rows,) = [each.value for each in opened("data", q="新增5G基站").dataframe]
    assert list(rows["indicator"]) == ["新增5G基站"]


def test_the_filters_hide_nothing_and_are_told() -> None:
    app = opened("search", q="GDP增速", theme="housing")
    told = words_on(app)
    assert "搜索不受左侧筛选限制" in told
    assert "被筛选挡住" in told
    assert {"indicator": "gdp_growth"} in links(app)["trends"]
    app = opened("search", q="GDP增速", region="110101")
    assert "当前筛选下" in words_on(app)
    assert {"indicator": "gdp_growth", "region": "110101"} in links(app)["trends"]


def test_nothing_found_says_what_to_try() -> None:
    app = opened("search", q="养老床味")
    assert "没有找到“养老床味”" in words_on(app)
    there = links(app)
    assert there["search"]
    assert there["trends"]


def test_without_words_there_are_examples() -> None:
    app = opened("search")
    assert not app.exception
    assert {"q": "养老床位"} in links(app)["search"]


@pytest.mark.parametrize(
    "typed",
    ["<script>alert(1)</script>", "[x](javascript:1)", "***", "{}", "$不在$", "a" * SEARCH_LIMIT],
)
def test_hostile_words_stay_words(typed: str) -> None:
    app = opened("search", q=typed)
    assert not app.exception
    assert not app.error
    assert "没有找到" in words_on(app)


def test_too_long_a_search_is_dropped_with_a_notice() -> None:
    app = opened("search", q="长" * (SEARCH_LIMIT + 1))
    assert not app.exception


@pytest.mark.parametrize("page", ["overview", "trends", "search", "about"])
def test_the_field_is_on_every_page(page: str) -> None:
    app = opened(page)
    (field,) = [each for each in app.sidebar.text_input if each.key == "sought"]
    assert field.label == "搜索指标、地区、数值"


def test_the_field_leads_to_the_finds() -> None:
    app = opened("trends")
    field = next(each for each in app.sidebar.text_input if each.key == "sought")
    field.set_value("PM2.5")
    next(button for button in app.button if button.key == "search_go").click().run()
    assert not app.exception
    assert "细颗粒物年均浓度" in words_on(app)
    assert json.dumps(links(app)["trends"]).count("pm25") == 1


def test_words_that_no_figure_is_about_are_named() -> None:
    told = words_on(opened("search", q="海淀 房价"))
    assert "没有关于“房价”的数" in told
    assert "没有关于" not in words_on(opened("search", q="海淀 GDP"))
