"""来源与原文: every source, and of a document that is here its text with every figure marked."""

import pandas as pd
import streamlit as st

from extract.reference.sources import SAMPLES, Source, sources
from extract.table.schema import ACTUAL, KIND, SOURCE, START, TARGET
from pages.parts.choices import choose, chosen, showing, words
from pages.parts.contents import FIGURES, INVENTED
from pages.parts.files import download
from pages.parts.filters import Filters
from pages.parts.markdown import plain
from pages.parts.names import HOME, place_name, region_name
from pages.parts.quotes import lacking, whereabouts
from pages.parts.reader import Quote, held, invented, is_here, quote, rows_of
from pages.parts.report import show_report
from pages.parts.shown import as_table
from pages.parts.store import store
from pages.parts.words import Words


def main() -> None:
    # 1. What the reader asks for.
    say = words()
    st.title(say("nav.sources"), anchor=False)
    st.markdown(say("reader.intro"))
    source = choose_source(say)
    showing(source=source.id, at=chosen().at)

    # 2. The rows that answer it.
    rows = rows_of(source.id, store().table)
    holding = held(source.id)

    # 3. The answer: the source, its text where that is here, its figures.
    about(source, rows, say)
    if holding is not None and holding.document is not None:
        show_report(
            holding.document.text, rows, say, chosen().at, go_to, linked=not invented(source.id)
        )
    elif holding is not None and not rows.empty:
        missing(source, rows, say)
    if not rows.empty:
        with st.expander(say("reader.rows_title", n=len(rows)), expanded=not source.file):
            as_table(rows, say("reader.alt", title=source.title), say)
        download(
            rows,
            source.title,
            say,
            "source",
            source.id,
            content=INVENTED if invented(source.id) else FIGURES,
            by=Filters(source=source.id),
        )


def go_to(at: int | None) -> None:
    """Show this place of the text."""
    choose(at=at)


def choose_source(say: Words) -> Source:
    """The reader's source: documents that are here first, then the others, then pages."""
    asked = chosen().source
    left = set(chosen().of(store().table)[SOURCE])
    every = {**sources(), **sources(SAMPLES)}
    names = {
        key: label(each, say)
        for key, each in sorted(every.items(), key=lambda item: _order(item[1]))
        if key in left or key == asked or invented(key)
    }
    default = next(iter(names))
    if chosen().narrowing:  # An invented report answers no filter.
        default = next((key for key in names if not invented(key)), default)
    value = asked if asked in names else default
    st.session_state["source"] = value
    with st.container(width=720):
        st.selectbox(
            say("reader.source"),
            list(names),
            format_func=lambda key: names[key],
            key="source",
            on_change=lambda: choose(source=st.session_state["source"], at=None),
        )
    return every[value]


def _order(source: Source) -> tuple[bool, bool, bool, bool, str]:
    """Documents before pages, those that are here first, of them the city's, the newest first."""
    away = not is_here(source)
    newest = "".join(chr(0x10FFFF - ord(character)) for character in source.published)
    return (
        not source.file,
        away,
        invented(source.id),
        place_name(HOME) not in source.region,
        newest or "\U0010ffff",
    )


def label(source: Source, say: Words) -> str:
    """A source in the list: whether its text is here, its title, its date."""
    if invented(source.id):
        mark = "sample"
    else:
        mark = "page" if not source.file else "held" if is_here(source) else "document"
    parts = [say(f"reader.{mark}_mark"), source.title, source.published]
    return " · ".join(part for part in parts if part)


def about(source: Source, rows: pd.DataFrame, say: Words) -> None:
    """What is known of a source: title, issuer, date, place, address, how many figures."""
    counts = rows[KIND].value_counts()
    places = say.listed(region_name(name, say.language) for name in source.region.split())
    web = source.address.startswith(("https://", "http://"))
    facts = {
        "issuer": plain(source.issuer),
        "published": plain(source.published),
        "place": plain(places),
        "figures": say(
            "reader.figures_of", actual=counts.get(ACTUAL, 0), target=counts.get(TARGET, 0)
        ),
        "address": "" if web or invented(source.id) else say("reader.no_address"),
    }
    with st.container(border=True, gap="small"):
        st.header(plain(source.title), anchor=False)
        with st.container(horizontal=True, gap="medium"):
            for name, value in facts.items():
                if value:
                    st.markdown(f":gray[{say(f'reader.{name}')}] {value}", width="content")
        if web:
            st.link_button(
                say("reader.open_address"), source.address, icon=":material/open_in_new:"
            )
        if source.excerpt:
            st.info(say("reader.excerpt_note"), icon=":material/content_cut:")
        if source.unverified:
            st.warning(say("reader.mirror_note"), icon=":material/help:")
        if invented(source.id):
            st.warning(say("reader.sample_note"), icon=":material/theater_comedy:")


def missing(source: Source, rows: pd.DataFrame, say: Words) -> None:
    """That the text is not here, where the figure asked for stands in it, and how to get it."""
    at = rows[rows[START] == chosen().at] if chosen().at is not None else rows.iloc[:0]
    told = quote((at if not at.empty else rows).iloc[0])
    st.info(plain(lacking(told, say)), icon=":material/description:")
    if not at.empty:
        st.markdown(plain(whereabouts(told, say)))
        as_table(at, source.title, say)
    if told.sha256:
        how_to_get(told, say)


def how_to_get(told: Quote, say: Words) -> None:
    """The file's name and fingerprint, for who looks for it."""
    with st.expander(say("reader.get_title"), expanded=True):
        st.code(
            f"data/documents/{told.file}\nSHA-256 {told.sha256}", language=None, wrap_lines=True
        )


main()
