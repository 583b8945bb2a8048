"""Title lines: the kind of a document, its place and its years as its title says them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.reference.document_kinds import DocumentKind, kind_of_title
from extract.structure.dates import YEAR, years_in
from extract.structure.place_names import first_place_in, place_pattern

_LONGEST = 70  # characters
_SENTENCE = re.compile("[。！？；]|^各位|^[“”]")
NUMBERED = re.compile(
    "[（(]?[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十]{1,3}[章部篇节]"
)
_WHOLE = re.compile(r"[告报要算划案表况]$|[》）)】\]]$")
_CRUMBS = re.compile(r"^.*(?:[>＞»]|-->>)")
_AROUND = re.compile(r"[《》“”\"]|^\W+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document's head: its place in the text, and its words without spaces."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title line.

    Attributes:
        start, end: its place in the text; end exclusive.
        words: as printed, spaces left out.
        kind: what it is the title of.
        place: whose, empty where it names none.
        years: the years that it names, in their order.
    """

    start: int
    end: int
    words: str
    kind: DocumentKind
    place: str
    years: tuple[int, ...]


def lines_of(text: str, start: int, end: int) -> list[Line]:
    """The lines of text[start:end] that are not empty, without their spaces."""
    return [
        Line(start + match.start(), start + match.end(), words)
        for match in re.finditer(r"[^\n]+", text[start:end])
        if (words := re.sub(r"[\s​‍﻿]", "", match[0]))
    ]


def titles_in(lines: Sequence[Line]) -> list[Title]:
    """The title lines among the lines of a head; one broken over lines is one."""
    found: list[Title] = []
    for number in range(len(lines)):
        if found and lines[number].start < found[-1].end:
            continue  # the rest of a title that was broken over lines
        found += list(_title_at(lines, number))[:1]
    return found


def _title_at(lines: Sequence[Line], number: int) -> Iterator[Title]:
    """The title that begins with a line, the longest way to read it first."""
    first = lines[number].words
    for span in (3, 2, 1):
        parts = lines[number : number + span]
        if len(parts) < span or (span > 1 and not _goes_on(first, parts[-1].words)):
            continue
        title = title_of("".join(part.words for part in parts), parts[0].start, parts[-1].end)
        if title and (span == 1 or (_WHOLE.search(title.words) and not _alone(parts[-1]))):
            yield title


def _goes_on(first: str, last: str) -> bool:
    """Whether a line is a title's beginning only, and another can be its end."""
    begun = "关于" in first or years_in(first) or re.search(place_pattern(), first) or len(last) < 4
    return bool(begun) and not _WHOLE.search(first) and not re.search("[：:|>]", first + last)


def _alone(line: Line) -> bool:
    title = title_of(line.words, line.start, line.end)
    return bool(title and title.place)


def title_of(words: str, start: int = 0, end: int = 0) -> Title | None:
    """A line as a title, None where it is none."""
    words = _AROUND.sub("", _CRUMBS.sub("", words))
    if not words or len(words) > _LONGEST or _SENTENCE.search(words) or NUMBERED.match(words):
        return None
    kind = kind_of_title(words)
    if not kind:
        return None
    return Title(start, end, words, kind, place_of_title(words), tuple(years_in(words)))


def place_of_title(words: str) -> str:
    """The place that a title or headline names first, empty where it names none.

    >>> place_of_title("关于云汀市2030年市级预算执行情况和2031年市级预算草案的报告")
    '云汀市'
    """
    return first_place_in(re.sub(rf"关于|{YEAR}年?度?|\d+(?:个?月份?|日)?", " ", words))
