"""Searching and the method page in a real browser: type, Enter, click, arrive."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Visits
from tests.pages.test_browser import rerun, sidebar, visit

pytestmark = pytest.mark.browser


def search(page: Page, typed: str) -> None:
    """Type into the sidebar's field and press Enter."""
    field = sidebar(page).get_by_role("searchbox")
    field.fill(typed)
    field.press("Enter")
    page.wait_for_url("**/search?*")
    rerun(page)


@pytest.mark.parametrize("start", ["/districts?theme=economy", "/about"])
def test_words_from_any_page_lead_to_an_indicator_and_on(start: str, page_at: Visits) -> None:
    page = page_at(start)
    search(page, "东城区GDP")
    expect(page.get_by_role("heading", level=1)).to_have_text("搜索")
    assert "q=%E4%B8%9C%E5%9F%8E%E5%8C%BAGDP" in page.url
    page.get_by_test_id("stMain").get_by_role("link", name="看历年").first.click()
    page.wait_for_url("**/trends?*")
    rerun(page)
    for part in ("indicator=gdp", "region=110101"):
        assert part in page.url
    assert ("theme=economy" in page.url) == ("theme" in start)
    assert "q=" not in page.url
    main = page.get_by_test_id("stMain")
    expect(main.get_by_role("heading", level=2).first).to_contain_text("地区生产总值")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("搜索")
    expect(sidebar(page).get_by_role("searchbox")).to_have_value("东城区GDP")
    assert page_at.outside == []


def test_a_figure_without_an_indicator_leads_to_its_rows(page_at: Visits) -> None:
    page = page_at("/search?q=5G基站")
    main = page.get_by_test_id("stMain")
    main.get_by_role("link", name="看数据", exact=False).first.click()
    page.wait_for_url("**/data?*")
    rerun(page)
    expect(main.get_by_role("textbox", name="搜索")).to_have_value("5G基站")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


def test_leaving_the_field_is_no_search(page_at: Visits) -> None:
    page = page_at("/trends")
    sidebar(page).get_by_role("searchbox").fill("养老")
    sidebar(page).get_by_text("筛选", exact=True).click()
    rerun(page)
    assert "/trends" in page.url


def test_the_method_page_lists_the_indicators_and_leads_to_the_rule(page_at: Visits) -> None:
    page = page_at("/")
    visit(page, "方法与引用")
    page.get_by_role("tab", name="指标目录").click()
    name = page.get_by_role("link", name="地区生产总值", exact=True)
    assert name.get_attribute("href") == "trends?indicator=gdp"
    page.get_by_role("tab", name="怎样读数").click()
    expect(page.get_by_text("判定规则").first).to_be_visible()
    assert page_at.errors == []
    assert page_at.outside == []
