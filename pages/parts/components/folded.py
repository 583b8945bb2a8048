"""What is folded away: it is made when a reader opens it, and neither made nor sent before."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

FOLDED = "folded_"  # what the keys begin with under which the session knows what is open


@dataclass(frozen=True, slots=True)
class Fold:
    """How a line was drawn last.

    Attributes:
        label: of the line; Streamlit takes it for another line when it changes.
        begun: whether it was open when it had this label first.
        open: whether it is now.
    """

    label: str = ""
    begun: bool = False
    open: bool = False


@st.fragment
def folded(label: str, key: str, fill: Callable[[], object], icon: str | None = None) -> None:
    """A line that unfolds; it stays open while its label changes with what is chosen.

    Args:
        key: its own on the page.
        fill: draws what is in it.
    """
    known: Fold = st.session_state.get(f"{FOLDED}{key}", Fold())
    begun = known.begun if known.label == label else known.open
    opened = st.expander(label, key=key, icon=icon, on_change="rerun", expanded=begun)
    st.session_state[f"{FOLDED}{key}"] = Fold(label, begun, bool(opened.open))
    if opened.open:
        with opened:
            fill()
