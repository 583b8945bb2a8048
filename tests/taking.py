"""Taking files along in a browser: the button that opens, then one format."""

import re
from pathlib import Path

from playwright.sync_api import Download, Locator, Page


def taken(page: Page, ending: str = "csv", nth: int = -1) -> Download:
    """The file that a page's download gives; ``nth`` where a page has several, else its last."""
    inside = opened_menu(page.get_by_test_id("stPopover").nth(nth))
    word = {"csv": "CSV", "xlsx": "Excel", "zip": "zip"}[ending]
    with page.expect_download() as waiting:
        inside.get_by_test_id("stDownloadButton").filter(has_text=word).get_by_role(
            "button"
        ).click()
    page.keyboard.press("Escape")
    inside.wait_for(state="detached")
    assert waiting.value.suggested_filename.endswith(f".{ending}")
    return waiting.value


def opened_menu(popover: Locator) -> Locator:
    """What a button that opens has in it."""
    popover.get_by_role("button").click()
    inside = popover.page.get_by_test_id("stPopoverBody")
    inside.wait_for()
    return inside


def picture_of(page: Page, chart: str, ending: str) -> Download:
    """A chart's picture, as its menu saves it."""
    inside = opened_menu(page.locator(f".st-key-menu_{chart}"))
    button = inside.get_by_role("button", name=re.compile(ending.upper()))
    with page.expect_download() as waiting:
        button.click()
    page.keyboard.press("Escape")
    inside.wait_for(state="detached")
    return waiting.value


def content_of(download: Download) -> bytes:
    """The bytes of a file that was saved."""
    return Path(download.path()).read_bytes()
