"""The text of a web page: its paragraphs and table rows, without the page's furniture."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.documents.boilerplate import (
    HEADINGS,
    LARGEST_FURNITURE,
    PageLine,
    article,
    is_furniture_name,
)
from extract.documents.page_bounds import within_bounds
from extract.documents.table_rows import Grid, Spanning, row_line, times


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
_NEVER_READ = _words(
    "head script style noscript iframe template object svg canvas select textarea button"
    " nav footer rt rp"
)

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\r?\n(?:[^\n]*\n){0,99}?---[ \t]*\r?\n")
_BLOCK_TAG = re.compile(r"<(?:p|div|br|td|tr|li|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_WHOLE_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# A line end in the source is a space, but Chinese characters have none between them.
_CHINESE = r"[\u2e80-\u9fff\uff00-\uffef“”‘’—…]"
_SOURCE_LINE_END = re.compile(rf"(?<={_CHINESE})[ \t]*[\r\n]\s*(?={_CHINESE})", re.ASCII)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def is_whole_page(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return _WHOLE_PAGE.match(text) is not None


def has_markup(text: str) -> bool:
    """Whether a text file is a web page saved as text: block tags, and not just a few.

    >>> has_markup("<p>增长5%</p>" * 5)
    True
    >>> has_markup("用<p>表示段落，a<b 表示小于。" * 3)
    False
    """
    if is_whole_page(text):
        return True
    tags = sum(1 for _ in _BLOCK_TAG.finditer(text))
    return tags >= 5 and tags * 2000 >= len(text)


def text_of_markup(markup: str, *, typed: bool = False) -> str:
    """The page's text, a line a paragraph, heading or table row.

    Left out are scripts, navigation, boxes named as advertisement and the like, lists of links
    around the article, and what stands loose after its end. Where that would be much of the page
    nothing is left out: a reader can pass over furniture, but not read a missing paragraph.

    ``typed`` is for text files with markup in them: there a line end outside of every element is
    one, as the writer typed it.

    >>> text_of_markup("<p>推出<a href='#'>中关村</a>新一轮<br>改革</p><script>9</script>")
    '推出中关村新一轮\\n改革'
    """
    body = LexborHTMLParser(within_bounds(_FRONT_MATTER.sub("", markup))).body
    if body is None:
        return ""
    return "\n".join(line.text for line in article(_lines(body, typed)))


@dataclass(slots=True)
class _Reading:
    """The lines met so far, while a page's elements open and close."""

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
        kept = self.open["pre"] > 0 or (self.typed and self.boxes == 0)
        for piece in text.splitlines(keepends=True) if kept else [text]:
            self.pieces.append(piece)
            if self.open["a"]:
                self.linked.append(piece)
            if kept and piece.endswith(("\n", "\r")):
                self.end_line()

    def end_line(self) -> None:
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


def _lines(body: LexborNode, typed: bool) -> list[PageLine]:
    sizes = _sizes(body)
    largest = LARGEST_FURNITURE * sizes[body.mem_id]
    reading = _Reading(typed)
    # A stack of our own: pages nest deeper than Python's allows.
    to_do = [(body, False)]
    while to_do:
        node, is_read = to_do.pop()
        tag = node.tag or ""
        if is_read:
            reading.leave(tag, _over(node, "colspan"), _over(node, "rowspan"))
        elif tag == "-text":
            reading.say(node.text_content or "")
        elif tag not in _NEVER_READ and not (sizes[node.mem_id] <= largest and _is_furniture(node)):
            reading.enter(tag)
            to_do.append((node, True))
            to_do.extend((child, False) for child in reversed(_children(node)))
    reading.end_line()
    return reading.lines


def _sizes(body: LexborNode) -> dict[int, int]:
    """How many characters every element holds, by its number in memory; white space left out."""
    sizes: dict[int, int] = {}
    to_do = [(body, False)]
    while to_do:
        node, is_read = to_do.pop()
        if node.tag == "-text":
            sizes[node.mem_id] = len("".join((node.text_content or "").split()))
        elif is_read:
            sizes[node.mem_id] = sum(sizes[child.mem_id] for child in _children(node))
        elif node.tag in _NEVER_READ:
            sizes[node.mem_id] = 0
        else:
            to_do.append((node, True))
            to_do.extend((child, False) for child in _children(node))
    return sizes


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=True))


def _as_row(cells: list[list[PageLine]]) -> Iterator[PageLine]:
    line = row_line([[line.text for line in cell] for cell in cells])
    if line is None:
        yield from (line for cell in cells for line in cell)
    elif line.strip():
        links = all(line.links for cell in cells for line in cell)
        yield PageLine(line, "td", links)


def _over(node: LexborNode, spans: str) -> int:
    """How many columns or rows a cell is over."""
    return times(node.attributes.get(spans)) if node.tag in ("td", "th") else 1


def _is_furniture(node: LexborNode) -> bool:
    """Whether an element says that it is no part of the article, or is hidden."""
    known = node.attributes
    if node.tag == "aside" or "hidden" in known or _HIDDEN.search(known.get("style") or ""):
        return True
    names = f"{known.get('class') or ''} {known.get('id') or ''}".split()
    return any(is_furniture_name(name) for name in names)
