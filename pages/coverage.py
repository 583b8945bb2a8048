"""数据覆盖: what is known and what is not: of every place and year, and of one place in full."""

import pandas as pd
import streamlit as st

from extract.analysis.coverage import STATE, STATES, Spoken, coverage, reports_of, spoken_of
from extract.reference.indicators import indicators, themes
from extract.reference.sources import sources
from extract.table.schema import INDICATOR_ID, REGION, REGION_CODE, THEME, YEAR
from pages.parts.choices import chosen, one_of, words
from pages.parts.contents import PLACES, THEMES
from pages.parts.coverage_chart import described, matrix, spans, twin
from pages.parts.files import download
from pages.parts.filters import LEVELS
from pages.parts.links import READER
from pages.parts.markdown import plain
from pages.parts.names import (
    HOME,
    indicator_name,
    of_level,
    place_id,
    place_name,
    region_name,
    theme_name,
)
from pages.parts.shown import chart, shades
from pages.parts.store import store
from pages.parts.words import Words


def main() -> None:
    # 1. What the reader asks for.
    say = words()
    st.title(say("nav.coverage"), anchor=False)
    st.markdown(say("cover.intro"))
    levels = {level: say(f"level.{level}") for level in LEVELS}
    level = one_of("level", say("filters.level"), levels, LEVELS[0], flat=True)
    every = of_level(level)
    if level == LEVELS[0]:
        every = [place_name(HOME), *every]
    asked = [name for name in every if not chosen().regions or place_id(name) in chosen().regions]
    names = {name: region_name(name, say.language) for name in asked or every}

    # 2. The rows that answer it.
    rows = chosen().of(store().table)
    reports = reports_of(sources().values())
    years = span(reports)
    spoken = spoken_of(reports)
    cells = coverage(rows, REGION, list(names), years, spoken)

    # 3. The answer: the matrix of places, then one place in full.
    about = [theme_name(theme, say.language) for theme in chosen().themes] or [
        say("filters.all_themes")
    ]
    title = say("cover.title", themes=say.listed(about), level=say(f"level.{level}"))
    st.header(title, anchor=False)
    st.caption(say("cover.key"))
    counted = rows[rows[REGION].isin(list(names)) & rows[YEAR].isin(years)]
    draw(cells, REGION, names, title, say("column.region"), "places", counted, say)
    told = cells[STATE].value_counts()
    st.markdown(" · ".join(f"{say(f'cover.{state}')} **{told.get(state, 0)}**" for state in STATES))
    cells[REGION_CODE] = cells[REGION].map(place_id)
    download(cells, title, say, "coverage", level, content=PLACES, made_from=counted)
    st.divider()
    one_place(names, rows, reports, years, spoken, say)


def span(reports: dict[tuple[str, int], list[str]]) -> list[int]:
    """The years to show: the reader's, from the first figure to the newest report at most."""
    has, filters = store().has, chosen()
    newest = max((year for _, year in reports), default=has.last)
    start = has.first if has.years else newest  # figures without a year begin no line
    first = start if filters.first is None else filters.first
    last = newest if filters.last is None else min(newest, filters.last)
    return list(range(first, max(first, last) + 1))


def draw(
    cells: pd.DataFrame,
    column: str,
    names: dict[str, str],
    title: str,
    head: str,
    key: str,
    counted: pd.DataFrame,
    say: Words,
) -> None:
    """A matrix of the figures that are counted in it, and its table."""
    chart(
        matrix(cells, column, names, say, shades()),
        key=key,
        alt=described(cells, column, names, title, say),
        title=title,
        rows=counted,
        note=say("cover.key"),
    )
    with st.expander(say("cover.table"), key=f"{key}_table"):
        st.table(twin(cells, column, names, head, say))


def one_place(
    names: dict[str, str],
    rows: pd.DataFrame,
    reports: dict[tuple[str, int], list[str]],
    years: list[int],
    spoken: Spoken,
    say: Words,
) -> None:
    """What is not known of a place: its reports, its themes, the indicators without a figure."""
    places = {place_id(name): told for name, told in names.items()}
    with st.container(width=320):
        place = one_of("place", say("cover.place"), places, next(iter(places)))
    region, name = place_name(place), places[place]
    title = say("cover.unknown", place=name)
    st.header(title, anchor=False)
    which_reports(region, name, reports, years, say)

    own = rows[rows[REGION] == region]
    shown = [theme for theme in themes() if not chosen().themes or theme in chosen().themes]
    of_years = [year for year in years if (region, year) in spoken]
    themed = frozenset((theme, year) for theme in shown for year in of_years)
    cells = coverage(own, THEME, shown, years, themed)
    called = {theme: theme_name(theme, say.language) for theme in shown}
    counted = own[own[THEME].isin(shown) & own[YEAR].isin(years)]
    draw(cells, THEME, called, title, say("filters.theme"), "themes", counted, say)
    download(cells, title, say, "coverage", place, content=THEMES, made_from=counted)
    without(own[own[YEAR].isin(years)], shown, name, say)


def which_reports(
    region: str,
    name: str,
    reports: dict[tuple[str, int], list[str]],
    years: list[int],
    say: Words,
) -> None:
    """The work reports of a place: those held, which can be opened, and the years without."""
    held = {year: reports[region, year] for year in years if (region, year) in reports}
    lacking = [year for year in years if year not in held]
    if not held:
        st.markdown(say("cover.no_report", place=name, years=spans(lacking, say)))
    else:
        st.markdown(say("cover.reports", place=name, n=len(held)))
        for year, ids in held.items():
            for source in ids:
                st.page_link(
                    f"{READER}.py",
                    label=f"{year} · {plain(sources()[source].title)}",
                    icon=":material/article:",
                    query_params=chosen().address() | {"source": source},
                )
        if lacking:
            st.markdown(say("cover.lacking", years=spans(lacking, say), n=len(lacking)))
    if lacking:
        st.caption(say("cover.how_to_fill"))


def without(own: pd.DataFrame, shown: list[str], name: str, say: Words) -> None:
    """The catalogued indicators that no source states for a place."""
    stated = set(own[INDICATOR_ID])
    every = [each for each in indicators().values() if each.theme in shown]
    lacking = [each for each in every if each.id not in stated]
    st.markdown(say("cover.without", place=name, n=len(lacking), all=len(every)))
    lines = []
    for theme in shown:
        of_theme = [indicator_name(e.id, say.language) for e in lacking if e.theme == theme]
        if of_theme:
            told = plain(say.listed(of_theme))
            lines.append(f"- **{theme_name(theme, say.language)}** {told}")
    st.markdown("\n".join(lines))


main()
