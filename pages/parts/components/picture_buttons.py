"""A chart as a picture, made by the reader's browser: nothing is drawn on the server.

Plotly draws with SVG; the buttons of picture_buttons.js put that drawing between its title and its
notes.
"""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from extract.reference.project import project
from pages.parts.labels.palette import Shades
from pages.parts.labels.translations import Translation

HERE = Path(__file__).parent
FORMATS = ("png", "svg")


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart's picture says beside the chart.

    Attributes:
        chart: the chart's key on its page.
        title: above it.
        notes: below it, a paragraph each: its signs, its sources.
        name: of the file, without ending.
    """

    chart: str
    title: str
    notes: tuple[str, ...]
    name: str


def offer_picture(picture: Picture, shades: Shades, t: Translation) -> None:
    """Two quiet buttons that save the chart as it stands, on an opaque ground."""
    known = project()
    words = {
        "label": t("take.picture"),
        "failed": t("take.picture_failed"),
        **{
            name: t("take.picture_of", format=name.upper(), title=picture.title) for name in FORMATS
        },
    }
    # Registered at every run: a server, and every test, keeps its own list of components.
    component = st.components.v2.component(
        "chart_picture",
        css=(HERE / "picture_buttons.css").read_text(encoding="utf-8"),
        js=(HERE / "picture_buttons.js").read_text(encoding="utf-8"),
    )
    component(
        key=f"picture_{picture.chart}",
        data={
            **asdict(picture),
            "project": f"{known.name} · {known.name_en}",
            "shades": {"ground": shades.ground, "ink": shades.ink, "quiet": shades.quiet},
            "formats": FORMATS,
            "words": words,
        },
    )


@cache
def _text(name: str) -> str:
    """A file beside this one; read once, since every chart has its buttons."""
    return (HERE / name).read_text(encoding="utf-8")
