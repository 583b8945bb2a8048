"""导入报告: the reader's own reports in, their figures out; they go along in this session alone."""

from functools import partial

import pandas as pd
import streamlit as st

from extract.reference.sources import SAMPLES, sources
from extract.table.schema import ACTUAL, KIND, REGION, START, TARGET, VALUE_TEXT, YEAR
from pages.parts.components.audit_report import Changes, show_report
from pages.parts.components.chart_block import as_table
from pages.parts.components.download_menu import download
from pages.parts.components.edits_list import edits_list
from pages.parts.components.figure_form import figure_window, open_figure
from pages.parts.components.identity_card import identity_card
from pages.parts.components.imported_list import remove_button, ways
from pages.parts.components.intake import intake
from pages.parts.components.unsure import ask_unsure
from pages.parts.export.spec import IMPORTED
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import IMPORTED as IMPORTED_MARK
from pages.parts.labels.names import region_name
from pages.parts.labels.source_names import source_title
from pages.parts.labels.translations import Translation
from pages.parts.state.filters import Filters
from pages.parts.state.imports import Imported, brought, show, shown
from pages.parts.state.imports import changes as changes_made
from pages.parts.state.session import current_filters, translation
from pages.parts.state.upload import undated
from pages.parts.state.urls import READER

_CHOICE, _AT = "import_choice", "imported_at"


def main() -> None:
    # 1. What the reader brings.
    t = translation()
    st.title(t("nav.import_"), anchor=False)
    st.markdown(t("import.intro"))
    intake(t)

    # 2. The report that is looked at.
    own = _chosen(t)
    if own is None:
        st.page_link(
            f"{READER}.py",
            label=t("import.sample"),
            icon=":material/theater_comedy:",
            query_params=current_filters().address() | {"source": next(iter(sources(SAMPLES)))},
        )
        return

    # 3. The answer: what it is, how many figures, where they stand, all of them.
    st.header(plain(own.name), anchor=False)
    identity_card(own, t)
    if own.rows.empty:
        if not undated(own.reading):
            nothing = t("import.nothing", n=len(own.reading.set_aside))
            st.info(nothing, icon=":material/search_off:")
        remove_button(own, "page", t)
        return
    st.markdown(_found(own, t))
    ask_unsure(own, t)
    edits_list(own, t)
    figures(own, t)
    figure_window(own, t)
    with st.container(horizontal=True, vertical_alignment="center"):
        ways(own.rows, t)
        remove_button(own, "page", t)


def _chosen(t: Translation) -> Imported | None:
    """The report that the reader looks at; with several, a list to choose another."""
    own, every = shown(), brought()
    if own is not None and len(every) > 1:
        st.session_state[_CHOICE] = own.source
        names = {key: _listed(each, t) for key, each in every.items()}
        with st.container(width=720):
            st.selectbox(
                t("import.choose", n=len(every)),
                list(every),
                format_func=lambda key: names[key],
                key=_CHOICE,
                on_change=lambda: show(st.session_state[_CHOICE]),
            )
    return own


def _listed(own: Imported, t: Translation) -> str:
    """A report in the list: its name, how many figures it has, what is left to decide."""
    parts = [source_title(own.source, t.language), t("import.rows", n=len(own.rows))]
    if own.undecided:
        parts.append(t("import.unsure_left", n=len(own.undecided)))
    if undated(own.reading):
        parts.append(t("import.no_year_yet"))
    return " · ".join(parts)


def _found(own: Imported, t: Translation) -> str:
    """How many figures there are, of where and when."""
    rows = own.rows
    counts = rows[KIND].value_counts()
    places = dict.fromkeys(rows[REGION].str.removesuffix(IMPORTED_MARK))
    found = [region_name(place, t.language) for place in places]
    return t(
        "import.found",
        n=len(rows),
        actual=counts.get(ACTUAL, 0),
        target=counts.get(TARGET, 0),
        places=plain(t.listed(found[:5])),
        first=rows[YEAR].min(),
        last=rows[YEAR].max(),
    )


def figures(own: Imported, t: Translation) -> None:
    """The figures of a report: in its text, as a table and as a file."""
    text, table = st.tabs([t("import.text"), t("data.table")])
    with text:
        st.caption(t("edits.in_text"))
        changes = Changes(partial(open_figure, own.source), own.dropped)
        at = _at(own)
        show_report(own.document.text, own.rows, t, at, _go_to, linked=False, changes=changes)
    with table:
        row = as_table(own.rows, own.name, t, picks=f"import_table_{changes_made()}")
        if row is None:
            st.caption(t("edits.in_table"))
        else:
            _ticked(own, row, t)
    download(own.rows, own.name, t, "import", content=IMPORTED, by=Filters())


def _ticked(own: Imported, row: pd.Series, t: Translation) -> None:
    """The row that was ticked, with the way to change it."""
    st.button(
        t("edits.change_figure", figure=plain(row[VALUE_TEXT])),
        key="change_ticked",
        icon=":material/edit:",
        on_click=open_figure,
        args=(own.source, int(row[START])),
    )


def _at(own: Imported) -> int | None:
    """The place in this report that the reader has gone to."""
    source, at = st.session_state.get(_AT, ("", None))
    return at if source == own.source else None


def _go_to(at: int | None) -> None:
    own = shown()
    st.session_state[_AT] = (own.source if own else "", at)


main()
