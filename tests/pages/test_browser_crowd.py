"""What one visitor brings, and a server that begins anew, harm no other visitor."""

import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import FilePayload, expect

from tests.conftest import Visits, serve, settle
from tests.crowd import HEAD, costly_files
from tests.soak import memory_of
from tests.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.long]

PATIENT = 8  # times what a page takes otherwise; the machine has two processors and both are used
LEAST = 5  # seconds, whatever a page takes otherwise
LONGEST = 600_000  # milliseconds for all files


@pytest.fixture
def own(tmp_path: Path) -> Iterator[str]:
    with serve(tmp_path / "log.txt") as (address, _):
        yield address


@dataclass(slots=True)
class Other:
    """Another visitor, who opens pages and asks for the health all the time.

    Attributes:
        pages, health: seconds that each took.
    """

    address: str
    pages: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def look(self) -> None:
        """Open a page in a visit of its own, and ask for the health."""
        with Visitor(self.address) as visitor:
            drawn = visitor.opens("trends")
            self.pages.append(drawn.seconds)
            self.errors += drawn.errors
        begun = time.perf_counter()
        with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=60) as answer:
            assert answer.read() == b"ok"
        self.health.append(time.perf_counter() - begun)

    def until(self, over: Event) -> None:
        """Look again and again."""
        while not over.wait(1):
            self.look()


def test_whatever_is_brought_nobody_else_waits(own: str, page_at: Visits) -> None:
    before, during, over = Other(own), Other(own), Event()
    for _ in range(4):
        before.look()
    page = page_at("/import", at=own)
    thread = Thread(target=during.until, args=(over,))
    thread.start()
    try:
        page.locator("input[type=file]").first.set_input_files(
            [
                FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
                for name, content in costly_files().items()
            ]
        )
        understood = page.get_by_role("button", name="知道了")
        expect(understood).to_be_visible(timeout=LONGEST)
        settle(page)
    finally:
        over.set()
        thread.join()
    told = page.get_by_test_id("stAlert").all_inner_texts()
    print(f"pages {max(during.pages):.1f} s, before {before.pages[-1]:.1f} s;", len(during.pages))
    print(f"health {max(during.health):.1f} s", *told, sep="\n")
    assert during.errors == []
    allowed = max(LEAST, PATIENT * sorted(before.pages)[1])
    assert max(during.pages) < allowed
    assert max(during.health) < LEAST
    assert not any("运行日志" in each for each in told)


def test_what_a_visitor_brought_is_let_go(tmp_path: Path, page_at: Visits) -> None:
    text = f"{HEAD}{'增长5%。新增学位3万个。' * 6_000}".encode()
    files = [FilePayload(name=f"{n}.txt", mimeType="text/plain", buffer=text) for n in "ab"]
    held = []
    log = tmp_path / "log.txt"  # A visit is forgotten after a second; after two minutes else.
    with serve(log, STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="1") as (address, _):
        for _ in range(7):
            page = page_at("/import", at=address)
            page.locator("input[type=file]").first.set_input_files(files)
            expect(page.locator(".report")).to_be_visible(timeout=LONGEST)
            page.context.close()
            time.sleep(4)
            held.append(memory_of(address))
    # What is loaded is loaded after some; a visitor's own is some forty megabytes.
    assert held[-1] - held[3] < 60, held


def test_a_page_comes_back_when_its_server_does(tmp_path: Path, page_at: Visits) -> None:
    again = tmp_path / "again.txt"
    with serve(tmp_path / "log.txt") as (address, stop):
        page = page_at("/trends?region=110000,110101&indicator=gdp_growth", at=address)
        connected = page.locator('[data-test-connection-state="CONNECTED"]')
        stop()
        expect(connected).to_have_count(0, timeout=60_000)
    with serve(again, port=int(address.rpartition(":")[2])):
        expect(connected).to_have_count(1, timeout=60_000)
        # The first click tells the new server of the visit, which begins as its address says.
        english = page.get_by_test_id("stMain").get_by_text("English")
        english.click()
        _wait_for('"event": "page"', again)
        settle(page)
        english.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Trends", timeout=60_000)
        settle(page)
        assert "110101" in page.url
        assert "gdp_growth" in page.url
        expect(page.get_by_test_id("stMain").get_by_text("Dongcheng").first).to_be_visible()


def _wait_for(words: str, log: Path) -> None:
    for _ in range(300):
        if words in log.read_text(encoding="utf-8"):
            return
        time.sleep(0.2)
    raise AssertionError(f"{words} is not in the journal")
