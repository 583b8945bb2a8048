"""A report as it reads, every figure marked; the only part of a page that sees a document's text.

Report text is untrusted: it goes to the browser as JSON and is written there as text nodes
(reader.js), so that nothing in it can be read as markup, by Streamlit or by the browser.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from extract.display.pagination import Layout, Line, layout
from extract.documents.holdings import Holding, holding, known, path_of, samples
from extract.reference.sources import DOCUMENTS, SAMPLES, Source
from extract.table.conditions import Among
from extract.table.io import read_table
from extract.table.rows import Rows
from extract.table.schema import (
    END,
    INDICATOR,
    INDICATOR_ID,
    KIND,
    PARAGRAPH,
    REGION,
    SECTION,
    SOURCE,
    START,
    VALUE_TEXT,
    YEAR,
)
from pages.parts.labels.names import CHINESE, indicator_name, place_id, region_name
from pages.parts.labels.number_format import figure
from pages.parts.labels.source_names import brought, name_of_source
from pages.parts.labels.translations import Translation
from pages.parts.state.filters import Filters
from pages.parts.state.imports import imports
from pages.parts.state.kept import kept
from pages.parts.state.urls import page_link, reader_link

HERE = Path(__file__).parent
ASIDE = "aside"


def held(source: str) -> Holding | None:
    """What is known of a source and its document, if it is here; None for an unknown id.

    Documents are looked for in the folder that the environment variable DOCUMENTS names.
    """
    if own := imports().get(source):
        return Holding(brought(source), own.document, None)
    entry = known(source)
    return None if entry is None else holding(entry, _folder())


def is_here(source: Source) -> bool:
    """Whether there is a file for a source; whether it is the right one shows when it is read."""
    return bool(source.file) and path_of(source, _folder()).is_file()


def _folder() -> Path:
    return Path(os.environ.get("DOCUMENTS") or DOCUMENTS)


def invented(source: str) -> bool:
    """Whether a source is one of the project's own samples."""
    return source in samples()


@kept
def rows_of(source: str, table: Rows) -> pd.DataFrame:
    """The figures of a source; a sample's are in a table of its own, and in no other."""
    of_source = Among(SOURCE, (source,))
    if invented(source):
        own = read_table(SAMPLES / "metrics.csv")
        return own[of_source.mask(own)]
    return table.where(of_source).frame()


def fitting(rows: pd.DataFrame, text: str) -> pd.DataFrame:
    """The extracted rows whose place in the text holds what they say; a text read anew may differ.

    One row per figure, in the text's order.
    """
    placed = rows[rows[START].notna()]
    same = [
        text[int(start) : int(end)] == written
        for start, end, written in zip(placed[START], placed[END], placed[VALUE_TEXT], strict=True)
    ]
    return placed[same].sort_values(START)


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a row stands, in the words of its document where that is on this machine.

    Attributes:
        source: the row's, empty where nothing is known of it.
        title, issuer, published, address: of the document or page, the title in the reader's
            language; the address may be empty.
        file, sha256: of the document, empty for a page that facts were read off.
        section, paragraph: the heading and the number of the line; 0 for a transcribed row.
        sentence: None where the text cannot be shown.
        start, end: the figure's place in the sentence.
        lack: why there is no sentence: page, absent, other, unreadable, moved; else empty.
    """

    source: str
    title: str
    issuer: str
    published: str
    address: str
    file: str
    sha256: str
    section: str
    paragraph: int
    sentence: str | None
    start: int
    end: int
    lack: str


def quote(row: Any, language: str = CHINESE) -> Quote:
    """The sentence behind a row of the table, and how to get it where it is not here."""
    holding = held(str(row[SOURCE]))
    sentence, start, end = None, 0, 0
    lack = "absent" if holding is None else holding.lack.value if holding.lack else ""
    if holding is not None and holding.document is not None:
        text = holding.document.text
        place = layout(text).sentence_at(int(row[START])) if pd.notna(row[START]) else None
        if place and text[int(row[START]) : int(row[END])] == row[VALUE_TEXT]:
            written = text[place.start : place.end]
            sentence = written.strip()
            start = int(row[START]) - place.start - (len(written) - len(written.lstrip()))
            end = start + len(row[VALUE_TEXT])
        else:
            lack = "moved"
    known = holding.source if holding else None
    return Quote(
        source=known.id if known else "",
        title=name_of_source(known, language) if known else str(row[SOURCE]),
        issuer=known.issuer if known else "",
        published=known.published if known else "",
        address=known.web_address if known else "",
        file=known.file if known else "",
        sha256=known.sha256 if known else "",
        section=str(row[SECTION]),
        paragraph=0 if pd.isna(row[PARAGRAPH]) else int(row[PARAGRAPH]),
        sentence=sentence,
        start=start,
        end=end,
        lack=lack,
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of the text and what is known of it.

    Attributes:
        start, end: its place in the text.
        kind: actual, target or aside.
        told: what is said of it, a label and its words each.
        links: where it leads, a label and an address each.
    """

    start: int
    end: int
    kind: str
    told: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...] = ()


