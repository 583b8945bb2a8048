"""Documents that try to be more than text, in a real browser: nothing runs, nothing is fetched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages.parts.labels.slugs import code_of
from pages.parts.server.index_page import page_files
from tests.conftest import Visits, serve, settle
from tests.hostile import PLACE, REPORT, hostile_project

pytestmark = [pytest.mark.browser, pytest.mark.long]

PAGES = tuple(page_files())
TRAPPED = f"region=110000,{code_of(PLACE)}"
# Everything of a page, within the roots of its own parts too: what a trap would have become.
FALLEN = """() => {
  const every = (root) => [...root.querySelectorAll("*")].flatMap(
    (one) => [one, ...(one.shadowRoot ? every(one.shadowRoot) : [])])
  const is = (one) => {
    const name = one.localName, text = one.textContent.trim()
    const address = one.getAttribute("href") || one.getAttribute("src") ||
      one.getAttribute("xlink:href") || ""
    return one.hasAttribute("onerror") || /^javascript:|evil[.]example/.test(address) ||
      (name === "img" && one.alt === "Streamlit logo") ||
      (one.getAttribute("role") === "img" && /bomb|smile/.test(one.getAttribute("aria-label"))) ||
      (["b", "strong", "i", "em"].includes(name) && ["粗体", "重", "i"].includes(text)) ||
      (name === "code" && text === "码") || (name === "del") || name === "annotation" ||
      (one.classList.contains("stMarkdownColoredText") && text === "红字") ||
      (name === "tspan" && ["粗体", "去", "i"].includes(text))
  }
  return every(document).filter(is).map((one) => one.outerHTML.slice(0, 200))
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the project of traps."""
    folder = hostile_project(tmp_path_factory.mktemp("hostile") / "project")
    with serve(folder.parent / "log.txt", PROJECT=str(folder)) as (address, _):
        yield address


def unharmed(page: Page, visits: Visits) -> None:
    """See that no trap of the page was fallen into."""
    assert page.evaluate(FALLEN) == []
    assert page.evaluate("window.hacked") is None
    assert visits.outside == []
    assert visits.errors == []


@pytest.mark.parametrize("query", [f"{TRAPPED}&lang=en", "q=指标&source=hostile&at=60"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_falls_into_a_tables_traps(
    path: str, query: str, hostile: str, page_at: Visits
) -> None:
    page = page_at(f"/{path}?{query}", at=hostile)
    page.on("dialog", lambda dialog: page_at.errors.append(f"dialog: {dialog.message}"))
    for box in page.get_by_test_id("stExpander").all():
        if box.locator("summary").is_visible():
            box.locator("summary").click()
    for chart in page.get_by_test_id("stPlotlyChart").all()[:2]:
        chart.hover()
    settle(page)
    unharmed(page, page_at)


def test_a_chart_points_at_its_figures_in_words(hostile: str, page_at: Visits) -> None:
    page = page_at(f"/trends?{TRAPPED}&indicator=gdp_growth", at=hostile)
    point = page.locator(".scatterlayer .point").last
    point.hover(force=True)
    expect(page.locator(".hoverlayer .hovertext").first).to_contain_text("img src=x")
    unharmed(page, page_at)


def test_an_imported_report_is_text_wherever_it_goes(
    hostile: str, page_at: Visits, tmp_path: Path
) -> None:
    report = tmp_path / "<img src=x onerror=window.hacked=1> **重** :smile: $x^2$.txt"
    report.write_text(REPORT, encoding="utf-8")
    page = page_at("/import", at=hostile)
    page.locator("input[type=file]").first.set_input_files(report)
    expect(page.locator(".report")).to_be_visible(timeout=60_000)
    settle(page)
    expect(page.locator(".report")).to_contain_text("<img src=x onerror")
    unharmed(page, page_at)
    place = page.get_by_test_id("stMain").locator(".st-key-told_region input")
    place.fill(PLACE[:40])
    place.press("Enter")
    settle(page)
    unharmed(page, page_at)
    for link in page.get_by_test_id("stSidebarNavLink").all():
        link.click()
        settle(page)
        unharmed(page, page_at)
