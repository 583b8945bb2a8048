"""A document's structure: its reports, their headings, paragraphs and sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from msgspec import Struct

from extract.structure.cells import Cell
from extract.structure.identity import identified
from extract.structure.profile import Profile, told
from extract.structure.sessions import Session, sessions_in
from extract.structure.tables import cells_in
from extract.structure.titles import Title, lines_of, title_of, titles_in

_CREDITS = re.compile(
    r"^[ \t　\xa0]*[（(]?(责任编辑|责编|编辑|校对|来源|文/|文字|摄影|记者"
    r"|相关报道|相关阅读|相关文档|相关链接|相关新闻|相关内容|阅读全文|上一篇|下一篇|扫一扫|分享|打印|关闭|版权|免责)",
    re.MULTILINE,
)
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;]?[”’」』）)]*")
_LINE = re.compile(r"[^\n]+")
# No report has a longer sentence. What has is cut, for a figure is read with its whole sentence.
_LONGEST = 600
_PIECE = 300
_CHAPTER = re.compile(
    "第?[一二三四五六七八九十]{1,3}[、部章]|[（(][一二三四五六七八九十]{1,3}[）)]"
)
_BODY_END = tuple("。！!；;”")
# Two clauses with a figure before the place where the text stops.
_CUT_OFF = re.compile(r"\d[%亿万个家元][^。；\n]{0,40}[，；。][^\n]*[，；。]")
_SHORT = 70  # characters; a title is no longer
_RUNNING = 60  # characters; a line of running text is longer
_BEFORE = 400  # characters from a title to its date line


class Sentence(Struct, frozen=True):
    """A sentence's place in the text; end exclusive."""

    start: int
    end: int


def _parts(text: str, start: int, end: int) -> Iterator[Sentence]:
    """A sentence, in pieces that end with a pause where it is longer than any."""
    while end - start > _LONGEST:
        pauses = (text.rfind(pause, start + 1, start + _PIECE) for pause in "，、 \t")
        cut = max(pauses) + 1 or start + _PIECE
        yield Sentence(start, cut)
        start = cut
    yield Sentence(start, end)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the document.

    Attributes:
        number: counted from 1 over all lines of the document that are not empty.
        start, end: its place in the text; end exclusive.
        heading: whether it is a heading.
        section: the heading that it stands under, empty before the first.
        cells: those of its cells that hold a figure; None where it is no row of a table.
    """

    number: int
    start: int
    end: int
    heading: bool
    section: str
    cells: tuple[Cell, ...] | None = None

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The paragraph's sentences; 。 ！ ？ and ； end one, and a pause where none ends it."""
        for match in _SENTENCE.finditer(text, self.start, self.end):
            start, end = match.span()
            if end - start > _LONGEST:
                yield from _parts(text, start, end)
            elif end > start:
                yield Sentence(start, end)


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a document; a compendium has several.

    Attributes:
        title: as printed, empty where none was found.
        profile: what it says of itself.
        start, end: its place in the text, page furniture left out; end exclusive.
        paragraphs: its lines.
    """

    title: str
    profile: Profile
    start: int
    end: int
    paragraphs: tuple[Paragraph, ...]


def reports_in(text: str) -> list[Report]:
    """The reports of ``text`` in their order; a text without any is taken as one report.

    A work report begins at its date line (在……人民代表大会……会议上) and ends before the page
    furniture behind its last full line. What lies outside every report is nobody's. Without date
    lines, a new one begins where the title of another place's document of the same kind stands.
    """
    return list(_reports(text))


@lru_cache(maxsize=4)
def _reports(text: str) -> tuple[Report, ...]:
    sessions: list[Session | None] = [*sessions_in(text)]
    if sessions:
        starts = [_title_start(text, session.start) for session in sessions if session]
    else:
        starts = [0, *_titles_of_others(text)]
        sessions = [None] * len(starts)
    ends = [*starts[1:], len(text)]
    return tuple(
        _report(text, start, end, session)
        for start, end, session in zip(starts, ends, sessions, strict=True)
    )


def reports_told(text: str, region: str = "", delivered: int = 0) -> list[Report]:
    """The reports of ``text`` with what a person says of them, who knows better than the text.

    Args:
        region: whose report it is, where the text does not say or holds one report only.
        delivered: the year of its delivery, in the same way.
    """
    reports = reports_in(text)
    alone = len(reports) == 1
    return [
        replace(
            report,
            profile=told(
                report.profile,
                region if alone or not report.profile.region else "",
                delivered if alone or not report.profile.delivered else 0,
            ),
        )
        for report in reports
    ]


def _title_start(text: str, at: int) -> int:
    """Where the title line next before a date line begins, else the date line itself."""
    titles = titles_in(lines_of(text, max(0, at - _BEFORE), at))
    return titles[-1].start if titles else at


def _titles_of_others(text: str) -> Iterator[int]:
    """Where a text goes on to the same kind of document of another place."""
    lines = lines_of(text, 0, len(text))
    first: Title | None = None
    place = ""
    for number, line in enumerate(lines):
        title = title_of(line.words, line.start, line.end) if len(line.words) < _SHORT else None
        if not title or not title.place or not (title.years or title.kind.year == "reviewed"):
            continue
        if not any(len(next_.words) > _RUNNING for next_ in lines[number + 1 : number + 4]):
            continue  # a link, or an entry of a list
        if first and title.kind is first.kind and title.place != place:
            yield title.start
        first, place = first or title, title.place


def _report(text: str, start: int, end: int, session: Session | None) -> Report:
    limit, end = end, _end_of_body(text, session.end if session else start, end)
    profile, head = identified(text, start, end, limit, session)
    return Report(
        title=head.title.words if head.title else head.lines[0].words if head.lines else "",
        profile=profile,
        start=start,
        end=end,
        paragraphs=tuple(lines_in(text, start, end)),
    )


def _end_of_body(text: str, start: int, end: int) -> int:
    """Where the running text between two offsets ends and the page's own furniture begins."""
    lines = re.finditer(r"[^\n]+", text[start:end])
    full = [line for line in lines if len(line[0].strip()) > 20 and _is_running(line[0].rstrip())]
    last = _with_short_lines(text, start + full[-1].end(), end) if full else end
    last = _with_tables(text, last, end)
    for credit in _CREDITS.finditer(text, start, last):
        # Credits end a text; a line of the same look near its beginning is the page's head.
        if credit.start() - start > 0.85 * (last - start):
            return credit.start()
    return last


