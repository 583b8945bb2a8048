"""What a reader waits for, and what comes over the wire, in a browser on this machine."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from statistics import median
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests import browser
from tests.bench.pages import PAGES
from tests.bench.sections import Section, Work
from tests.bench.visitors import OURS, TWIN, Served, served

FILTERED = ("overview", "promises", "districts", "trends")
THEMES = ("经济", "环境", "教育", "住房", "就业")  # one after the other, each from all of them
VIEW: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
WAIT = 60_000  # milliseconds
AIM = "1.5"
Taken = tuple[float, float]  # seconds of the clock and of the processor

# Notes when the reader did something last, and when the page was last painted anew after that.
WATCH = """() => {
  const seen = window.seen = { asked: 0, painted: 0 }
  const ask = () => { seen.asked = performance.now(); seen.painted = 0 }
  for (const kind of ["click", "keydown"]) addEventListener(kind, ask, true)
  const painted = () => { seen.painted = performance.now() }
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(painted)))
    .observe(document.querySelector('[data-testid="stMain"]'),
      { subtree: true, childList: true, characterData: true, attributes: true })
}"""
# How long that took, once no script runs and nothing has changed for half a second.
PAINTED = """() => {
  const { asked, painted } = window.seen
  const idle = document.querySelector('[data-test-script-state="notRunning"]')
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
  return idle && painted > asked && performance.now() - painted > 500 && painted - asked
}"""


def sections() -> Iterator[Section]:
    """The tables on a browser; one line that says so where there is none."""
    if browser.installed() is None:
        yield Section("In a browser", f"Not measured: {browser.MISSING}.", (), ())
        return
    with served(OURS) as ours, served(TWIN) as twin, chromium() as opened:
        yield _repaints(opened, ours, twin)
        yield _sizes(opened, f"http://{ours.host}", f"http://{twin.host}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--no-sandbox"] if root else []  # Chromium refuses to start as root with it.
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser.installed(), args=arguments)
        yield launched
        launched.close()


def visit(opened: Browser, address: str) -> Page:
    """A page at an address, drawn to its end, that notes what is painted."""
    page = opened.new_context(**VIEW).new_page()
    page.set_default_timeout(WAIT)
    page.goto(address)
    drawn(page)
    page.evaluate(WATCH)
    return page


def drawn(page: Page) -> None:
    """Wait until the script has run to its end and its last changes are drawn."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_selector('[data-stale="true"]', state="detached")
    page.wait_for_selector('[data-testid="stSkeleton"]', state="detached")
    page.wait_for_timeout(1_000)


def _repaints(opened: Browser, ours: Served, twin: Served) -> Section:
    beside = visit(opened, f"http://{twin.host}")
    lines = []
    for name in FILTERED:
        page = visit(opened, f"http://{ours.host}/{'' if name == 'overview' else name}")
        taken: tuple[list[Taken], list[Taken]] = ([], [])
        for theme, key in zip(THEMES, cycle(("ArrowRight", "ArrowLeft")), strict=False):
            taken[0].append(_filtered(page, ours, theme))
            taken[1].append(_slid(beside, twin, key))
        cells = [name]
        for one, other in zip(*(zip(*each, strict=True) for each in taken), strict=True):
            own, its = median(one), median(other)
            cells += [f"{own:.2f}", f"{its:.2f}", f"{own / its:.2f}"]
        lines.append([*cells, AIM])
        page.context.close()
    about = (
        f"In a headless Chromium on this machine: from the click on a theme of the filters until "
        f"the page was last painted anew and its script had ended, the median of {len(THEMES)} "
        "themes that nobody had chosen, each from all; beside it the twin's slider moved by a "
        "key (of which Streamlit waits 0.2 s for more keys), by turns. Seconds of the clock, then "
        "of the processor, of the browser and the server together. What a page takes longer is "
        "the browser's: Plotly's for its charts (one to four, of up to 970 pieces of SVG each) "
        "and React's for its texts, lists and menus (30 to 45 elements)."
    )
    names = ("what", "clock, s", "beside, s", "ratio", "processor, s", "beside, s", "ratio", "aim")
    return Section("From a filter to the page painted anew", about, names, lines)


