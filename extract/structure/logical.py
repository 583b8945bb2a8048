"""A document's text as its author wrote it, each character still at its place in the document."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.reference.characters import halfwidth_signs, plain_spaces, simplified
from extract.structure.line_breaks import breaks_inside
from extract.structure.marks import Span, invisible, marks, with_cells_parted
from extract.structure.spacing import spaces_inside

_LINE_END = re.compile("\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_LONE_CR = re.compile("\r(?!\n)")
# 增长5.2%,其中: a pause between Chinese words, never the comma of 1,234 or the point of 12:30.
_PAUSE = re.compile(
    r"(?<=[一-龥”’）》])[,;:!?](?!//)|(?<=[%A-Za-z0-9)])[,;:!?](?=[一-龥“‘（《])|(?<=%)[,;]"
)
_PAUSES = str.maketrans(",;:!?", "，；：！？")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Logical:
    """A text for reading, and where each of its characters stands in the document's text.

    Attributes:
        text: one line a paragraph, heading or table row; without footnote marks, Markdown marks
            and the spaces and line ends that only the page has; in simplified characters.
        places: for each character its place in the document's text, rising.
        marks: the places in the document's text of marks with a number in them, left out here.
        lines: where each line of the document's text that is not empty begins.
    """

    text: str
    places: Sequence[int]
    marks: tuple[Span, ...] = ()
    lines: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The place in the document's text of text[start:end]; an empty one is before a character.

        >>> logical_text("PM\\n2.5\\n年均浓度").span(0, 5)
        (0, 6)
        """
        if start < end:
            return self.places[start], self.places[end - 1] + 1
        at = self.places[start] if start < len(self.places) else (*self.places[-1:], -1)[0] + 1
        return at, at

    def at(self, place: int) -> int:
        """The character here that stands at or next before a place of the document's text."""
        return max(0, bisect_right(self.places, place) - 1)

    def line_number(self, place: int) -> int:
        """The number of the document's line at a place, counted from 1 over lines not empty."""
        return max(1, bisect_right(self.lines, place))


@lru_cache(maxsize=8)
def logical_text(text: str) -> Logical:
    """The text of a document as paragraphs that can be read, whatever page or file it was set in.

    >>> logical_text("全年PM\\n2.5\\n年均濃度[3]為29 億克，\\u2028下降３．４％").text
    '全年PM2.5年均浓度为29亿克，下降3.4%'
    """
    lines = tuple(_line_starts(text))
    read = Logical(_LONE_CR.sub("\n", plain_spaces(text)), range(len(text)), (), lines)
    read = _without(read, invisible(read.text))
    read = _unbroken(read)  # While wide characters are wide: lines are as long as they were.
    read = replace(read, text=with_cells_parted(halfwidth_signs(read.text)))
    found = marks(read.text)
    numbered = tuple(
        read.span(*mark) for mark in found if re.search(r"\d", read.text[slice(*mark)])
    )
    read = _without(read, found)
    read = _without(read, spaces_inside(read.text))
    clean = _PAUSE.sub(lambda pause: pause[0].translate(_PAUSES), simplified(read.text))
    return Logical(clean, read.places, numbered, lines)


def _line_starts(text: str) -> Iterable[int]:
    at = 0
    for end in (*(match.span() for match in _LINE_END.finditer(text)), (len(text), len(text))):
        if text[at : end[0]].strip():
            yield at
        at = end[1]


def _unbroken(read: Logical) -> Logical:
    """The text with each sentence on one line; words of letters are parted by a space."""
    breaks = list(breaks_inside(read.text))
    text = read.text
    dropped: list[Span] = []
    pieces: list[str] = []
    at = 0
    for start, end in breaks:
        if _LATIN.match(text[start - 1]) and _LATIN.match(text[end]):
            pieces += [text[at:start], " "]
            at = start + 1
            start += 1
        dropped.append((start, end))
    return _without(replace(read, text="".join([*pieces, text[at:]])), dropped)


def _without(read: Logical, spans: Iterable[Span]) -> Logical:
    """The text without some places in it, given in their order."""
    pieces: list[str] = []
    places = array("L")
    at = 0
    for start, end in spans:
        pieces.append(read.text[at:start])
        places.extend(read.places[at:start])
        at = end
    if not at:
        return read
    places.extend(read.places[at:])
    return replace(read, text="".join([*pieces, read.text[at:]]), places=places)
