"""数据覆盖: what is known and what is not: of every place and year, and of one place in full."""

from collections import Counter
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from extract.analysis.coverage import (
    MISSING,
    SILENT,
    STATE,
    STATES,
    Spoken,
    coverage,
    reports_of,
    spoken_of,
)
from extract.reference.indicators import indicators, themes
from extract.reference.sources import sources
from extract.table.conditions import Among, Between
from extract.table.schema import INDICATOR_ID, REGION, REGION_CODE, SOURCE, THEME, YEAR
from pages.parts.charts.coverage_matrix import described, matrix, twin
from pages.parts.components.chart_block import chart, shades
from pages.parts.components.download_menu import Files
from pages.parts.components.folded import folded
from pages.parts.export.spec import PLACES, THEMES
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import (
    home_id,
    indicator_name,
    level_name,
    level_of,
    of_level,
    place_id,
    place_name,
    places,
    region_name,
    theme_name,
)
from pages.parts.labels.palette import Shades
from pages.parts.labels.source_names import source_title
from pages.parts.labels.spans import spans
from pages.parts.labels.translations import Translation
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
from pages.parts.state.narrowed import table_within
from pages.parts.state.parameters import LEVELS
from pages.parts.state.session import current_filters, one_of, one_place, translation
from pages.parts.state.store import last_read, store
from pages.parts.state.urls import READER

FEW, LATEST = 3, 5  # places of which a year must know something; years that are always shown


def main() -> None:
    # 1. What the reader asks for.
    t = translation()
    st.title(t("nav.coverage"), anchor=False)
    st.markdown(t("cover.intro"))
    levels = {level: level_name(level, t) for level in LEVELS}
    own = level_of(current_filters().place(places())) or LEVELS[0]
    level = one_of("level", t("filters.level"), levels, own, flat=True)

    # 2. The rows that answer it.
    within = replace(current_filters().narrowed(), regions=(), kinds=())
    known = known_of_places(level, within, t, shades())

    # 3. The answer: the matrix of places, then one place in full.
    st.header(known.title, anchor=False)
    st.caption(t("cover.key"))
    if older := last_read().older():
        st.caption(t("cover.older", n=len(older)))
    if current_filters().kinds:  # A report states outcomes of one year and targets for the next.
        st.caption(t("cover.kind_idle"))
    cells = known.cells.assign(**{REGION_CODE: known.cells[REGION].map(place_id)})
    draw(known, Files(cells, known.title, ("coverage", level), PLACES, known.counted), "places", t)
    told = known.cells[STATE].value_counts()
    st.markdown(" · ".join(f"{t(f'cover.{state}')} **{told.get(state, 0)}**" for state in STATES))
    st.divider()
    about_place(known.names, within, t)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A matrix of the figures that are counted in it, and its tables.

    Attributes:
        names: of its members, from the top.
        cells: as :func:`coverage` gives them.
        counted: the figures of the table.
        late: those of the years that the matrix shows.
        figure, alt, table: the matrix, in words and as a table.
        earlier: of the years before those, what is known; None where nothing is.
        years: these earlier years in words.
    """

    title: str
    names: dict[str, str]
    cells: pd.DataFrame
    counted: pd.DataFrame
    late: pd.DataFrame
    figure: go.Figure
    alt: str
    table: pd.DataFrame
    earlier: pd.DataFrame | None
    years: str


@kept
def known_of_places(level: str, within: Filters, t: Translation, shades: Shades) -> Known:
    """What is known of the places of a level."""
    every = of_level(level)
    if level == LEVELS[0]:
        every = [place_name(home_id()), *every]
    names = {name: region_name(name, t.language) for name in every}
    rows, years = table_within(within).where(Among(REGION, tuple(every))).frame(), span(within)
    about = [theme_name(each, t.language) for each in within.themes] or [t("filters.all_themes")]
    title = t("cover.title", themes=t.listed(about), level=level_name(level, t))
    cells = coverage(rows, REGION, every, years, spoken())
    counted = rows[rows[YEAR].isin(years)]
    return known_of(
        cells, counted, Members(title, REGION, names, t("column.region")), within, t, shades
    )


@kept
def known_of_themes(
    region: str, name: str, within: Filters, t: Translation, shades: Shades
) -> Known:
    """What is known of a place, by theme."""
    every, years, own = shown_themes(within), span(within), of_region(region, within)
    of_years = [year for year in years if (region, year) in spoken()]
    cells = coverage(
        own, THEME, every, years, frozenset((theme, year) for theme in every for year in of_years)
    )
    names = {theme: theme_name(theme, t.language) for theme in every}
    counted = own[own[THEME].isin(every) & own[YEAR].isin(years)]
    about = Members(t("cover.unknown", place=name), THEME, names, t("filters.theme"))
    return known_of(cells, counted, about, within, t, shades)


@kept
def of_region(region: str, within: Filters) -> pd.DataFrame:
    """The figures of a place that the filters leave."""
    return table_within(within).where(Among(REGION, (region,))).frame()


@dataclass(frozen=True, slots=True)
class Members:
    """What a matrix has a row for each of.

    Attributes:
        title: of the matrix.
        column: what the members are values of.
        names: what they are called.
        head: what they are together.
    """

    title: str
    column: str
    names: dict[str, str]
    head: str


def known_of(
    cells: pd.DataFrame,
    counted: pd.DataFrame,
    of: Members,
    within: Filters,
    t: Translation,
    shades: Shades,
) -> Known:
    """The matrix of these cells, and of early years a table."""
    early = early_years(sorted(set(cells[YEAR])), within)
    late = cells[~cells[YEAR].isin(early)]
    known = cells[cells[YEAR].isin(early) & ~cells[STATE].isin([SILENT, MISSING])]
    return Known(
        title=of.title,
        names=of.names,
        cells=cells,
        counted=counted,
        late=counted[~counted[YEAR].isin(early)],
        figure=matrix(late, of.column, of.names, t, shades),
        alt=described(late, of.column, of.names, of.title, t),
        table=twin(late, of.column, of.names, of.head, t),
        earlier=None if known.empty else twin(known, of.column, of.names, of.head, t),
        years=spans(sorted(set(known[YEAR])), t),
    )


@kept
def reports() -> dict[tuple[str, int], list[str]]:
    """The work reports by place and year."""
    return reports_of(sources().values())


@kept
def spoken() -> Spoken:
    """The places and years of which they speak."""
    return spoken_of(reports())


def shown_themes(within: Filters) -> list[str]:
    """The themes that the filters leave."""
    return [theme for theme in themes() if not within.themes or theme in within.themes]


def span(within: Filters) -> list[int]:
    """The years to show: the reader's, from the first figure to the newest report at most."""
    has = store().has
    newest = max((year for _, year in reports()), default=has.last)
    start = has.first if has.years else newest  # figures without a year begin no line
    first = start if within.first is None else within.first
    last = newest if within.last is None else min(newest, within.last)
    return list(range(first, max(first, last) + 1))


