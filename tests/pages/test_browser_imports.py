"""A report that the reader has brought, in a real browser: taken along by clicks, and let go."""

from typing import Any

import pytest
from playwright.sync_api import expect

from extract.reference.sources import SAMPLES, sources
from tests.conftest import Visits
from tests.pages.test_browser import sidebar

pytestmark = pytest.mark.browser

(SAMPLE,) = [SAMPLES / each.file for each in list(sources(SAMPLES).values())[:1]]
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_what_a_readers_own_report_says_beside_beijings(
    screen: dict[str, Any], page_at: Visits
) -> None:
    page = page_at("/import?lang=en", **screen)
    main = page.get_by_test_id("stMain")
    page.locator("input[type=file]").set_input_files(SAMPLE)
    main.get_by_role("link", name="Beside Beijing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trends")
    expect(main.get_by_text("(imported)").first).to_be_visible()
    expect(main.get_by_text("Beijing").first).to_be_visible()
    assert "110000" in page.url
    if screen is DESK:
        sidebar(page).get_by_role("button", name="Remove", exact=True).click()
        expect(page.get_by_text("(imported)")).to_have_count(0)
    assert page_at.errors == []
