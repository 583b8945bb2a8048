"""What the overview draws of a place: pictures and panels, made once for all who look at it."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.evidence import best_evidenced, most_promised
from extract.analysis.extremes import in_percent, most_telling
from extract.analysis.promise_columns import ANNUAL, HORIZON
from extract.reference.indicators import indicators, themes
from extract.table.schema import (
    ACTUAL,
    INDICATOR_ID,
    KIND,
    THEME,
    YEAR,
)
from pages.parts.charts.percent_of_target import described_percent, percent_chart
from pages.parts.charts.promise_panels import Panel, described_panels, promise_panels
from pages.parts.charts.unit_chart import described_units, unit_chart
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import place_name, theme_name
from pages.parts.labels.palette import Shades
from pages.parts.labels.translations import Translation
from pages.parts.narrative.panel_sentences import latest, named
from pages.parts.narrative.promise_sentences import farthest
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
from pages.parts.state.narrowed import promises_within
from pages.parts.state.store import store

HISTORY = 4  # indicators promised for most years
YEARS = 8  # years from which on their history comes first
MOST = 24  # promises in percent of their targets
LEAST = 3  # years that make a line; what has fewer is said in words
TALL = 92  # pixels of one of them


@dataclass(frozen=True, slots=True)
class About:
    """What all of the page's charts follow from, beside the table.

    Attributes:
        place: its code.
        within: the filters that narrow its rows.
    """

    place: str
    within: Filters
    t: Translation
    shades: Shades

    @property
    def name(self) -> str:
        """The place's name in the reader's language."""
        return place_name(self.place, self.t.language)


@kept
def rows_about(asked: About) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The promises and the leading yearly figures of a place."""
    data = store()
    return promises_within(asked.within), asked.within.of(data.facts)


@kept
def brick_picture(asked: About, title: str) -> tuple[go.Figure, str]:
    """Every promise of a place as a brick, and what is seen in words."""
    every, _ = rows_about(asked)
    return unit_chart(every, asked.t, asked.shades), described_units(every, title, asked.t)


@kept
def newest_first(promises: pd.DataFrame) -> pd.DataFrame:
    """As one looks for one in a list."""
    return promises.sort_values(YEAR, ascending=False)


@kept
def in_percent_of(asked: About) -> tuple[int, pd.DataFrame, str, str, go.Figure | None, str]:
    """How many promises have an outcome in percent, the most telling of them, what they are
    called, which is the worst, and a picture with what is seen in it.
    """
    every, _ = rows_about(asked)
    told = in_percent(every, indicators())
    shown = most_telling(told, MOST)
    drawn = percent_chart(shown, asked.t, asked.shades) if len(shown) >= LEAST else None
    title = asked.t("overview.percent", place=asked.name, n=len(shown))
    seen = described_percent(shown, title, asked.t)
    return len(told), shown, title, farthest(every, asked.t), drawn, seen


@dataclass(frozen=True, slots=True, eq=False)
class Panels:
    """Panels under one title.

    Attributes:
        rows: of the table, that are drawn or told.
        picture: of those that make a line; None where none does.
        told: the others, each in words.
    """

    title: str
    rows: pd.DataFrame
    picture: go.Figure | None
    alt: str
    told: tuple[str, ...] = ()


@kept
def history(asked: About) -> Panels | None:
    """The indicators that were promised for most years: promise and outcome of each."""
    t, (every, facts) = asked.t, rows_about(asked)
    chosen = most_promised(every, HISTORY, YEARS)
    if len(chosen) < HISTORY:
        return None
    promised = every.loc[every[INDICATOR_ID].isin(chosen) & (every[HORIZON] == ANNUAL), YEAR]
    first, last = int(promised.min()), int(promised.max())
    since = facts[facts[YEAR] >= first]
    panels = [panel(key, named(key, t), every, since, asked) for key in chosen]
    told = {"place": asked.name, "n": last - first + 1, "first": first, "last": last}
    title = t("overview.history", **told)
    picture = promise_panels(panels, t, asked.shades, TALL)
    drawn = since[since[INDICATOR_ID].isin(chosen)]
    return Panels(title, drawn, picture, described_panels(panels, title, t))


@kept
def themes_of(asked: About) -> Panels | None:
    """The panels of the themes; None where nothing is known."""
    t, (every, facts) = asked.t, rows_about(asked)
    panels = []
    for theme in themes():
        best = best_evidenced(facts[facts[THEME] == theme], every[every[THEME] == theme])
        if best:
            title = f"{theme_name(theme, t.language)} · {named(best[0], t)}"
            panels.append(panel(best[0], title, every, facts, asked))
    if not panels:
        return None
    title = t("overview.themes", place=asked.name)
    drawn = facts[facts[INDICATOR_ID].isin({key for each in panels for key in each.indicators})]
    lines = [each for each in panels if len(each.years) >= LEAST]
    few = (f"- **{plain(each.name)}** {plain(each.told)}" for each in panels if each not in lines)
    picture = promise_panels(lines, t, asked.shades) if lines else None
    return Panels(title, drawn, picture, described_panels(lines, title, t), tuple(few))


def panel(key: str, title: str, every: pd.DataFrame, facts: pd.DataFrame, asked: About) -> Panel:
    """An indicator's outcomes and promises for single years."""
    own = facts[(facts[INDICATOR_ID] == key) & (facts[KIND] == ACTUAL)]
    promised = every[(every[INDICATOR_ID] == key) & (every[HORIZON] == ANNUAL)]
    return Panel(title, latest(own, promised, asked.t), own, promised, asked.shades.quiet)
