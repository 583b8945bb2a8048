"""Figures of an imported report that may state an indicator: the reader decides."""

from collections.abc import Sequence

import streamlit as st

from extract.pipeline import Unsure
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import indicator_name
from pages.parts.labels.translations import Translation

_AROUND = 24  # characters of the text shown before a figure


def accepted(doubtful: Sequence[Unsure]) -> set[int]:
    """The places of the figures that the reader has said yes to."""
    return {each.start for each, _, _ in doubtful if st.session_state.get(_key(each.start))}


def ask_unsure(text: str, doubtful: Sequence[Unsure], t: Translation) -> None:
    """A box for each unsure figure; ticked, it counts as what it most likely states."""
    if not doubtful:
        return
    with st.expander(t("import.unsure", n=len(doubtful)), icon=":material/rule:"):
        st.caption(t("import.unsure_how"))
        for found, best, likely in doubtful:
            before = " ".join(text[max(0, found.start - _AROUND) : found.start].split())
            question = t(
                "import.unsure_is",
                before=plain(before),
                figure=plain(found.value_text),
                name=plain(indicator_name(best.indicator.id, t.language)),
                likely=f"{likely:.0%}",
            )
            st.checkbox(question, key=_key(found.start))


def _key(start: int) -> str:
    return f"unsure_{start}"
