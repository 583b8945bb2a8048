"""方法与引用: how figures are read, how well, what goes wrong, the indicators, how to cite."""

from collections import Counter
from datetime import UTC, datetime

import streamlit as st

from extract.evaluation.accuracy import accuracy
from extract.reference.indicators import indicators, themes
from extract.reference.sources import SAMPLES, sources
from extract.table.schema import INDICATOR_ID, SOURCE
from pages.parts.choices import chosen, words
from pages.parts.citing import bibtex, gb_t_7714, project
from pages.parts.colours import theme_icon, theme_word
from pages.parts.links import READER
from pages.parts.markdown import plain
from pages.parts.method import (
    catalogued,
    home_address,
    measured_elsewhere,
    measured_facts,
    measured_figures,
    set_aside,
    told_groups,
    walked_through,
)
from pages.parts.names import region_name, theme_name
from pages.parts.reader import held, rows_of
from pages.parts.report import asides
from pages.parts.store import Store, store
from pages.parts.tables import newest_source
from pages.parts.words import Words
from pages.parts.worked_example import method

STEPS = 5
LIMITS = ("parts", "years", "names", "files", "reports")
WIDE = 860  # pixels of a column of text


def main() -> None:
    data, say = store(), words()
    st.title(say("nav.about"), anchor=False)
    st.markdown(say("about.lead"))
    names = ("reading", "accuracy", "catalogue", "citing")
    reading, well, catalogue, citing = st.tabs([say(f"about.tab_{name}") for name in names])
    with reading, st.container(width=WIDE):
        how_figures_are_read(say)
    with well, st.container(width=WIDE):
        how_well(data, say)
    with catalogue:
        the_catalogue(data, say)
    with citing, st.container(width=WIDE):
        how_to_cite(data, say)


def heading(word: str, say: Words, **fields: object) -> None:
    """A heading of this page."""
    st.header(say(f"about.{word}", **fields), anchor=False)


def leads(page: str, word: str, icon: str, say: Words, **address: str) -> None:
    """A link to another page, with the reader's choice."""
    query = chosen().address() | address
    st.page_link(f"{page}.py", label=say(f"about.{word}"), icon=icon, query_params=query)


def how_figures_are_read(say: Words) -> None:
    """The steps, one sentence number by number, what is set aside, which target and source."""
    heading("steps", say)
    st.markdown("\n".join(f"{n}. {say(f'about.step_{n}')}" for n in range(1, STEPS + 1)))

    example = method().example
    heading("example", say)
    place = region_name(example.region, say.language)
    st.caption(say("about.example_note", year=example.delivered, place=place))
    st.markdown(f"> {plain(example.sentence)}")
    if say.language != "zh":
        st.caption(plain(example.sentence_en))
    st.table(walked_through(example.number, say), alt=say("about.example"))

    what_is_set_aside(say)
    heading("meeting", say)
    st.markdown(say("about.meeting_note"))
    leads("promises", "see_rule", ":material/gavel:", say)
    heading("leading", say)
    st.markdown(say("about.leading_note"))


def what_is_set_aside(say: Words) -> None:
    """Why a number is no figure, by the numbers of the sample report that ships."""
    heading("aside", say)
    sample = next(iter(sources(SAMPLES)))
    holding = held(sample)
    if holding is None or holding.document is None:
        return
    numbers = asides(holding.document.text)
    rows, aside = len(rows_of(sample, store().table)), sum(map(len, numbers.values()))
    st.markdown(say("about.aside_note", all=rows + aside, rows=rows, aside=aside))
    st.table(set_aside(numbers, say), alt=say("about.aside"))
    leads(READER, "see_sample", ":material/article:", say, source=sample)


def how_well(data: Store, say: Words) -> None:
    """The measured accuracy, the known failures, the limits, the coverage."""
    told, failures = accuracy(), method().failure
    heading("measured", say)
    st.caption(say("about.measured_on", day=told.measured))
    st.markdown(say("about.measured_by"))
    st.table(measured_facts(told, say), alt=say("about.measured"))
    st.markdown(say("about.measured_held_out"))
    st.table(measured_figures(told, say), alt=say("about.measured_what"))
    with st.expander(say("about.measured_where")):
        st.markdown(told_groups(say))
    st.markdown(f"{say('about.measured_elsewhere')}\n\n{measured_elsewhere(say)}")

    heading("failures", say, n=len(failures))
    st.caption(say("about.failures_note"))
    for kind, n in Counter(each.kind for each in failures).items():
        own = [each.in_(say.language) for each in failures if each.kind == kind]
        st.markdown(f"**{say(f'about.failures_{kind}', n=n)}**")
        st.markdown("\n".join(f"- {plain(each)}" for each in own))

    heading("limits", say)
    st.markdown("\n".join(f"- {say(f'about.limit_{name}')}" for name in LIMITS))
    places, held_sources = len(data.has.regions), data.table[SOURCE].nunique()
    st.markdown(say("about.coverage", sources=held_sources, places=places))
    leads("coverage", "see_coverage", ":material/grid_on:", say)


def the_catalogue(data: Store, say: Words) -> None:
    """Every indicator by theme: its name, unit, which way is better, what it counts."""
    st.markdown(say("about.catalogue_note", n=len(indicators())))
    counts = Counter(each.theme for each in indicators().values())
    shown = set(data.facts[INDICATOR_ID])
    for n, theme in enumerate(theme for theme in themes() if counts[theme]):
        name = f":{theme_word(theme)}[{theme_icon(theme)}] {theme_name(theme, say.language)}"
        title = say("about.catalogue_theme", theme=name, n=counts[theme])
        with st.expander(title, expanded=n == 0):
            st.table(catalogued(theme, shown, say), alt=theme_name(theme, say.language))


def how_to_cite(data: Store, say: Words) -> None:
    """The references, version and freshness, the licence, how to report an error."""
    heading("cite", say)
    st.caption(say("about.cite_note"))
    today = datetime.now(UTC).astimezone().date()
    address = home_address(st.context.url or "", "about")
    st.markdown("**GB/T 7714**")
    st.code(gb_t_7714(today, address), language=None, wrap_lines=True)
    st.markdown("**BibTeX**")
    st.code(bibtex(today, address), language="latex", wrap_lines=True)

    heading("fresh", say)
    newest = newest_source(data.table)
    version = f"{say('about.version')} {plain(project().version)}"
    st.markdown(f"{version} · {say('search.figures_of', n=f'{len(data.table):,}')}")
    if newest:
        day, title = plain(newest.published), plain(newest.title)
        st.markdown(say("about.newest_title", day=day, title=title))

    heading("licence", say)
    licence = {"licence": project().licence_title, "address": project().licence_path}
    st.markdown(say("about.licence_note", **licence))
    heading("report", say)
    st.markdown(say("about.report_note"))
    leads(READER, "see_sources", ":material/article:", say)


main()
