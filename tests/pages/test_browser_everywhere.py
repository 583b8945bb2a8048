"""What holds for every page that pages/frame.py registers, seen in a real browser.

Each page is opened once in Chinese, light and wide and once in English, dark and narrow; the tests
share these looks. All tests of one look run one after another, so that two workers share them out.
"""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from extract.documents.holdings import samples
from extract.reference.sources import SAMPLES
from extract.table.io import read_table
from tests import axe
from tests.looks import NARROW, Dress, Look, allowed, look, pages, told

pytestmark = pytest.mark.browser

WIDE, SLIM = Dress("zh", "light", 1440), Dress("en", "dark", NARROW)
PLACES = [(path, dress) for dress in (WIDE, SLIM) for path in pages()]
SAMPLE = next(iter(samples().values()))
AT = read_table(SAMPLES / "metrics.csv")["start"].iloc[0]
# What a page shows only when asked: a figure's card, nothing, a notice.
STATES = [
    (f"/sources?source={SAMPLE.id}&at={AT}", SLIM),
    ("/trends?theme=housing&region=310000", WIDE),
    ("/data?theme=gone&q=zzz", SLIM),
]

# Of the code or its mistakes: an id, a field that was not filled in, a value that is none.
RAW = [
    re.compile(pattern)
    for pattern in (
        r"(?<![\w./-])[a-z]+(?:_[a-z0-9]+)+(?![\w-]*[./])",
        r"\{\w*\}",
        r"(?<![\w-])(?:None|nan|NaN|NaT|undefined|null)(?![\w-])",
    )
]
ENGLISH = re.compile(r"\b(?:Choose|Select all|No results|[Oo]ptions)\b")

Seen = Callable[[str, Dress], Look]


def looked_at(places: list[tuple[str, Dress]]) -> pytest.MarkDecorator:
    """The tests of each of these looks."""
    ids = [f"{path}-{dress}" for path, dress in places]
    return pytest.mark.parametrize("view", places, ids=ids, indirect=True, scope="module")


every_page, every_view = looked_at(PLACES), looked_at(PLACES + STATES)
needs_axe = pytest.mark.skipif(axe.installed() is None, reason=axe.MISSING)


@pytest.fixture(scope="module")
def seen(chromium: Browser, served: str) -> Seen:
    """A look at a page, taken once."""
    looks: dict[tuple[str, Dress], Look] = {}

    def once(path: str, dress: Dress) -> Look:
        if (path, dress) not in looks:
            looks[path, dress] = look(chromium, served, path, dress)
        return looks[path, dress]

    return once


@pytest.fixture(scope="module")
def view(request: pytest.FixtureRequest, seen: Seen) -> Look:
    """What is seen of one page in one dress."""
    return seen(*request.param)


@every_page
def test_a_link_opens_the_page_whole(view: Look) -> None:
    assert view.broken == 0
    titles = [words for level, words in view.headings if level == 1]
    assert len(titles) == 1
    assert titles[0].strip()


@every_page
def test_the_console_is_quiet(view: Look) -> None:
    assert view.errors == []


@every_view
def test_nothing_is_asked_of_other_hosts(view: Look) -> None:
    assert view.outside == []


@every_view
def test_a_narrow_screen_needs_no_sideways_scrolling(view: Look) -> None:
    assert view.wide <= NARROW


@every_page
def test_a_chart_is_described(view: Look) -> None:
    assert view.unnamed == []


@every_page
def test_writing_at_a_chart_can_be_read(view: Look) -> None:
    assert view.faint == []


@every_view
def test_nothing_of_the_code_is_in_the_writing(view: Look) -> None:
    writing = view.writing
    assert [text for text in writing if any(raw.search(text) for raw in RAW)] == []


@looked_at([place for place in PLACES if place[1] is WIDE])
def test_no_default_english_is_left(view: Look) -> None:
    assert [text for text in view.writing if ENGLISH.search(text)] == []


@every_view
def test_headings_go_down_a_level_at_a_time(view: Look) -> None:
    levels = [level for level, _ in view.headings]
    assert [(above, below) for above, below in pairwise(levels) if below > above + 1] == []


@needs_axe
@every_view
def test_axe_finds_nothing_serious(view: Look) -> None:
    found = [v for v in view.violations if v.allowed is None and not v.advice]
    grave = [v for v in found if v.impact in ("serious", "critical")]
    assert not grave, told(grave)


@needs_axe
@every_view
def test_axe_has_no_advice(view: Look) -> None:
    found = [v for v in view.violations if v.allowed is None and v.advice]
    assert not found, told(found)


@needs_axe
@pytest.mark.parametrize("number", range(len(allowed())), ids=[e.rule for e in allowed()])
def test_what_is_allowed_still_occurs(number: int, seen: Seen) -> None:
    needed = (v.allowed == number for at in PLACES for v in seen(*at).violations)
    assert any(needed), "take this entry out of tests/streamlits_own.toml"


@needs_axe
def test_axe_sees_into_the_reader(chromium: Browser, served: str) -> None:
    """The reader lies in a shadow of the page, where a fault must not hide."""
    from tests.conftest import Visits

    page = Visits(chromium, served)(f"/sources?source={SAMPLE.id}")
    script = axe.installed()
    assert script is not None
    page.evaluate(script.read_text(encoding="utf-8"))
    page.locator(".mark").first.evaluate(
        "mark => { mark.removeAttribute('aria-label'); mark.textContent = '' }"
    )
    found = page.evaluate("axe.run(document, { runOnly: ['aria-command-name'] })")
    page.context.close()
    assert len(found["violations"]) == 1
