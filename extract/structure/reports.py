"""A document's structure: its reports, their headings, paragraphs and sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.reference.numerals import halfwidth, number_of
from extract.reference.regions import LISTED, regions
from extract.structure.profile import Profile, profile_of

# "——2024年1月9日在北京市东城区第十七届人民代表大会第四次会议上", also over two lines.
_DELIVERY = re.compile(
    r"(?P<year>\d{4}|[二〇零一二三四五六七八九○]{4})年(?P<month>[\d一二三四五六七八九十]{1,3})月"
    r"(?P<day>[\d一二三四五六七八九十]{1,3})日\s*在\s*(?P<place>[一-龥]{2,20}?)第[一二三四五六七八九十\d]+届\s*"
    r"(人民代表大会|人大)[^。\n]{0,24}会议"
)
_TITLE = re.compile(
    r"^[ \t　\xa0]*([^\n。，]{0,24}(工作报告|评估报告|执行情况报告))[ \t　\xa0]*$", re.MULTILINE
)
_PUBLISHED = re.compile(r"(?P<year>20\d\d)[-/年.](?P<month>\d{1,2})[-/月.](?P<day>\d{1,2})")
_CREDITS = re.compile(
    r"^[ \t　\xa0]*[（(]?(责任编辑|责编|编辑|校对|来源|文/|文字|摄影|记者"
    r"|相关报道|相关阅读|相关文档|相关链接|相关新闻|相关内容|阅读全文|上一篇|下一篇|扫一扫|分享|打印|关闭|版权|免责)",
    re.MULTILINE,
)
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;]?[”’」』）)]*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BODY_END = tuple("。！!；;”")
# Two clauses with a figure before the place where the text stops.
_CUT_OFF = re.compile(r"\d[%亿万个家元][^。；\n]{0,40}[，；。][^\n]*[，；。]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in the text; end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the document.

    Attributes:
        number: counted from 1 over all lines of the document that are not empty.
        start, end: its place in the text; end exclusive.
        heading: whether it is a heading.
        section: the heading that it stands under, empty before the first.
    """

    number: int
    start: int
    end: int
    heading: bool
    section: str

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The paragraph's sentences; 。 ！ ？ and ； end one."""
        for match in _SENTENCE.finditer(text, self.start, self.end):
            if match.end() > match.start():
                yield Sentence(match.start(), match.end())


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
    furniture behind its last full line. What lies outside every report is nobody's.
    """
    deliveries = [
        match for match in _DELIVERY.finditer(text) if _at_line_start(text, match.start())
    ]
    if not deliveries:
        return [_whole(text)]
    titles = [_title_before(text, delivery.start()) for delivery in deliveries]
    starts = [
        title.start() if title else match.start()
        for title, match in zip(titles, deliveries, strict=True)
    ]
    ends = [*starts[1:], len(text)]
    return [
        _report(text, start, end, delivery, title[1].strip() if title else "")
        for start, end, delivery, title in zip(starts, ends, deliveries, titles, strict=True)
    ]


def _at_line_start(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return not line.strip(" \t　\xa0—-–(（")


def _title_before(text: str, at: int) -> re.Match[str] | None:
    """The title line next before ``at``, at most 300 characters away."""
    return next(iter(reversed(list(_TITLE.finditer(text, max(0, at - 300), at)))), None)


def _report(text: str, start: int, end: int, delivery: re.Match[str], title: str) -> Report:
    end = _end_of_body(text, delivery.end(), end)
    place = place_named(delivery["place"]) or _region_of(text[start:end])
    return Report(
        title=title,
        profile=profile_of(place, _year(delivery["year"]), int(number_of(delivery["month"]) or 0)),
        start=start,
        end=end,
        paragraphs=tuple(lines_in(text, start, end)),
    )


def _whole(text: str) -> Report:
    end = _end_of_body(text, 0, len(text))
    date = _PUBLISHED.search(text) or re.search(r"(?P<year>20\d\d)年(?P<month>)", text)
    first = re.search(r"\S[^\n]*", text)
    return Report(
        title=first[0].strip() if first else "",
        profile=profile_of(
            _region_of(text[:end]),
            int(date["year"]) if date else 0,
            int(date["month"] or 0) if date else 0,
        ),
        start=0,
        end=end,
        paragraphs=tuple(lines_in(text, 0, end)),
    )


def _year(text: str) -> int:
    digits = str.maketrans("〇零○一二三四五六七八九", "000123456789")
    return int(halfwidth(text).translate(digits))


def _end_of_body(text: str, start: int, end: int) -> int:
    """Where the running text between two offsets ends and the page's own furniture begins."""
    lines = re.finditer(r"[^\n]+", text[start:end])
    full = [line for line in lines if len(line[0].strip()) > 20 and _is_running(line[0].rstrip())]
    last = start + full[-1].end() if full else end
    for credit in _CREDITS.finditer(text, start, last):
        # Credits end a text; a line of the same look near its beginning is the page's head.
        if credit.start() - start > 0.85 * (last - start):
            return credit.start()
    return last


