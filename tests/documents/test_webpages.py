"""Real pages beside their texts: what a page's furniture hides or adds would show here.

They lie beside the repository; without them the tests are skipped.
"""

from collections import Counter
from pathlib import Path

import pytest

from extract.pipeline import read_file
from tests.facts import facts_of

PAGES = Path(__file__).resolve().parents[3] / "shared" / "webpages"


def test_a_page_says_what_its_text_says(documents: Path) -> None:
    pairs = [(page, documents / f"{page.stem}.txt") for page in sorted(PAGES.glob("*.html"))]
    if not pairs:
        pytest.skip("the web pages are not on this machine")
    apart = {}
    for page, text in pairs:
        on_page, in_text = (
            Counter(facts_of(read_file(file).observations)) for file in (page, text)
        )
        apart[page.stem] = ((on_page - in_text).total(), (in_text - on_page).total())
    assert set(apart.values()) == {(0, 0)}, apart
