"""方法与引用: how figures are read, how well, what goes wrong, the indicators, how to cite."""

from collections import Counter
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from extract.evaluation.accuracy import accuracy
from extract.reference.indicators import indicators, themes
from extract.reference.project import project
from extract.reference.sources import SAMPLES, sources
from extract.table.schema import INDICATOR_ID
from pages.parts.components.audit_report import asides
from pages.parts.components.promise_rule import rule
from pages.parts.components.reader import held, rows_of
from pages.parts.components.table_rows import newest_source, sources_in
from pages.parts.export.citation import bibtex, gb_t_7714
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import theme_name
from pages.parts.labels.palette import theme_icon, theme_word
from pages.parts.labels.source_names import name_of_source
from pages.parts.labels.translations import Translation
from pages.parts.narrative.method_tables import (
    catalogued,
    home_address,
    measured_elsewhere,
    measured_facts,
    measured_figures,
    outlier_table,
    set_aside,
    told_groups,
    walked_through,
)
from pages.parts.narrative.worked_example import method
from pages.parts.state.kept import kept, redrawn
from pages.parts.state.session import current_filters, translation
from pages.parts.state.store import out_of_line, store
from pages.parts.state.stores import Store
from pages.parts.state.urls import READER

STEPS = 5
LISTED = 200  # figures out of line
LIMITS = ("parts", "years", "names", "files", "reports")
WIDE = 860  # pixels of a column of text


def main() -> None:
    data, t = store(), translation()
    st.title(t("nav.about"), anchor=False)
    st.markdown(t("about.lead"))
    names = ("reading", "accuracy", "catalogue", "citing")
    reading, well, catalogue, citing = st.tabs([t(f"about.tab_{name}") for name in names])
    with reading, st.container(width=WIDE):
        how_figures_are_read(t)
    with well, st.container(width=WIDE):
        how_well(data, t)
    with catalogue:
        the_catalogue(t)
    with citing, st.container(width=WIDE):
        how_to_cite(data, t)


def heading(word: str, t: Translation, **fields: object) -> None:
    """A heading of this page."""
    st.header(t(f"about.{word}", **fields), anchor=False)


def leads(page: str, word: str, icon: str, t: Translation, **address: str) -> None:
    """A link to another page, with the reader's choice."""
    query = current_filters().address() | address
    st.page_link(f"{page}.py", label=t(f"about.{word}"), icon=icon, query_params=query)


def how_figures_are_read(t: Translation) -> None:
    """The steps, one sentence number by number, what is set aside, which target and source."""
    the_steps(t)
    what_is_set_aside(t)
    which_leads(t)


@redrawn
def the_steps(t: Translation) -> None:
    """The steps, and an example number by number."""
    heading("steps", t)
    st.markdown("\n".join(f"{n}. {t(f'about.step_{n}')}" for n in range(1, STEPS + 1)))

    example = method().example
    heading("example", t)
    st.caption(t("about.example_note", year=example.delivered))
    st.markdown(f"> {plain(example.sentence)}")
    if t.language != "zh":
        st.caption(plain(example.sentence_en))
    st.table(walked_through(example.number, t), alt=t("about.example"))


def which_leads(t: Translation) -> None:
    """Which outcome meets a target, and which of several sources leads."""
    heading("meeting", t)
    st.markdown(t("about.meeting_note"))
    rule(store().closed or "—", t)
    heading("leading", t)
    st.markdown(t("about.leading_note"))


def what_is_set_aside(t: Translation) -> None:
    """Why a number is no figure, by the numbers of the sample report that ships."""
    heading("aside", t)
    sample = next(iter(sources(SAMPLES)))
    told = numbers_of(sample, t)
    if told is None:
        return
    note, table = told
    st.markdown(note)
    st.table(table, alt=t("about.aside"))
    leads(READER, "see_sample", ":material/article:", t, source=sample)


@kept
def numbers_of(sample: str, t: Translation) -> tuple[str, pd.DataFrame] | None:
    """How many numbers of a sample are figures, and why the others are none."""
    holding = held(sample)
    if holding is None or holding.document is None:
        return None
    numbers = asides(holding.document.text)
    rows, aside = len(rows_of(sample, store().table)), sum(map(len, numbers.values()))
    note = t("about.aside_note", all=rows + aside, rows=rows, aside=aside)
    return note, set_aside(numbers, t)


