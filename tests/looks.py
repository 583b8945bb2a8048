"""One look at a page in a browser, and all that the tests of every page ask of it."""

import ast
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests import axe
from tests.conftest import Visits, settle

HERE = Path(__file__).resolve().parent
FRAME = HERE.parent / "pages/frame.py"
NARROW = 390  # pixels
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")


def pages() -> list[str]:
    """Every page's path, as pages/frame.py registers them; the first is the start."""
    for node in ast.parse(FRAME.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES":
            _start, *others = ast.literal_eval(node.value)
            return ["/", *(f"/{name.strip('_')}" for name in others)]
    raise AssertionError("pages/frame.py registers no PAGES")


@dataclass(frozen=True, slots=True)
class Dress:
    """How a visitor sees a page."""

    language: str
    scheme: str
    width: int

    def __str__(self) -> str:
        return f"{self.language} {self.scheme} {self.width}"


@dataclass(frozen=True, slots=True)
class Allowed:
    """What axe-core may find; see streamlits_own.toml."""

    rule: str
    within: str
    why: str


def allowed() -> list[Allowed]:
    """What is Streamlit's own, and not to be mended by us."""
    told = tomllib.loads((HERE / "streamlits_own.toml").read_text(encoding="utf-8"))
    return [Allowed(**entry) for entry in told["allowed"]]


@dataclass(frozen=True, slots=True)
class Violation:
    """One element that axe-core finds at fault.

    Attributes:
        advice: whether it is good practice rather than a rule of WCAG.
        allowed: which entry of streamlits_own.toml allows it; None for none.
    """

    rule: str
    impact: str
    advice: bool
    html: str
    why: str
    allowed: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of a page.

    Attributes:
        errors: complaints of the console and of scripts.
        outside: addresses of other hosts that were asked for.
        broken: how many tracebacks stand in it.
        headings: level and words of each, from the top.
        wide: pixels that it takes on a narrow screen.
        unnamed: charts, tables on canvas and pictures without a description.
        writing: every piece of text that is seen, code left out, and the charts' descriptions.
        faint: writing at charts below 4.5:1.
        violations: of axe-core; empty where that is not there.
    """

    errors: list[str]
    outside: list[str]
    broken: int
    headings: list[tuple[int, str]]
    wide: int
    unnamed: list[str]
    writing: list[str]
    faint: list[str]
    violations: list[Violation]


def look(chromium: Browser, served: str, path: str, dress: Dress) -> Look:
    """Open a page by its link and look at it once for all tests."""
    visits = Visits(chromium, served)
    if dress.language != "zh":
        path += f"{'&' if '?' in path else '?'}lang={dress.language}"
    size = {"width": dress.width, "height": 900}
    page = visits(path, viewport=size, color_scheme=dress.scheme)
    try:
        headings = [(int(level), words) for level, words in page.evaluate(_HEADINGS)]
        unnamed, writing, faint = (page.evaluate(js) for js in (_UNNAMED, _WRITING, _FAINT))
        violations = _violations(page)
        broken = page.get_by_test_id("stException").count()
        page.set_viewport_size({"width": NARROW, "height": 844})
        settle(page)
        wide = page.evaluate(_WIDE)
    finally:
        page.context.close()
    seen = (visits.errors, visits.outside, broken, headings, wide, unnamed, writing, faint)
    return Look(*seen, violations)


def _violations(page: Page) -> list[Violation]:
    script = axe.installed()
    if script is None:
        return []
    page.evaluate(script.read_text(encoding="utf-8"))
    entries = [{"rule": entry.rule, "within": entry.within} for entry in allowed()]
    found: list[dict[str, Any]] = page.evaluate(_AXE, [list(TAGS), entries])
    return [Violation(**each) for each in found]


_AXE = """async ([tags, allowed]) => {
  const runOnly = { type: "tag", values: tags }
  const found = await axe.run(document, { runOnly, resultTypes: ["violations"], elementRef: true })
  return found.violations.flatMap((violation) => violation.nodes.map((node) => {
    const at = allowed.findIndex(({ rule, within }) =>
      rule === violation.id && node.element?.closest(within))
    return {
      rule: violation.id,
      impact: violation.impact,
      advice: violation.tags.includes("best-practice"),
      html: node.html.slice(0, 200),
      why: node.failureSummary,
      allowed: at < 0 ? null : at,
    }
  }))
}"""

_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((node) => node.checkVisibility())
  .map((node) => [node.tagName[1], node.innerText])"""

_WIDE = """() => Math.max(
  document.documentElement.scrollWidth,
  document.querySelector("[data-testid=stMain]").scrollWidth)"""

# The description of a table on canvas is that of the region which holds the canvas.
_UNNAMED = """() => [...document.querySelectorAll(
    "[data-testid=stPlotlyChart], [data-testid=stDataFrame], img")]
  .filter((node) => node.checkVisibility())
  .filter((node) => !node.matches("[aria-label], [alt]")
    && !node.querySelector("[role=region][aria-label]"))
  .map((node) => node.outerHTML.slice(0, 200))"""

# Signs are words in a font of their own: "show_chart".
_WRITING = """() => {
  const apart = "[translate=no], code, pre, script, style"
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const told = []
  while (walk.nextNode()) {
    const around = walk.currentNode.parentElement
    if (around.checkVisibility() && !around.closest(apart)) told.push(walk.currentNode.data)
  }
  for (const chart of document.querySelectorAll("[data-testid=stPlotlyChart]")) {
    told.push(chart.getAttribute("aria-label") ?? "")
  }
  return told.map((text) => text.trim()).filter(Boolean)
}"""

# axe-core does not measure writing that another element lies over, as it does in every chart.
_FAINT = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = light(getComputedStyle(
    document.querySelector("[data-testid=stApp]")).backgroundColor)
  const ratio = (one) => (Math.max(one, ground) + 0.05) / (Math.min(one, ground) + 0.05)
  return [...document.querySelectorAll(
      ".xtick text, .ytick text, .g-xtitle text, .g-ytitle text, .legendtext")]
    .flatMap((text) => [text, ...text.querySelectorAll("tspan")])
    .map((text) => [text.textContent, getComputedStyle(text).fill])
    .filter(([, fill]) => ratio(light(fill)) < 4.5)
    .map(([words, fill]) => `${words} ${fill}`)
}"""


def told(violations: list[Violation]) -> str:
    """Violations as a failing test shows them."""
    return json.dumps(
        [[v.rule, v.impact, v.html, v.why] for v in violations], ensure_ascii=False, indent=1
    )
