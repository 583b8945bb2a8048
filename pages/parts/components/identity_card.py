"""What an imported report is, with the words that say so, and fields to say it is another."""

from functools import partial

import streamlit as st

from pages.parts.labels.markdown import plain
from pages.parts.labels.names import home_parts_provinces, region_name
from pages.parts.labels.translations import Translation
from pages.parts.narrative.report_identity import Told, doubts_said, identity, in_short
from pages.parts.state.imports import Imported
from pages.parts.state.taking import attempt, tell
from pages.parts.state.upload import undated

MANY = 3  # reports of one document that are listed without a click
_ASKED = "import_asked"
_REGION, _YEAR = "told_region", "told_year"


def identity_card(own: Imported, t: Translation) -> None:
    """What the document is, and a place to correct it: its figures follow at once."""
    if st.session_state.pop(_ASKED, None) == own.source:
        _tell(own, t)
    profiles = [report.profile for report in own.reading.reports]
    with st.container(border=True, gap="small"):
        if len(profiles) == 1:
            for told in identity(profiles[0], t):
                st.markdown(_line(told, t))
        elif profiles:
            with st.expander(t("import.several", n=len(profiles)), expanded=len(profiles) <= MANY):
                st.markdown("\n".join(f"- {plain(in_short(each, t))}" for each in profiles))
        for doubt in doubts_said(own.reading.doubts(), t):
            st.warning(doubt, icon=":material/question_mark:")
        if own.reading.document.from_ocr:
            st.warning(t("import.from_ocr"), icon=":material/document_scanner:")
        if undated(own.reading):
            st.warning(t("import.undated"), icon=":material/event:")
        # What a collection says of each of its reports is not said of all of them at once.
        if len(profiles) <= 1 or not all(each.region and each.delivered for each in profiles):
            _fields(own, t)


def _line(told: Told, t: Translation) -> str:
    said = f"**{plain(told.value)}**" if told.value else t("import.not_said")
    because = t("import.because", words=plain(told.words)) if told.words else ""
    if told.value and not told.words and told.field != "kind":
        because = t("import.as_you_say")
    return f":gray[{t(f'import.{told.field}')}] {said} :small[:gray[{because}]]"


def _fields(own: Imported, t: Translation) -> None:
    """The place and the year, as they are taken; another one is taken at once."""
    profile = own.reading.reports[0].profile if own.reading.reports else None
    region = own.region or (profile.region if profile else "")
    year = own.year or (profile.delivered if profile else 0)
    offered = home_parts_provinces()
    st.session_state[_REGION] = region or None
    st.session_state[_YEAR] = year or None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            t("import.region"),
            offered if not region or region in offered else [region, *offered],
            format_func=lambda name: region_name(name, t.language),
            placeholder=t("import.by_the_text"),
            accept_new_options=True,
            key=_REGION,
            on_change=_ask,
            args=(own.source,),
            width=320,
        )
        st.number_input(
            t("import.year"),
            min_value=1950,
            max_value=2100,
            step=1,
            placeholder=t("import.by_the_text"),
            key=_YEAR,
            on_change=_ask,
            args=(own.source,),
            width=200,
        )
    st.caption(t("import.follow"))


def _ask(source: str) -> None:
    st.session_state[_ASKED] = source


def _tell(own: Imported, t: Translation) -> None:
    """Read the report again as the fields say."""
    region, year = st.session_state.get(_REGION) or "", st.session_state.get(_YEAR) or 0
    with st.spinner(t("import.rereading")):
        attempt(own.name, partial(tell, own.source, str(region).strip(), int(year)))
    st.rerun()
