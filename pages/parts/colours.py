"""Colours: one for each theme, a row of ten for places, legible on white and on dark."""

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
PLACES = (
    "#2f6db0",
    "#d9822b",
    "#3d8b5f",
    "#8163b5",
    "#b5495b",
    "#17939b",
    "#a07a1f",
    "#6f7d8c",
    "#c76ba3",
    "#7a9a2e",
)


def theme_word(theme: str) -> str:
    """Streamlit's word for a theme's colour."""
    return OF_THEME.get(theme, OTHER_THEMES)


def theme_shade(theme: str) -> str:
    """The colour of a theme in a chart."""
    return SHADE_OF_THEME.get(theme, OTHER_SHADE)


def theme_icon(theme: str) -> str:
    """The sign that stands before a theme's name."""
    return ICON_OF_THEME.get(theme, OTHER_ICON)
