"""What the overview draws of a place: pictures and panels, made once for all who look at it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from extract.analysis.evidence import best_evidenced, most_promised
from extract.analysis.extremes import most_telling
from extract.analysis.promise_columns import ANNUAL, HORIZON
from extract.reference.indicators import themes
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
from pages.parts.labels.number_format import as_shown
from pages.parts.labels.palette import Shades
from pages.parts.labels.records import Record, records
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import promise_ids
from pages.parts.narrative.panel_sentences import latest, named
from pages.parts.narrative.promise_sentences import farthest, in_percent_of
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
    return promises_within(asked.within).frame(), asked.within.within(data.facts).frame()


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
def percents(asked: About) -> tuple[int, pd.DataFrame, str, str, go.Figure | None, str]:
    """How many promises have an outcome in percent, the most telling of them, what they are
    called, which is the worst, and a picture with what is seen in it.
    """
    every, _ = rows_about(asked)
    told = in_percent_of(every)
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
    panels = panels_of({key: named(key, t) for key in chosen}, every, since, asked)
    told = {"place": asked.name, "n": last - first + 1, "first": first, "last": last}
    title = t("overview.history", **told)
    picture = promise_panels(panels, t, asked.shades, TALL)
    drawn = since[since[INDICATOR_ID].isin(chosen)]
    return Panels(title, drawn, picture, described_panels(panels, title, t))


@kept
def themes_of(asked: About) -> Panels | None:
    """The panels of the themes; None where nothing is known."""
    t, (every, facts) = asked.t, rows_about(asked)
    theme_of = dict(zip(facts[INDICATOR_ID], facts[THEME], strict=True))
    best: dict[str, str] = {}
    for key in best_evidenced(facts, every):
        best.setdefault(theme_of[key], key)
    names = {
        best[theme]: f"{theme_name(theme, t.language)} · {named(best[theme], t)}"
        for theme in themes()
        if theme in best
    }
    panels = panels_of(names, every, facts, asked)
    if not panels:
        return None
    title = t("overview.themes", place=asked.name)
    told = [key for key, each in zip(names, panels, strict=True) if each.years]
    drawn = facts[facts[INDICATOR_ID].isin(told)]
    lines = [each for each in panels if len(each.years) >= LEAST]
    few = (f"- **{plain(each.name)}** {plain(each.told)}" for each in panels if each not in lines)
    picture = promise_panels(lines, t, asked.shades) if lines else None
    return Panels(title, drawn, picture, described_panels(lines, title, t), tuple(few))


def panels_of(
    names: Mapping[str, str], every: pd.DataFrame, facts: pd.DataFrame, asked: About
) -> list[Panel]:
    """Outcomes and promises for single years of these indicators, a panel each.

    Args:
        names: the panels' headings, by indicator.
        every, facts: the place's promises and its leading yearly figures.
    """
    t, shade = asked.t, asked.shades.quiet
    outcomes = facts[facts[INDICATOR_ID].isin(names) & (facts[KIND] == ACTUAL)].sort_values(YEAR)
    promised = every[every[INDICATOR_ID].isin(names) & (every[HORIZON] == ANNUAL)]
    came: dict[str, list[Record]] = {key: [] for key in names}
    for row in records(as_shown(outcomes, t.language)):
        came[row[INDICATOR_ID]].append(row)
    aimed: dict[str, dict[str, Record]] = {key: {} for key in names}
    for id_, row in zip(promise_ids(promised), records(promised), strict=True):
        aimed[row[INDICATOR_ID]][id_] = row
    return [
        Panel(name, latest(came[key], [*aimed[key].values()], t), came[key], aimed[key], shade)
        for key, name in names.items()
    ]
