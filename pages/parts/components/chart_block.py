"""What stands under every answer: its picture, its sources, its table, its downloads."""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from extract.analysis.interval import sign_of
from extract.analysis.series_breaks import Break
from extract.table.rows import Rows
from extract.table.schema import (
    COMPARATOR,
    INDICATOR,
    KIND,
    MEASURE,
    ORIGIN,
    PERIOD,
    REGION,
    SOURCE,
    UNIT,
    VALUE,
    VALUE_HIGH,
    YEAR,
)
from pages.parts.charts.theme import ANSWERS, Finished
from pages.parts.components.download_menu import Files, file_buttons
from pages.parts.components.folded import folded
from pages.parts.components.picture_buttons import Picture, offer_picture
from pages.parts.components.table_rows import (
    ADDRESS,
    IN_TEXT,
    TITLE,
    readable,
)
from pages.parts.export.csv_files import file_stem
from pages.parts.export.embedding import frame_of
from pages.parts.labels.markdown import in_chart, plain
from pages.parts.labels.palette import DARK, LIGHT, Shades
from pages.parts.labels.provenance import DOUBTED, TRANSCRIBED, marks, standing
from pages.parts.labels.source_names import is_copy, source_address, source_title
from pages.parts.labels.translations import Translation
from pages.parts.state.kept import kept
from pages.parts.state.session import (
    clear_button,
    current_url,
    embedded_url,
    page_filters,
    show_in_url,
    stands_alone,
    translation,
)

NAMED = 3  # sources in the line under a chart; all of them are one click away
LISTED = 500  # of them
HOVER = 32  # characters of a title where a chart is pointed at
NAME_WIDE, VALUE_WIDE, UNIT_WIDE = 170, 90, 70  # pixels of a table's first columns
PAPER = (INDICATOR, VALUE, UNIT, REGION, YEAR, KIND, TITLE)  # columns that paper has room for
MOST_ON_PAPER = 60  # rows
BLOCK = "chart_"  # what the key of a chart's block begins with; page_modes.js knows it
HIGH, AROUND = 450, 150  # pixels of a chart without a height; of title and sources around it
PLOT = {"displayModeBar": False, "scrollZoom": False}

_SIGNS = {"~": "about", ">=": "least", "<=": "most"}

Columns = Mapping[str, Any]  # what Streamlit is told of each


