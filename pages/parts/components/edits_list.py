"""What the reader has changed, each to be undone, and the file that keeps it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from extract.reference.corrections import Corrections
from extract.reference.corrections_text import corrections_text
from pages.parts.labels.markdown import plain
from pages.parts.labels.translations import Translation
from pages.parts.narrative.edit_sentences import document_told, edit_told
from pages.parts.state.imports import Imported, brought
from pages.parts.state.taking import attempt, edit, tell

FILE = "corrections.toml"


def edits_list(own: Imported, t: Translation) -> None:
    """The changes of this report; the file has those of all reports that were brought."""
    every = all_corrections()
    if not every.correction and not every.document:
        return
    mine = own.corrections
    n = len(mine.correction) + len(mine.document)
    with st.expander(t("edits.list", n=n), icon=":material/edit_note:"):
        for whole in mine.document:
            undo = partial(tell, own.source, *own.stated)
            _line(own, document_told(whole, t), "undo_document", undo, t)
        for each in mine.correction:
            told = f"{each.value_text}：{edit_told(each, t)}"
            undo = partial(edit, own.source, each.start, None)
            _line(own, told, f"undo_{each.start}", undo, t)
    st.download_button(
        t("edits.download", n=len(every.correction) + len(every.document)),
        corrections_text(every),
        file_name=FILE,
        mime="application/toml",
        icon=":material/download:",
        on_click="ignore",
        key="corrections",
    )
    st.caption(t("edits.how"))


def all_corrections() -> Corrections:
    """What the reader says of every report that was brought."""
    said = [own.corrections for own in brought().values()]
    return Corrections(
        tuple(each for one in said for each in one.correction),
        tuple(each for one in said for each in one.document),
    )


def _line(own: Imported, told: str, key: str, undo: Callable[[], None], t: Translation) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(told))
        st.button(
            t("edits.undo"),
            key=key,
            icon=":material/undo:",
            on_click=attempt,
            args=(own.name, undo),
        )