def _with_short_lines(text: str, last: int, end: int) -> int:
    """The end of the body, with the short sentences of figures that go on behind its last line."""
    body = last
    for line in _LINE.finditer(text, last, end):
        words = line[0].strip()
        figures = re.search(r"\d.*[。；;]$", words)
        if _CREDITS.match(words) or not (figures or _CHAPTER.match(words)):
            break
        body = line.end() if figures else body
    return body


def _with_tables(text: str, last: int, end: int) -> int:
    """The end of the body, with the tables of figures that are set behind its text."""
    credits = _CREDITS.search(text, last, end)
    lines = [
        line.span() for line in _LINE.finditer(text, last, credits.start() if credits else end)
    ]
    tabled = (line for line, cells in zip(lines, cells_in(text, lines), strict=True) if cells)
    return max([last, *(line[1] for line in tabled)])


def _is_running(line: str) -> bool:
    """Whether a line is of the running text; a clipping may stop in the middle of a sentence."""
    return line.endswith(_BODY_END) or _CUT_OFF.search(line) is not None


def lines_in(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """The lines of text[start:end] that are not empty, numbered as lines of the whole text."""
    number = sum(not line[0].isspace() for line in _LINE.finditer(text, 0, start))
    lines = [line.span() for line in _LINE.finditer(text, start, end) if not line[0].isspace()]
    section = ""
    for (first, last), cells in zip(lines, cells_in(text, lines), strict=True):
        number += 1
        content = text[first:last].strip(" \t　\xa0\r")
        heading = cells is None and is_heading(content)
        if heading:
            section = content
        yield Paragraph(number, first, last, heading, section, cells)


def is_heading(line: str) -> bool:
    """Whether a line is a heading: short, and without the punctuation of a sentence.

    >>> is_heading("一、2023年工作回顾"), is_heading("各位代表："), is_heading("全年新增12家。")
    (True, False, False)
    """
    return 3 <= len(line) <= 48 and not re.search(
        "[。；;！!：:，,]$|^各位代表|[【】<>|]|^\\W*20\\d\\d[-年]\\d+[-月]", line
    )