def _is_running(line: str) -> bool:
    """Whether a line is of the running text; a clipping may stop in the middle of a sentence."""
    return line.endswith(_BODY_END) or _CUT_OFF.search(line) is not None


def lines_in(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """The lines of text[start:end] that are not empty, numbered as lines of the whole text."""
    number = len(_LINE.findall(text[:start]))
    section = ""
    for line in _LINE.finditer(text[start:end]):
        number += 1
        content = line[0].strip(" \t　\xa0\r")
        heading = is_heading(content)
        if heading:
            section = content
        yield Paragraph(number, start + line.start(), start + line.end(), heading, section)


def is_heading(line: str) -> bool:
    """Whether a line is a heading: short, and without the punctuation of a sentence.

    >>> is_heading("一、2023年工作回顾"), is_heading("各位代表："), is_heading("全年新增12家。")
    (True, False, False)
    """
    return 3 <= len(line) <= 48 and not re.search(
        "[。；;！!：:，,]$|^各位代表|[【】<>|]|^\\W*20\\d\\d[-年]\\d+[-月]", line
    )


@cache
def _places() -> re.Pattern[str]:
    names = {name for name, place in regions().items() if place.level in ("province", "district")}
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))


@cache
def _short_names() -> dict[str, str]:
    listed = [region for region in regions().values() if region.level in LISTED]
    return {short: region.name for region in listed for short in region.short}


def region_named(words: str) -> str:
    """The last known place that ``words`` name: 北京市东城区 is 东城区; empty where none is known.

    >>> region_named("北京市东城区"), region_named("某市")
    ('东城区', '')
    """
    found = _places().findall(words)
    if not found:
        return _short_names().get(words, "")
    return str(found[-1])


def place_named(words: str) -> str:
    """The last of the places in a full title, known or not: 浙江省杭州市 is 杭州市.

    >>> place_named("北京市东城区"), place_named("浙江省杭州市"), place_named("广西壮族自治区")
    ('东城区', '杭州市', '广西壮族自治区')
    """
    parts = re.findall(
        "[一-龥]{2,}?(?:自治区|自治州|自治县|自治旗|地区|新区|省|市|区|县|州|盟|旗)", words
    )
    last = "".join(parts[-1:])
    known = region_named(words)
    return known if known and last.endswith(known) else last


def _region_of(text: str) -> str:
    """The place that a text names first in its head, else most often."""
    head = text[:400]
    stated = re.search(r"代表([一-龥]{2,12}?)人民政府", head)
    if stated and place_named(stated[1]):
        return place_named(stated[1])
    titled = re.search(
        r"(?<![一-龥])([一-龥]{2,8}?(?:自治区|自治州|省|市|区|县|州|盟|旗))(?:人民政府(?!网)|(?:20\d\d年)?政府工作报告)",
        head,
    )
    titled_place = place_named(re.sub("^(?:.*代表|年)", "", titled[1])) if titled else ""
    if titled_place:
        return titled_place
    found = _places().findall(head) or _places().findall(text)
    if found:
        return str(max(found, key=found.count))
    short = [name for word, name in _short_names().items() if word in head]
    return short[0] if short else ""