@dataclass(slots=True)
class Wire:
    """What has come over the wire, in bytes: of files as they were packed, and over the socket."""

    files: dict[str, float] = field(default_factory=dict)
    socket: int = 0

    def hear(self, page: Page) -> None:
        """Note what comes from now on."""
        named: dict[str, str] = {}
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on(
            "Network.responseReceived",
            lambda told: named.update({told["requestId"]: told["response"]["url"]}),
        )
        line.on("Network.loadingFinished", lambda told: self._file(named, told))
        line.on("Network.webSocketFrameReceived", lambda told: self._frame(told["response"]))

    def _file(self, named: Mapping[str, str], told: Mapping[str, Any]) -> None:
        name = named.get(told["requestId"], "").rpartition("/")[2].partition("?")[0]
        self.files[name] = self.files.get(name, 0) + told["encodedDataLength"]

    def _frame(self, told: Mapping[str, Any]) -> None:
        packed = told["opcode"] == 2  # binary: told in base64
        self.socket += len(told["payloadData"]) * 3 // 4 if packed else len(told["payloadData"])


def _sizes(opened: Browser, ours: str, twin: str) -> Section:
    lines = []
    for name, address in (("the twin", twin), *((name, f"{ours}/{name}") for name in PAGES)):
        page, wire = opened.new_context(**VIEW).new_page(), Wire()
        page.set_default_timeout(WAIT)
        wire.hear(page)
        page.goto(address if name != "overview" else ours)
        drawn(page)
        page.context.close()
        files = sum(wire.files.values())
        largest = sorted(wire.files, key=lambda file: -wire.files[file])[:3]
        told = ", ".join(f"{file} {wire.files[file] / 1e3:,.0f}" for file in largest)
        lines.append([name, *(f"{n / 1e3:,.0f}" for n in (files, wire.socket)), told])
    return Section(
        "A first view with an empty cache",
        "Kilobytes over the wire until the page stands: of files as they come, packed, and over "
        "the socket before it packs them; and the largest files.",
        ("page", "files, kB", "socket, kB", "largest, kB"),
        lines,
    )


def _filtered(page: Page, server: Served, theme: str) -> Taken:
    """From the click on one theme, of all, until the page stands."""
    side = page.get_by_test_id("stSidebar")
    side.get_by_role("combobox").first.click()
    option = page.get_by_role("option").filter(has_text=theme).first
    option.wait_for()
    taken = _taken(page, server, option.click)
    page.keyboard.press("Escape")
    side.get_by_role("button", name="清除筛选").click()
    drawn(page)
    return taken


def _slid(page: Page, server: Served, key: str) -> Taken:
    """From a key on the first end of the slider until the page stands."""
    return _taken(page, server, lambda: page.get_by_role("slider").first.press(key))


def _taken(page: Page, server: Served, act: Work) -> Taken:
    before = _worked(page) + server.busy()
    act()
    taken = _painted(page)
    return taken, _worked(page) + server.busy() - before


def _worked(page: Page) -> float:
    """Seconds that the processor has worked for the browser."""
    browser_of = page.context.browser
    assert browser_of is not None
    line = browser_of.new_browser_cdp_session()
    told = line.send("SystemInfo.getProcessInfo")["processInfo"]
    line.detach()
    return float(sum(each["cpuTime"] for each in told))


def _painted(page: Page) -> float:
    until = monotonic() + WAIT / 1e3
    while monotonic() < until:  # Waiting in the page itself would need eval, which it forbids.
        if taken := page.evaluate(PAINTED):
            return float(taken) / 1e3
        page.wait_for_timeout(50)
    raise TimeoutError(page.url)
