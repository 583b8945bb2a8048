"""Every number of a whole document in its place, before any is understood.

It knows figures from other numbers, and no words around them: so a page can show what was set
aside in a document without waiting for what it takes to read sentences.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from msgspec.structs import replace

from extract.quantities.cells import quantity_of
from extract.quantities.screen import Rejected, numbers_in
from extract.quantities.spot import Quantity
from extract.reference.units import unit_named
from extract.structure.headings import heading_role
from extract.structure.logical import Logical, logical_text
from extract.structure.marks import Span
from extract.structure.reports import Paragraph, reports_in

_Number = TypeVar("_Number", Quantity, Rejected, Quantity | Rejected)


def inventory(text: str) -> list[Quantity | Rejected]:
    """Every number of a document in its order: an Quantity where it becomes a row of the table.

    >>> [number.text for number in inventory("2023年新增3万个。") if isinstance(number, Quantity)]
    ['3万个']
    """
    logical = logical_text(text)
    found = [placed(number, logical, text) for number in _of(logical.text)]
    marks = numbers_of_marks(logical, text, map(_span, found))
    return sorted([*found, *marks], key=_span)


def placed(number: _Number, logical: Logical, text: str) -> _Number:
    """A number of the logical text at its place in the document's, as it is printed there."""
    if isinstance(number, Rejected):
        return replace(number, amount=placed(number.amount, logical, text))
    start, end = logical.span(number.start, number.end)
    begin, _ = logical.span(number.number_start, number.end)
    return replace(number, start=start, end=end, number_start=begin, text=text[start:end])


def numbers_of_marks(logical: Logical, text: str, taken: Iterable[Span]) -> list[Rejected]:
    """The numbers of footnote marks and the like, which the logical text leaves out.

    A mark inside a number, 1480[3]亿元, is part of it: ``taken`` holds the numbers' places, in
    their order.
    """
    places = list(taken)
    found: list[Rejected] = []
    for start, end in logical.marks:
        before = bisect_right(places, (start, end)) - 1
        if before < 0 or places[before][1] < end:
            mark = Quantity(
                start, end, start, text[start:end], Decimal(0), None, unit_named(""), "="
            )
            found.append(Rejected(mark, "ordinal", "the mark of a footnote, a heading or a link"))
    return found


def _span(number: Quantity | Rejected) -> Span:
    amount = number if isinstance(number, Quantity) else number.amount
    return amount.start, amount.end


def _of(text: str) -> list[Quantity | Rejected]:
    found: list[Quantity | Rejected] = []
    at = 0
    for report in reports_in(text):
        found += outside(text, at, report.start)
        for paragraph in report.paragraphs:
            found += in_paragraph(text, paragraph)
        at = report.end
    return [*found, *outside(text, at, len(text))]


def outside(text: str, start: int, end: int) -> Iterator[Rejected]:
    """The numbers between two reports or around them: nobody's."""
    for number in _numbers(text, start, end):
        amount = number if isinstance(number, Quantity) else number.amount
        yield Rejected(amount, "outside", "page furniture or another text, outside every report")


def in_paragraph(text: str, paragraph: Paragraph) -> list[Quantity | Rejected]:
    """The numbers of a paragraph of a report; a glossary's counts in words are set aside.

    A number alone in a table's cell has the unit that the table's heads give it.
    """
    numbers = list(_numbers(text, paragraph.start, paragraph.end))
    if paragraph.cells:
        cells = [quantity_of(cell, text) for cell in paragraph.cells]
        return sorted([*cells, *(n for n in numbers if not _within(n, cells))], key=_span)
    if heading_role(paragraph.section) == "glossary":
        return [_defining(number) for number in numbers]
    return numbers


def _within(number: Quantity | Rejected, cells: Iterable[Quantity]) -> bool:
    start, end = _span(number)
    return any(cell.start < end and start < cell.end for cell in cells)


def _numbers(text: str, start: int, end: int) -> Iterator[Quantity | Rejected]:
    """The numbers of text[start:end], line by line, placed in the whole text."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        yield from numbers_in(line[0], start + line.start())


def _defining(number: Quantity | Rejected) -> Quantity | Rejected:
    """A count in words in a glossary defines a term; only digits state an amount there."""
    if isinstance(number, Rejected) or re.search(r"\d", number.text):
        return number
    return Rejected(number, "definition", "a count in words in a glossary defines a term")
