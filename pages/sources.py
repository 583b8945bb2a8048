"""来源与原文: every source, and of a document that is here its text with every figure marked."""

import pandas as pd
import streamlit as st

from extract.reference.files import name_of
from extract.reference.sources import SAMPLES, Source, sources
from extract.table.schema import ACTUAL, KIND, START, TARGET
from pages.parts.components.audit_report import show_report
from pages.parts.components.chart_block import as_table
from pages.parts.components.download_menu import download
from pages.parts.components.quote import lacking, show_quote
from pages.parts.components.reader import Quote, held, invented, is_here, quote, rows_of
from pages.parts.components.table_rows import sources_in
from pages.parts.export.spec import FIGURES, IMPORTED, INVENTED, Content
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import home_id, place_name, region_name
from pages.parts.labels.source_names import brought, name_of_source, title_beside
from pages.parts.labels.translations import Translation
from pages.parts.state.filters import Filters
from pages.parts.state.imports import imports
from pages.parts.state.narrowed import table_within
from pages.parts.state.session import current_filters, show_in_url, translation, update_filters
from pages.parts.state.store import store


def main() -> None:
    # 1. What the reader asks for.
    t = translation()
    st.title(t("nav.sources"), anchor=False)
    st.markdown(t("reader.intro"))
    source = choose_source(t)
    show_in_url(source=source.id, at=current_filters().at)

    # 2. The rows that answer it.
    rows = rows_of(source.id, store().table)
    holding = held(source.id)

    # 3. The answer: the source, its text where that is here, its figures.
    about(source, rows, t)
    if holding is not None and holding.document is not None:
        show_report(
            holding.document.text,
            rows,
            t,
            current_filters().at,
            go_to,
            linked=not invented(source.id),
        )
    elif holding is not None and not rows.empty:
        missing(rows, t)
    if not rows.empty:
        with st.expander(
            t("reader.rows_title", n=len(rows)),
            expanded=holding is None or holding.document is None,
        ):
            as_table(rows, t("reader.alt", title=name_of_source(source, t.language)), t)
        download(
            rows,
            source.title,
            t,
            "source",
            source.id,
            content=content_of(source.id),
            by=Filters(source=source.id),
        )


def content_of(source: str) -> Content:
    """The kind of table that a source's figures are."""
    if source in imports():
        return IMPORTED
    return INVENTED if invented(source) else FIGURES


def go_to(at: int | None) -> None:
    """Show this place of the text."""
    update_filters(at=at)


def choose_source(t: Translation) -> Source:
    """The reader's source: the newest document that can be opened, before any was chosen."""
    asked = current_filters().source
    left = set(sources_in(table_within(current_filters().narrowed())))
    every = {**sources(), **sources(SAMPLES), **{key: brought(key) for key in imports()}}
    names = {
        key: label(each, t)
        for key, each in _in_order(every)
        if key in left or key == asked or invented(key)
    }
    documents = (key for key in names if every[key].file and not invented(key))
    openable = (key for key in documents if every[key].address or is_here(every[key]))
    default = next(openable, next(iter(names)))
    value = asked if asked in names else default
    st.session_state["source"] = value
    with st.container(width=720):
        st.selectbox(
            t("reader.source"),
            list(names),
            format_func=lambda key: names[key],
            key="source",
            on_change=lambda: update_filters(source=st.session_state["source"], at=None),
        )
    return every[value]


def _in_order(every: dict[str, Source]) -> list[tuple[str, Source]]:
    """What is real before what is invented, documents before pages, the newest first."""
    home = place_name(home_id())
    dated = sorted(
        every.items(), key=lambda item: (item[1].published, home in item[1].region), reverse=True
    )
    return sorted(dated, key=lambda item: (invented(item[0]), not item[1].file))


def label(source: Source, t: Translation) -> str:
    """A source in the list: its name, its date, whether its text is here."""
    if source.id in imports():
        return name_of_source(source, t.language)
    if invented(source.id):
        mark = "sample"
    else:
        mark = "page" if not source.file else "held" if is_here(source) else "document"
    parts = [name_of_source(source, t.language)]
    if not source.file:  # Pages about one place have one name in English.
        parts.append(title_beside(source, t.language))
    if source.published[:4] not in parts[0]:
        parts.append(source.published)
    parts.append(t(f"reader.{mark}_mark"))
    return " · ".join(part for part in parts if part)


def about(source: Source, rows: pd.DataFrame, t: Translation) -> None:
    """What is known of a source: title, issuer, date, place, address, how many figures."""
    counts = rows[KIND].value_counts()
    places = t.listed(region_name(name, t.language) for name in source.region.split())
    web = source.web_address
    own = invented(source.id) or source.id in imports()
    facts = {
        "printed": plain(title_beside(source, t.language)),
        "issuer": plain(source.issuer),
        "published": plain(source.published),
        "place": plain(places),
        "figures": t(
            "reader.figures_of", actual=counts.get(ACTUAL, 0), target=counts.get(TARGET, 0)
        ),
        "address": "" if web or own else t("reader.no_address"),
    }
    with st.container(border=True, gap="small"):
        st.header(plain(name_of_source(source, t.language)), anchor=False)
        with st.container(horizontal=True, gap="medium"):
            for name, value in facts.items():
                if value:
                    st.markdown(f":gray[{t(f'reader.{name}')}] {value}", width="content")
        if web:
            st.link_button(t("reader.open_address"), web, icon=":material/open_in_new:")
        if source.excerpt:
            st.info(t("reader.excerpt_note"), icon=":material/content_cut:")
        if source.unverified:
            st.warning(t("reader.mirror_note"), icon=":material/help:")
        if invented(source.id):
            st.warning(t("reader.sample_note"), icon=":material/theater_comedy:")


def missing(rows: pd.DataFrame, t: Translation) -> None:
    """That the text is not here, and where the figure asked for stands in it."""
    at = (
        rows[rows[START] == current_filters().at]
        if current_filters().at is not None
        else rows.iloc[:0]
    )
    if at.empty:
        told = quote(rows.iloc[0], t.language)
        st.info(plain(lacking(told, t)), icon=":material/description:")
    else:
        told = show_quote(at.iloc[0], t, "asked", linked=False)
    if told.sha256:
        for_maintainers(told, t)


def for_maintainers(told: Quote, t: Translation) -> None:
    """The file's name and fingerprint, for who keeps the texts."""
    with st.expander(t("reader.maintainers")):
        st.caption(t("reader.maintainers_note"))
        st.code(
            f"{name_of('documents')}/{told.file}\nSHA-256 {told.sha256}",
            language=None,
            wrap_lines=True,
        )


main()
