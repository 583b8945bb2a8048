"""Taking files along in a browser: the button that opens, then one format."""

from pathlib import Path

from playwright.sync_api import Download, Page


def taken(page: Page, ending: str = "csv", nth: int = -1) -> Download:
    """The file that a page's download gives; ``nth`` where a page has several, else its last."""
    page.get_by_test_id("stPopover").nth(nth).get_by_role("button").click()
    inside = page.get_by_test_id("stPopoverBody")
    word = {"csv": "CSV", "xlsx": "Excel", "zip": "zip"}[ending]
    with page.expect_download() as waiting:
        inside.get_by_test_id("stDownloadButton").filter(has_text=word).get_by_role(
            "button"
        ).click()
    page.keyboard.press("Escape")
    inside.wait_for(state="detached")
    assert waiting.value.suggested_filename.endswith(f".{ending}")
    return waiting.value


def content_of(download: Download) -> bytes:
    """The bytes of a file that was saved."""
    return Path(download.path()).read_bytes()
