"""Figures of an imported report that may state an indicator: the reader decides."""

import streamlit as st

from pages.parts.labels.markdown import plain
from pages.parts.labels.names import indicator_name
from pages.parts.labels.translations import Translation
from pages.parts.state.imports import Imported
from pages.parts.state.taking import accept

_AROUND = 24  # characters of the text shown before a figure


def ask_unsure(own: Imported, t: Translation) -> None:
    """A box for each unsure figure; ticked, it counts as what it most likely states."""
    doubtful, text = own.reading.unsure(), own.document.text
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
            key = f"unsure_{own.source}_{found.start}"
            st.session_state[key] = found.start in own.accepted
            st.checkbox(
                question,
                key=key,
                on_change=lambda start=found.start, key=key: accept(
                    own.source, start, st.session_state[key]
                ),
            )
