"""The script that runs for every visitor: page settings, navigation, filters, then the page."""

import contextlib
from pathlib import Path

import streamlit as st

from extract.errors import ExtractError
from extract.reference.files import PROJECT, look_once
from extract.reference.project import project
from extract.table.rows import is_empty
from pages.parts.components.first_steps import WITHOUT_FIGURES, first_steps
from pages.parts.components.imported_list import beside_every_page
from pages.parts.components.search_field import search_field
from pages.parts.components.top_bar import bar, count, told
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import project_name
from pages.parts.server.index_page import GONE
from pages.parts.state.facets import Facets, facets
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
from pages.parts.state.noted import note, timed
from pages.parts.state.session import (
    clear_button,
    current_filters,
    read_url,
    sidebar,
    translation,
    write_url,
)
from pages.parts.state.store import look, store

ROOT = Path(__file__).resolve().parent.parent
UNFILTERED = {"import", "about"}  # The filters do nothing there, so that they are not shown.
HIDDEN = {"search"}  # The field above the filters leads there.
NAME = "数说承诺"  # until the project is read
PAGES = {
    "overview": ":material/dashboard:",
    "promises": ":material/fact_check:",
    "districts": ":material/leaderboard:",
    "trends": ":material/show_chart:",
    "sources": ":material/article:",
    "data": ":material/table:",
    "coverage": ":material/grid_on:",
    "about": ":material/menu_book:",
    "import_": ":material/upload_file:",  # import is a word of Python's own
    "search": ":material/search:",
}


def refuse(error: ExtractError) -> None:
    """Say what is broken and what to do, without a traceback; the place without this machine's."""
    with contextlib.suppress(ExtractError):  # The words themselves may be what is broken.
        st.error(translation()("empty.broken"), icon=":material/report:")
    told = str(error)
    note("refused", error=told)
    for folder in (ROOT, *([PROJECT.parent] if PROJECT else [])):
        told = told.replace(f"{folder}/", "")
    st.code(told, language=None, wrap_lines=True)
    st.stop()


@kept
def left_by(narrowed: Filters) -> Facets:
    """What the filters leave of the store's table."""
    return facets(store().table, narrowed)


st.set_page_config(
    page_title=NAME, page_icon=str(ROOT / "pages/parts/server/icon.svg"), layout="wide"
)
try:
    look_once()
    look()
    data = store()
    gone = st.query_params.get(GONE, "")[:60]
    dropped = read_url(data.has)
    t = translation()
    pages = [
        st.Page(
            f"{name}.py",
            title=t(f"nav.{name}"),
            icon=icon,
            url_path=name.strip("_"),
            default=name == "overview",
            visibility="hidden" if name in HIDDEN else "visible",
        )
        for name, icon in PAGES.items()
    ]
    page = st.navigation(pages)
    st.set_page_config(page_title=f"{page.title} · {project_name(t.language)}")
    left = left_by(current_filters().narrowed())
    with st.sidebar:
        search_field()
    filtered = page.url_path not in UNFILTERED and not is_empty(data.table)
    if filtered:
        sidebar(data.has, left)
    with st.sidebar:
        if filtered:
            st.caption(count(left, data.table, t))
            clear_button("clear")
        brought = st.container()  # filled last: the page may be what a report is brought to
    bar(left, data.table, t, filtered=filtered)
    if gone:
        st.warning(t("empty.page", name=plain(gone)), icon=":material/wrong_location:")
    if dropped:
        st.warning(told(dropped, t), icon=":material/link_off:")
    with timed("page", page=page.url_path, language=t.language):
        if is_empty(data.table) and page.url_path not in WITHOUT_FIGURES:
            first_steps(t)
        else:
            page.run()
    with brought:
        beside_every_page(t)
        st.caption(
            t("app.edition", version=project().version, day=f"{data.edition.built:%Y-%m-%d}")
        )
    write_url()
except ExtractError as error:
    refuse(error)
