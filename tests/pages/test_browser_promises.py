"""The page of promises in a real browser: questions answered by clicks, points, rows, the file."""

import io
from urllib.parse import unquote

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from extract.reference.sources import sources
from extract.table.io import read_table
from pages.parts.export.spec import OF_PROMISES
from pages.parts.labels.verdict_labels import promise_ids, promises_in_order
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


def test_a_cell_of_the_scoreboard_narrows_the_list_and_back(page_at: Visits) -> None:
    page = page_at("/promises?scope=district")
    press_point(page, 2, ".barlayer .point path", 0)
    asked = unquote(page.url).split("cell=")[1].split("&")[0]
    expect(main_of(page)).to_contain_text("只列")
    rows = saved(page)
    theme, year, verdict = asked.split(".")
    assert set(zip(rows["theme"], rows["year"], rows["verdict"], strict=True)) == {
        (theme, int(year), verdict)
    }
    main_of(page).get_by_role("button", name="看全部").click()
    rerun(page)
    assert "cell=" not in page.url
    press_point(page, 2, ".barlayer .point path", 0)  # the same cell once more
    assert f"cell={asked}" in unquote(page.url)


def test_a_place_is_looked_at_alone_and_left_again(page_at: Visits) -> None:
    page = page_at("/promises?scope=district")
    press_point(page, 1, ".barlayer .point path", 0)
    assert "region=110101" in page.url
    expect(main_of(page)).to_contain_text("只看东城区")
    main_of(page).get_by_role("button", name="看全部地方").last.click()
    rerun(page)
    assert "region=" not in page.url


def test_the_file_is_the_list(page_at: Visits) -> None:
    rows = saved(page_at("/promises?scope=all"))
    assert tuple(rows.columns) == OF_PROMISES
    wanted = explained_promises(read_table(), sources())
    assert sorted(rows["reason"]) == sorted(wanted["reason"])


@pytest.mark.parametrize("width", [1440, 390])
def test_a_point_shows_both_sides_right_under_the_chart(width: int, page_at: Visits) -> None:
    page = page_at(
        "/promises?indicator=gdp_growth&to=2024", viewport={"width": width, "height": 844}
    )
    # The reader has the chart before them; what it says stands on the same screen.
    chart = page.get_by_test_id("stPlotlyChart").first
    chart.evaluate("node => node.scrollIntoView({ block: 'start' })")
    press_point(page, 0, ".scatterlayer .point", 2)
    assert "point=gdp_growth.110000.2022" in page.url
    told = main_of(page).get_by_text("目标 ≥5%，实际 0.7%：低于目标，未达到").first
    expect(told).to_be_in_viewport()


def test_a_ticked_row_shows_its_promise(page_at: Visits) -> None:
    page = page_at("/promises")
    grid = page.locator("[data-testid=stDataFrame]:visible")
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 14, "y": 35 + 35 * 4 + 17})  # the fifth row, below the header
    rerun(page)
    fifth = promises_in_order(home_of(explained_promises(read_table(), sources()))).iloc[[4]]
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
    labels = page.get_by_test_id("stPlotlyChart").locator(".ytick text")
    boxes = [label.bounding_box() for label in labels.all()]
    assert boxes
    assert all(box is not None and box["x"] >= 0 for box in boxes), "a place's name is cut"
