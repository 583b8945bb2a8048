"""The lines in a real browser: places and points picked on the page, years, what a phone shows."""

import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Visits
from tests.pages.test_browser import choose, rerun, sidebar, visit

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
VIEW = "/trends?indicator=gdp_growth&region=110000,110102"

# Every point of the chart that can be picked: what the address calls it, and where it stands.
POINTS = """() => {
  const chart = document.querySelector(".js-plotly-plot")
  const { left, top } = chart.getBoundingClientRect()
  const { xaxis, yaxis } = chart._fullLayout
  return chart.data.filter(({ customdata }) => customdata).flatMap(({ meta, x, y, customdata }) =>
    customdata.map(([id], n) => ({
      id,
      meta,
      x: left + xaxis._offset + xaxis.d2p(x[n]),
      y: top + yaxis._offset + yaxis.d2p(y[n]),
    })))
}"""


def main_of(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def beside(page: Page) -> Locator:
    """Where the sentence of the picked point stands."""
    return page.locator(".st-key-picked")


def points(page: Page, meta: str = "actual") -> list[Any]:
    """The points of a kind that stand apart from all others, so that a finger can tell them."""
    page.locator(".js-plotly-plot").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    every = page.evaluate(POINTS)
    far = [
        one
        for one in every
        if all(
            abs(one["x"] - other["x"]) + abs(one["y"] - other["y"]) > 12
            for other in every
            if other is not one
        )
    ]
    return [point for point in far if point["meta"] == meta]


def hit(page: Page, point: dict[str, Any], *, touch: bool) -> None:
    """Tap or click a point."""
    if touch:
        page.touchscreen.tap(point["x"], point["y"])
    else:
        page.mouse.move(point["x"] - 9, point["y"] - 9)
        page.mouse.move(point["x"], point["y"])
        page.wait_for_timeout(100)
        page.mouse.click(point["x"], point["y"])
    rerun(page)


def pick(page: Page, place: str) -> None:
    """One more place to compare."""
    box = main_of(page).get_by_role("combobox", name="比较的地区")
    box.click()
    box.fill(place)
    page.get_by_role("option", name=place, exact=True).click()
    page.keyboard.press("Escape")
    rerun(page)


def ends(page: Page) -> Locator:
    """The names at the ends of the lines, once they are drawn."""
    found = page.locator(".annotation-text").filter(has_text="●")
    expect(found.first).to_be_attached(timeout=30_000)  # the first chart loads Plotly
    return found


def names(page: Page) -> set[str]:
    """The places named at the ends of their lines."""
    return {text.removeprefix("●").split()[0] for text in ends(page).all_text_contents()}


def test_the_first_pick_replaces_the_default_and_holds_everywhere(page_at: Visits) -> None:
    page = page_at("/trends?indicator=gdp_growth")
    assert names(page) == {"北京"}
    expect(main_of(page)).to_contain_text("还没有选地区")
    pick(page, "海淀区")
    assert names(page) == {"海淀"}
    pick(page, "东城区")
    assert names(page) == {"海淀", "东城"}
    assert "110108" in page.url
    expect(sidebar(page)).to_contain_text("海淀区")
    choose(page, "地区", "西城区")
    assert "西城" in names(page)
    visit(page, "目标与完成")
    assert "110108" in page.url
    assert page_at.errors == []
    assert page_at.outside == []


@pytest.mark.parametrize(("width", "language"), [(1440, "zh"), (390, "en")])
def test_names_at_the_lines_ends_neither_touch_nor_leave(
    language: str, width: int, page_at: Visits
) -> None:
    page = page_at(
        f"/trends?lang={language}&indicator=gdp_growth"
        "&region=110000,110101,110102,110106,150000,650000",
        viewport={"width": width, "height": 844},
    )
    boxes = [end.bounding_box() for end in ends(page).all()]
    assert len(boxes) == 6
    for box in boxes:
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    for one, other in combinations([box for box in boxes if box], 2):
        assert abs(one["y"] - other["y"]) > 10
    for place in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
        assert page.evaluate(f"{place}.scrollWidth") <= width


@pytest.mark.parametrize("device", [DESK, PHONE], ids=["1440", "390"])
def test_a_point_shows_its_own_sentence_in_view_and_in_the_address(
    device: dict[str, Any], page_at: Visits
) -> None:
    page = page_at(VIEW, **device)
    ends(page)
    touch = "has_touch" in device
    for at in (0, -1):  # a tap may not show the point of the tap before
        point = points(page)[at]
        hit(page, point, touch=touch)
        place, year, _ = point["id"].split(".")
        name = {"110000": "北京市", "110102": "西城区"}[place]
        expect(beside(page)).to_contain_text(f"地区生产总值增速 · {name} · {year}")
        assert f"figure={point['id']}" in page.url
        expect(beside(page).locator("strong")).to_be_in_viewport(ratio=1)
        expect(beside(page).get_by_test_id("stCaptionContainer")).to_be_in_viewport()
    again = page_at(page.url[page.url.index("/trends") :], **device)
    expect(beside(again)).to_contain_text(f"{name} · {year}")
    expect(again.locator(".js-plotly-plot")).to_be_visible()
    assert page_at.errors == []


def test_a_grey_point_is_read_and_its_place_added(page_at: Visits) -> None:
    page = page_at("/trends?indicator=gdp_growth", **PHONE)
    ends(page)
    hit(page, points(page, "behind")[0], touch=True)
    expect(beside(page)).to_contain_text("地区生产总值增速 · ")
    beside(page).get_by_role("button", name=re.compile("加进来比较")).tap()
    rerun(page)
    assert names(page)
    assert "北京" not in names(page)
    assert "region=" in page.url


@pytest.mark.parametrize("device", [DESK, PHONE], ids=["1440", "390"])
def test_years_are_stepped_through_by_keyboard_and_played_by_touch(
    device: dict[str, Any], page_at: Visits
) -> None:
    page = page_at(VIEW, **device)
    before = ends(page).all_text_contents()
    slider = page.get_by_role("slider", name="看到哪一年")
    slider.focus()
    last = int(slider.get_attribute("aria-valuetext") or 0)
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    rerun(page)
    expect(main_of(page)).to_contain_text(f"{last - 4} 年")
    assert f"year={last - 4}" in page.url
    assert ends(page).all_text_contents() != before
    play = page.get_by_role("button", name="逐年播放")
    box = play.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    (play.tap if "has_touch" in device else play.click)()
    expect(slider).to_have_attribute("aria-valuetext", str(last), timeout=15_000)
    rerun(page)
    assert ends(page).all_text_contents() == before
    assert page_at.errors == []


def test_the_switch_redraws_the_chart_alone(page_at: Visits) -> None:
    page = page_at("/trends?indicator=gdp_growth&region=110000", **PHONE)
    ends(page)
    page.get_by_role("radio", name=re.compile("与全国的差")).tap()
    rerun(page)
    assert "as=nation" in page.url
    expect(page.locator(".js-plotly-plot")).to_contain_text("与全国的差，个百分点")
    page.get_by_role("radio", name="数值").tap()
    rerun(page)
    assert "as=" not in page.url
    assert page_at.errors == []