def early_years(years: list[int], within: Filters) -> set[int]:
    """The years before those of which there is much: up to the last that few places have.

    The newest are never among them, nor what the reader asks for.
    """
    if within.first is not None:
        return set()
    places = places_a_year()
    thin = [year for year in years[:-LATEST] if places.get(year, 0) < FEW]
    return {year for year in years if thin and year <= thin[-1]}


@kept
def places_a_year() -> dict[int, int]:
    """Of how many places each year knows something."""
    return dict(Counter(year for year, _ in store().table.counts(YEAR, REGION)))


def draw(known: Known, files: Files, key: str, t: Translation) -> None:
    """A matrix and its table; early years as a table."""
    chart(
        known.figure,
        key=key,
        alt=known.alt,
        title=known.title,
        rows=known.late,
        note=t("cover.key"),
        files=files,
    )
    folded(t("cover.table"), f"{key}_table", lambda: st.table(known.table))
    if known.earlier is not None:
        told = t("cover.earlier", years=known.years)
        folded(told, f"{key}_earlier", lambda: show_earlier(known, t))


def show_earlier(known: Known, t: Translation) -> None:
    """What is known of early years."""
    st.caption(t("cover.earlier_note"))
    st.table(known.earlier)


def about_place(names: dict[str, str], within: Filters, t: Translation) -> None:
    """What is not known of a place: its reports, its themes, the indicators without a figure."""
    called = {place_id(name): told for name, told in names.items()}
    with st.container(width=320):
        place = one_place(t("cover.place"), called)
    region, name = place_name(place), called[place]
    known = known_of_themes(region, name, within, t, shades())
    st.header(known.title, anchor=False)
    which_reports(region, name, span(within), t)
    draw(
        known,
        Files(known.cells, known.title, ("coverage", place), THEMES, known.counted),
        "themes",
        t,
    )
    st.markdown(without(region, name, within, t))


def which_reports(region: str, name: str, years: list[int], t: Translation) -> None:
    """The work reports of a place: those held, which can be opened, and the years without."""
    held = {year: reports()[region, year] for year in years if (region, year) in reports()}
    lacking = [year for year in years if year not in held]
    if not held:
        told = beside(region, years[0], years[-1], t)
        st.markdown(t("cover.no_report", place=name, beside=told))
    else:
        st.markdown(t("cover.reports", place=name, n=len(held)))
        for year, ids in held.items():
            for source in ids:
                st.page_link(
                    f"{READER}.py",
                    label=f"{year} · {plain(source_title(source, t.language))}",
                    icon=":material/article:",
                    query_params=current_filters().address() | {"source": source},
                )
        if lacking:
            st.markdown(t("cover.lacking", years=spans(lacking, t), n=len(lacking)))
    if lacking:
        st.caption(t("cover.how_to_fill"))


@kept
def beside(region: str, first: int, last: int, t: Translation) -> str:
    """Where the figures of a place come from that has no report of its own here."""
    own = store().table.where(Among(REGION, (region,)), Between(YEAR, first, last))
    counts: dict[str, int] = {}
    for source, n in own.counts(SOURCE).items():
        known = sources().get(str(source))
        kind = "pages" if known is None or not known.file else "others"
        if kind == "others" and known and known.region == region:
            kind = "excerpts" if known.excerpt else "documents"
        counts[kind] = counts.get(kind, 0) + int(n)
    if not counts:
        return t("cover.beside_nothing")
    return t("cover.beside", parts=t.listed(t(f"cover.from_{k}", n=n) for k, n in counts.items()))


@kept
def without(region: str, name: str, within: Filters, t: Translation) -> str:
    """The catalogued indicators no source states for a place, as Markdown."""
    rows, shown = of_region(region, within), shown_themes(within)
    stated = set(rows.loc[rows[YEAR].isin(span(within)), INDICATOR_ID])
    every = [each for each in indicators().values() if each.theme in shown]
    lacking = [each for each in every if each.id not in stated]
    lines = []
    for theme in shown:
        of_theme = [indicator_name(e.id, t.language) for e in lacking if e.theme == theme]
        if of_theme:
            told = plain(t.listed(of_theme))
            lines.append(f"- **{theme_name(theme, t.language)}** {told}")
    return "\n".join((t("cover.without", place=name, n=len(lacking), all=len(every)), "", *lines))


main()
