"""The maps in a real browser: pointed at, clicked, taken along; quiet, and no one else asked."""

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.conftest import Visits
from tests.pages.test_browser import rerun, saved, sidebar, visit

pytestmark = pytest.mark.browser

GDP = "/districts?indicator=gdp&year=2022"


def chart(page: Page, n: int) -> Locator:
    """The page's n-th chart: 0 the map, 1 the centre, 2 the ranking, 3 and 4 the panels."""
    found = page.get_by_test_id("stPlotlyChart").nth(n)
    found.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    return found


def beside(label: Locator, dx: float, dy: float) -> tuple[float, float]:
    """A place on the screen that far from the middle of a label."""
    box = label.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2 + dx, box["y"] + box["height"] / 2 + dy


def named(drawn: Locator, name: str) -> Locator:
    return drawn.locator(".textpoint text").filter(has_text=name)


def point(page: Page, drawn: Locator, name: str, dx: float = 0, dy: float = 0) -> Locator:
    """Point into a district, at some distance from its label; gives what it then says."""
    page.mouse.move(*beside(named(drawn, name), dx, dy))
    return drawn.locator(".hoverlayer .hovertext")


def click(page: Page, drawn: Locator, name: str, dx: float = 0, dy: float = 0) -> None:
    """Click into a district once it speaks: what is drawn above it may still move it."""
    named(drawn, name).scroll_into_view_if_needed()
    for _ in range(10):
        try:
            point(page, drawn, name, dx, dy).first.wait_for(timeout=1000)
            break
        except TimeoutError:
            page.mouse.move(0, 0)
    page.mouse.down()
    page.mouse.up()
    rerun(page)


def test_a_district_speaks_wherever_it_is_pointed_at(page_at: Visits) -> None:
    page = page_at(GDP)
    drawn = chart(page, 0)
    for dx, dy in ((0, 0), (30, -12), (-20, 10), (10, 22)):
        expect(point(page, drawn, "房山", dx, dy)).to_contain_text("房山区实际 860.9 亿元")
    expect(point(page, drawn, "密云")).to_contain_text("没有写明，不是零")


def test_a_click_on_the_map_is_taken_over_by_the_other_pages(page_at: Visits) -> None:
    page = page_at("/")
    visit(page, "各地比较")
    click(page, chart(page, 0), "大兴", dy=16)
    assert "region=110115" in page.url
    expect(sidebar(page).get_by_test_id("stMultiSelect").nth(1)).to_contain_text("大兴区")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("已选大兴区")
    expect(chart(page, 2).locator(".bars .point")).not_to_have_count(1)
    visit(page, "历年趋势")
    assert set(saved(page)["region"]) == {"大兴区"}
    visit(page, "各地比较")
    page.get_by_role("button", name="恢复全部地区").click()
    rerun(page)
    assert "region" not in page.url
    # The same place again: nothing of the first click is left over.
    click(page, chart(page, 0), "大兴", dy=16)
    assert "region=110115" in page.url
    assert page_at.errors == []
    assert page_at.outside == []


def test_the_small_districts_are_clicked_in_the_centre(page_at: Visits) -> None:
    page = page_at(GDP)
    click(page, chart(page, 1), "东城", dy=30)
    assert "region=110101" in page.url
    expect(page.get_by_test_id("stMain")).to_contain_text("东城区列第")


def test_a_bar_and_a_tile_are_clicked_too(page_at: Visits) -> None:
    page = page_at(GDP)
    chart(page, 2).locator(".bars .point").first.click(force=True)
    rerun(page)
    assert "region=1101" in page.url
    page = page_at("/districts?level=province&indicator=gdp_growth&year=2025")
    click(page, chart(page, 0), "上海", dy=12)
    assert "region=310000" in page.url
    assert "level=province" in page.url


def test_a_point_of_a_panel_leads_to_its_year(page_at: Visits) -> None:
    page = page_at(GDP)
    chart(page, 3).locator(".scatterlayer .point").first.click(force=True)
    rerun(page)
    assert "region=110101" in page.url
    assert "year=2011" in page.url


def test_years_are_gone_through(page_at: Visits) -> None:
    page = page_at(GDP)
    page.get_by_role("button", name="下一年").click()
    rerun(page)
    assert "year=2023" in page.url
    expect(page.get_by_test_id("stMain").get_by_role("heading", level=2).first).to_contain_text(
        "2023"
    )


@pytest.mark.parametrize(
    ("view", "scheme"), [(f"{GDP}&lang=en", "light"), ("/districts?level=province", "dark")]
)
def test_a_narrow_map_is_whole(view: str, scheme: str, page_at: Visits) -> None:
    page = page_at(view, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    for place in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
        assert page.evaluate(f"{place}.scrollWidth") <= 390
    labels = chart(page, 0).locator(".textpoint text").all()
    assert len(labels) >= 10
    for box in (label.bounding_box() for label in labels):
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page_at.outside == []
