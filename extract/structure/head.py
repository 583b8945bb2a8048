"""The head of a report: what stands before its text begins, and what speaks for it elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.reference.document_kinds import DocumentKind
from extract.structure.dates import Date, date_in
from extract.structure.headings import heading_role
from extract.structure.sessions import Session
from extract.structure.titles import NUMBERED, Line, Title, lines_of, title_of, titles_in

_MOST = 6000  # characters; no page has a longer menu
_MOST_LINES = 160
_BODY_LINE = 80  # characters; a line of such a length with a full stop is text
_FOOT = 8  # lines at the end that can hold the date
_GREETING = 400  # characters of the text that follow the head and still present it
_BEFORE = 500  # characters before a date line, where its title is
_GREETS = re.compile("各位(?:代表|委员)|主任[，、:：]|主任$")
_CHAPTER = re.compile(r"第?[一二三四五六七八九十]+[、部章]|\W*(?:19|20)\d\d年|“")


@dataclass(frozen=True, slots=True)
class Head:
    """What presents a report.

    Attributes:
        lines: the lines of the head, spaces left out.
        titles: its title lines; the first that belongs to the report is ``title``.
        title: the one that is taken for the report's own, None where there is none.
        session: its date line, None where there is none.
        opening: head and first sentences, lines kept apart.
        headings: first-rank headings that say whether they look back or ahead, with that role.
        dates: dates of lines of their own, printed by the author: （2026年5月15日）.
        posted: dates of the page: 发布时间：2026-04-21.
        body: the whole text of the report.
    """

    lines: tuple[Line, ...]
    titles: tuple[Title, ...]
    title: Title | None
    session: Session | None
    opening: str
    headings: tuple[tuple[str, str], ...]
    dates: tuple[Date, ...]
    posted: tuple[Date, ...]
    body: str


def head_of(text: str, start: int, end: int, limit: int, session: Session | None) -> Head:
    """The head of the report that is text[start:end].

    Args:
        limit: where the next report begins; the day may stand behind the text.
        session: its date line, where it has one; its title is looked for before it.
    """
    first = max(start, session.start - _BEFORE) if session else start
    lines = lines_of(text, first, min(end, first + _MOST))[:_MOST_LINES]
    stop = next((n for n, line in enumerate(lines) if _begins_text(line, session)), len(lines))
    head = lines[:stop]
    titles = titles_in([line for line in head if not (session and _in(line, session))])
    after = head[-1].end if head else first
    foot = lines_of(text, max(after, end - 600), end)[-_FOOT:]
    foot += lines_of(text, max(after, end), min(limit, end + 600))[:_FOOT]
    title = _own_title(titles, session)
    own, posted = _dates(head, titles, session)
    own += _dates(foot, [], None)[0]
    return Head(
        lines=tuple(head),
        titles=tuple(titles),
        title=title,
        session=session,
        opening="\n".join(line.words for line in head)
        + "\n"
        + re.sub(r"[^\S\n]", "", text[after : min(end, after + _GREETING)]),
        headings=tuple(_headings(text, after, end, title.kind if title else None)),
        dates=tuple(own),
        posted=tuple(posted),
        body=text[first:end],
    )


def _begins_text(line: Line, session: Session | None) -> bool:
    if session and line.start < session.end:
        return False
    begins = _GREETS.match(line.words) or NUMBERED.match(line.words)
    return bool(begins) or (len(line.words) > _BODY_LINE and "。" in line.words)


def _in(line: Line, session: Session) -> bool:
    return session.start <= line.start < session.end or line.start <= session.start < line.end


def _own_title(titles: list[Title], session: Session | None) -> Title | None:
    """The title next before the date line, or next after it; without one, the fullest."""
    if session:
        before = [title for title in titles if title.start < session.end]
        return before[-1] if before else next(iter(titles), None)
    ranked = sorted(titles, key=lambda title: -(2 * bool(title.years) + bool(title.place)))
    return ranked[0] if ranked else None


def _dates(
    lines: list[Line], titles: list[Title], session: Session | None
) -> tuple[list[Date], list[Date]]:
    own: list[Date] = []
    posted: list[Date] = []
    said = (session.start, session.end) if session else (0, 0)
    for line in lines:
        date = date_in(line.words)
        if len(line.words) > _BODY_LINE or "。" in line.words or said[0] <= line.start < said[1]:
            continue
        titled = any(title.start <= line.start < title.end for title in titles)
        if titled and date and not date.day:  # 2031年1月经济运行情况 is no date
            continue
        if date:
            rest = line.words.replace(date.words, "")
            (own if not re.search("[一-龥\\d]", rest) and "年" in date.words else posted).append(
                date
            )
    return own, posted


def _headings(
    text: str, start: int, end: int, kind: DocumentKind | None
) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"(?m)^[^\n。；]{3,60}$", text[start:end]):
        words = re.sub(r"\s", "", match[0])
        if 3 <= len(words) <= 40 and _CHAPTER.match(words) and not title_of(words):
            role = heading_role(words) or (kind.role_of(words) if kind else "")
            if role in ("actual", "target") and not re.search("[，。：:]$", words):
                yield words, role
