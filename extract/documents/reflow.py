"""Printed lines as paragraphs: which lines belong together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.documents.page_layout import CLOSING, WIDE, Line

_SHORTEST_FULL = 12
"""Characters. Where all lines are shorter the page is a title or a list, and none goes on."""

_NEVER_FIRST = re.compile(CLOSING)
_SENTENCE_END = re.compile(r"[。！？!?][”’」』）)]*$")
_DASHES = r"[-—–―\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:第\s*)?(\d{{1,4}})\s*页?(?:[/，,共\s]+\d{{1,4}}\s*页?)?{_DASHES}"
)
_PLAINLY_PAGE_NUMBER = re.compile(r"\s*(?:[-—–―]+\s*\d+\s*[-—–―]+|第\s*\d+\s*页.*)\s*")
# What PDFium gives for a hyphen that only parts a word at a line's end.
PARTING_HYPHEN = "\ufffe"


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of all pages, page numbers left out; they run on over the pages' ends.

    A line goes on in the next one when it leaves no room for that one's first word, and the next
    is printed as large and is not indented. In a document that does not indent its paragraphs a
    full line that ends a sentence ends the paragraph too. So a heading stays a line of its own.
    """
    lines = [line for page in without_page_numbers(without_running_lines(pages)) for line in page]
    indents = _indents(lines)
    text = ""
    for last, line in pairwise([None, *lines]):
        if last and line and _goes_on(last, line, indents):
            text = _joined(text, line.text)
            continue
        if text:
            yield text
        text = line.text if line else ""
    if text:
        yield text


def _indents(lines: Sequence[Line]) -> bool:
    """Whether paragraphs begin with an indented line, two characters in, as they do in reports."""
    indented = sum(1.5 < (line.left - line.page_left) / line.em < 2.5 for line in lines)
    return indented >= max(2, 0.05 * len(lines))


def _goes_on(line: Line, following: Line, indents: bool) -> bool:
    if "\t" in line.text or "\t" in following.text:
        return False  # Rows of a table.
    if _NEVER_FIRST.match(following.text) or _is_raised(line, following):
        return True
    left = min(line.left, line.page_left) if indents else line.left
    return (
        line.right - line.page_left > _SHORTEST_FULL * line.em
        and line.page_right - line.right < following.first + 0.5 * line.em
        and following.left < left + 0.8 * line.em
        and _is_as_large(line, following)
        and (indents or not _SENTENCE_END.search(line.text))
    )


def _is_as_large(line: Line, following: Line) -> bool:
    """By its Chinese characters, or by all: digits of another font make a line higher."""
    return (
        abs(following.em - line.em) < 0.1 * line.em
        or abs(following.height - line.height) < 0.15 * line.height
    )


def _is_raised(line: Line, following: Line) -> bool:
    """Whether the second is a footnote's mark that is set behind the first, a little higher."""
    return following.left > line.right - 0.5 * line.em and following.height < 0.8 * line.height


def _joined(text: str, following: str) -> str:
    if text.endswith(PARTING_HYPHEN):
        return text.removesuffix(PARTING_HYPHEN) + following.lstrip()
    following = following.lstrip()
    ends = text[-1] + following[0]
    # A number is never parted by a space: 4. at a line's end and 4万亿元 after it.
    is_one_word = WIDE.search(ends) or re.fullmatch(r"[\d.]\d", ends)
    return text + ("" if is_one_word else " ") + following


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the first and last lines that most pages have, but for their numbers.

    So a browser prints: the hour and the title above, the address and 3/14 below. A running title
    without a number stays on its first page.
    """
    kept = [list(page) for page in pages]
    for place in (0, -1):
        common = Counter(_masked(page[place]) for page in kept if page)
        common.pop("", None)
        seen: set[str] = set()
        for page in kept:
            masked = _masked(page[place]) if page else ""
            if common[masked] > max(2, 0.6 * len(pages)):
                if masked in seen or "#" in masked:
                    page.pop(place)
                seen.add(masked)
    return kept


def _masked(line: Line) -> str:
    """A line with its numbers alike; empty for one that ends a sentence and so is text."""
    return "" if _SENTENCE_END.search(line.text) else re.sub(r"\d+", "#", line.text.strip())


def without_page_numbers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the page numbers alone on their first or last line.

    — 3 — and 第3页 are page numbers; a bare 3 is one if the others go up by one a page with it.
    Any other stays, for it may be a table's.
    """
    found: dict[tuple[int, int], int] = {}
    for index, page in enumerate(pages):
        for place in {0, len(page) - 1} if page else ():
            if match := _PAGE_NUMBER.fullmatch(page[place].text):
                found[index, place] = int(match[1]) - index
    counted = Counter(found.values())

    def is_number(index: int, place: int, line: Line) -> bool:
        if (index, place) not in found:
            return False
        goes_up = counted[found[index, place]] > max(1, len(pages) / 2)
        return goes_up or _PLAINLY_PAGE_NUMBER.fullmatch(line.text) is not None

    return [
        [line for place, line in enumerate(page) if not is_number(index, place, line)]
        for index, page in enumerate(pages)
    ]
