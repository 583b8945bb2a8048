"""区县比较: one indicator and year in every place of a level: on a map, ranked, over the years.

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
from pages.parts.charts import described_ranking, ranking, unit_line
from pages.parts.choices import choose, chosen, one_of, words
from pages.parts.colours import theme_shade
from pages.parts.filters import LEVELS
from pages.parts.formats import figure, unit_of
from pages.parts.indicator import choose_indicator
from pages.parts.maps import Sheet, area_map, described_map, sheet, with_key
from pages.parts.markdown import plain
from pages.parts.multiples import described_multiples, fitting, multiples, span
from pages.parts.names import HOME, definition, indicator_name, of_level, place_name, region_name
from pages.parts.picking import QUOTED, pick_list, pick_point, picked_in, picked_panel, standing
from pages.parts.ranks import best_year, ends
from pages.parts.scales import Scale, scale_of
from pages.parts.shapes import districts, tiles
from pages.parts.shown import (
    chart,
    notes,
    shades,
    signs_used,
    source_of,
    under_chart,
)
from pages.parts.store import store
from pages.parts.words import Words

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


def asked(say: Words) -> Asked | None:
    """The reader's indicator, level and year; None, and said so, where the filters leave none."""
    facts = replace(chosen(), regions=()).of(store().facts)
    facts = facts[facts[REGION].isin([name for level in LEVELS for name in of_level(level)])]
    indicator = choose_indicator(facts, say)
    if indicator is None:
        return None
    own = facts[facts[INDICATOR_ID] == indicator]
    levels = {
        level: say(f"level.{level}") for level in LEVELS if own[REGION].isin(of_level(level)).any()
    }
    choices = st.container(horizontal=True, vertical_alignment="bottom")
    with choices:
        level = one_of("level", say("filters.level"), levels, next(iter(levels)), flat=True)
    members = of_level(level)
    own = own[own[REGION].isin(members)]
    with choices:
        year = choose_year(own, say)
        with st.container(width=220):
            pick_list(members, say)
    kind = ACTUAL if (own.loc[own[YEAR] == year, KIND] == ACTUAL).any() else TARGET
    scale = scale_of(every_year(indicator, members))
    return Asked(indicator, level, year, kind, members, own, scale)


def every_year(indicator: str, members: list[str]) -> pd.DataFrame:
    """The indicator's figures in these places, whatever the filters leave of them."""
    facts = store().facts
    return facts[(facts[INDICATOR_ID] == indicator) & facts[REGION].isin(members)]


