"""导入报告: a reader's own report in, its figures out; they go along in this session alone."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from extract.pipeline import Reading
from extract.reference.sources import SAMPLES, sources
from extract.table.schema import ACTUAL, KIND, REGION, TARGET, YEAR
from pages.parts.components.audit_report import show_report
from pages.parts.components.chart_block import as_table
from pages.parts.components.download_menu import download
from pages.parts.components.imported_list import imported_list
from pages.parts.components.unsure import accepted, ask_unsure
from pages.parts.components.upload import (
    MOST_CHARACTERS,
    MOST_MEGABYTES,
    TYPES,
    Refusal,
    doubts_said,
    imported_rows,
    read,
)
from pages.parts.export.spec import IMPORTED
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import home_parts_provinces, region_name
from pages.parts.labels.translations import Translation
from pages.parts.state.filters import Filters
from pages.parts.state.imports import MOST, keep, turn
from pages.parts.state.session import current_filters, translation
from pages.parts.state.urls import READER


def main() -> None:
    # 1. What the reader brings.
    t = translation()
    st.title(t("nav.import_"), anchor=False)
    st.markdown(t("import.intro"))
    with st.container(width=720):
        given = what_is_given(t)
        region, year = whose_and_when(t)
    st.caption(f":material/lock: {t('import.private')}")
    if given is None:
        st.session_state.pop("imported", None)
        imported_list(t, "page")
        st.page_link(
            f"{READER}.py",
            label=t("import.sample"),
            icon=":material/theater_comedy:",
            query_params=current_filters().address() | {"source": next(iter(sources(SAMPLES)))},
        )
        return

    # 2. The rows that are in it.
    try:
        reading = _kept(given, region, year, t)
    except Refusal as refusal:
        why = t("import.refused", name=given.name, why=refusal)
        st.error(plain(why), icon=":material/report:")
        return
    doubtful = reading.unsure()
    reading = reading.accepting(accepted(doubtful))
    rows = imported_rows(reading, given.name)

    # 3. The answer: how many, where they stand, all of them; and they go along.
    if not rows.empty and not keep(rows, reading.document):
        st.warning(t("import.full", most=MOST), icon=":material/inventory_2:")
    imported_list(t, "page")
    answer(reading, rows, given.name, t)
    ask_unsure(reading.document.text, doubtful, t)


@dataclass(frozen=True, slots=True)
class Pasted:
    """Pasted text, to be read as a file is."""

    name: str
    text: str

    @property
    def file_id(self) -> str:
        """The same for the same text."""
        return sha256(self.text.encode("utf-8", "replace")).hexdigest()

    def getvalue(self) -> bytes:
        """The text as the content of a file."""
        return self.text.encode("utf-8", "replace")


def what_is_given(t: Translation) -> Any:
    """A file, or pasted text; None as long as there is neither."""
    file = st.file_uploader(
        t("import.file", most=MOST_MEGABYTES),
        type=list(TYPES),
        max_upload_size=MOST_MEGABYTES,
        key=f"report_file_{turn()}",
    )
    with st.expander(t("import.paste"), icon=":material/content_paste:"):
        text = st.text_area(
            t("import.paste_here"),
            height=200,
            max_chars=MOST_CHARACTERS,
            key=f"pasted_text_{turn()}",
            label_visibility="collapsed",
            placeholder=t("import.paste_here"),
        )
    if file is None and text.strip():
        return Pasted(f"{t('import.pasted')}.txt", text)
    return file


def whose_and_when(t: Translation) -> tuple[str, int]:
    """The place and the year of delivery that the reader states; empty and 0 where none."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        region = st.selectbox(
            t("import.region"),
            home_parts_provinces(),
            index=None,
            placeholder=t("import.by_the_text"),
            format_func=lambda name: region_name(name, t.language),
            accept_new_options=True,
            key="report_region",
        )
        year = st.number_input(
            t("import.year"),
            min_value=1980,
            max_value=2100,
            value=None,
            step=1,
            placeholder=t("import.by_the_text"),
            key="report_year",
        )
    return str(region or ""), int(year or 0)


def _kept(given: Any, region: str, year: int, t: Translation) -> Reading:
    """The reading of this file in this session: it is not done anew at every click."""
    asked = (given.file_id, region, year, t.language)
    kept = st.session_state.get("imported")
    if kept is None or kept[0] != asked:
        with st.spinner(t("import.reading")):
            kept = (asked, read(given.name, given.getvalue(), region, year, t))
        st.session_state["imported"] = kept
        st.session_state["imported_at"] = None
    reading: Reading = kept[1]
    return reading


def answer(reading: Reading, rows: pd.DataFrame, name: str, t: Translation) -> None:
    """The figures of a report: how many, in its text, as a table and as a file."""
    if rows.empty:
        st.info(t("import.nothing", n=len(reading.set_aside)), icon=":material/search_off:")
        return
    counts = rows[KIND].value_counts()
    found = [region_name(place, t.language) for place in dict.fromkeys(rows[REGION]) if place]
    st.header(plain(name), anchor=False)
    st.markdown(
        t(
            "import.found",
            n=len(rows),
            actual=counts.get(ACTUAL, 0),
            target=counts.get(TARGET, 0),
            places=plain(t.listed(found[:5])) or "—",
            first=rows[YEAR].min(),
            last=rows[YEAR].max(),
        )
    )
    for doubt in doubts_said(reading, t):
        st.warning(doubt, icon=":material/question_mark:")
    download(rows, name, t, "import", content=IMPORTED, by=Filters())
    text, table = st.tabs([t("import.text"), t("data.table")])
    with text:
        show_report(
            reading.document.text,
            rows,
            t,
            st.session_state.get("imported_at"),
            _go_to,
            linked=False,
        )
    with table:
        as_table(rows, name, t)


def _go_to(at: int | None) -> None:
    st.session_state["imported_at"] = at


main()