def shades() -> Shades:
    """The colours for the reader's page, light or dark."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def nothing(message: str, key: str) -> None:
    """Say that there is nothing, and what to do."""
    st.info(message, icon=":material/search_off:")
    clear_button(key)


def chart(
    figure: go.Figure,
    key: str,
    alt: str,
    title: str,
    rows: pd.DataFrame,
    on_select: Literal["ignore", "rerun"] | Callable[[], None] = "ignore",
    note: str = "",
    files: Files | None = None,
    name: str = "",
) -> Any:
    """Draw a chart with its description in words and all that can be taken of it behind one
    button; gives what the reader has clicked in it.

    Embedded in another page, the chart that the address names stands between its title and its
    sources.

    Args:
        key: the chart's own on its page; what a callback finds in the session state.
        alt: what the chart shows, made from its data (the ``described_`` functions).
        title: what the page calls it; stands in the picture that can be taken along.
        rows: of the table, that are drawn or counted; the picture names their sources.
        on_select: "rerun" or a callback, where a click on a point says something.
        note: what must be known to read its signs, for the picture.
        files: what can be taken along, where that is not the rows.
        name: what the address calls it, where its key changes with what is chosen.
    """
    name = name or key
    t, alone = translation(), stands_alone(name)
    with st.container(key=f"{BLOCK}{name}"):
        if alone:
            st.markdown(f"**{plain(title)}**")
        event = _plotted(figure, key, alt, on_select)
        told = sources_told(rows, t)
        if alone:
            if note:
                st.caption(note)
            small_print(f"{plain(told)} · [{t('embed.back')}](<{current_url()}>)")
            show_in_url(chart=name)
        else:
            looked_at = page_filters()
            at = (looked_at.indicator, *looked_at.regions[:1], looked_at.year, looked_at.level)
            notes = (*filter(None, [note.replace("\\", "")]), told)
            picture = Picture(key, title, notes, file_stem(name, *at))
            high = figure.layout.height or HIGH
            chart_menu(picture, name, files or Files(rows, title, (name, *at)), high, t)
    return event


def chart_menu(picture: Picture, name: str, files: Files, high: int, t: Translation) -> None:
    """What can be taken of a chart: its picture, its figures, the code that embeds it."""
    with st.popover(t("take.menu"), icon=":material/download:", key=f"menu_{name}"):
        offer_picture(picture, shades(), t)
        file_buttons(files, t)
        st.caption(t("embed.how"))
        st.code(
            frame_of(embedded_url(name), picture.title, high + AROUND),
            language=None,
            wrap_lines=True,
        )


def _plotted(figure: go.Figure, key: str, alt: str, on_select: Any) -> Any:
    return st.plotly_chart(
        _finished(figure, shades(), on_select != "ignore"),
        theme=None,
        config=PLOT,
        key=key,
        alt=alt,
        on_select=on_select,
        selection_mode="points",
    )


@kept
def _finished(figure: go.Figure, shades: Shades, answers: bool) -> Finished:
    return Finished(figure, shades, ANSWERS if answers else {})


@kept
def signs_used(rows: pd.DataFrame, t: Translation) -> str:
    """What the signs mean, only of those that occur."""
    signs = {sign_of(row) for row in rows[[COMPARATOR, MEASURE, VALUE]].to_dict("records")}
    used = [t(f"charts.sign_{word}") for sign, word in _SIGNS.items() if sign in signs]
    marked = marks(rows)
    if TRANSCRIBED in marked:
        used.append(t("charts.sign_transcribed"))
    if DOUBTED in marked:
        used.append(t("charts.sign_mirror"))
    if not used:
        return ""
    return t("charts.key_signs", signs="，".join(used) if t.language == "zh" else ", ".join(used))


def source_of(row: pd.Series) -> str:
    """A row's source as a chart names it where it is pointed at, and how it was read."""
    title = source_title(row[SOURCE], translation().language)
    short = title if len(title) <= HOVER else f"{title[:HOVER]}…"
    # Plotly reads <tags> in what it writes.
    how = translation()(f"origin.{standing(row[ORIGIN], row[SOURCE])}")
    return f"{in_chart(short)}<br>{how}"


def notes(breaks: Iterable[Break], t: Translation) -> None:
    """What must be known before these figures are compared."""
    for each in breaks:
        why = each.why if t.language == "zh" else each.why_en
        st.caption(f":material/info: {plain(t('shown.note', why=why))}")


def small_print(text: str) -> None:
    """Small grey writing that may hold links; in a caption they would fade beyond reading."""
    st.markdown(f":small[:gray[{text}]]")


def source_line(rows: pd.DataFrame | Rows, t: Translation) -> None:
    """Where the rows come from; a title leads to its page where there is one."""
    line, every = _sources_named(rows, t)
    small_print(t("shown.source", list=line))
    if len(every) > NAMED:
        with st.expander(t("shown.all_sources", n=len(every))):
            st.markdown("\n".join(every))


@kept
def _sources_named(rows: pd.DataFrame | Rows, t: Translation) -> tuple[str, list[str]]:
    """The first sources in a line; the most frequent, each as an item of a list."""
    counts = _sources_of(rows)

    def named(source: str) -> str:
        title, address = plain(source_title(source, t.language)), source_address(source)
        text = f"[{title}](<{address}>)" if address else title
        return f"{text}{t.aside(t('shown.mirror'))}" if is_copy(source) else text

    line = " · ".join(named(source) for source in [*counts][:NAMED])
    if len(counts) > NAMED:
        line = f"{line} {t('shown.more_sources', n=len(counts))}"
    every = [
        f"- {named(source)} · {t('shown.figures_of', n=n)}"
        for source, n in islice(counts.items(), LISTED)
    ]
    if len(counts) > LISTED:
        every.append(f"- {t('shown.more_sources', n=len(counts))}")
    return line, every