def choose_year(own: pd.DataFrame, say: Words) -> int:
    """The reader's year, from a list or step by step."""
    years = sorted({int(year) for year in own[YEAR]})
    with st.container(width=120):
        names = {year: str(year) for year in reversed(years)}
        year = int(one_of("year", say("filters.year"), names, best_year(own)))
    with st.container(horizontal=True, width="content", gap="small"):
        for step, word, icon in ((-1, "previous", "chevron_left"), (1, "next", "chevron_right")):
            at = years.index(year) + step
            there = years[at] if 0 <= at < len(years) else None
            st.button(
                say(f"districts.{word}"),
                key=f"year_{word}",
                icon=f":material/{icon}:",
                disabled=there is None,
                on_click=partial(choose, year=there),
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
    every = replace(chosen(), regions=()).of(store().facts)
    return every[
        (every[REGION] == regions()[of_level(level)[0]].parent)
        & every[INDICATOR_ID].isin(rows[INDICATOR_ID])
        & (every[KIND] == ACTUAL)
    ]


def extremes(rows: pd.DataFrame, held: int, all_places: int, say: Words) -> None:
    """The two ends of the outcomes, and how many places have one."""
    with st.grid(3, min_column_width=200):
        for word, row in zip(("highest", "lowest"), ends(rows) or (), strict=False):
            place = region_name(row[REGION], say.language)
            label = f"{say(f'districts.{word}')} · {place}"
            st.metric(label, figure(row, say.language), border=True)
        value = say("districts.held_of", n=held, all=all_places)
        st.metric(say("districts.held"), value, border=True)


def maps(at: Asked, say: Words) -> None:
    """The places on a map, the small ones of the centre a second time; regions as tiles."""
    name = indicator_name(at.indicator, say.language)
    title = say("districts.map", indicator=name, year=at.year, kind=say(f"kind.{at.kind}"))
    st.markdown(f"**{plain(title)}**")
    if at.level == LEVELS[0]:
        draw(sheet(districts(), TALL, FIT), "map", title, at, say)
        st.markdown(f"**{say('districts.centre')}**")
        centre = {region: districts()[region] for region in CENTRE}
        draw(Sheet(centre, CENTRE_BOX, TALL_CENTRE), "centre", title, at, say)
    else:
        draw(sheet(tiles(), TALL), "map", title, at, say)
        st.caption(say("districts.tiles"))
    st.caption(key_told(at, say))


def draw(paper: Sheet, name: str, title: str, at: Asked, say: Words) -> None:
    """One map; what is clicked in it is chosen on every page."""
    drawn = area_map(paper, at.rows, at.kind, at.scale, at.focus, source_of, say, shades())
    if name == "map":
        drawn = with_key(drawn, at.scale, unit_of(at.own.iloc[0], say.language), say, shades())
    # A chart forgets its last click with its key: the same place can be clicked again.
    key = "_".join([name, *chosen().regions])
    chart(
        drawn,
        key=key,
        alt=described_map(at.rows, at.kind, list(paper.shapes), title, say),
        title=title,
        rows=at.rows,
        note=key_told(at, say),
        on_select=partial(pick_point, key),
    )


def key_told(at: Asked, say: Words) -> str:
    """What the colours mean, and from where they are counted."""
    every = every_year(at.indicator, at.members).sort_values(VALUE)
    parts = [
        say(
            "districts.scale",
            first=every[YEAR].min(),
            last=every[YEAR].max(),
            n=at.scale.classes,
            low=figure(every.iloc[0], say.language),
            high=figure(every.iloc[-1], say.language),
        )
    ]
    if at.scale.below:
        parts.append(say("districts.zero"))
    if indicators()[at.indicator].better == "lower":
        parts.append(say("districts.lower"))
    parts.append(say("districts.rounded"))
    return ("" if say.language == "zh" else " ").join(parts)


def ranked(at: Asked, beside: pd.Series | None, title: str, say: Words) -> None:
    """The places from the highest down, and those without a figure."""
    without = [region_name(r, say.language) for r in at.members if r not in set(at.rows[REGION])]
    st.markdown(f"**{say('districts.ranking')}**")
    key = "_".join(["ranking", *chosen().regions])
    shade = theme_shade(indicators()[at.indicator].theme)
    signs = signs_used(at.rows, say)
    chart(
        ranking(at.rows, shade, source_of, say, shades(), beside, at.focus),
        key=key,
        alt=described_ranking(at.rows, title, without, say),
        title=title,
        rows=at.rows,
        on_select=partial(pick_point, key),
        note=signs,
    )
    if signs:
        st.caption(signs)
    if without:
        st.markdown(say("districts.missing_line", n=len(without), places=say.listed(without)))


def one_by_one(at: Asked, say: Words) -> None:
    """A little chart for each place over the years, in two halves that stand one below the other
    where there is little room."""
    name = indicator_name(at.indicator, say.language)
    title = say("districts.multiples", indicator=name)
    st.header(title, anchor=False)
    scale = span(at.own)
    beside = fitting(outcomes_around(at.level, at.own), scale)
    unit = unit_line(unit_of(at.own.iloc[0], say.language).name, say)
    told = [say("districts.multiples_note", unit=unit)]
    if not beside.empty:
        place = region_name(beside[REGION].iloc[0], say.language)
        told.append(say("districts.beside", place=place))
    st.caption(" ".join(told))
    half = -(-len(at.members) // 2)
    shade = theme_shade(indicators()[at.indicator].theme)
    for n, column in enumerate(st.columns(2)):
        part = at.members[n * half : (n + 1) * half]
        key = "_".join([f"multiples{n}", str(at.year), *chosen().regions])
        with column:
            chart(
                multiples(at.own, part, beside, at.focus, scale, shade, source_of, say, shades()),
                key=key,
                alt=described_multiples(at.own, part, title, say),
                title=title,
                rows=at.own[at.own[REGION].isin(part)],
                on_select=partial(pick_point, key),
            )
    under_chart(at.own, title, say, "multiples", at.indicator, at.level)


def main() -> None:
    # 1. What the reader asks for.
    say = words()
    st.title(say("nav.districts"), anchor=False)
    at = asked(say)
    if at is None:
        return

    # 2. The rows that answer it.
    rows = at.rows
    name = indicator_name(at.indicator, say.language)
    title = say("districts.title", indicator=name, year=at.year, level=say(f"level.{at.level}"))
    beside = around(at.level, rows)

    # 3. The answer: maps, the chosen place, the ranking, the years, each with its sources.
    st.header(title, anchor=False)
    st.caption(plain(definition(at.indicator, say.language)))
    held = rows.loc[rows[KIND] == at.kind, REGION].nunique()
    extremes(rows, held, len(at.members), say)
    if at.kind == TARGET:
        st.info(say("districts.only_targets", year=at.year), icon=":material/info:")
    left, right = st.columns([5, 4], gap="medium")
    with left:
        maps(at, say)
    # The ranking of 31 regions is as tall as their map and what is chosen together.
    with right if at.level == LEVELS[0] else left:
        picked_panel(at.members, rows, say)
        for name in at.focus[:QUOTED]:
            standing(name, rows, at.own, at.kind, at.year, say)
    with right:
        ranked(at, beside, title, say)
    of_year = [each for each in breaks() if each.year == at.year]
    notes([b for b in of_year if any(b.concerns(at.indicator, r) for r in rows[REGION])], say)
    if beside is not None:
        rows = pd.concat([rows, store().facts.loc[[beside.name]]])
    under_chart(rows, title, say, "districts", at.indicator, at.level, at.year)
    st.divider()
    one_by_one(at, say)


main()
