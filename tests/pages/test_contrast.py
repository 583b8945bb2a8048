"""Every pair of colours that we choose: writing at least 4.5:1, lines and marks at least 3:1."""

import tomllib
from typing import Any

import pytest

from extract.analysis.verdicts import verdicts
from pages.parts.charts import coverage_matrix as coverage_chart
from pages.parts.charts.dumbbell import FAINT
from pages.parts.labels.palette import DARK, LIGHT, OF_THEME, OTHER_SHADE, SHADE_OF_THEME, Shades
from pages.parts.labels.verdict_labels import WORDS, verdict_shade
from tests.conftest import ROOT
from tests.contrast import over, ratio

CONFIG = ROOT / ".streamlit/config.toml"
WRITING, MARK = 4.5, 3
CAPTION = 0.6  # Streamlit's opacity of a caption
# Streamlit's own grounds where the configuration sets none: the page's and the sidebar's.
GROUNDS = {"light": ("#ffffff", "#f8f8f7"), "dark": ("#171614", "#21201d")}
INK = {"light": "#2f2d2b", "dark": "#edebe8"}  # its own textColor
OURS = {"light": LIGHT, "dark": DARK}

both = pytest.mark.parametrize("name", OURS)


def themes() -> dict[str, Any]:
    """The two themes of the configuration."""
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]


def below(least: float, pairs: dict[str, tuple[str, str]]) -> dict[str, float]:
    """The pairs that cannot be told apart well enough."""
    found = {what: round(ratio(*pair), 2) for what, pair in pairs.items()}
    return {what: measured for what, measured in found.items() if measured < least}


@both
def test_the_grounds_are_those_that_are_measured_against(name: str) -> None:
    assert OURS[name].ground == GROUNDS[name][0]
    assert not {"backgroundColor", "secondaryBackgroundColor"} & themes()[name].keys()


@both
def test_writing_of_the_interface(name: str) -> None:
    theme = themes()[name]
    words = {f"{word}TextColor" for word in {*OF_THEME.values(), *WORDS.values(), "gray", "red"}}
    named = {key: theme[key] for key in (*words, "linkColor", "primaryColor")}
    ink = theme.get("textColor", INK[name])
    pairs = {
        f"{key} on {ground}": (shade, ground)
        for ground in GROUNDS[name]
        for key, shade in {**named, "caption": over(ink, ground, CAPTION)}.items()
    }
    assert below(WRITING, pairs) == {}


@both
def test_writing_at_charts(name: str) -> None:
    shades = OURS[name]
    verdict = {key: verdict_shade(key, shades) for key in verdicts()}
    named = {"ink": shades.ink, "quiet": shades.quiet, **verdict}
    assert below(WRITING, {key: (shade, shades.ground) for key, shade in named.items()}) == {}


@both
def test_lines_and_marks(name: str) -> None:
    shades = OURS[name]
    named = {f"place {n}": shade for n, shade in enumerate(shades.places)}
    named |= {"other theme": OTHER_SHADE, **SHADE_OF_THEME}
    named |= {"hatching": over(coverage_chart.LINE, shades.ground)}
    assert below(MARK, {key: (shade, shades.ground) for key, shade in named.items()}) == {}


@both
def test_the_line_from_promise_to_outcome(name: str) -> None:
    shades = OURS[name]
    lines = {key: over(verdict_shade(key, shades), shades.ground, FAINT) for key in verdicts()}
    assert below(MARK, {key: (line, shades.ground) for key, line in lines.items()}) == {}


def tinted(shades: Shades) -> dict[str, str]:
    """What writing in ink stands on within charts."""
    return {
        state: over(fill, shades.ground)
        for state, fill in {**coverage_chart.FILL, "none": coverage_chart.EMPTY}.items()
    }


@both
def test_signs_on_bricks(name: str) -> None:
    shades = OURS[name]
    bricks = {key: (shades.ground, verdict_shade(key, shades)) for key in verdicts()}
    assert below(WRITING, bricks) == {}


@both
def test_ink_on_tints(name: str) -> None:
    shades = OURS[name]
    assert below(WRITING, {key: (shades.ink, tint) for key, tint in tinted(shades).items()}) == {}
