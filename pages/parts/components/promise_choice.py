"""One promise picked, in a chart or in the list beside it: both its sides."""

import pandas as pd
import streamlit as st

from extract.analysis.promise_columns import OUTCOME_ROW, TARGET_ROW, VERDICT
from extract.analysis.verdicts import verdicts
from extract.table.rows import Rows
from pages.parts.components.into_view import into_view
from pages.parts.components.promise_detail import both_sides, verdict_line
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import place_name
from pages.parts.labels.records import records
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import promise_ids, promise_name
from pages.parts.state.kept import kept
from pages.parts.state.session import current_filters, forget, one_of, update_filters

NAMED = 3  # places by name
PICKED = "picked_promise"


def only_chosen(key: str, t: Translation) -> None:
    """Which places are looked at alone, and the way back to all of them."""
    regions = current_filters().regions
    named = t.listed([place_name(region, t.language) for region in regions[:NAMED]])
    told = "promises.scope_many" if len(regions) > NAMED else "promises.scope_chosen"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t(told, n=len(regions), places=plain(named)), width="content")
        st.button(
            t("promises.every_place"),
            key=key,
            icon=":material/undo:",
            on_click=update_filters,
            kwargs={"regions": ()},
        )


@kept
def figures_of(promises: pd.DataFrame, table: Rows) -> pd.DataFrame:
    """The rows of the table that state these promises and their outcomes."""
    both = pd.concat([promises[TARGET_ROW], promises[OUTCOME_ROW]]).dropna()
    return table.at(both.drop_duplicates())


def pointed(key: str) -> None:
    """Pick the promise that was clicked in the chart of this key."""
    points = st.session_state[key]["selection"]["points"]
    if points and (promise := str(points[0]["customdata"][0])):
        update_filters(promise=promise)


def choose_promise(promises: pd.DataFrame, table: Rows, t: Translation, default: str = "") -> bool:
    """Both sides of the picked promise; gives whether there is one.

    Args:
        promises: that can be picked, at least one; a picked one of others is let go.
        default: the id of the one that is shown where none is picked.
    """
    labels = _labels(promises, t)
    if current_filters().promise not in labels:
        forget("promise")
    names = labels if default else {"": t("promises.none_chosen"), **labels}
    with st.container(key=PICKED):
        picked = str(one_of("promise", t("promises.choose_one"), names, default))
        if not picked:
            return False
        (promise,) = records(promises.iloc[[list(labels).index(picked)]])
        verdict_line(promise, t)
    into_view(PICKED, current_filters().promise)
    both_sides(promise, table, t)
    return True


@kept
def _labels(promises: pd.DataFrame, t: Translation) -> dict[str, str]:
    """The promises as the list names them, by id."""
    return {
        id_: f"{verdicts()[each[VERDICT]].sign} {promise_name(each, t)}"
        for id_, each in zip(promise_ids(promises), records(promises), strict=True)
    }
