"""Dates and years as documents print them: 2031年1月9日, 二〇三一年, 2031-01-09."""

import re
from dataclasses import dataclass

from extract.reference.numerals import halfwidth, number_of

_ZERO = "〇零○OＯ"
_YEAR_SIGNS = str.maketrans(_ZERO + "一二三四五六七八九", "00000123456789")
YEAR = rf"(?:(?:19|20)\d\d|[１２][０-９]{{3}}|[一二][{_ZERO}一二三四五六七八九]{{3}})"
DATE = (
    rf"(?P<year>{YEAR})\s{{0,2}}年\s{{0,2}}(?P<month>[\d一二三四五六七八九十]{{1,3}})\s{{0,2}}月"
    rf"(?:\s{{0,2}}(?P<day>[\d一二三四五六七八九十]{{1,3}})\s{{0,2}}日)?"
)
_PRINTED = re.compile(DATE)
_NUMERIC = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
)
_YEARS = re.compile(rf"(?<!\d)({YEAR})(?=\s?年)")


@dataclass(frozen=True, slots=True)
class Date:
    """A day as printed, or a month where its day is 0."""

    year: int
    month: int
    day: int
    words: str


def year_of(text: str) -> int:
    """The year that four digits or signs write.

    >>> year_of("2031"), year_of("二〇三一"), year_of("２０３１")
    (2031, 2031, 2031)
    """
    return int(halfwidth(text).translate(_YEAR_SIGNS))


def years_in(line: str) -> list[int]:
    """The years that a line names with 年.

    >>> years_in("关于云汀市2030年预算执行情况和2031年预算草案的报告")
    [2030, 2031]
    """
    return [year_of(found) for found in _YEARS.findall(line)]


def date_of(match: re.Match[str]) -> Date | None:
    """The date that a match of :data:`DATE` prints, None for a month that is none."""
    month = int(number_of(match["month"]) or 0)
    day = int(number_of(match["day"] or "") or 0)
    return Date(year_of(match["year"]), month, day, match[0]) if 1 <= month <= 12 else None


def date_in(line: str) -> Date | None:
    """The first date of a line.

    >>> date_in("发布日期：2031-05-12").month, date_in("二〇三一年一月九日").month
    (5, 1)
    >>> date_in("13:20") is None
    True
    """
    found = _PRINTED.search(line) or _NUMERIC.search(halfwidth(line))
    return date_of(found) if found else None
