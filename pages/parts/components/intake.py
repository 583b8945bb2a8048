"""What the reader brings: files, pasted text; read one after the other, each kept or refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

import streamlit as st

from pages.parts.components.sources_elsewhere import sources_elsewhere
from pages.parts.labels.markdown import plain
from pages.parts.labels.translations import Translation
from pages.parts.state.imports import (
    MOST,
    brought,
    forget_refusals,
    next_turn,
    refusals,
    refuse,
    turn,
)
from pages.parts.state.taking import take
from pages.parts.state.upload import MOST_CHARACTERS, MOST_MEGABYTES, Refusal, read

_DONE = "imports_done"


class Given(Protocol):
    """Something to read: a file, or what is like one."""

    @property
    def name(self) -> str: ...

    @property
    def file_id(self) -> str: ...

    def getvalue(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Pasted:
    """Pasted text, to be read as a file is."""

    name: str
    text: str

    @property
    def file_id(self) -> str:
        """The same for the same text."""
        return sha256(self.getvalue()).hexdigest()

    def getvalue(self) -> bytes:
        """The text as the content of a file."""
        return self.text.encode("utf-8", "replace")


def intake(t: Translation) -> None:
    """The fields to bring something, and what could not be taken of what was brought."""
    with st.container(width=720):
        # Any file may be chosen: of one that is not read it is said what to save it as.
        files = st.file_uploader(
            t("import.file", most=MOST_MEGABYTES, files=MOST),
            accept_multiple_files=True,
            max_upload_size=MOST_MEGABYTES,
            key=f"report_file_{turn()}",
        )
        given: list[Given] = [*files, *_pasted(t)]
        sources_elsewhere(t)
        st.caption(f":material/lock: {t('import.private')}")
        if given:
            _take_all(given, t)
        _refused(t)


def _pasted(t: Translation) -> list[Pasted]:
    """The pasted text, once its button was pressed."""
    with (
        st.expander(t("import.paste"), icon=":material/content_paste:"),
        st.form("pasted", border=False),
    ):
        text = st.text_area(
            t("import.paste_here"),
            height=200,
            max_chars=MOST_CHARACTERS,
            key=f"pasted_text_{turn()}",
            label_visibility="collapsed",
            placeholder=t("import.paste_here"),
        )
        if not st.form_submit_button(t("import.read_it"), icon=":material/play_arrow:"):
            return []
    return [Pasted(f"{t('import.pasted')}.txt", text)] if text.strip() else []


def _take_all(given: Sequence[Given], t: Translation) -> None:
    """Read everything, a step of the bar each; then the fields are empty for what comes next.

    A click meanwhile stops this and begins it anew: what is done is not done again.
    """
    number, done = st.session_state.get(_DONE, (turn(), frozenset()))
    if number != turn() or not done:
        forget_refusals()
        done = frozenset()
    bar = st.progress(0.0)
    for at, each in enumerate(given):
        if each.file_id not in done:
            told = t("import.reading", n=at + 1, all=len(given), name=each.name)
            bar.progress(at / len(given), text=plain(told))
            _take(each)
            done |= {each.file_id}
            st.session_state[_DONE] = (turn(), done)
    next_turn()
    st.rerun()


def _take(given: Given) -> None:
    try:
        if len(brought()) >= MOST:
            raise Refusal("full", most=MOST)
        take(given.name, read(given.name, given.getvalue()))
    except Refusal as refusal:
        refuse(given.name, refusal)


def _refused(t: Translation) -> None:
    """A sentence for each file that could not be taken: why, and what to do."""
    for name, refusal in refusals():
        told = t("import.refused", name=name, why=refusal.said(t))
        st.error(plain(told), icon=":material/report:")
    if refusals():
        st.button(t("import.understood"), on_click=forget_refusals, key="refusals_read")
