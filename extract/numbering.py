"""Every number of a whole document in its place, before any is understood.

It knows figures from other numbers, and no words around them: so a page can show what was set
aside in a document without waiting for what it takes to read sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.amounts import Amount
from extract.frames import heading_role
from extract.quantities import SetAside, numbers_in
from extract.sections import Paragraph, reports_in


def numbers_of(text: str) -> list[Amount | SetAside]:
    """Every number of a document in its order: an Amount where it becomes a row of the table.

    >>> [number.text for number in numbers_of("2023年新增3万个。") if isinstance(number, Amount)]
    ['3万个']
    """
    found: list[Amount | SetAside] = []
    at = 0
    for report in reports_in(text):
        found += outside(text, at, report.start)
        for paragraph in report.paragraphs:
            found += in_paragraph(text, paragraph)
        at = report.end
    return [*found, *outside(text, at, len(text))]


def outside(text: str, start: int, end: int) -> Iterator[SetAside]:
    """The numbers between two reports or around them: nobody's."""
    for number in _numbers(text, start, end):
        amount = number if isinstance(number, Amount) else number.amount
        yield SetAside(amount, "outside", "page furniture or another text, outside every report")


def in_paragraph(text: str, paragraph: Paragraph) -> list[Amount | SetAside]:
    """The numbers of a paragraph of a report; a glossary's counts in words are set aside."""
    numbers = list(_numbers(text, paragraph.start, paragraph.end))
    if heading_role(paragraph.section) == "glossary":
        return [_defining(number) for number in numbers]
    return numbers


def _numbers(text: str, start: int, end: int) -> Iterator[Amount | SetAside]:
    """The numbers of text[start:end], line by line, placed in the whole text."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        by = start + line.start()
        for number in numbers_in(line[0]):
            if isinstance(number, Amount):
                yield _moved(number, by)
            else:
                yield replace(number, amount=_moved(number.amount, by))


def _defining(number: Amount | SetAside) -> Amount | SetAside:
    """A count in words in a glossary defines a term; only digits state an amount there."""
    if isinstance(number, SetAside) or re.search(r"\d", number.text):
        return number
    return SetAside(number, "definition", "a count in words in a glossary defines a term")


def _moved(figure: Amount, by: int) -> Amount:
    return replace(
        figure, start=figure.start + by, end=figure.end + by, number_start=figure.number_start + by
    )
