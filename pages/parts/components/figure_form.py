"""One figure of an imported report, in a window: what was read, to be changed or dropped."""

from decimal import Decimal
from typing import Any

import streamlit as st

from extract.interpret.statement import Observation
from extract.reference.indicators import indicators
from extract.table.schema import ACTUAL, CHANGE, COMPARATORS, LEVEL, TARGET
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import home_parts_provinces, indicator_name, region_name
from pages.parts.labels.translations import Translation
from pages.parts.state.edits import Edit, edit_of, figure_at, fitting
from pages.parts.state.imports import Imported
from pages.parts.state.taking import edit
from pages.parts.state.upload import Refusal

_OPEN = "figure_open"


def open_figure(source: str, start: int) -> None:
    """Open the window of a figure; it stays until it is closed or something was decided."""
    st.session_state[_OPEN] = (source, start)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def figure_window(own: Imported, t: Translation) -> None:
    """The window that is open, if it is of a figure of this report."""
    source, start = st.session_state.get(_OPEN, ("", 0))
    read = figure_at(own.reading, start) if source == own.source else None
    if read is not None:
        st.dialog(t("edits.title"), on_dismiss=_close)(_form)(own, read, t)


def sentence_of(read: Observation, most: int = 0) -> str:
    """The sentence of a figure in Markdown, the figure marked.

    Args:
        most: characters on each side; 0 for all of it.
    """
    before, after = " ".join(read.said.before.split()), " ".join(read.said.after.split())
    if most and len(before) > most:
        before = f"…{before[-most:]}"
    if most and len(after) > most:
        after = f"{after[:most]}…"
    return f"{plain(before)}:blue-background[{plain(read.value_text)}]{plain(after)}"


def _form(own: Imported, read: Observation, t: Translation) -> None:
    known = own.edits.get(read.start)
    said: dict[str, Any] = known.say.given() if known else {}
    now = {name: said.get(name, getattr(read, name)) for name in
           ("indicator_id", "indicator", "region", "year", "kind", "measure", "value",
            "comparator")}  # fmt: skip
    st.markdown(sentence_of(read))
    wanted = _fields(read, now, t)
    why = st.text_input(
        t("edits.why"),
        value=known.why if known else "",
        max_chars=200,
        key=f"figure_why_{read.start}",
    )
    with st.container(horizontal=True):
        if st.button(t("edits.save"), type="primary", icon=":material/check:", key="figure_save"):
            _settle(own, read.start, edit_of(read, wanted, why), t)
        if st.button(t("edits.drop"), icon=":material/delete:", key="figure_drop"):
            _settle(own, read.start, Edit(drop=True, why=why), t)
        if known and st.button(t("edits.undo"), icon=":material/undo:", key="figure_undo"):
            _settle(own, read.start, None, t)


def _fields(read: Observation, now: dict[str, Any], t: Translation) -> dict[str, Any]:
    """What the figure states, to be changed; gives what the reader wants it to be."""
    keys = ["", *(each.id for each in fitting(read))]
    key = st.selectbox(
        t("column.indicator"),
        keys,
        index=keys.index(now["indicator_id"]) if now["indicator_id"] in keys else 0,
        format_func=lambda key: _indicator(key, t),
        key=f"figure_indicator_{read.start}",
    )
    wanted: dict[str, Any] = {"indicator_id": key}
    if not key:
        name = st.text_input(
            t("edits.name"), value=now["indicator"], max_chars=100, key=f"figure_name_{read.start}"
        )
        wanted["indicator"] = name.strip() or read.indicator
        wanted["measure"] = _one_of(t("column.measure"), "measure", (LEVEL, CHANGE), now, t)
    places = dict.fromkeys([now["region"], read.region, *home_parts_provinces()])
    with st.container(horizontal=True):
        wanted["region"] = st.selectbox(
            t("column.region"),
            list(places),
            format_func=lambda name: region_name(name, t.language),
            accept_new_options=True,
            key=f"figure_region_{read.start}",
            width=260,
        )
        wanted["year"] = st.number_input(
            t("column.year"), 1950, 2100, now["year"], 1, key=f"figure_year_{read.start}", width=160
        )
    wanted["kind"] = _one_of(t("column.kind"), "kind", (ACTUAL, TARGET), now, t)
    with st.container(horizontal=True):
        wanted["value"] = _value(read, now["value"], t)
        wanted["comparator"] = st.selectbox(
            t("column.comparator"),
            COMPARATORS,
            index=COMPARATORS.index(now["comparator"]),
            format_func=lambda sign: t(f"exactness.{sign}"),
            key=f"figure_comparator_{read.start}",
            width=160,
        )
    return wanted


def _value(read: Observation, now: Decimal, t: Translation) -> Decimal:
    """The number in the unit that was read; what is not changed stays as exact as it is."""
    label = f"{t('column.value')}{t.aside(read.unit)}"
    said = st.number_input(
        label,
        value=float(now),
        step=None,
        format="%.10g",
        key=f"figure_value_{read.start}",
        width=260,
    )
    return now if said == float(now) else Decimal(repr(said))


def _indicator(key: str, t: Translation) -> str:
    if not key:
        return t("edits.uncatalogued")
    return f"{indicator_name(key, t.language)}{t.aside(indicators()[key].unit)}"


def _one_of(
    label: str, name: str, values: tuple[str, str], now: dict[str, Any], t: Translation
) -> str:
    return str(
        st.segmented_control(
            label,
            values,
            default=now[name],
            format_func=lambda value: t(f"{name}.{value}"),
            required=True,
            key=f"figure_{name}",
        )
    )


def _settle(own: Imported, start: int, edited: Edit | None, t: Translation) -> None:
    """Take what the reader says and close the window, or say why it cannot be."""
    try:
        edit(own.source, start, edited)
    except Refusal as refusal:
        st.error(plain(refusal.said(t)), icon=":material/report:")
        return
    _close()
    st.rerun()
