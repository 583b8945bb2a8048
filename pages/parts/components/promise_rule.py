"""How a promise is judged, in words."""

import pandas as pd
import streamlit as st

from extract.analysis.verdicts import verdicts
from pages.parts.components.folded import folded
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import verdict_label


def rule(closed: int | str, t: Translation) -> None:
    """The rule, as the verdicts themselves state it.

    Args:
        closed: the last year that any report held looks back on; a dash where none does.
    """
    folded(t("promises.rule"), "rule", lambda: _told(closed, t), icon=":material/gavel:")


def _told(closed: int | str, t: Translation) -> None:
    st.markdown(t("promises.rule_pairs"))
    st.markdown(t("promises.rule_words"))
    told = [
        {
            t("promises.rule_name"): verdict_label(key, t.language),
            t("promises.rule_when"): (
                verdict.rule if t.language == "zh" else verdict.rule_en
            ).format(closed=closed),
        }
        for key, verdict in verdicts().items()
    ]
    st.table(pd.DataFrame(told).set_index(t("promises.rule_name")))
