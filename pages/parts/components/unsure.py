"""Figures of an imported report that may state an indicator: the reader decides."""

from functools import partial

import streamlit as st

from extract.interpret.linker import Candidate
from extract.interpret.statement import Observation
from pages.parts.components.figure_form import open_figure, sentence_of
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import indicator_name, region_name
from pages.parts.labels.translations import Translation
from pages.parts.state.edits import Edit, as_indicator
from pages.parts.state.imports import Imported
from pages.parts.state.taking import attempt, edit

_AROUND = 40  # characters of the text shown on each side of a figure
_AT_ONCE = 5  # figures shown at a time


def ask_unsure(own: Imported, t: Translation) -> None:
    """The figures that nobody has decided on yet, each with what it may state; then the next."""
    left = own.undecided
    if not own.unsure:
        return
    if not left:
        st.success(t("import.unsure_none", n=len(own.unsure)), icon=":material/task_alt:")
        return
    with st.expander(t("import.unsure", n=len(left)), icon=":material/rule:", expanded=True):
        st.caption(t("import.unsure_how"))
        for found, best, likely in left[:_AT_ONCE]:
            _ask(own, found, best, likely, t)
        if len(left) > _AT_ONCE:
            st.caption(t("import.unsure_more", n=len(left) - _AT_ONCE))


def _ask(own: Imported, found: Observation, best: Candidate, likely: float, t: Translation) -> None:
    with st.container(border=True, gap="small"):
        st.markdown(sentence_of(found, _AROUND))
        st.markdown(
            t(
                "import.unsure_is",
                name=plain(indicator_name(best.indicator.id, t.language)),
                place=plain(region_name(found.region, t.language)),
                year=found.year,
                kind=t(f"kind.{found.kind}"),
                likely=f"{likely:.0%}",
            )
        )
        yes = Edit(as_indicator(found, best.indicator))
        with st.container(horizontal=True, gap="small"):
            at = (own.source, found.start)
            for name, icon, does in (
                ("yes", "check", partial(edit, *at, yes)),
                ("no", "close", partial(edit, *at, Edit())),
                ("change", "edit", partial(open_figure, *at)),
                ("drop", "delete", partial(edit, *at, Edit(drop=True))),
            ):
                st.button(
                    t(f"edits.{name}"),
                    key=f"unsure_{name}_{found.start}",
                    icon=f":material/{icon}:",
                    on_click=attempt,
                    args=(own.name, does),
                )
