"""The page of promises in a real browser: questions answered by clicks, points, rows, the file."""

import io
from pathlib import Path
from urllib.parse import unquote

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from extract.outcomes import promises
from extract.sources import sources
from extract.table import read_table
from pages.parts.judged import in_order, promise_ids
from pages.parts.promise_list import FILE
from tests.conftest import Visits
from tests.test_browser import rerun, visit

pytestmark = pytest.mark.browser


def main_of(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def saved(page: Page) -> pd.DataFrame:
    """What the page's download button gives."""
    with page.expect_download() as waiting:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "a Chinese spreadsheet needs the mark"
    text = dict.fromkeys(("region_code", "period"), "str")
    return pd.read_csv(io.BytesIO(content), dtype=text, keep_default_na=False)


def press(page: Page, group: str, option: str) -> None:
    """One of the choices that stand side by side."""
    page.get_by_role("radiogroup", name=group).get_by_text(option, exact=False).first.click()
    rerun(page)


def test_which_districts_missed_their_growth_target(page_at: Visits) -> None:
    page = page_at("/")
    visit(page, "目标与完成")
    press(page, "范围", "北京 16 区")
    assert "scope=district" in page.url
    described = page.get_by_test_id("stPlotlyChart").nth(1)
    expect(described).to_be_visible()
    press(page, "判定", "未达到")
    rows = saved(page)
    assert set(rows["verdict"]) == {"missed"}
    growth = rows[rows["indicator_id"] == "gdp_growth"]
    assert set(growth["region"]) == {"西城区", "门头沟区"}
    assert page_at.errors == []
    assert page_at.outside == []


def test_how_many_beds_were_promised_and_how_many_came(page_at: Visits) -> None:
    page = page_at("/promises?theme=eldercare&from=2024&to=2024")
    expect(main_of(page)).to_contain_text("缺报告")
    box = page.get_by_role("combobox", name="选一项承诺")
    box.click()
    box.fill("新增养老家庭照护床位")
    page.get_by_role("option", name="新增养老家庭照护床位").first.click()
    rerun(page)
    assert "promise=home_care_beds_new.110000.2024" in page.url
    expect(main_of(page)).to_contain_text("目标 2,000 张：回顾 2024 年的报告未收录，结果不详")


def test_the_file_is_the_list(page_at: Visits) -> None:
    rows = saved(page_at("/promises?scope=all"))
    assert tuple(rows.columns) == FILE
    wanted = promises(read_table(), sources())
    assert sorted(rows["reason"]) == sorted(wanted["reason"])


def test_a_point_leads_to_its_sentence(page_at: Visits) -> None:
    page = page_at("/promises?indicator=gdp_growth&to=2024")
    chart = page.get_by_test_id("stPlotlyChart").nth(1)
    chart.scroll_into_view_if_needed()
    points = chart.locator(".scatterlayer .point")
    points.first.click(force=True)
    rerun(page)
    assert "promise=gdp_growth.110000.2019" in page.url


def test_a_ticked_row_shows_its_promise(page_at: Visits) -> None:
    page = page_at("/promises")
    grid = page.locator("[data-testid=stDataFrame]:visible")
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 14, "y": 35 + 35 * 4 + 17})  # the fifth row, below the header
    rerun(page)
    fifth = in_order(home_of(promises(read_table(), sources()))).iloc[[4]]
    assert f"promise={promise_ids(fifth).iloc[0]}" in unquote(page.url)
    expect(main_of(page)).to_contain_text(fifth["reason"].iloc[0])


def home_of(every: pd.DataFrame) -> pd.DataFrame:
    """The promises of Beijing itself."""
    return every[every["region"] == "北京市"]


def test_a_view_of_one_promise_is_a_link(page_at: Visits) -> None:
    first = page_at("/promises?promise=gdp_growth.110000.2022&lang=en")
    expect(main_of(first)).to_contain_text("Target ≥5%, outcome 0.7%: below the target, missed")
    second = page_at("/promises?" + first.url.split("?")[1])
    assert second.url == first.url


def test_the_rule_stands_beside_the_verdicts(page_at: Visits) -> None:
    page = page_at("/promises")
    page.get_by_text("判定规则").click()
    expect(main_of(page)).to_contain_text("该数的 5%；百分比至少 0.1 个百分点")


@pytest.mark.parametrize("view", ["scope=district", "scope=all&lang=en"])
def test_on_a_narrow_screen_no_name_is_cut(view: str, page_at: Visits) -> None:
    page = page_at(f"/promises?{view}", viewport={"width": 390, "height": 844})
    for place in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
        assert page.evaluate(f"{place}.scrollWidth") <= 390
    labels = page.get_by_test_id("stPlotlyChart").nth(1).locator(".ytick text")
    boxes = [label.bounding_box() for label in labels.all()]
    assert boxes
    assert all(box is not None and box["x"] >= 0 for box in boxes), "a place's name is cut"