def marks_of(rows: pd.DataFrame, t: Translation, *, linked: bool) -> list[Mark]:
    """A mark for each row; ``linked`` where the rows are the table's, so that charts have them."""
    return [_mark(row, t, linked) for _, row in rows.iterrows()]


def _mark(row: pd.Series, t: Translation, linked: bool) -> Mark:
    catalogued = row[INDICATOR_ID] != ""
    named = t.quoted(str(row[INDICATOR]))
    name = indicator_name(row[INDICATOR_ID], t.language) if catalogued else named
    told = (
        (t("column.indicator"), name),
        (t("column.value"), figure(row, t.language)),
        (t("column.year"), str(row[YEAR])),
        (t("column.region"), region_name(row[REGION], t.language)),
        (t("column.kind"), t(f"kind.{row[KIND]}")),
    )
    links = []
    if linked and catalogued:
        query = Filters(
            indicator=row[INDICATOR_ID], regions=(place_id(row[REGION]),), language=t.language
        )
        links.append((t("reader.trend"), page_link("trends", query.address())))
    if linked:
        links.append((t("reader.link_here"), reader_link(row, t.language)))
    return Mark(int(row[START]), int(row[END]), str(row[KIND]), told, tuple(links))


def asides_of(shown: Layout, t: Translation) -> list[Mark]:
    """A mark for each number that was set aside, with the reason."""
    return [
        Mark(
            number.amount.start,
            number.amount.end,
            ASIDE,
            ((t("reader.set_aside"), t(f"aside.{number.reason}")),),
        )
        for number in shown.set_aside
    ]


def pieces(text: str, line: Line, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """A line's text in order, cut where a mark begins and ends."""
    cut: list[dict[str, Any]] = []
    at, end = line.paragraph.start, line.paragraph.end
    for mark in marks:
        if not at <= mark.start < mark.end <= end:
            continue
        if mark.start > at:
            cut.append({"text": text[at : mark.start]})
        cut.append({"text": text[mark.start : mark.end], "at": mark.start, "kind": mark.kind})
        at = mark.end
    if at < end:
        cut.append({"text": text[at:end].rstrip()})
    return cut


def script(
    shown: Layout, lines: Sequence[Line], marks: Sequence[Mark], chosen: int | None, t: Translation
) -> dict[str, Any]:
    """All that the browser needs to write these lines: plain values, no markup."""
    first, last = lines[0].paragraph.start, lines[-1].paragraph.end
    near = sorted(
        (mark for mark in marks if first <= mark.start < last), key=lambda mark: mark.start
    )
    return {
        "page": first,
        "lines": [
            {
                "number": line.paragraph.number,
                "heading": line.paragraph.heading,
                "inside": line.inside,
                "pieces": pieces(shown.text, line, near),
            }
            for line in lines
        ],
        "marks": {
            str(mark.start): {"kind": mark.kind, "told": mark.told, "links": mark.links}
            for mark in near
        },
        "chosen": chosen,
        "words": _words(t),
    }


def script_of_quote(row: pd.Series, told: Quote, t: Translation) -> dict[str, Any]:
    """The same for one sentence, its figure marked."""
    sentence = told.sentence or ""
    (mark,) = marks_of(row.to_frame().T, t, linked=False)
    figure_piece = {"text": sentence[told.start : told.end], "at": mark.start, "kind": mark.kind}
    around = [{"text": sentence[: told.start]}, figure_piece, {"text": sentence[told.end :]}]
    return {
        "page": None,  # A sentence beside its figure draws nobody away from there.
        "lines": [{"number": told.paragraph, "heading": False, "inside": True, "pieces": around}],
        "marks": {str(mark.start): {"kind": mark.kind, "told": mark.told, "links": ()}},
        "chosen": None,
        "words": _words(t),
    }


def _words(t: Translation) -> dict[str, str]:
    kinds = {kind: t(f"kind.{kind}") for kind in ("actual", "target")}
    acts = {"close": t("reader.close"), "change": t("edits.change")}
    return {**kinds, **acts, ASIDE: t("reader.set_aside")}


def draw(
    content: dict[str, Any],
    key: str,
    chosen: Callable[[int | None], None] | None,
    changing: Callable[[int], None] | None = None,
) -> None:
    """Write the lines.

    Args:
        chosen: is told the place of the figure that the reader points at.
        changing: is told the place of the figure that the reader wants to change.
    """

    def told() -> None:
        at = st.session_state[key].get("at")
        if chosen is not None and at is not None:
            chosen(at if at >= 0 else None)

    def asked() -> None:
        at = st.session_state[key].get("change")
        if changing is not None and at is not None:
            changing(at)

    # Registered at every run: a server, and every test, keeps its own list of components.
    component = st.components.v2.component(
        "report_text",
        css=(HERE / "reader.css").read_text(encoding="utf-8"),
        js=(HERE / "reader.js").read_text(encoding="utf-8"),
    )
    data = {**content, "tells": chosen is not None, "changes": changing is not None}
    component(key=key, data=data, on_at_change=told, on_change_change=asked)
