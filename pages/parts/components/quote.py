"""The sentence behind a figure, shown beside it on any page."""

import pandas as pd
import streamlit as st

from extract.reference.sources import sources
from extract.table.identity import figure_ids
from extract.table.schema import INDICATOR, INDICATOR_ID, KIND, REGION, SOURCE, VALUE_TEXT, YEAR
from pages.parts.components.reader import Quote, draw, quote, rows_of, script_of_quote
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import indicator_name, place_ids, places, point_id, region_name
from pages.parts.labels.number_format import figure
from pages.parts.labels.provenance import mark_of
from pages.parts.labels.translations import Translation
from pages.parts.state.kept import kept
from pages.parts.state.session import current_filters, one_or_none
from pages.parts.state.store import store
from pages.parts.state.urls import FRAGMENT, READER, figure_address, reader_address


def show_quote(row: pd.Series, t: Translation, key: str, *, linked: bool = True) -> Quote:
    """What the row says, the sentence that says so, and the way to it in its document.

    Args:
        linked: whether to lead to the page of its source; not from there.
    """
    told = quote(row, t.language)
    catalogued = row[INDICATOR_ID] != ""
    named = t.quoted(str(row[INDICATOR]))
    name = indicator_name(row[INDICATOR_ID], t.language) if catalogued else named
    place = region_name(row[REGION], t.language)
    with st.container(border=True, gap="small"):
        marked = f"{figure(row, t.language)}{mark_of(row)}"
        st.markdown(f"**{plain(name)} · {plain(place)} · {row[YEAR]} · {plain(marked)}**")
        if told.sentence is None:
            st.markdown(plain(lacking(told, t)))
        else:
            draw(script_of_quote(row, told, t), key, None)
        st.caption(plain(whereabouts(told, t)))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            open_page(row, told, t, key)
            if linked:
                st.page_link(
                    f"{READER}.py",
                    label=t("reader.open" if told.sentence else "reader.about_source"),
                    icon=":material/article:",
                    query_params=current_filters().address() | reader_address(row),
                )
            lasting(row, t, key)
    return told


def lasting(row: pd.Series, t: Translation, key: str) -> None:
    """A link to this figure that stays as it is; what is none of the table's has none."""
    if row[SOURCE] in sources():
        figure_id = figure_ids(row.to_frame().T).iloc[0]
        st.link_button(
            t("reader.lasting"),
            f"figure/{figure_id}",
            icon=":material/link:",
            type="tertiary",
            key=f"{key}_lasting",
        )


def open_page(row: pd.Series, told: Quote, t: Translation, key: str) -> None:
    """A link to the source's own page, opened at the figure; nothing where it has no address."""
    at_figure = figure_address(row, told.address, rows_of(told.source, store().table))
    if at_figure.startswith(("https://", "http://")):
        found = FRAGMENT in at_figure
        label = t("reader.open_at", figure=plain(row[VALUE_TEXT])) if found else ""
        st.link_button(
            label or t("reader.open_address"),
            at_figure,
            icon=":material/open_in_new:",
            type="tertiary",
            key=f"{key}_page",
        )


def quote_of_point(rows: pd.DataFrame, t: Translation) -> str:
    """The sentence behind one of a chart's points: clicked there, or chosen in the list here.

    Without a mouse no point can be clicked, so the list has every one. Gives the point's id.
    """
    points, names = _points(rows, t)
    picked = one_or_none("figure", t("reader.choose_point"), names, t("reader.no_point"))
    if picked:
        show_quote(points[picked], t, f"quote_{points[picked].name}")
    return picked


@kept
def _points(rows: pd.DataFrame, t: Translation) -> tuple[dict[str, pd.Series], dict[str, str]]:
    """The rows and how the list names them, each by what the address calls it."""
    points = {point_id(row): row for _, row in _in_order(rows).iterrows()}
    return points, {id_: _point(row, t) for id_, row in points.items()}


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as the places are listed everywhere, then by year."""
    known = {place: n for n, place in enumerate(places())}
    rank = place_ids(rows).map(lambda place: known.get(place, len(known)))
    return rows.assign(rank=rank).sort_values(["rank", YEAR, KIND])


def _point(row: pd.Series, t: Translation) -> str:
    """A point as the list names it: 东城区 · 2024 · 目标 · 5%."""
    place, kind = region_name(row[REGION], t.language), t(f"kind.{row[KIND]}")
    return f"{place} · {row[YEAR]} · {kind} · {figure(row, t.language)}"


def whereabouts(told: Quote, t: Translation) -> str:
    """Title, heading and paragraph, as far as they are known."""
    section = t("reader.section", title=told.section) if told.section else ""
    parts = [told.title, section]
    if told.paragraph:
        parts.append(t("reader.paragraph", n=told.paragraph))
    return " · ".join(part for part in parts if part)


def lacking(told: Quote, t: Translation) -> str:
    """Why the sentence is not shown, and what to do instead."""
    way = t("lack.open" if told.address else "lack.no_address")
    return f"{t(f'lack.{told.lack}')}{way}"
