"""What a reader compares: an indicator, the places of a level, a year; and the facts of that."""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from extract.table.schema import ACTUAL, INDICATOR_ID, KIND, REGION, TARGET, VALUE, YEAR
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
from pages.parts.state.parameters import LEVELS
from pages.parts.state.session import current_filters, one_of, update_filters
from pages.parts.state.store import store


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the reader looks at.

    Attributes:
        indicator, level, year: of the comparison.
        kind: that which is compared: outcomes, or targets where the year has nothing else.
        members: the places of the level, by Chinese name.
        brought: those of the reader's own reports, which are shown beside and counted nowhere.
        own: the indicator's leading facts in both, of every year that the filters leave.
        rows: those of the year.
        compared: those of the year and the kind, a row a member.
    """

    indicator: str
    level: str
    year: int
    kind: str
    members: list[str]
    brought: list[str]
    own: pd.DataFrame
    rows: pd.DataFrame
    compared: pd.DataFrame

    @property
    def focus(self) -> list[str]:
        """The places that stand out: the chosen ones, else home or what it lies in."""
        return picked_in(self.places) or [n for n in home_and_above() if n in self.members]

    @property
    def places(self) -> list[str]:
        """All that can be chosen."""
        return [*self.members, *self.brought]

    @property
    def every_year(self) -> pd.DataFrame:
        """The indicator's figures in these places, whatever the filters leave of them."""
        facts = store().facts
        return facts[(facts[INDICATOR_ID] == self.indicator) & facts[REGION].isin(self.members)]

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

    def around(self) -> pd.DataFrame:
        """Every outcome on the indicator of the place that the level's places lie in."""
        every = replace(current_filters(), regions=()).of(store().facts)
        return every[
            (every[REGION] == places()[place_id(self.members[0])].parent)
            & (every[INDICATOR_ID] == self.indicator)
            & (every[KIND] == ACTUAL)
        ]

    def beside(self) -> pd.Series | None:
        """That place's outcome of the year, where it is of the size of the others.

        A rate of the whole city stands among those of its districts; an amount of it does not.
        """
        outcomes = self.rows.loc[self.rows[KIND] == ACTUAL, VALUE]
        around = self.around()
        same = around[around[YEAR] == self.year]
        if same.empty or not outcomes.min() <= same.iloc[0][VALUE] <= outcomes.max():
            return None
        return same.iloc[0]


def choose_comparison(t: Translation) -> Comparison | None:
    """The reader's indicator, level and year; None, and said so, where the filters leave none."""
    facts = replace(current_filters(), regions=()).of(store().facts)
    listed = [name for level in LEVELS for name in of_level(level)]
    brought = [name for name in facts[REGION].unique() if name.endswith(IMPORTED)]
    indicator = choose_indicator(facts[facts[REGION].isin(listed)], t)
    if indicator is None:
        return None
    own = facts[facts[INDICATOR_ID] == indicator]
    levels = {
        level: level_name(level, t) for level in LEVELS if own[REGION].isin(of_level(level)).any()
    }
    usual = level_of(current_filters().place(store().has.regions))
    choices = st.container(horizontal=True, vertical_alignment="bottom")
    with choices:
        first = usual if usual in levels else next(iter(levels))
        level = one_of("level", t("filters.level"), levels, first, flat=True)
    members = of_level(level)
    brought = [name for name in brought if level_of(place_id(name)) in (level, "")]
    own = own[own[REGION].isin([*members, *brought])]
    with choices:
        year = _choose_year(own[own[REGION].isin(members)], t)
        with st.container(width=220):
            pick_list([*members, *brought], t)
    rows = own[own[YEAR] == year]
    kind = ACTUAL if (rows[KIND] == ACTUAL).any() else TARGET
    compared = rows[(rows[KIND] == kind) & rows[REGION].isin(members)]
    return Comparison(indicator, level, year, kind, members, brought, own, rows, compared)


def _choose_year(own: pd.DataFrame, t: Translation) -> int:
    """The reader's year, from a list or step by step."""
    years = sorted({int(year) for year in own[YEAR]})
    with st.container(width=120):
        names = {year: str(year) for year in reversed(years)}
        year = int(one_of("year", t("filters.year"), names, best_year(own)))
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
