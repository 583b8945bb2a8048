"""The dashboard without a mouse: every control is reached and seen, every click has its key."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from extract.documents.holdings import samples
from tests.conftest import Visits, settle

pytestmark = pytest.mark.browser

READER = f"/sources?source={next(iter(samples()))}"
# One page of each kind: cards, chart and list, choices side by side, table, text, file.
KINDS = ("/trends", "/promises", READER)
MOST = 200  # presses; the sample has some forty figures

_WALK = """() => {
  const active = () => {
    let node = document.activeElement
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement
    return node
  }
  const all = (root) => [...root.querySelectorAll("*")].flatMap((node) =>
    node.shadowRoot ? [node, ...all(node.shadowRoot)] : [node])
  const drawn = (node) => {
    const box = node.getBoundingClientRect()
    return node.checkVisibility({ visibilityProperty: true }) && box.width > 0 && box.height > 0
  }
  const controls = all(document)
    .filter((node) => node.matches(
      "a[href], button, summary, input, select, textarea, [tabindex], [role=button]"))
    .filter((node) => node.tabIndex >= 0 && !node.disabled && drawn(node))
    .filter((node) => !node.closest("[inert], [aria-hidden=true]"))
  const look = (node) => {
    const told = []
    for (let n = 0; node instanceof Element && n < 5; n += 1, node = node.parentElement) {
      const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, transform } =
        getComputedStyle(node)
      told.push(outlineStyle === "none" ? "" : outlineWidth)
      told.push(boxShadow, borderColor, backgroundColor, transform)
    }
    return told.join()
  }
  const before = new Map(controls.map((node) => [node, look(node)]))
  const name = (node) => `${node.tagName} ${node.ariaLabel ?? node.innerText ?? ""}`.slice(0, 80)
  window.walk = {
    here: () => {
      const node = active()
      if (node === document.body) return null
      const at = controls.indexOf(node)
      // A table on canvas draws its own mark on the cell; the page's frame only scrolls.
      const own = node.matches("canvas, [data-testid=stMain]")
      return { at, name: name(node), seen: own || at < 0 || look(node) !== before.get(node) }
    },
    names: controls.map(name),
    // One button of a row is reached by Tab, the others by arrows.
    rows: controls.map((node) => controls.findIndex((other) => other === node
      || other.closest("[data-testid=stButtonGroup]")?.contains(node))),
  }
  return controls.length
}"""


def walked(page: Page) -> tuple[list[str], list[str]]:
    """The controls that Tab has not reached, and those that looked the same when it had."""
    page.evaluate(_WALK)
    reached: dict[int, dict[str, Any]] = {}
    last = None
    for _ in range(MOST):
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)  # Its look changes within a moment.
        here = page.evaluate("window.walk.here()")
        # In a table Tab goes from cell to cell.
        if here is None or (here["at"] in reached and here["at"] not in (-1, last)):
            break
        last = here["at"]
        reached.setdefault(last, here)
    names, rows = (page.evaluate(f"window.walk.{told}") for told in ("names", "rows"))
    assert len(names) > 9, "a page has a navigation and filters at least"
    found = {rows[at] for at in reached if at >= 0}
    missed = [name for name, row in zip(names, rows, strict=True) if row not in found]
    return missed, [here["name"] for here in reached.values() if not here["seen"]]


def rerun(page: Page) -> None:
    page.wait_for_timeout(500)
    settle(page)


@pytest.mark.parametrize("path", KINDS)
def test_tab_reaches_every_control_and_shows_where_it_is(path: str, page_at: Visits) -> None:
    missed, unseen = walked(page_at(path))
    assert missed == []
    assert unseen == []


def test_the_list_below_a_chart_does_what_a_click_does(page_at: Visits) -> None:
    page = page_at("/trends")
    page.get_by_role("combobox", name="点图上的一个点").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option").nth(1).inner_text()
    page.keyboard.press("Enter")
    rerun(page)
    place, year, _, figure = chosen.split(" · ")
    link = page.get_by_role("link", name="在原文中看").or_(
        page.get_by_role("link", name="看这份来源")
    )
    expect(link).to_be_visible()
    told = page.locator("strong").filter(has_text=f"{place} · {year} · {figure}")
    expect(told).to_be_visible()


def test_a_district_is_chosen_without_a_mouse(page_at: Visits) -> None:
    page = page_at("/districts?indicator=gdp_growth&year=2024")
    page.get_by_role("combobox", name="选一个地区").focus()
    page.keyboard.type("海淀")
    page.keyboard.press("Enter")
    rerun(page)
    assert "region=110108" in page.url
    expect(page.get_by_test_id("stMain")).to_contain_text("地区生产总值增速 · 海淀区 · 2024")


def opened(page: Page, box: Locator) -> list[str]:
    """The options of a list, opened; what is drawn anew in that moment closes it again."""
    options = page.get_by_role("option")
    for _ in range(5):
        box.focus()
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(1000)
        if options.count():
            break
    return options.all_inner_texts()


def test_a_click_after_a_choice_holds_and_a_choice_after_a_click(page_at: Visits) -> None:
    page = page_at("/trends?indicator=gdp_growth&region=110000")
    box = page.get_by_role("combobox", name="点图上的一个点")
    box.focus()
    for key in ("ArrowDown", "Enter"):
        page.keyboard.press(key)
    rerun(page)
    first = box.input_value()
    mark = page.locator(".scatterlayer .points path").nth(3).bounding_box()
    assert mark is not None
    page.mouse.click(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
    rerun(page)
    expect(box).not_to_have_value(first)
    clicked = box.input_value()
    other = next(text for text in opened(page, box) if text not in (first, clicked))
    page.get_by_role("option", name=other, exact=True).click()
    rerun(page)
    expect(box).to_have_value(other)


def test_a_row_is_ticked_by_keyboard(page_at: Visits) -> None:
    page = page_at("/data?q=地区生产总值增速")
    expect(page.get_by_test_id("stMain")).to_contain_text("Shift+空格")
    page.get_by_test_id("data-grid-canvas").first.focus()
    for key in ("ArrowDown", "ArrowDown", "Shift+Space"):
        page.keyboard.press(key)
    rerun(page)
    link = page.get_by_role("link", name="在原文中看").or_(
        page.get_by_role("link", name="看这份来源")
    )
    expect(link).to_be_visible()


def test_arrows_go_along_a_row_of_buttons(page_at: Visits) -> None:
    page = page_at("/data")
    page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("^实际 · ")).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    rerun(page)
    assert "kind=target" in page.url


def test_a_promise_is_chosen_by_keyboard(page_at: Visits) -> None:
    page = page_at("/promises")
    before = page.url
    page.get_by_role("combobox", name="点图上的一项").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    rerun(page)
    assert page.url != before
    assert "promise=" in page.url


def test_escape_leaves_a_figures_card_from_within(page_at: Visits) -> None:
    page = page_at(READER)
    mark = page.locator(".mark").first
    mark.focus()
    page.keyboard.press("Enter")
    rerun(page)
    page.locator(".card button").focus()
    page.keyboard.press("Escape")
    rerun(page)
    expect(page.locator(".card")).to_have_count(0)
    expect(mark).to_be_focused()
