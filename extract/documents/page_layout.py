"""Printed pages: their lines, and the margins between which they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract.documents.page_rows import Glyph, rows

_ENOUGH_LINES = 10

WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]")
_OPENING = r"[“‘「『（【《〈(\[]"
CLOSING = r"[，。、；：！？,.;:!?”’」』）】》〉)\]%％]"
_LETTERS_AND_DIGITS = r"[!-~·∶]+"
# Some programs break a line neither at a quote nor between a pause and the digits after it:
# 对“25·7”区 and 元、1700亿元 are one word to them.
_UNBREAKABLE = re.compile(
    rf"{_OPENING}*(?:{_LETTERS_AND_DIGITS}|.){CLOSING}*"
    rf"(?:(?:[“‘/]|(?<=[”’/]))(?:{_LETTERS_AND_DIGITS}|.){CLOSING}*|(?<={CLOSING}){_LETTERS_AND_DIGITS}{CLOSING}*)*"
)

# The least gap that is a space, in widths of a Chinese character. Punctuation stands on half of its
# own width, and programs set digits a quarter apart from Chinese.
_CELLS, _PUNCTUATION, _BESIDE_CHINESE, _CHINESE, _LETTERS = 2.0, 0.8, 0.5, 0.2, 0.15
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; lengths are in points from the page's left and bottom edge.

    Attributes:
        first: how wide its first unbreakable word is: 中, “十, 4.4%, GDP.
        em: the width of a Chinese character in it.
        height: of its characters.
        bottom: where its characters stand.
        page_left, page_right: where the full lines of its page begin and end.
    """

    text: str
    left: float
    right: float
    first: float
    em: float
    height: float
    bottom: float
    page_left: float = 0.0
    page_right: float = 0.0


def printed_pages(pages: Iterable[Sequence[Glyph]]) -> list[list[Line]]:
    """The lines of every page, from top to bottom."""
    printed = [
        [_line(row) for row in rows(glyphs) if any(not g.character.isspace() for g in row)]
        for glyphs in pages
    ]
    # A page of few lines, a title page or the last one, shows no margins: others' are taken.
    known = [_margins(lines) for lines in printed if len(lines) >= _ENOUGH_LINES]
    usual = (
        (median(left for left, _ in known), median(right for _, right in known)) if known else None
    )
    return [_at_margins(lines, usual) for lines in printed]


def _at_margins(lines: list[Line], usual: tuple[float, float] | None) -> list[Line]:
    if not lines:
        return []
    left, right = usual if usual and len(lines) < _ENOUGH_LINES else _margins(lines)
    return [replace(line, page_left=left, page_right=right) for line in lines]


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    # One line that sticks out, a header or a stamp, must not make all others look short.
    few = len(lines) // 20
    return (
        sorted(line.left for line in lines)[few],
        sorted(line.right for line in lines)[-1 - few],
    )


def _line(row: Sequence[Glyph]) -> Line:
    printed = [glyph for glyph in row if not glyph.character.isspace()]
    wide = [glyph for glyph in printed if WIDE.match(glyph.character)]
    height = median(glyph.top - glyph.bottom for glyph in printed)
    # A damaged font has no width.
    em = (median(glyph.right - glyph.left for glyph in wide) if wide else 0.75 * height) or 1.0
    left = printed[0].left
    word = _UNBREAKABLE.match("".join(glyph.character for glyph in printed))
    first = printed[word.end() - 1 if word else 0].right - left
    bottom = median(glyph.bottom for glyph in wide or printed)
    return Line(_spaced(row, em), left, printed[-1].right, first, em, height, bottom)


def _spaced(row: Sequence[Glyph], em: float) -> str:
    """The row's text; a gap becomes a space where it parts words, a tab where it parts cells."""
    gaps = [_gap(last, glyph, em) for last, glyph in pairwise(row)]
    # A line set to both margins is stretched evenly.
    stretch = max(0.0, median(gaps)) if gaps else 0.0
    pieces = [row[0].character]
    for (last, glyph), gap in zip(pairwise(row), gaps, strict=True):
        pieces.append(_between(last.character, glyph.character, gap, stretch, em))
        pieces.append(glyph.character)
    return "".join(pieces).strip()


def _gap(last: Glyph, glyph: Glyph, em: float) -> float:
    gap = glyph.left - last.right
    if _IDEOGRAPHS.match(last.character + glyph.character):
        # Some fonts tell of a character only the ink: 目 is narrow in the middle of its square.
        return min(gap, (glyph.left + glyph.right - last.left - last.right) / 2 - em)
    return gap


def _between(last: str, following: str, gap: float, stretch: float, em: float) -> str:
    if last.isspace() or following.isspace():
        return ""
    if gap > _CELLS * em:
        return "\t"
    if not WIDE.match(last) and not WIDE.match(following):
        return " " if gap > _LETTERS * em else ""
    if not (WIDE.match(last) and WIDE.match(following)):
        least = _BESIDE_CHINESE
    else:
        least = _CHINESE if _IDEOGRAPHS.match(last + following) else _PUNCTUATION
    return " " if gap - stretch > least * em else ""
