"""数据覆盖: what is known and what is not: of every place and year, and of one place in full."""

from dataclasses import replace

import pandas as pd
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
from extract.table.schema import INDICATOR_ID, REGION, REGION_CODE, SOURCE, THEME, YEAR
from pages.parts.charts.coverage_matrix import described, matrix, twin
from pages.parts.components.chart_block import chart, shades
from pages.parts.components.download_menu import Files
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
from pages.parts.labels.source_names import source_title
from pages.parts.labels.spans import spans
from pages.parts.labels.translations import Translation
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
    every = of_level(level)
    if level == LEVELS[0]:
        every = [place_name(home_id()), *every]
    names = {name: region_name(name, t.language) for name in every}

    # 2. The rows that answer it.
    rows = replace(current_filters(), regions=(), kinds=()).of(store().table)
    reports = reports_of(sources().values())
    years = span(reports)
    spoken = spoken_of(reports)
    cells = coverage(rows, REGION, list(names), years, spoken)

    # 3. The answer: the matrix of places, then one place in full.
    filters = current_filters()
    about = [theme_name(each, t.language) for each in filters.themes] or [t("filters.all_themes")]
    title = t("cover.title", themes=t.listed(about), level=level_name(level, t))
    st.header(title, anchor=False)
    st.caption(t("cover.key"))
    if older := last_read().older():
        st.caption(t("cover.older", n=len(older)))
    if filters.kinds:  # A report states outcomes of one year and targets for the next.
        st.caption(t("cover.kind_idle"))
    counted = rows[rows[REGION].isin(list(names)) & rows[YEAR].isin(years)]
    cells[REGION_CODE] = cells[REGION].map(place_id)
    files = Files(cells, title, ("coverage", level), PLACES, counted)
    draw(cells, REGION, names, files, t("column.region"), "places", t)
    told = cells[STATE].value_counts()
    st.markdown(" · ".join(f"{t(f'cover.{state}')} **{told.get(state, 0)}**" for state in STATES))
    st.divider()
    about_place(names, rows, reports, years, spoken, t)


def span(reports: dict[tuple[str, int], list[str]]) -> list[int]:
    """The years to show: the reader's, from the first figure to the newest report at most."""
    has, filters = store().has, current_filters()
    newest = max((year for _, year in reports), default=has.last)
    start = has.first if has.years else newest  # figures without a year begin no line
    first = start if filters.first is None else filters.first
    last = newest if filters.last is None else min(newest, filters.last)
    return list(range(first, max(first, last) + 1))


def early_years(years: list[int]) -> set[int]:
    """The years before those of which there is much: up to the last that few places have.

    The newest are never among them, nor what the reader asks for.
    """
    if current_filters().first is not None:
        return set()
    table = store().table
    places = table.groupby(YEAR)[REGION].nunique()
    thin = [year for year in years[:-LATEST] if places.get(year, 0) < FEW]
    return {year for year in years if thin and year <= thin[-1]}


def draw(
    cells: pd.DataFrame,
    column: str,
    names: dict[str, str],
    files: Files,
    head: str,
    key: str,
    t: Translation,
) -> None:
    """A matrix of the figures that are counted in it, and its table; early years as a table."""
    title, counted = files.title, files.rows if files.made_from is None else files.made_from
    early = early_years(sorted(set(cells[YEAR])))
    late = cells[~cells[YEAR].isin(early)]
    chart(
        matrix(late, column, names, t, shades()),
        key=key,
        alt=described(late, column, names, title, t),
        title=title,
        rows=counted[~counted[YEAR].isin(early)],
        note=t("cover.key"),
        files=files,
    )
    with st.expander(t("cover.table"), key=f"{key}_table"):
        st.table(twin(late, column, names, head, t))
    known = cells[cells[YEAR].isin(early) & ~cells[STATE].isin([SILENT, MISSING])]
    if not known.empty:
        said = spans(sorted(set(known[YEAR])), t)
        with st.expander(t("cover.earlier", years=said), key=f"{key}_earlier"):
            st.caption(t("cover.earlier_note"))
            st.table(twin(known, column, names, head, t))


def about_place(
    names: dict[str, str],
    rows: pd.DataFrame,
    reports: dict[tuple[str, int], list[str]],
    years: list[int],
    spoken: Spoken,
    t: Translation,
) -> None:
    """What is not known of a place: its reports, its themes, the indicators without a figure."""
    called = {place_id(name): told for name, told in names.items()}
    with st.container(width=320):
        place = one_place(t("cover.place"), called)
    region, name = place_name(place), called[place]
    title = t("cover.unknown", place=name)
    st.header(title, anchor=False)
    which_reports(region, name, reports, years, t)

    own = rows[rows[REGION] == region]
    shown = [
        theme
        for theme in themes()
        if not current_filters().themes or theme in current_filters().themes
    ]
    of_years = [year for year in years if (region, year) in spoken]
    themed = frozenset((theme, year) for theme in shown for year in of_years)
    cells = coverage(own, THEME, shown, years, themed)
    of_themes = {theme: theme_name(theme, t.language) for theme in shown}
    counted = own[own[THEME].isin(shown) & own[YEAR].isin(years)]
    files = Files(cells, title, ("coverage", place), THEMES, counted)
    draw(cells, THEME, of_themes, files, t("filters.theme"), "themes", t)
    without(own[own[YEAR].isin(years)], shown, name, t)


def which_reports(
    region: str,
    name: str,
    reports: dict[tuple[str, int], list[str]],
    years: list[int],
    t: Translation,
) -> None:
    """The work reports of a place: those held, which can be opened, and the years without."""
    held = {year: reports[region, year] for year in years if (region, year) in reports}
    lacking = [year for year in years if year not in held]
    if not held:
        st.markdown(t("cover.no_report", place=name, beside=beside(region, years, t)))
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


def beside(region: str, years: list[int], t: Translation) -> str:
    """Where the figures of a place come from that has no report of its own here."""
    table = store().table
    own = table[(table[REGION] == region) & table[YEAR].isin(years)]
    counts: dict[str, int] = {}
    for source, n in own[SOURCE].value_counts().items():
        known = sources().get(str(source))
        kind = "pages" if known is None or not known.file else "others"
        if kind == "others" and known and known.region == region:
            kind = "excerpts" if known.excerpt else "documents"
        counts[kind] = counts.get(kind, 0) + int(n)
    if not counts:
        return t("cover.beside_nothing")
    return t("cover.beside", parts=t.listed(t(f"cover.from_{k}", n=n) for k, n in counts.items()))


def without(own: pd.DataFrame, shown: list[str], name: str, t: Translation) -> None:
    """The catalogued indicators no source states for a place."""
    every = [each for each in indicators().values() if each.theme in shown]
    stated = set(own[INDICATOR_ID])
    lacking = [each for each in every if each.id not in stated]
    st.markdown(t("cover.without", place=name, n=len(lacking), all=len(every)))
    lines = []
    for theme in shown:
        of_theme = [indicator_name(e.id, t.language) for e in lacking if e.theme == theme]
        if of_theme:
            told = plain(t.listed(of_theme))
            lines.append(f"- **{theme_name(theme, t.language)}** {told}")
    st.markdown("\n".join(lines))


main()
