"""Colours: one for each theme, a row of ten for places, legible on white and on dark."""

from dataclasses import dataclass

# Streamlit's own colour words, so that headings, badges and icons agree; .streamlit/config.toml
# says which shade each word has.
OF_THEME = {
    "economy": "blue",
    "revenue": "yellow",
    "housing": "orange",
    "eldercare": "violet",
    "environment": "green",
}
OTHER_THEMES = "gray"

ICON_OF_THEME = {
    "economy": ":material/trending_up:",
    "revenue": ":material/account_balance:",
    "housing": ":material/home:",
    "eldercare": ":material/elderly:",
    "environment": ":material/forest:",
    "employment": ":material/work:",
    "education": ":material/school:",
    "health": ":material/health_and_safety:",
    "transport": ":material/train:",
    "culture": ":material/museum:",
    "technology": ":material/memory:",
    "rural": ":material/agriculture:",
    "governance": ":material/apartment:",
    "safety": ":material/shield:",
    "openness": ":material/public:",
}
OTHER_ICON = ":material/category:"

SHADE_OF_THEME = {
    "economy": "#3b76b5",
    "revenue": "#b8860b",
    "housing": "#c8643c",
    "eldercare": "#8163b5",
    "environment": "#3d8b5f",
}
OTHER_SHADE = "#6b7785"

# Hues apart for common colour blindness as well; none is the red of an error.
ON_LIGHT = (
    "#2f6db0",
    "#cc7722",
    "#3d8b5f",
    "#8163b5",
    "#b5495b",
    "#17939b",
    "#a07a1f",
    "#6f7d8c",
    "#c76ba3",
    "#7a9a2e",
)
ON_DARK = (
    "#6aa7e8",
    "#f0a04b",
    "#62bd8a",
    "#b093e6",
    "#e57f90",
    "#46c2ca",
    "#cfa944",
    "#a3b0bd",
    "#e899c8",
    "#a9c85c",
)


@dataclass(frozen=True, slots=True)
class Shades:
    """The colours of a chart on a light or a dark page.

    Attributes:
        places: one each, the rest of the world's places begin again.
        ground: what the page has behind the chart; fills the hole of a hollow mark.
        ink, quiet: of writing, and of writing that stands back.
    """

    places: tuple[str, ...]
    ground: str
    ink: str
    quiet: str


LIGHT = Shades(ON_LIGHT, "#ffffff", "#22303c", "#66707a")
DARK = Shades(ON_DARK, "#171614", "#eef1f4", "#9aa3ac")


def theme_word(theme: str) -> str:
    """Streamlit's word for a theme's colour."""
    return OF_THEME.get(theme, OTHER_THEMES)


def theme_shade(theme: str) -> str:
    """The colour of a theme in a chart."""
    return SHADE_OF_THEME.get(theme, OTHER_SHADE)


def theme_icon(theme: str) -> str:
    """The sign that stands before a theme's name."""
    return ICON_OF_THEME.get(theme, OTHER_ICON)


@dataclass(frozen=True, slots=True)
class Tints:
    """The colours of areas on a map, from little to much; apart for common colour blindness too.

    Attributes:
        rising: from the least to the most; the most stands out most from the page.
        falling: of what lies below zero, from the farthest to the nearest.
        deep: those of both on which writing is light.
        light, dark: of writing on them.
        hatch: of the lines over a place without a figure; their ground is the page's own.
    """

    rising: tuple[str, ...]
    falling: tuple[str, ...]
    deep: frozenset[str]
    light: str
    dark: str
    hatch: str


LIGHT_TINTS = Tints(
    rising=("#dbeee6", "#9fd3cb", "#57a9ba", "#2f76a8", "#1d3f78"),
    falling=("#a8480f", "#e08a45", "#f8d2a8"),
    deep=frozenset(("#2f76a8", "#1d3f78", "#a8480f")),
    light="#ffffff",
    dark="#1b2733",
    hatch="#a9afb6",
)
DARK_TINTS = Tints(
    rising=("#1f3d5e", "#2c6790", "#3f98ab", "#85cbb8", "#dcf3cd"),
    falling=("#ffb469", "#c26a24", "#6d3a12"),
    deep=frozenset(("#1f3d5e", "#2c6790", "#6d3a12")),
    light="#ffffff",
    dark="#10202c",
    hatch="#5d646c",
)


def tints(shades: Shades) -> Tints:
    """The map's colours on the same page."""
    return DARK_TINTS if shades == DARK else LIGHT_TINTS


def picked(palette: tuple[str, ...], number: int) -> tuple[str, ...]:
    """So many colours of a row, as far apart as they go; one alone is the middle one.

    >>> picked(("a", "b", "c", "d", "e"), 3), picked(("a", "b", "c"), 1)
    (('a', 'c', 'e'), ('b',))
    """
    if number == 1:
        return (palette[len(palette) // 2],)
    last = len(palette) - 1
    return tuple(palette[round(n * last / (number - 1))] for n in range(number))
