"""Printed lines as paragraphs: which lines belong together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.documents.page_lines import CLOSING, WIDE, Line
from extract.documents.page_tables import with_tables
from extract.documents.running_lines import without_running_lines

_SHORTEST_FULL = 12
"""Characters. Where all lines are shorter the page is a title or a list, and none goes on."""

_APART = 0.3
"""Characters that paragraphs stand farther apart than the lines of one, where they do."""

_NEVER_FIRST = re.compile(CLOSING)
_SENTENCE_END = re.compile(r"[。！？!?][”’」』）)]*$")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、）)是]|第[一二三四五六七八九十]{1,3}[，、章部]|——|[●■◆▲★]"
)
# What PDFium gives for a hyphen at a line's end; it only parts a word, or stands in 2021-2025.
PARTING_HYPHEN = "\ufffe"


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a document shows where its paragraphs begin.

    Attributes:
        indented: by an indent of two characters, as reports do.
        pitch: from line to line within one, in characters.
        apart: by standing farther apart.
    """

    indented: bool
    pitch: float
    apart: bool


Pair = tuple[Line, Line, bool]
"""Two lines, one after the other, and whether they stand on one page."""


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of all pages without running lines; they run on over the pages' ends.

    A line goes on in the next one when it leaves no room for that one's first word, and the next
    is printed as large, is not indented and stands no farther away than lines of a paragraph do.
    In a document that neither indents its paragraphs nor sets them apart a full line that ends a
    sentence ends the paragraph too. So a heading stays a line of its own.
    """
    kept = [with_tables(page) for page in without_running_lines(pages) if page]
    if not kept:
        return
    pairs = list(_pairs(kept))
    setting = _setting([line for page in kept for line in page], pairs)
    text = kept[0][0].text
    for pair in pairs:
        if _goes_on(*pair, setting):
            text = _joined(text, pair[1].text)
        else:
            yield text
            text = pair[1].text
    yield text


def _pairs(pages: Sequence[Sequence[Line]]) -> Iterator[Pair]:
    last: Line | None = None
    for page in pages:
        if last:
            yield last, page[0], False
        yield from ((line, following, True) for line, following in pairwise(page))
        last = page[-1]


def _setting(lines: Sequence[Line], pairs: Sequence[Pair]) -> _Setting:
    inner: list[float] = []
    outer: list[float] = []
    for line, following, same_page in pairs:
        if same_page and _is_as_large(line, following):
            ends = _SENTENCE_END.search(line.text) is not None
            full = _is_full(line, following)
            if full != ends:
                (inner if full else outer).append(_distance(line, following))
    indented = sum(1.5 < (line.left - line.page_left) / line.em < 2.5 for line in lines)
    pitch = median(inner) if inner else 0.0
    apart = sum(each > pitch + _APART for each in outer)
    return _Setting(
        indented >= max(2, 0.05 * len(lines)),
        pitch,
        bool(inner) and apart > max(1, 0.7 * len(outer)),
    )


def _distance(line: Line, following: Line) -> float:
    return (line.bottom - following.bottom) / following.em


def _goes_on(line: Line, following: Line, same_page: bool, setting: _Setting) -> bool:
    if "\t" in line.text or "\t" in following.text:
        return False  # Rows of a table.
    if _NEVER_FIRST.match(following.text) or _is_raised(line, following):
        return True
    left = min(line.left, line.page_left) if setting.indented else line.left
    if not (
        _is_full(line, following)
        and following.left < left + 0.8 * line.em
        and _is_as_large(line, following)
    ):
        return False
    if setting.apart and same_page:
        return _distance(line, following) < setting.pitch + _APART
    if setting.indented or not _SENTENCE_END.search(line.text):
        return True
    return setting.apart and not _NUMBERED.match(following.text)


def _is_full(line: Line, following: Line) -> bool:
    """Whether a line leaves no room for the first word of the next."""
    return (
        line.right - line.left > _SHORTEST_FULL * line.em
        and line.page_right - line.right < following.first + 0.5 * line.em
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
    following = following.lstrip()
    if text.endswith(PARTING_HYPHEN):
        text = text.removesuffix(PARTING_HYPHEN)
        parts_word = text[-1:].isalpha() and following[:1].isalpha()
        return text + ("" if parts_word else "-") + following
    ends = text[-1] + following[0]
    # A number is never parted by a space: 4. at a line's end and 4万亿元 after it, 2021- and 2025.
    is_one_word = WIDE.search(ends) or re.fullmatch(r"[\d.-]\d", ends)
    return text + ("" if is_one_word else " ") + following