def how_well(data: Store, t: Translation) -> None:
    """The measured accuracy, the known failures, the limits, the coverage."""
    what_was_measured(t)
    what_goes_wrong(t)
    heading("limits", t)
    st.markdown("\n".join(f"- {t(f'about.limit_{name}')}" for name in LIMITS))
    places, held_sources = len(data.has.regions), len(sources_in(data.table))
    st.markdown(t("about.coverage", sources=held_sources, places=places))
    leads("coverage", "see_coverage", ":material/grid_on:", t)


@redrawn
def what_was_measured(t: Translation) -> None:
    """How many figures are right, on which texts, and what others measured."""
    told = accuracy()
    heading("measured", t)
    st.caption(t("about.measured_on", day=told.measured))
    st.markdown(t("about.measured_by"))
    st.table(measured_facts(told, t), alt=t("about.measured"))
    st.markdown(t("about.measured_held_out"))
    st.table(measured_figures(told, t), alt=t("about.measured_what"))
    with st.expander(t("about.measured_where")):
        st.markdown(told_groups(t))
    st.markdown(f"{t('about.measured_elsewhere')}\n\n{measured_elsewhere(t)}")


@redrawn
def what_goes_wrong(t: Translation) -> None:
    """The known failures, and the figures that are out of line."""
    failures = method().failure
    heading("failures", t, n=len(failures))
    st.caption(t("about.failures_note"))
    for kind, n in Counter(each.kind for each in failures).items():
        own = [each.in_(t.language) for each in failures if each.kind == kind]
        st.markdown(f"**{t(f'about.failures_{kind}', n=n)}**")
        st.markdown("\n".join(f"- {plain(each)}" for each in own))

    every, odd = out_of_line(LISTED)
    heading("outliers", t, n=every)
    st.caption(t("about.outliers_note"))
    with st.expander(t("about.outliers_list")):
        st.table(outlier_table(odd, store().table, t), alt=t("about.outliers_list"))
        if every > LISTED:
            st.caption(t("about.outliers_more", n=LISTED))


@redrawn
def the_catalogue(t: Translation) -> None:
    """Every indicator by theme: its name, unit, which way is better, what it counts."""
    st.markdown(t("about.catalogue_note", n=len(indicators())))
    counts = Counter(each.theme for each in indicators().values())
    shown = set(store().facts.values(INDICATOR_ID))
    for n, theme in enumerate(theme for theme in themes() if counts[theme]):
        name = f":{theme_word(theme)}[{theme_icon(theme)}] {theme_name(theme, t.language)}"
        title = t("about.catalogue_theme", theme=name, n=counts[theme])
        with st.expander(title, expanded=n == 0):
            st.table(catalogued(theme, shown, t), alt=theme_name(theme, t.language))


def how_to_cite(data: Store, t: Translation) -> None:
    """The references, version and freshness, the licence, how to report an error."""
    heading("cite", t)
    st.caption(t("about.cite_note"))
    today = datetime.now(UTC).astimezone().date()
    address = home_address(st.context.url or "", "about")
    st.markdown("**GB/T 7714**")
    st.code(gb_t_7714(today, address), language=None, wrap_lines=True)
    st.markdown("**BibTeX**")
    st.code(bibtex(today, address), language="latex", wrap_lines=True)

    heading("fresh", t)
    newest = newest_source(data.table)
    version = f"{t('about.version')} {plain(project().version)}"
    st.markdown(f"{version} · {t('search.figures_of', n=f'{len(data.table):,}')}")
    if newest:
        day, title = plain(newest.published), plain(name_of_source(newest, t.language))
        st.markdown(t("about.newest_title", day=day, title=title))

    heading("licence", t)
    licence = {"licence": project().licence_title, "address": project().licence_path}
    st.markdown(t("about.licence_note", **licence))
    heading("report", t)
    st.markdown(t("about.report_note"))
    leads(READER, "see_sources", ":material/article:", t)


main()
