"""各地比较: one indicator and year in every place of a level: on a map, ranked, over the years.

Comparing needs them all: a place that is chosen is framed here, while other pages show it alone.
"""

from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from extract.analysis.series_breaks import breaks
from extract.reference.indicators import indicators
from extract.reference.regions import regions
from extract.table.schema import ACTUAL, INDICATOR_ID, KIND, REGION, TARGET, VALUE, YEAR
from pages.parts.charts.colour_scale import Scale, scale_of
from pages.parts.charts.map import Sheet, area_map, described_map, sheet, with_key
from pages.parts.charts.outlines import districts, tiles
from pages.parts.charts.ranking import described_ranking, ranking
from pages.parts.charts.small_multiples import described_multiples, fitting, multiples, span
from pages.parts.charts.theme import unit_line
from pages.parts.components.chart_block import (
    chart,
    notes,
    shades,
    signs_used,
    source_of,
    under_chart,
)
from pages.parts.components.indicator_chooser import choose_indicator
from pages.parts.components.place_picker import (
    QUOTED,
    pick_list,
    pick_point,
    picked_in,
    picked_panel,
    standing,
)
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import (
    HOME,
    definition,
    indicator_name,
    of_level,
    place_name,
    region_name,
)
from pages.parts.labels.number_format import figure, unit_of
from pages.parts.labels.palette import theme_shade
from pages.parts.labels.translations import Translation
from pages.parts.narrative.ranks import best_year, ends
from pages.parts.state.parameters import LEVELS
from pages.parts.state.session import current_filters, one_of, translation, update_filters
from pages.parts.state.store import store

CENTRE = ("东城区", "西城区", "朝阳区", "丰台区", "石景山区", "海淀区")
CENTRE_BOX = (88.595, 88.985, 39.785, 40.125)  # the outer ends of the large ones are cut off
TALL, TALL_CENTRE = 400, 320  # pixels
FIT = 0.7  # of a label in a district: some cross its borders a little


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader looks at.

    Attributes:
        indicator, level, year: of the comparison.
        kind: that which is drawn: outcomes, or targets where the year has nothing else.
        members: the places of the level, by Chinese name.
        own: the indicator's leading facts in them, of every year that the filters leave.
        scale: of the colours, from every year of the data.
    """

    indicator: str
    level: str
    year: int
    kind: str
    members: list[str]
    own: pd.DataFrame
    scale: Scale

    @property
    def focus(self) -> list[str]:
        """The places that stand out: the chosen ones, else home among the provincial regions."""
        home = [place_name(HOME)] if self.level != LEVELS[0] else []
        return picked_in(self.members) or home

    @property
    def rows(self) -> pd.DataFrame:
        """The facts of the year."""
        return self.own[self.own[YEAR] == self.year]


def asked(t: Translation) -> Asked | None:
    """The reader's indicator, level and year; None, and said so, where the filters leave none."""
    facts = replace(current_filters(), regions=()).of(store().facts)
    facts = facts[facts[REGION].isin([name for level in LEVELS for name in of_level(level)])]
    indicator = choose_indicator(facts, t)
    if indicator is None:
        return None
    own = facts[facts[INDICATOR_ID] == indicator]
    levels = {
        level: t(f"level.{level}") for level in LEVELS if own[REGION].isin(of_level(level)).any()
    }
    choices = st.container(horizontal=True, vertical_alignment="bottom")
    with choices:
        level = one_of("level", t("filters.level"), levels, next(iter(levels)), flat=True)
    members = of_level(level)
    own = own[own[REGION].isin(members)]
    with choices:
        year = choose_year(own, t)
        with st.container(width=220):
            pick_list(members, t)
    kind = ACTUAL if (own.loc[own[YEAR] == year, KIND] == ACTUAL).any() else TARGET
    scale = scale_of(every_year(indicator, members))
    return Asked(indicator, level, year, kind, members, own, scale)


