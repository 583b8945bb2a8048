"""A document's text laid out for the eye: its lines, its pages, the sentence around a place."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.quantities.inventory import inventory
from extract.quantities.screen import Rejected
from extract.quantities.spot import Quantity
from extract.structure.logical import Logical, logical_text
from extract.structure.reports import Paragraph, Sentence, lines_in, reports_in

LENGTH = 3000
"""Characters of a page of the reader, about: a page ends at a heading where one is near."""

QUOTED = 240
"""Characters of the longest sentence that is quoted whole."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document that is not empty.

    Attributes:
        paragraph: its number, place and heading.
        inside: whether it belongs to a report; page furniture and contents lists do not.
    """

    paragraph: Paragraph
    inside: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as a reader reads it.

    Attributes:
        text: the document's.
        lines: all of them, in their order.
        figures: the places of the numbers that are rows of the table.
        set_aside: its other numbers, each with the reason.
    """

    text: str
    lines: tuple[Line, ...]
    figures: tuple[Quantity, ...]
    set_aside: tuple[Rejected, ...]

    def line_at(self, place: int) -> Line | None:
        """The line in which a place of the text stands, else the last before it."""
        at = bisect_right(self.lines, place, key=lambda line: line.paragraph.start) - 1
        return self.lines[at] if at >= 0 else None

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence in which a place of the text stands; None between two lines.

        A semicolon ends one only where the whole, up to the full stop, is too long to be quoted.
        """
        line = self.line_at(place)
        if line is None:
            return None
        parts = self._sentences(line.paragraph)
        own = next((n for n, each in enumerate(parts) if each.start <= place < each.end), None)
        if own is None:
            return None
        first = last = own
        while first > 0 and self._goes_on(parts[first - 1]):
            first -= 1
        while last < len(parts) - 1 and self._goes_on(parts[last]):
            last += 1
        whole = Sentence(parts[first].start, parts[last].end)
        return whole if whole.end - whole.start <= QUOTED else parts[own]

    def _sentences(self, paragraph: Paragraph) -> list[Sentence]:
        logical = logical_text(self.text)
        start, end = logical.at(paragraph.start), logical.at(paragraph.end - 1) + 1
        own = replace(paragraph, start=start, end=end)
        return [
            Sentence(*logical.span(part.start, part.end)) for part in own.sentences(logical.text)
        ]

    def _goes_on(self, part: Sentence) -> bool:
        return self.text[part.start : part.end].rstrip().endswith(("；", ";"))


@lru_cache(maxsize=8)
def layout(text: str) -> Layout:
    """The layout of a document's text."""
    numbers = inventory(text)
    return Layout(
        text=text,
        lines=tuple(_lines(text)),
        figures=tuple(number for number in numbers if isinstance(number, Quantity)),
        set_aside=tuple(number for number in numbers if isinstance(number, Rejected)),
    )


def _lines(text: str) -> list[Line]:
    logical = logical_text(text)
    found: list[Line] = []
    at = 0
    for report in reports_in(logical.text):
        found += [Line(each, inside=False) for each in lines_in(logical.text, at, report.start)]
        found += [Line(each, inside=True) for each in report.paragraphs]
        at = report.end
    found += [Line(each, inside=False) for each in lines_in(logical.text, at, len(logical.text))]
    return [replace(line, paragraph=_placed(line.paragraph, logical)) for line in found]


def _placed(paragraph: Paragraph, logical: Logical) -> Paragraph:
    """A paragraph of the logical text at its place in the document's."""
    start, end = logical.span(paragraph.start, paragraph.end)
    return replace(paragraph, start=start, end=end, number=logical.line_number(start))


def pages_of(lines: Sequence[Line], length: int = LENGTH) -> list[tuple[Line, ...]]:
    """The lines in pages: one ends where it is long, sooner where a heading or a report begins.

    A page of half the length ends before the next heading, one of the whole length anywhere.
    """
    pages: list[list[Line]] = []
    size = 0
    for line in lines:
        own = line.paragraph
        heading = own.heading and not (pages and pages[-1][-1].paragraph.heading)
        parted = pages and pages[-1][-1].inside != line.inside and size > length / 4
        if not pages or parted or size + own.end - own.start > length * (0.5 if heading else 1):
            pages.append([])
            size = 0
        pages[-1].append(line)
        size += own.end - own.start
    return [tuple(page) for page in pages]
