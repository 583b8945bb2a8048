"""Date lines: before which meeting a report was given, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.structure.dates import DATE, Date, date_of

# "——2024年1月9日在北京市东城区第十七届人民代表大会第四次会议上", also over two lines.
_MEETING = (
    r"(?P<who>[^。！？；\n]{2,50}?(?:\n\s{0,8}[^。！？；\n]{2,50}?)?)"
    r"(?:次\s?会\s?议(?:\s?上|\s?审?议?通过|\s?批准)?|会\s?议\s?上|(?:大会|全会)上)"
    r"(?P<kind>的?(?:报告|讲话))?"
)
_DATED = re.compile(
    r"(?:^|(?<=报告)|(?<=公报)|(?<=纲要))[—―–─－\-〔（( \t　\xa0]*+"
    rf"(?:[在于]\s?)?{DATE}"
    rf"\s{{0,9}}在?\s{{0,2}}{_MEETING}(?![，,。])",
    re.MULTILINE,
)
_UNDATED = re.compile(
    rf"^[ \t　\xa0]{{0,16}}[—―–─－\-〔（(]{{1,8}}[ \t　]{{0,4}}在\s?{_MEETING}[ \t　）)]{{0,8}}$",
    re.MULTILINE,
)
_NEAR = 150  # characters from a meeting's line to the line of its date
_SAME = 400  # date lines nearer to each other are one report's


@dataclass(frozen=True, slots=True)
class Session:
    """A date line.

    Attributes:
        start, end: its place in the text; end exclusive.
        words: what it says, spaces left out.
        meeting: the words between 在 and 会议上.
        date: when, None where no date is printed near.
    """

    start: int
    end: int
    words: str
    meeting: str
    date: Date | None


def sessions_in(text: str) -> list[Session]:
    """The date lines of a text that open a report, in their order."""
    found = sorted([*_dated(text), *_undated(text)], key=lambda session: session.start)
    kept: list[Session] = []
    for session in found:
        if not kept or not _repeats(session, kept[-1]):
            kept.append(session)
        elif kept[-1].date is None and session.date:
            kept[-1] = session
    return kept


def _repeats(session: Session, before: Session) -> bool:
    """Whether a date line says again what one shortly before it said."""
    if session.start < before.end:
        return True
    if session.start - before.end > _SAME:
        return False
    if session.date is None or before.date is None:
        return True
    return session.meeting in before.meeting


def _dated(text: str) -> Iterator[Session]:
    for match in _DATED.finditer(text):
        date = date_of(match)
        if date and ("届" in match["who"] or match["kind"]):
            meeting = _compact(match["who"])
            yield Session(match.start(), match.end(), _compact(match[0]), meeting, date)


def _undated(text: str) -> Iterator[Session]:
    for match in _UNDATED.finditer(text):
        near = re.compile(DATE).search(text, match.end(), match.end() + _NEAR)
        earlier = list(re.compile(DATE).finditer(text, max(0, match.start() - 40), match.start()))
        found = near or (earlier[-1] if earlier else None)
        yield Session(
            match.start(),
            match.end(),
            _compact(match[0]),
            _compact(match["who"]),
            date_of(found) if found else None,
        )


def _compact(words: str) -> str:
    return re.sub(r"\s", "", words)