def _sources_of(rows: pd.DataFrame | Rows) -> dict[str, int]:
    """How many figures are from each source, the most frequent first."""
    if isinstance(rows, pd.DataFrame):
        return {str(source): int(n) for source, n in rows[SOURCE].value_counts().items()}
    return rows.counts(SOURCE)


@kept
def sources_told(rows: pd.DataFrame, t: Translation) -> str:
    """The same in plain text, for a picture."""
    counts = rows[SOURCE].value_counts()
    line = " · ".join(source_title(str(source), t.language) for source in counts.index[:NAMED])
    if len(counts) > NAMED:
        line = f"{line} {t('shown.more_sources', n=len(counts))}"
    return t("shown.source", list=line or "—")


def as_table(
    rows: pd.DataFrame, title: str, t: Translation, height: int | None = None, picks: str = ""
) -> pd.Series | None:
    """The rows as a table with human column names; gives the row that the reader has ticked.

    Args:
        height: in pixels, where the table shall scroll.
        picks: the table's key, where a row of it can be ticked.
    """
    told = readable(rows, t)
    config: dict[str, Any] = {name: t(f"column.{name}") for name in told.columns}
    # On a phone that is what is seen: what it is, how much, and of what.
    config[INDICATOR] = st.column_config.TextColumn(t("column.indicator"), width=NAME_WIDE)
    config[UNIT] = st.column_config.TextColumn(t("column.unit"), width=UNIT_WIDE)
    config[YEAR] = st.column_config.NumberColumn(t("column.year"), format="%d")
    for name in (VALUE, VALUE_HIGH):
        config[name] = st.column_config.NumberColumn(
            t(f"column.{name}"),
            format="localized",
            help=t("shown.value_help"),
            width=VALUE_WIDE,
        )
    config[PERIOD] = st.column_config.TextColumn(t("column.period"))
    config[IN_TEXT] = st.column_config.LinkColumn(t("column.in_text"), display_text=t("link.read"))
    config[ADDRESS] = st.column_config.LinkColumn(t("column.address"), display_text=t("link.open"))
    options: dict[str, Any] = {
        "hide_index": True,
        "column_config": config,
        "placeholder": "",
        "alt": t("alt.table", title=title, n=len(rows)),
        "height": "auto" if height is None else height,
    }
    if not picks:
        st.dataframe(told, **options)
        on_paper(told, PAPER, config, t)
        return None
    event = st.dataframe(told, key=picks, on_select="rerun", selection_mode="single-row", **options)
    on_paper(told, PAPER, config, t)
    ticked = [n for n in event.selection.rows if n < len(rows)]
    return rows.iloc[ticked[0]] if ticked else None


def on_paper(told: pd.DataFrame, names: Iterable[str], config: Columns, t: Translation) -> None:
    """Some columns of a table written out for paper alone (page_modes.css), where nothing is
    scrolled.

    Args:
        names: the columns.
        config: what they are called, as the table above has them.
    """
    called = ((key, config[key]) for key in names)
    labels = tuple((key, own if isinstance(own, str) else own["label"]) for key, own in called)
    st.table(_written_out(told, labels, t))


@kept
def _written_out(
    told: pd.DataFrame, labels: tuple[tuple[str, str], ...], t: Translation
) -> pd.DataFrame:
    """The first rows under these labels, and how many more there are."""
    shown = told[[key for key, _ in labels]].head(MOST_ON_PAPER).rename(columns=dict(labels))
    shown = shown.map(lambda cell: f"{cell:,.10g}" if isinstance(cell, float) else plain(str(cell)))
    if more := len(told) - len(shown):
        shown.loc[len(told)] = [
            t("shown.paper_more", n=more),
            *[""] * (len(shown.columns) - 1),
        ]
    return shown.set_index(shown.columns[0])


def under_chart(rows: pd.DataFrame, title: str, t: Translation) -> None:
    """Sources and table twin of the rows that a chart shows."""
    source_line(rows, t)
    folded_table(rows, title, t)


def folded_table(rows: pd.DataFrame, title: str, t: Translation) -> None:
    """The table twin of a chart, for who opens it."""
    folded(t("shown.table", n=len(rows)), "table", lambda: as_table(rows, title, t))
