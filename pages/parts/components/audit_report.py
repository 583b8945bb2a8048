"""A report part by part: the audit's counts, its parts, its text with every figure marked."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from extract.display.pagination import Layout, Line, layout, pages_of
from extract.table.schema import START
from pages.parts.components.reader import asides_of, draw, fitting, marks_of, script
from pages.parts.labels.translations import Translation

LONGEST_TITLE = 30  # characters

Chosen = Callable[[int | None], None]


@dataclass(frozen=True, slots=True)
class Changes:
    """How the reader may change the figures of a report.

    Attributes:
        change: is told the place of the figure to change.
        dropped: the places of those that the reader has dropped.
    """

    change: Callable[[int], None]
    dropped: frozenset[int]


def show_report(
    text: str,
    rows: pd.DataFrame,
    t: Translation,
    at: int | None,
    choose: Chosen,
    *,
    linked: bool,
    changes: Changes | None = None,
) -> None:
    """The text of a document, opened where a place is asked for.

    Args:
        rows: the document's figures.
        at: a place in the text; None for its beginning.
        choose: is told the place that the reader goes to.
        linked: whether the rows are in the table, so that charts have them.
        changes: how they may be changed; None where they may not.
    """
    shown = layout(text)
    placed = fitting(rows, text)
    audit(shown, placed, t, changes.dropped if changes else frozenset())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        parts_place = st.container(width=480)
        aside = st.toggle(t("reader.show_aside"), key="show_aside", width="content")
    marks = marks_of(placed, t, linked=linked)
    if aside:
        marks += asides_of(shown, t)
    lines = [line for line in shown.lines if line.inside or aside] or list(shown.lines)
    parts = pages_of(lines)
    number = part_at(parts, at)
    with parts_place:
        choose_part(parts, number, [mark.start for mark in marks], text, t, choose)
    st.markdown(f":small[{t('reader.legend')}{t('reader.legend_aside') if aside else ''}]")
    pointed = next((m.start for m in marks if at is not None and m.start <= at < m.end), None)
    content = script(shown, parts[number], marks, pointed, t)
    draw(content, "report_text", choose, changes.change if changes else None)
    turn(parts, number, t, choose)


def audit(shown: Layout, placed: pd.DataFrame, t: Translation, dropped: frozenset[int]) -> None:
    """Every number of the text is a row or was set aside: the counts, and that they add up."""
    reasons = Counter(str(number.reason) for number in shown.set_aside)
    every = len(shown.figures) + sum(reasons.values())
    reasons += Counter(dropped=len(dropped))
    told = t("reader.audit", rows=len(placed), aside=sum(reasons.values()), all=every)
    st.markdown(told)
    if reasons:
        each = " · ".join(f"{t(f'aside.{name}')} {n}" for name, n in reasons.most_common())
        st.caption(t("reader.audit_reasons", reasons=each))
    starts = {int(start) for start in placed[START]}
    if differing := len((starts | dropped) ^ {figure.start for figure in shown.figures}):
        st.warning(t("reader.audit_differs", n=differing), icon=":material/difference:")


def asides(text: str) -> dict[str, list[str]]:
    """The numbers of a text that are set aside, as printed, by the reason; most frequent first."""
    numbers: dict[str, list[str]] = {}
    for number in layout(text).set_aside:
        printed = text[number.amount.start : number.amount.end]
        numbers.setdefault(str(number.reason), []).append(printed)
    return dict(sorted(numbers.items(), key=lambda item: -len(item[1])))


def part_at(parts: Sequence[Sequence[Line]], at: int | None) -> int:
    """Which part a place of the text is in; the first for none."""
    begun = [n for n, part in enumerate(parts) if at is not None and part[0].paragraph.start <= at]
    return begun[-1] if begun else 0


def choose_part(
    parts: Sequence[Sequence[Line]],
    number: int,
    places: Sequence[int],
    text: str,
    t: Translation,
    choose: Chosen,
) -> None:
    """The list of parts, each with its heading and how many figures it has."""
    names = [
        t(
            "reader.part_label",
            n=n,
            title=title_of(part, text, t),
            count=sum(part[0].paragraph.start <= at < part[-1].paragraph.end for at in places),
        )
        for n, part in enumerate(parts, start=1)
    ]
    st.session_state["part"] = number
    st.selectbox(
        t("reader.part"),
        range(len(parts)),
        format_func=lambda n: names[n],
        key="part",
        on_change=lambda: choose(parts[st.session_state["part"]][0].paragraph.start),
    )


def title_of(part: Sequence[Line], text: str, t: Translation) -> str:
    """A part's first heading, else the one that it goes on under."""
    headings = [line.paragraph for line in part if line.paragraph.heading]
    section = part[0].paragraph.section
    title = text[headings[0].start : headings[0].end].strip() if headings else section
    title = title or t("reader.beginning")
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"


def turn(parts: Sequence[Sequence[Line]], number: int, t: Translation, choose: Chosen) -> None:
    """The way to the part before and to the next."""
    if len(parts) < 2:
        return
    with st.container(horizontal=True):
        for step, word, icon in (
            (-1, "previous", ":material/arrow_back:"),
            (1, "next", ":material/arrow_forward:"),
        ):
            there = 0 <= number + step < len(parts)
            start = parts[number + step][0].paragraph.start if there else None
            st.button(
                t(f"reader.{word}"),
                key=f"turn_{word}",
                icon=icon,
                disabled=not there,
                on_click=choose,
                args=(start,),
            )