def every_year(indicator: str, members: list[str]) -> pd.DataFrame:
    """The indicator's figures in these places, whatever the filters leave of them."""
    facts = store().facts
    return facts[(facts[INDICATOR_ID] == indicator) & facts[REGION].isin(members)]


def choose_year(own: pd.DataFrame, t: Translation) -> int:
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


def around(level: str, rows: pd.DataFrame) -> pd.Series | None:
    """The same outcome of the place that all of these lie in, where it is of their size.

    A rate of the whole city stands among those of its districts; an amount of it does not.
    """
    outcomes = rows[rows[KIND] == ACTUAL]
    same = outcomes_around(level, outcomes)
    same = same[same[YEAR].isin(outcomes[YEAR])]
    if same.empty or not outcomes[VALUE].min() <= same.iloc[0][VALUE] <= outcomes[VALUE].max():
        return None
    return same.iloc[0]


def outcomes_around(level: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Every outcome on the same indicator of the place that the level's places lie in."""
    every = replace(current_filters(), regions=()).of(store().facts)
    return every[
        (every[REGION] == regions()[of_level(level)[0]].parent)
        & every[INDICATOR_ID].isin(rows[INDICATOR_ID])
        & (every[KIND] == ACTUAL)
    ]


def extremes(rows: pd.DataFrame, held: int, all_places: int, t: Translation) -> None:
    """The two ends of the outcomes, and how many places have one."""
    with st.grid(3, min_column_width=200):
        for word, row in zip(("highest", "lowest"), ends(rows) or (), strict=False):
            place = region_name(row[REGION], t.language)
            label = f"{t(f'districts.{word}')} · {place}"
            st.metric(label, figure(row, t.language), border=True)
        value = t("districts.held_of", n=held, all=all_places)
        st.metric(t("districts.held"), value, border=True)


def maps(at: Asked, t: Translation) -> None:
    """The places on a map, the small ones of the centre a second time; regions as tiles."""
    name = indicator_name(at.indicator, t.language)
    title = t("districts.map", indicator=name, year=at.year, kind=t(f"kind.{at.kind}"))
    st.markdown(f"**{plain(title)}**")
    if at.level == LEVELS[0]:
        draw(sheet(districts(), TALL, FIT), "map", title, at, t)
        st.markdown(f"**{t('districts.centre')}**")
        centre = {region: districts()[region] for region in CENTRE}
        draw(Sheet(centre, CENTRE_BOX, TALL_CENTRE), "centre", title, at, t)
    else:
        draw(sheet(tiles(), TALL), "map", title, at, t)
        st.caption(t("districts.tiles"))
    st.caption(key_told(at, t))


def draw(paper: Sheet, name: str, title: str, at: Asked, t: Translation) -> None:
    """One map; what is clicked in it is chosen on every page."""
    drawn = area_map(paper, at.rows, at.kind, at.scale, at.focus, source_of, t, shades())
    if name == "map":
        drawn = with_key(drawn, at.scale, unit_of(at.own.iloc[0], t.language), t, shades())
    # A chart forgets its last click with its key: the same place can be clicked again.
    key = "_".join([name, *current_filters().regions])
    chart(
        drawn,
        key=key,
        alt=described_map(at.rows, at.kind, list(paper.shapes), title, t),
        title=title,
        rows=at.rows,
        note=key_told(at, t),
        on_select=partial(pick_point, key),
    )


def key_told(at: Asked, t: Translation) -> str:
    """What the colours mean, and from where they are counted."""
    every = every_year(at.indicator, at.members).sort_values(VALUE)
    parts = [
        t(
            "districts.scale",
            first=every[YEAR].min(),
            last=every[YEAR].max(),
            n=at.scale.classes,
            low=figure(every.iloc[0], t.language),
            high=figure(every.iloc[-1], t.language),
        )
    ]
    if at.scale.below:
        parts.append(t("districts.zero"))
    if indicators()[at.indicator].better == "lower":
        parts.append(t("districts.lower"))
    parts.append(t("districts.rounded"))
    return ("" if t.language == "zh" else " ").join(parts)


def ranked(at: Asked, beside: pd.Series | None, title: str, t: Translation) -> None:
    """The places from the highest down, and those without a figure."""
    without = [region_name(r, t.language) for r in at.members if r not in set(at.rows[REGION])]
    st.markdown(f"**{t('districts.ranking')}**")
    key = "_".join(["ranking", *current_filters().regions])
    shade = theme_shade(indicators()[at.indicator].theme)
    signs = signs_used(at.rows, t)
    chart(
        ranking(at.rows, shade, source_of, t, shades(), beside, at.focus),
        key=key,
        alt=described_ranking(at.rows, title, without, t),
        title=title,
        rows=at.rows,
        on_select=partial(pick_point, key),
        note=signs,
    )
    if signs:
        st.caption(signs)
    if without:
        st.markdown(t("districts.missing_line", n=len(without), places=t.listed(without)))


def one_by_one(at: Asked, t: Translation) -> None:
    """A little chart for each place over the years, in two halves that stand one below the other
    where there is little room."""
    name = indicator_name(at.indicator, t.language)
    title = t("districts.multiples", indicator=name)
    st.header(title, anchor=False)
    scale = span(at.own)
    beside = fitting(outcomes_around(at.level, at.own), scale)
    unit = unit_line(unit_of(at.own.iloc[0], t.language).name, t)
    told = [t("districts.multiples_note", unit=unit)]
    if not beside.empty:
        place = region_name(beside[REGION].iloc[0], t.language)
        told.append(t("districts.beside", place=place))
    st.caption(" ".join(told))
    half = -(-len(at.members) // 2)
    shade = theme_shade(indicators()[at.indicator].theme)
    for n, column in enumerate(st.columns(2)):
        part = at.members[n * half : (n + 1) * half]
        key = "_".join([f"multiples{n}", str(at.year), *current_filters().regions])
        with column:
            chart(
                multiples(at.own, part, beside, at.focus, scale, shade, source_of, t, shades()),
                key=key,
                alt=described_multiples(at.own, part, title, t),
                title=title,
                rows=at.own[at.own[REGION].isin(part)],
                on_select=partial(pick_point, key),
            )
    under_chart(at.own, title, t)


def main() -> None:
    # 1. What the reader asks for.
    t = translation()
    st.title(t("nav.districts"), anchor=False)
    at = asked(t)
    if at is None:
        return

    # 2. The rows that answer it.
    rows = at.rows
    name = indicator_name(at.indicator, t.language)
    title = t("districts.title", indicator=name, year=at.year, level=t(f"level.{at.level}"))
    beside = around(at.level, rows)

    # 3. The answer: maps, the chosen place, the ranking, the years, each with its sources.
    st.header(title, anchor=False)
    st.caption(plain(definition(at.indicator, t.language)))
    held = rows.loc[rows[KIND] == at.kind, REGION].nunique()
    extremes(rows, held, len(at.members), t)
    if at.kind == TARGET:
        st.info(t("districts.only_targets", year=at.year), icon=":material/info:")
    left, right = st.columns([5, 4], gap="medium")
    with left:
        maps(at, t)
    # The ranking of 31 regions is as tall as their map and what is chosen together.
    with right if at.level == LEVELS[0] else left:
        picked_panel(at.members, rows, t)
        for name in at.focus[:QUOTED]:
            standing(name, rows, at.own, at.kind, at.year, t)
    with right:
        ranked(at, beside, title, t)
    of_year = [each for each in breaks() if each.year == at.year]
    notes([b for b in of_year if any(b.concerns(at.indicator, r) for r in rows[REGION])], t)
    if beside is not None:
        rows = pd.concat([rows, store().facts.loc[[beside.name]]])
    under_chart(rows, title, t)
    st.divider()
    one_by_one(at, t)


main()
