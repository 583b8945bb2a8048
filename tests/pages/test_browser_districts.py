"""The maps in a real browser: pointed at, clicked, taken along; quiet, and no one else asked."""

import time
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.conftest import Visits
from tests.pages.test_browser import rerun, saved, sidebar, visit

pytestmark = pytest.mark.browser

TOUCHED = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SLOW = 5  # seconds; half a second on a machine that does nothing else
GDP = "/districts?indicator=gdp&year=2022"


def chart(page: Page, name: str) -> Locator:
    """One of the page's charts: ranking, map, slope or years."""
    found = page.locator(f"[class*='st-key-{name}']").get_by_test_id("stPlotlyChart")
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
    drawn = chart(page, "map")
    for dx, dy in ((0, 0), (20, -8), (-16, 8), (8, 16)):
        expect(point(page, drawn, "房山", dx, dy)).to_contain_text("房山区实际 860.9 亿元")
    expect(point(page, drawn, "密云")).to_contain_text("没有写明，不是零")


def test_a_click_on_the_map_is_taken_over_by_the_other_pages(page_at: Visits) -> None:
    page = page_at("/")
    visit(page, "各地比较")
    click(page, chart(page, "map"), "大兴", dy=16)
    assert "region=110115" in page.url
    expect(sidebar(page).get_by_test_id("stMultiSelect").nth(1)).to_contain_text("大兴区")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("已选大兴区")
    expect(chart(page, "ranking").locator(".bars .point")).not_to_have_count(1)
    visit(page, "历年趋势")
    assert set(saved(page)["region"]) == {"大兴区"}
    visit(page, "各地比较")
    page.get_by_role("button", name="恢复全部地区").click()
    rerun(page)
    assert "region" not in page.url
    # The same place again: nothing of the first click is left over.
    click(page, chart(page, "map"), "大兴", dy=16)
    assert "region=110115" in page.url
    assert page_at.errors == []
    assert page_at.outside == []


def test_the_small_districts_are_clicked_in_the_corner(page_at: Visits) -> None:
    page = page_at(GDP)
    click(page, chart(page, "map"), "东城", dx=-20)
    assert "region=110101" in page.url
    expect(page.get_by_test_id("stMain")).to_contain_text("东城区列第")


def test_a_bar_and_a_tile_are_clicked_too(page_at: Visits) -> None:
    page = page_at(GDP)
    chart(page, "ranking").locator(".bars .point").first.click(force=True)
    rerun(page)
    assert "region=1101" in page.url
    page = page_at("/districts?level=province&indicator=gdp_growth&year=2025")
    click(page, chart(page, "map"), "上海", dy=10)
    assert "region=310000" in page.url
    assert "level=province" in page.url


@pytest.mark.parametrize("options", [{}, TOUCHED], ids=["desk", "phone"])
def test_the_years_are_one_figure_drawn_when_opened(
    options: dict[str, Any], page_at: Visits
) -> None:
    page = page_at(GDP, **options)
    assert page.locator("[class*='st-key-years']").count() == 0
    page.locator(".st-key-open_years summary").click()
    rerun(page)
    drawn = chart(page, "years")
    expect(drawn).to_have_count(1)
    drawn.locator(".scatterlayer .point").first.click(force=True)
    rerun(page)
    assert "region=110108" in page.url
    assert "year=2016" in page.url
    menus = page.get_by_role("button", name="图片、数据、嵌入")
    expect(menus).to_have_count(3)  # ranking, map, years


@pytest.mark.parametrize("options", [{}, TOUCHED], ids=["desk", "phone"])
def test_who_aims_highest_for_2026_is_found_by_clicking(
    options: dict[str, Any], page_at: Visits
) -> None:
    page = page_at("/", **options)
    began = time.monotonic()
    page.get_by_role("link", name="2026 年哪个省目标定得最高").click()
    rerun(page)
    first = page.get_by_test_id("stMetric").first
    expect(first).to_contain_text("最高目标")
    expect(first).to_contain_text("目标 ≥7%")
    expect(first).to_contain_text("西藏")
    assert time.monotonic() - began < 30
    expect(chart(page, "ranking").locator(".yaxislayer-above")).not_to_contain_text("—")
    expect(chart(page, "slope")).to_contain_text("2026 目标")
    assert page_at.errors == []


@pytest.mark.parametrize("options", [{}, TOUCHED], ids=["desk", "phone"])
def test_what_is_chosen_stands_out_in_map_and_ranking(
    options: dict[str, Any], page_at: Visits
) -> None:
    page = page_at(GDP, **options)
    began = time.monotonic()
    chart(page, "ranking").locator(".bars .point").nth(5).click(force=True)
    rerun(page)
    expect(chart(page, "ranking")).to_contain_text("▸")
    assert time.monotonic() - began < SLOW
    strong = chart(page, "map").locator(".scatterlayer path.js-line[style*='stroke-width: 3px']")
    expect(strong).not_to_have_count(0)


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
    labels = chart(page, "map").locator(".textpoint text").all()
    assert len(labels) >= 10
    for box in (label.bounding_box() for label in labels):
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page_at.outside == []
