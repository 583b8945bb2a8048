"""What stands under every answer: its sources, its table, its download."""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from extract.leading import Break
from extract.table import COLUMNS, COMPARATOR, ORIGIN, PERIOD, SOURCE, VALUE, VALUE_HIGH, YEAR
from pages.parts.choices import clear_button, words
from pages.parts.colours import DARK, LIGHT, Shades
from pages.parts.downloads import MIME, csv_of, file_name
from pages.parts.legible import legible
from pages.parts.tables import ADDRESS, IN_TEXT, readable, source_address, source_title
from pages.parts.words import Words

NAMED = 3  # sources in the line under a chart; all of them are one click away
HOVER = 32  # characters of a title where a chart is pointed at
PLOT = {"displayModeBar": False, "scrollZoom": False}

_SIGNS = {"~": "about", ">=": "least", "<=": "most"}


def shades() -> Shades:
    """The colours for the reader's page, light or dark."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def plain(text: str) -> str:
    """Text as it is, whatever Markdown would make of its characters.

    >>> plain("2024年*重点*任务[附件]")
    '2024年\\\\*重点\\\\*任务\\\\[附件\\\\]'
    """
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~$:<>])", r"\\\1", text)


def nothing(message: str, key: str) -> None:
    """Say that there is nothing, and what to do."""
    st.info(message, icon=":material/search_off:")
    clear_button(key)


def chart(
    figure: go.Figure,
    key: str,
    alt: str,
    on_select: Literal["ignore", "rerun"] | Callable[[], None] = "ignore",
) -> Any:
    """Draw a chart with its description in words; gives what the reader has clicked in it.

    Args:
        key: the chart's own on its page; what a callback finds in the session state.
        alt: what the chart shows, made from its data (the ``described_`` functions).
        on_select: "rerun" or a callback, where a click on a point says something.
    """
    return st.plotly_chart(
        legible(figure, shades()),
        config=PLOT,
        key=key,
        alt=alt,
        on_select=on_select,
        selection_mode="points",
    )


def signs_used(rows: pd.DataFrame, say: Words, at: str = "sign") -> str:
    """What the signs mean, only of those that occur; ``at`` a "point" they stand within it."""
    used = [
        say(f"charts.sign_{word}") for sign, word in _SIGNS.items() if sign in set(rows[COMPARATOR])
    ]
    origins = set(rows[ORIGIN])
    if origins & {"reported-official", "reported-news"}:
        used.append(say(f"charts.{at}_transcribed"))
    if "reported-mirror" in origins:
        used.append(say(f"charts.{at}_mirror"))
    if not used:
        return ""
    return say(
        "charts.key_signs", signs="，".join(used) if say.language == "zh" else ", ".join(used)
    )


def source_of(row: pd.Series) -> str:
    """A row's source as a chart names it where it is pointed at, and how it was read."""
    title = source_title(row[SOURCE])
    short = title if len(title) <= HOVER else f"{title[:HOVER]}…"
    # Plotly reads <tags> in what it writes.
    return f"{html.escape(short, quote=False)}<br>{words()(f'origin.{row[ORIGIN]}')}"


def notes(breaks: Iterable[Break], say: Words) -> None:
    """What must be known before these figures are compared."""
    for each in breaks:
        why = each.why if say.language == "zh" else each.why_en
        st.caption(f":material/info: {plain(say('shown.note', why=why))}")


def small_print(text: str) -> None:
    """Small grey writing that may hold links; in a caption they would fade beyond reading."""
    st.markdown(f":small[:gray[{text}]]")


def source_line(rows: pd.DataFrame, say: Words) -> None:
    """Where the rows come from; a title leads to its page where there is one."""
    counts = rows[SOURCE].value_counts()
    mirrors = set(rows.loc[rows[ORIGIN] == "reported-mirror", SOURCE])

    def named(source: str) -> str:
        title, address = plain(source_title(source)), source_address(source)
        text = f"[{title}](<{address}>)" if address else title
        return f"{text}（{say('shown.mirror')}）" if source in mirrors else text

    line = " · ".join(named(str(source)) for source in counts.index[:NAMED])
    if len(counts) > NAMED:
        line = f"{line} {say('shown.more_sources', n=len(counts))}"
    small_print(say("shown.source", list=line))
    if len(counts) > NAMED:
        with st.expander(say("shown.all_sources", n=len(counts))):
            st.markdown(
                "\n".join(
                    f"- {named(str(source))} · {say('shown.figures_of', n=n)}"
                    for source, n in counts.items()
                )
            )


def as_table(
    rows: pd.DataFrame, title: str, say: Words, height: int | None = None, picks: str = ""
) -> pd.Series | None:
    """The rows as a table with human column names; gives the row that the reader has ticked.

    Args:
        height: in pixels, where the table shall scroll.
        picks: the table's key, where a row of it can be ticked.
    """
    told = readable(rows, say)
    config: dict[str, Any] = {name: say(f"column.{name}") for name in told.columns}
    config[YEAR] = st.column_config.NumberColumn(say("column.year"), format="%d")
    for name in (VALUE, VALUE_HIGH):
        config[name] = st.column_config.NumberColumn(say(f"column.{name}"), format="localized")
    config[PERIOD] = st.column_config.TextColumn(say("column.period"))
    config[IN_TEXT] = st.column_config.LinkColumn(
        say("column.in_text"), display_text=say("link.read")
    )
    config[ADDRESS] = st.column_config.LinkColumn(
        say("column.address"), display_text=say("link.open")
    )
    options: dict[str, Any] = {
        "hide_index": True,
        "column_config": config,
        "placeholder": "",
        "alt": say("alt.table", title=title, n=len(rows)),
        "height": "auto" if height is None else height,
    }
    if not picks:
        st.dataframe(told, **options)
        return None
    event = st.dataframe(told, key=picks, on_select="rerun", selection_mode="single-row", **options)
    ticked = [n for n in event.selection.rows if n < len(rows)]
    return rows.iloc[ticked[0]] if ticked else None


def download(
    rows: pd.DataFrame, say: Words, *names: object, columns: Sequence[str] = COLUMNS, told: str = ""
) -> None:
    """Exactly these rows as a file; ``told`` says what they are, where they are no figures."""
    st.download_button(
        say("shown.download"),
        csv_of(rows, columns),
        file_name=file_name(*names),
        mime=MIME,
        help=told or say("shown.download_help", n=len(rows)),
        on_click="ignore",
        icon=":material/download:",
        key="download",
    )


def under_chart(rows: pd.DataFrame, title: str, say: Words, *names: object) -> None:
    """Sources, table twin and download of the rows that a chart shows."""
    source_line(rows, say)
    with st.expander(say("shown.table", n=len(rows))):
        as_table(rows, title, say)
    download(rows, say, *names)
