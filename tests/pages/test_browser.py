"""The dashboard in a real browser: filters, addresses, downloads."""

import io
import re

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from extract.table.io import read_table
from extract.table.schema import COLUMNS
from pages.parts.state.filters import Filters
from tests.conftest import Visits, settle
from tests.taking import content_of, taken

pytestmark = pytest.mark.browser

VIEW = "/trends?theme=economy&region=110101,110102&from=2021&to=2025&indicator=gdp_growth"


def sidebar(page: Page) -> Locator:
    return page.get_by_test_id("stSidebar")


def choose(page: Page, label: str, option: str) -> None:
    """Pick one more option of a list in the sidebar."""
    box = sidebar(page).get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=re.compile(rf"^{option} · [\d,]+$")).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    rerun(page)


def rerun(page: Page) -> None:
    """Wait for the run that the last click has started, or has yet to start."""
    page.wait_for_timeout(300)
    settle(page)


def visit(page: Page, name: str) -> None:
    """Follow a link of the navigation."""
    sidebar(page).get_by_role("link", name=name, exact=True).click()
    rerun(page)


def saved(page: Page) -> pd.DataFrame:
    """What the page's first download gives, as a spreadsheet would read it."""
    content = content_of(taken(page, nth=0))
    assert content.startswith(b"\xef\xbb\xbf"), "a Chinese spreadsheet needs the mark"
    text = dict.fromkeys(("region_code", "period", "value_text"), "str")
    rows = pd.read_csv(io.BytesIO(content), dtype=text, keep_default_na=False)
    assert tuple(rows.columns) == COLUMNS
    return rows


def test_filters_hold_over_pages_and_stand_in_the_address(page_at: Visits) -> None:
    page = page_at("/")
    choose(page, "主题", "经济")
    choose(page, "地区", "东城区")
    choose(page, "地区", "西城区")
    sidebar(page).get_by_role("button", name=re.compile(r"^实际 · \d")).click()
    rerun(page)
    for name in ("历年趋势", "各地比较", "数据", "总览"):
        visit(page, name)
        for part in ("theme=economy", "region=110101%2C110102", "kind=actual"):
            assert part in page.url, name
        chosen = sidebar(page).get_by_test_id("stMultiSelect")
        expect(chosen.nth(0)).to_contain_text("经济")
        expect(chosen.nth(1)).to_contain_text("东城区")
        expect(chosen.nth(1)).to_contain_text("西城区")
    sidebar(page).get_by_role("button", name="清除筛选").click()
    rerun(page)
    assert "theme" not in page.url
    assert not page_at.errors
    assert not page_at.outside


def test_the_way_back_leads_to_the_view_before(page_at: Visits) -> None:
    page = page_at("/data")
    choose(page, "主题", "住房")
    assert "theme=housing" in page.url
    page.go_back()
    rerun(page)
    assert "theme" not in page.url
    expect(sidebar(page).get_by_test_id("stMultiSelect").nth(0)).not_to_contain_text("住房")


def test_a_copied_address_shows_the_same_view_in_a_new_browser(page_at: Visits) -> None:
    first = page_at("/trends")
    choose(first, "地区", "东城区")
    choose(first, "地区", "海淀区")
    second = page_at(first.url.removeprefix(first.url.split("/trends")[0]))
    assert second.url == first.url
    pd.testing.assert_frame_equal(saved(first), saved(second))
    titles = [page.get_by_role("heading", level=2).all_inner_texts() for page in (first, second)]
    assert titles[0] == titles[1]


def test_a_stale_address_is_mended_and_said(page_at: Visits) -> None:
    page = page_at("/trends?theme=economy,gone&region=999999&indicator=%3Cscript%3E&year=1066")
    expect(page.get_by_test_id("stAlert").first).to_contain_text("已忽略")
    assert "theme=economy" in page.url
    for gone in ("gone", "999999", "script", "1066"):
        assert gone not in page.url


def filters_of_view(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of VIEW's filters."""
    return Filters(themes=("economy",), regions=("110101", "110102"), first=2021, last=2025).of(
        rows
    )


def test_the_data_page_downloads_exactly_the_filtered_rows(page_at: Visits) -> None:
    page = page_at(f"{VIEW.replace('/trends', '/data').partition('&indicator')[0]}&rest=1")
    wanted = filters_of_view(read_table())
    rows = saved(page)
    assert len(rows) == len(wanted) > 0
    # In the order of the page: the catalogue's first, the newest first.
    assert sorted(rows["value_text"]) == sorted(wanted["value_text"])
    expect(page.get_by_test_id("stMain")).to_contain_text(f"符合条件 {len(wanted):,} 条")


def test_trends_download_what_the_chart_and_its_table_show(page_at: Visits) -> None:
    page = page_at(VIEW)
    rows = saved(page)
    assert set(rows["indicator_id"]) == {"gdp_growth"}
    assert set(rows["region"]) == {"东城区", "西城区"}
    assert not rows.duplicated(["region", "year", "kind"]).any()
    page.get_by_text(f"查看数据表（{len(rows)} 条）").click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


@pytest.mark.parametrize("page_name", ["/", "/data"])
def test_every_page_downloads_rows_of_the_table(page_name: str, page_at: Visits) -> None:
    rows = saved(page_at(page_name))
    table = read_table()
    stated = set(zip(table["source"], table["value_text"], table["indicator"], strict=True))
    # An apostrophe keeps a spreadsheet from running -4.58‰ as a formula.
    said = rows["value_text"].str.removeprefix("'")
    assert set(zip(rows["source"], said, rows["indicator"], strict=True)) <= stated


def test_the_nation_is_one_click_from_the_start_and_then_the_place_of_all_pages(
    page_at: Visits,
) -> None:
    page = page_at("/")
    page.get_by_role("link", name="全国").first.click()
    rerun(page)
    assert "region=100000" in page.url
    visit(page, "历年趋势")
    assert "region=100000" in page.url
    expect(page.get_by_test_id("stPlotlyChart").first).to_be_visible()
