"""The lines of a web page, as its elements open and close."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.documents.boilerplate import HEADINGS, PageLine
from extract.documents.table_rows import Grid, Spanning, row_line


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements whose text is meant as text; what stands in a bare div or span may be an advertisement.
_PARAGRAPHS = HEADINGS | _words("p li td th dd dt blockquote pre caption figcaption")
# Elements that begin and end a line. All others (a, span, font, b, sup ...) stand within one, and
# their text joins their neighbours' without a space: 推出<a>中关村</a>新一轮 is one phrase.
_BLOCKS = _PARAGRAPHS | _words(
    "address article aside body center details dialog div dl fieldset figure footer form header"
    " hr html main menu nav ol section summary table tbody td tfoot th thead tr ul"
)
_BOXES = _BLOCKS - {"html", "body"}

# A line end in the source is a space, but Chinese characters have none between them.
_CHINESE = r"[\u2e80-\u9fff\uff00-\uffef“”‘’—…]"
_SOURCE_LINE_END = re.compile(rf"(?<={_CHINESE})[ \t]*[\r\n]\s*(?={_CHINESE})", re.ASCII)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(slots=True)
class PageReading:
    """The lines met so far, while a page's elements open and close.

    Attributes:
        typed: whether a line end outside of every box is one, as its writer typed it.
        lines: those that are whole.
        open, boxes, paragraphs: which elements are open: how many of each, boxes, paragraphs.
        pieces, linked: the line that is being read, and so much of it as is in links.
        starts: for each open cell, how many lines were there before it.
        rows, tables: the cells of each open row, and the columns of each open table.
    """

    typed: bool
    lines: list[PageLine] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)
    boxes: int = 0
    paragraphs: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    rows: list[list[Spanning[list[PageLine]]]] = field(default_factory=list)
    tables: list[Grid[list[PageLine]]] = field(default_factory=list)

    def enter(self, tag: str) -> None:
        """Begin an element."""
        if tag in _BLOCKS or tag == "br":
            self.end_line()
        self.open[tag] += 1
        self.boxes += tag in _BOXES
        if tag in _PARAGRAPHS:
            self.paragraphs.append(tag)
        if tag == "table":
            self.tables.append(Grid(list))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.starts.append(len(self.lines))

    def leave(self, tag: str, columns: int, rows: int) -> None:
        """End an element; a cell is over so many columns and rows."""
        if tag in _BLOCKS:
            self.end_line()
        self.open[tag] -= 1
        self.boxes -= tag in _BOXES
        if tag in _PARAGRAPHS:
            self.paragraphs.pop()
        if tag in ("td", "th"):
            start = self.starts.pop()
            if self.rows:
                self.rows[-1].append(Spanning(self.lines[start:], columns, rows))
                del self.lines[start:]
        if tag == "tr":
            grid = self.tables[-1] if self.tables else Grid(list)
            self.lines += _as_row(grid.row_of(self.rows.pop()))
        if tag == "table":
            self.tables.pop()

    def say(self, text: str) -> None:
        """Read a piece of text."""
        kept = self.open["pre"] > 0 or (self.typed and self.boxes == 0)
        for piece in text.splitlines(keepends=True) if kept else [text]:
            self.pieces.append(piece)
            if self.open["a"]:
                self.linked.append(piece)
            if kept and piece.endswith(("\n", "\r")):
                self.end_line()

    def end_line(self) -> None:
        """End the line that is being read, if it says anything."""
        text = _SOURCE_LINE_END.sub("", _INVISIBLE.sub("", "".join(self.pieces)))
        text = re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")
        if text.strip():
            within = self.paragraphs[-1] if self.paragraphs else ""
            self.lines.append(PageLine(text, within, _is_mostly("".join(self.linked), text)))
        self.pieces.clear()
        self.linked.clear()


def _is_mostly(linked: str, text: str) -> bool:
    """Whether the links are the line, letters counted: the date beside a title is none."""
    letters, all_letters = (sum(map(str.isalpha, part)) for part in (linked, text))
    return linked.strip() != "" and letters >= 0.6 * all_letters


def _as_row(cells: list[list[PageLine]]) -> Iterator[PageLine]:
    line = row_line([[line.text for line in cell] for cell in cells])
    if line is None:
        yield from (line for cell in cells for line in cell)
    elif line.strip():
        links = all(line.links for cell in cells for line in cell)
        yield PageLine(line, "td", links)
