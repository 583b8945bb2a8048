"""A report that the reader has brought, in a real browser: read, corrected, taken along, let go."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from extract.pipeline import read_file
from extract.reference.corrections import corrections_in
from extract.reference.sources import SAMPLES, sources
from tests.conftest import Visits
from tests.pages.test_browser import sidebar
from tests.pages.test_browser_frame import TOO_SMALL

pytestmark = pytest.mark.browser

(SAMPLE,) = [SAMPLES / each.file for each in list(sources(SAMPLES).values())[:1]]
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
SCREENS = pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
OTHER = "2031年云汀市政府工作报告\n一、2030年工作回顾\n全市地区生产总值增长5.2%。\n"
# The sign that closes a window is drawn small and met all around.
IN_WINDOW = TOO_SMALL.replace(".stApp", "[role=dialog] [data-testid=stVerticalBlock]")


def brought(page: Page, *files: Path | str) -> None:
    page.locator("input[type=file]").first.set_input_files(files)


@SCREENS
def test_what_a_readers_own_report_says_beside_beijings(
    screen: dict[str, Any], page_at: Visits
) -> None:
    page = page_at("/import?lang=en", **screen)
    main = page.get_by_test_id("stMain")
    brought(page, SAMPLE)
    main.get_by_role("link", name="Beside Beijing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trends")
    expect(main.get_by_text("(imported)").first).to_be_visible()
    expect(main.get_by_text("Beijing").first).to_be_visible()
    assert "110000" in page.url
    if screen is DESK:
        sidebar(page).get_by_role("button", name="Remove", exact=True).click()
        expect(page.get_by_text("(imported)")).to_have_count(0)
    assert page_at.errors == []


@SCREENS
def test_two_reports_are_brought_and_one_is_corrected(
    screen: dict[str, Any], page_at: Visits, tmp_path: Path
) -> None:
    (tmp_path / "云汀.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 and no more")
    page = page_at("/import?lang=en", **screen)
    main = page.get_by_test_id("stMain")
    brought(page, SAMPLE, tmp_path / "坏.docx", tmp_path / "云汀.txt")
    expect(main.get_by_role("heading", name="云汀.txt")).to_be_visible(timeout=30_000)
    expect(main.get_by_text("坏.docx: This file is incomplete")).to_be_visible()
    expect(main.get_by_text("2031年云汀市政府工作报告").first).to_be_visible()  # what says so
    assert page.evaluate("document.documentElement.scrollWidth") == screen["viewport"]["width"]

    page.locator(".mark", has_text="5.2%").click()
    page.locator(".card").get_by_role("button", name="Change").click()
    window = page.get_by_role("dialog")
    expect(window.get_by_text("全市地区生产总值增长")).to_be_visible()
    if screen is PHONE:
        page.wait_for_function(TOO_SMALL, timeout=10_000)
        page.wait_for_function(IN_WINDOW, timeout=10_000)
    window.get_by_role("radio", name="Target").click()
    expect(window.get_by_role("radio", name="Target")).to_be_checked()
    window.get_by_role("button", name="Save").click()
    expect(window).to_have_count(0)
    expect(page.locator(".mark.target", has_text="5.2%")).to_be_visible()

    with page.expect_download() as given:
        main.get_by_role("button", name="Download all changes (1)").click()
    assert given.value.suggested_filename == "corrections.toml"
    text = Path(given.value.path()).read_text(encoding="utf-8")
    said = corrections_in(tomllib.loads(text), "corrections.toml")
    (row,) = read_file(tmp_path / "云汀.txt", said=said).rows()
    assert row["kind"] == "target"
    assert page_at.errors == []
    assert page_at.outside == []
