"""The page of promises in a real browser: questions answered by clicks, points, rows, the file."""

import io
import re
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from extract.reference.sources import sources
from extract.table.io import read_table
from pages.parts.export.spec import OF_PROMISES
from pages.parts.labels.verdict_labels import promise_ids
from tests.conftest import Visits
from tests.pages.test_browser import rerun
from tests.rows import explained_promises
from tests.taking import content_of, taken

pytestmark = pytest.mark.browser


def main_of(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def saved(page: Page) -> pd.DataFrame:
    """What the list's download gives."""
    content = content_of(taken(page))
    assert content.startswith(b"\xef\xbb\xbf"), "a Chinese spreadsheet needs the mark"
    text = dict.fromkeys(("region_code", "period"), "str")
    return pd.read_csv(io.BytesIO(content), dtype=text, keep_default_na=False)


def press(page: Page, group: str, option: str) -> None:
    """One of the choices that stand side by side."""
    page.get_by_role("radiogroup", name=group).get_by_text(option, exact=False).first.click()
    rerun(page)


def press_point(page: Page, chart: int, points: str, n: int) -> None:
    """Click the n-th point of a chart, where it is."""
    place = page.get_by_test_id("stPlotlyChart").nth(chart).locator(points).nth(n)
    place.evaluate("each => each.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(200)
    place.click(force=True)
    rerun(page)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("address", "first"), [("/", "bricks"), ("/promises", "board")])
def test_a_brick_leads_to_its_promise(
    address: str, first: str, width: int, page_at: Visits
) -> None:
    phone: dict[str, Any] = {"has_touch": True, "is_mobile": True} if width < 1000 else {}
    page = page_at(address, viewport={"width": width, "height": 900}, **phone)
    brick = page.locator(f".st-key-{first} .barlayer .point path").first
    brick.evaluate("each => each.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(200)
    (brick.tap if phone else brick.click)(force=True)
    rerun(page)
    expect(page).to_have_url(re.compile("promise="))
    picked = unquote(page.url).split("promise=")[1].split("&")[0]
    every = explained_promises(read_table(), sources())
    reason = every.loc[promise_ids(every) == picked, "reason"].iloc[0]
    expect(main_of(page).get_by_text(reason).first).to_be_in_viewport()
    assert page_at.errors == []


def test_groups_come_first_and_unfold(page_at: Visits) -> None:
    page = page_at("/promises?scope=district")
    group = page.get_by_role("radiogroup", name="判定")
    expect(group.get_by_role("radio")).to_have_count(4)
    press(page, "判定", "有了结果")
    assert "verdict=settled" in page.url
    press(page, "判定", "未达到")
    assert "verdict=missed" in page.url
    assert set(saved(page)["verdict"]) == {"missed"}


def test_the_file_is_the_list(page_at: Visits) -> None:
    rows = saved(page_at("/promises?scope=all"))
    assert tuple(rows.columns) == OF_PROMISES
    wanted = explained_promises(read_table(), sources())
    assert sorted(rows["reason"]) == sorted(wanted["reason"])


@pytest.mark.parametrize("width", [1440, 390])
def test_a_point_shows_both_sides_on_the_same_screen(width: int, page_at: Visits) -> None:
    page = page_at(
        "/promises?indicator=gdp_growth&to=2024", viewport={"width": width, "height": 844}
    )
    # The reader has the chart before them; what it says stands on the same screen.
    chart = page.get_by_test_id("stPlotlyChart").first
    chart.evaluate("node => node.scrollIntoView({ block: 'start' })")
    press_point(page, 0, ".scatterlayer .point", 2)
    assert "promise=gdp_growth.110000.2022" in page.url
    told = main_of(page).get_by_text("目标 ≥5%，实际 0.7%：低于目标，未达到").first
    expect(told).to_be_in_viewport()


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
    labels = page.get_by_test_id("stPlotlyChart").locator(".ytick text")
    boxes = [label.bounding_box() for label in labels.all()]
    assert boxes
    assert all(box is not None and box["x"] >= 0 for box in boxes), "a place's name is cut"
