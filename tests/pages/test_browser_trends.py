"""The lines in a real browser: places picked on the page, points, and what a phone shows."""

from itertools import combinations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Visits
from tests.pages.test_browser import choose, rerun, sidebar, visit

pytestmark = pytest.mark.browser


def main_of(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


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
    return {text.removeprefix("●").strip() for text in ends(page).all_text_contents()}


def test_places_are_picked_on_the_page_and_shared_with_the_sidebar(page_at: Visits) -> None:
    page = page_at("/?region=110000,110101")
    visit(page, "历年趋势")
    assert names(page) == {"北京", "东城"}
    pick(page, "海淀区")
    assert names(page) == {"北京", "东城", "海淀"}
    assert "110108" in page.url
    expect(sidebar(page)).to_contain_text("海淀区")
    choose(page, "地区", "西城区")
    assert "西城" in names(page)
    expect(main_of(page)).to_contain_text(
        "北京市：2025 年实际 5.4%，较 2020 年的 1.2% 上升 4.2 个百分点"
    )
    assert page_at.errors == []
    assert page_at.outside == []


@pytest.mark.parametrize(("width", "language"), [(1440, "zh"), (390, "en")])
def test_names_at_the_lines_ends_neither_touch_nor_leave(
    language: str, width: int, page_at: Visits
) -> None:
    page = page_at(
        f"/trends?lang={language}&region=110000,110101,110102,110106,150000,650000",
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
