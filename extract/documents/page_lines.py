"""Printed lines: the text of a row of glyphs, and the measures that tell how it was set."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.documents.page_rows import Glyph

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
_PUNCTUATION, _BESIDE_CHINESE, _CHINESE, _LETTERS = 0.8, 0.5, 0.2, 0.15
CELLS_APART = 2.0
"""The least gap between cells, in widths of a Chinese character."""
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in a line without a gap."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; lengths are in points from the page's left and bottom edge.

    Attributes:
        first: how wide its first unbreakable word is: 中, “十, 4.4%, GDP.
        em: the width of a Chinese character in it.
        height: of its characters.
        bottom: where its characters stand.
        parts: what its spaces and tabs part.
        page_left, page_right: where the full lines of its page begin and end.
    """

    text: str
    left: float
    right: float
    first: float
    em: float
    height: float
    bottom: float
    parts: tuple[Part, ...] = ()
    page_left: float = 0.0
    page_right: float = 0.0


def line_of(row: Sequence[Glyph]) -> Line:
    """The line of a row of glyphs that are not all blank, from left to right."""
    printed = [glyph for glyph in row if not glyph.character.isspace()]
    wide = [glyph for glyph in printed if WIDE.match(glyph.character)]
    height = median(glyph.top - glyph.bottom for glyph in printed)
    # A damaged font has no width.
    em = (median(glyph.right - glyph.left for glyph in wide) if wide else 0.75 * height) or 1.0
    left = printed[0].left
    word = _UNBREAKABLE.match("".join(glyph.character for glyph in printed))
    first = printed[word.end() - 1 if word else 0].right - left
    bottom = median(glyph.bottom for glyph in wide or printed)
    text, parts = _spaced(row, em)
    return Line(text, left, printed[-1].right, first, em, height, bottom, parts)


def _spaced(row: Sequence[Glyph], em: float) -> tuple[str, tuple[Part, ...]]:
    """The row's text, a gap as a space where it parts words and as a tab where cells; its parts."""
    gaps = [_gap(last, glyph, em) for last, glyph in pairwise(row)]
    # A line set to both margins is stretched evenly.
    stretch = max(0.0, median(gaps)) if gaps else 0.0
    between = [
        _between(last.character, glyph.character, gap, stretch, em)
        for (last, glyph), gap in zip(pairwise(row), gaps, strict=True)
    ]
    text = "".join(
        space + glyph.character for space, glyph in zip(["", *between], row, strict=True)
    )
    return text.strip(), tuple(_parts(row, between))


def _parts(row: Sequence[Glyph], between: Sequence[str]) -> Iterator[Part]:
    part: list[Glyph] = []
    for glyph, space in zip(row, [*between, " "], strict=True):
        if not glyph.character.isspace():
            part.append(glyph)
        if part and (space or glyph.character.isspace()):
            yield Part("".join(g.character for g in part), part[0].left, part[-1].right)
            part = []


def _gap(last: Glyph, glyph: Glyph, em: float) -> float:
    gap = glyph.left - last.right
    if _IDEOGRAPHS.match(last.character + glyph.character):
        # Some fonts tell of a character only the ink: 目 is narrow in the middle of its square.
        return min(gap, (glyph.left + glyph.right - last.left - last.right) / 2 - em)
    return gap


def _between(last: str, following: str, gap: float, stretch: float, em: float) -> str:
    if last.isspace() or following.isspace():
        return ""
    if gap > CELLS_APART * em:
        return "\t"
    if not WIDE.match(last) and not WIDE.match(following):
        return " " if gap > _LETTERS * em else ""
    if not (WIDE.match(last) and WIDE.match(following)):
        least = _BESIDE_CHINESE
    else:
        least = _CHINESE if _IDEOGRAPHS.match(last + following) else _PUNCTUATION
    return " " if gap - stretch > least * em else ""
