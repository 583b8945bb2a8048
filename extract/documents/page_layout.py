"""Printed pages: which glyphs make a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

_ENOUGH_LINES = 10

WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]")
_OPENING = r"[“‘「『（【《〈(\[]"
CLOSING = r"[，。、；：！？,.;:!?”’」』）】》〉)\]%％]"
_UNBREAKABLE = re.compile(rf"{_OPENING}*(?:[!-~]+|.){CLOSING}*")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character; lengths are in points from the page's left and bottom edge.

    Attributes:
        inserted: it is not printed: a space or a line end that the distance to the next suggests.
    """

    character: str
    left: float
    right: float
    bottom: float
    top: float
    inserted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line.

    Attributes:
        first: how wide its first unbreakable word is: 中, “十, 4.4%, GDP.
        em: the width of a Chinese character in it.
        height: of its characters.
        page_left, page_right: where the full lines of its page begin and end.
    """

    text: str
    left: float
    right: float
    first: float
    em: float
    height: float
    page_left: float = 0.0
    page_right: float = 0.0


def printed_pages(pages: Sequence[Sequence[Glyph]]) -> list[list[Line]]:
    """The lines of every page, in the order of its glyphs."""
    printed = [[_line(row) for row in _rows(glyphs)] for glyphs in pages]
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


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    ended = False
    for glyph in glyphs:
        if glyph.character in "\r\n":
            ended = True
        elif glyph.character >= " ":
            if ended and row and not _stands_beside(row[-1], glyph):
                yield from _unless_blank(row)
                row = []
            elif ended:
                row.append(replace(glyph, character=" ", inserted=True))
            row.append(glyph)
            ended = False
    yield from _unless_blank(row)


def _unless_blank(row: list[Glyph]) -> list[list[Glyph]]:
    return [row] if any(not glyph.character.isspace() for glyph in row) else []


def _stands_beside(glyph: Glyph, following: Glyph) -> bool:
    """Whether a line end between the two is none: PDFium sees one where 。“ are set close."""
    height = glyph.top - glyph.bottom
    return abs(following.bottom - glyph.bottom) < 0.3 * height and following.left > glyph.left


def _line(row: list[Glyph]) -> Line:
    printed = [glyph for glyph in row if not glyph.character.isspace()]
    wide = [glyph.right - glyph.left for glyph in printed if WIDE.match(glyph.character)]
    height = median(glyph.top - glyph.bottom for glyph in printed)
    em = (median(wide) if wide else 0.75 * height) or 1.0  # A damaged font has no width.
    left = printed[0].left
    word = _UNBREAKABLE.match("".join(glyph.character for glyph in printed))
    first = printed[word.end() - 1 if word else 0].right - left
    return Line(_spaced(row, em), left, printed[-1].right, first, em, height)


def _spaced(row: list[Glyph], em: float) -> str:
    """The row's text; an inserted space stays where it parts words or the cells of a table."""
    pieces: list[str] = []
    last: Glyph | None = None
    space = ""
    for glyph in row:
        if glyph.character == " " and glyph.inserted:
            space = " "
            continue
        if space and last:
            gap = glyph.left - last.right
            wide = WIDE.match(last.character) and WIDE.match(glyph.character)
            pieces.append("\t" if gap > 2 * em else "" if wide and gap < 0.8 * em else " ")
        pieces.append(glyph.character)
        last, space = glyph, ""
    return "".join(pieces).rstrip()
