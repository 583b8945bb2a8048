"""Pictures of pages -> their glyphs, by Tesseract where it is installed with simplified Chinese."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate
from math import inf

from extract.documents.page_rows import Glyph
from extract.documents.picture import Picture
from extract.errors import DocumentError

_LANGUAGE = "chi_sim"
_SECONDS = 60
# Reports have one column; Tesseract's own search for several loses lines, and parts tables.
_ONE_BLOCK = ["--psm", "6"]
_LINE, _WORD = "4", "5"
# Its boxes hold the ink alone, so words of one line stand a little apart.
_CLOSE = 0.8
_STEP = 0.5  # points


@cache
def can_recognise() -> bool:
    """Whether Tesseract is installed here, with its data for simplified Chinese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        said = subprocess.check_output([program, "--list-langs"], text=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return False
    return _LANGUAGE in said.split()


def recognised(page: Picture) -> list[Glyph]:
    """The characters of a page, in points from its left and bottom edge.

    Raises:
        DocumentError: Tesseract cannot read the page, or not in a minute.
    """
    resolution = ["--dpi", str(page.dots_an_inch)]
    command = ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, *resolution, *_ONE_BLOCK, "tsv"]
    picture = b"P5 %d %d 255\n" % (page.width, page.height) + page.grey
    try:
        table = subprocess.check_output(
            command,
            input=picture,
            timeout=_SECONDS,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # Pages are read side by side instead.
        )
    except (OSError, subprocess.SubprocessError):
        raise DocumentError(
            "Tesseract cannot read a page of this scan; run OCR on it first, or scan it anew"
        ) from None
    return list(_glyphs(table.decode("utf-8", "replace"), page))


def _glyphs(table: str, page: Picture) -> Iterator[Glyph]:
    """The characters in Tesseract's table of words, each word's box shared out among them."""
    line: list[Glyph] = []
    bottom = top = 0.0
    points = 72 / page.dots_an_inch
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == _LINE:
            yield from _closed(line)
            line = []
            top = (page.height - int(row["top"])) * points
            bottom = top - int(row["height"]) * points
        elif row["level"] == _WORD and (text := (row["text"] or "").strip()):
            left, width = int(row["left"]) * points, int(row["width"]) * points
            line += _shared_out(Glyph(text, left, left + width, bottom, top))
    yield from _closed(line)


def _shared_out(word: Glyph) -> Iterator[Glyph]:
    shares = [1 if character.isascii() else 2 for character in word.character]
    share = (word.right - word.left) / sum(shares)
    left = word.left
    for character, wide in zip(word.character, shares, strict=True):
        yield replace(word, character=character, left=left, right=left + wide * share)
        left += wide * share


def _closed(line: Sequence[Glyph]) -> Iterator[Glyph]:
    """The characters of a line in their order, each as wide as reaches to the next if it is near.

    The boxes of neighbours overlap at times, and then say nothing of which comes first.
    """
    lefts = list(accumulate((g.left for g in line), lambda last, left: max(last + _STEP, left)))
    for glyph, left, following in zip(line, lefts, [*lefts[1:], inf], strict=False):
        near = following - left < (1 + _CLOSE) * (glyph.top - glyph.bottom)
        right = following if near else max(glyph.right, left + _STEP)
        yield replace(glyph, left=left, right=right)
