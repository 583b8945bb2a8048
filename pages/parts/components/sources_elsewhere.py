"""Sources whose text is not on this machine: where to read them, and how to get them all at once.

The server itself gets nothing from the web: what a visitor asks for must not make it do so.
"""

import streamlit as st

from extract.reference.sources import Source, sources
from pages.parts.components.reader import is_here
from pages.parts.labels.markdown import plain
from pages.parts.labels.source_names import name_of_source, source_address
from pages.parts.labels.translations import Translation

_CHOICE = "sources_elsewhere"


def sources_elsewhere(t: Translation) -> None:
    """A list to choose from, the pages of those that are chosen, and the command for all."""
    every = {each.id: each for each in _elsewhere()}
    if not every:
        return
    with st.expander(t("absent.title", n=len(every)), icon=":material/travel_explore:"):
        st.caption(t("absent.how"))
        chosen = st.multiselect(
            t("absent.choose"),
            list(every),
            format_func=lambda key: name_of_source(every[key], t.language),
            placeholder=t("absent.choose"),
            key=_CHOICE,
        )
        for key in chosen:
            st.link_button(
                t("absent.open", name=plain(name_of_source(every[key], t.language))),
                every[key].web_address,
                icon=":material/open_in_new:",
                key=f"open_{key}",
            )
        if chosen:
            st.caption(t("absent.fetch"))
            st.code(f"python -m extract fetch {' '.join(chosen)}", language=None, wrap_lines=True)


def _elsewhere() -> list[Source]:
    """The documents that have an address and no text here, the newest first."""
    found = [each for each in sources().values() if each.file and source_address(each.id)]
    absent = [each for each in found if not is_here(each)]
    return sorted(absent, key=lambda each: each.published, reverse=True)
