"""What a reader compares: an indicator, the places of a level, a year; and the facts of that."""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from extract.table.conditions import Among
from extract.table.rows import Rows
from extract.table.schema import ACTUAL, KIND, REGION, TARGET, VALUE, YEAR
from pages.parts.components.indicator_chooser import choose_indicator
from pages.parts.components.place_picker import pick_list, picked_in
from pages.parts.labels.names import (
    IMPORTED,
    home_and_above,
    indicator_name,
    level_name,
    level_of,
    of_level,
    place_id,
    places,
)
from pages.parts.labels.translations import Translation
from pages.parts.narrative.ranks import best_year
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
from pages.parts.state.narrowed import facts_of, facts_within
from pages.parts.state.parameters import LEVELS
from pages.parts.state.session import current_filters, one_of, update_filters
from pages.parts.state.store import store


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What the reader looks at; the same for all who look at the same.

    Attributes:
        indicator, level, year: of the comparison.
        kind: that which is compared: outcomes, or targets where the year has nothing else.
        within: the filters; places are chosen among the others, so these narrow no region.
        members: the places of the level, by Chinese name.
        brought: those of the reader's own reports, which are shown beside and counted nowhere.
        own: the indicator's leading facts in both, of every year that the filters leave.
        rows: those of the year.
        compared: those of the year and the kind, a row a member.
        every_year: the members' figures, whatever the filters leave of them.
        around: every outcome on the indicator of the place that the members lie in.
        beside: that of the year, where it is of the size of the others: a rate of the whole city
            stands among those of its districts, an amount of it does not; else no row.
        shown: all that the pictures of the year show.
    """

    indicator: str
    level: str
    year: int
    kind: str
    within: Filters
    members: list[str]
    brought: list[str]
    own: pd.DataFrame
    rows: pd.DataFrame
    compared: pd.DataFrame
    every_year: pd.DataFrame
    around: pd.DataFrame
    beside: pd.DataFrame
    shown: pd.DataFrame

    @property
    def focus(self) -> tuple[str, ...]:
        """The places that stand out: the chosen ones, else home or what it lies in."""
        return tuple(picked_in(self.places) or [n for n in home_and_above() if n in self.members])

    @property
    def places(self) -> list[str]:
        """All that can be chosen."""
        return [*self.members, *self.brought]

    def hides(self, kind: str = "") -> list[str]:
        """The places of which the filters hide every figure of the year, or every one of a kind."""
        stated = self.every_year[self.every_year[YEAR] == self.year]
        if kind:
            stated = stated[stated[KIND] == kind]
        left = set(self.rows.loc[self.rows[KIND] == kind if kind else slice(None), REGION])
        held = set(stated[REGION]) - left
        return [region for region in self.members if region in held]

    def title(self, t: Translation) -> str:
        """What is compared, and of how many of the places a figure is known."""
        return t(
            "districts.title",
            indicator=indicator_name(self.indicator, t.language),
            year=self.year,
            kind=t(f"kind.{self.kind}"),
            level=level_name(self.level, t),
            n=self.compared[REGION].nunique(),
            all=len(self.members),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One indicator in the places of a level.

    Attributes:
        members, brought, own: as those of Comparison.
        years: that the members have figures of, in order.
        best: the one that says most.
    """

    members: list[str]
    brought: list[str]
    own: pd.DataFrame
    years: list[int]
    best: int


def choose_comparison(t: Translation) -> Comparison | None:
    """The reader's indicator, level and year; None, and said so, where the filters leave none."""
    within = replace(current_filters().narrowed(), regions=())
    indicator = choose_indicator(_listed(within), t)
    if indicator is None:
        return None
    levels = {level: level_name(level, t) for level in _levels(indicator, within)}
    usual = level_of(current_filters().place(store().has.regions))
    choices = st.container(horizontal=True, vertical_alignment="bottom")
    with choices:
        first = usual if usual in levels else next(iter(levels))
        level = one_of("level", t("filters.level"), levels, first, flat=True)
        series = _series(indicator, level, within)
        year = _choose_year(series, t)
        with st.container(width=220):
            pick_list([*series.members, *series.brought], t)
    return _comparison(indicator, level, year, within)


@kept
def _listed(within: Filters) -> Rows:
    """The facts of the places that are compared at any level."""
    names = tuple(name for level in LEVELS for name in of_level(level))
    return facts_within(within).where(Among(REGION, names))


@kept
def _levels(indicator: str, within: Filters) -> list[str]:
    """The levels at which anything is known."""
    held = facts_of(indicator, within)[REGION]
    return [level for level in LEVELS if held.isin(of_level(level)).any()]


@kept
def _series(indicator: str, level: str, within: Filters) -> Series:
    own, members = facts_of(indicator, within), of_level(level)
    named = facts_within(within).values(REGION)
    brought = [
        name
        for name in named
        if name.endswith(IMPORTED) and level_of(place_id(name)) in (level, "")
    ]
    of_members = own[own[REGION].isin(members)]
    years = sorted({int(year) for year in of_members[YEAR]})
    own = own[own[REGION].isin([*members, *brought])]
    return Series(members, brought, own, years, best_year(of_members))


@kept
def _comparison(indicator: str, level: str, year: int, within: Filters) -> Comparison:
    series = _series(indicator, level, within)
    members, own = series.members, series.own
    rows = own[own[YEAR] == year]
    kind = ACTUAL if (rows[KIND] == ACTUAL).any() else TARGET
    every, facts = facts_of(indicator, Filters()), facts_of(indicator, within)
    above = places()[place_id(members[0])].parent
    around = facts[(facts[REGION] == above) & (facts[KIND] == ACTUAL)]
    outcomes, same = rows.loc[rows[KIND] == ACTUAL, VALUE], around[around[YEAR] == year]
    beside = same[same[VALUE].between(outcomes.min(), outcomes.max())].head(1)
    return Comparison(
        indicator=indicator,
        level=level,
        year=year,
        kind=kind,
        within=within,
        members=members,
        brought=series.brought,
        own=own,
        rows=rows,
        compared=rows[(rows[KIND] == kind) & rows[REGION].isin(members)],
        every_year=every[every[REGION].isin(members)],
        around=around,
        beside=beside,
        shown=pd.concat([rows, beside]),
    )


def _choose_year(series: Series, t: Translation) -> int:
    """The reader's year, from a list or step by step."""
    years = series.years
    with st.container(width=120):
        names = {year: str(year) for year in reversed(years)}
        year = int(one_of("year", t("filters.year"), names, series.best))
    with st.container(horizontal=True, width="content", gap="small"):
        for step, word, icon in ((-1, "previous", "chevron_left"), (1, "next", "chevron_right")):
            at = years.index(year) + step
            there = years[at] if 0 <= at < len(years) else None
            st.button(
                t(f"districts.{word}"),
                key=f"year_{word}",
                icon=f":material/{icon}:",
                disabled=there is None,
                on_click=partial(update_filters, year=there),
            )
    return year
