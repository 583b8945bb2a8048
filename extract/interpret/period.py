"""The year and the period that a figure is about."""

import re
from dataclasses import dataclass, replace

from extract.interpret.clause import Mention
from extract.interpret.time import ACTUAL, Frame

_BASE = re.compile(r"[比较](?P<year>20\d\d)年")
_MONTHS = re.compile(r"(?P<first>\d{1,2})月?[-—－–~至到](?P<last>\d{1,2})月")
_PARTS = {
    "前三季度": "Q1-Q3",
    "一至三季度": "Q1-Q3",
    "上半年": "H1",
    "下半年": "H2",
    "一季度": "Q1",
    "二季度": "Q2",
    "三季度": "Q3",
    "四季度": "Q4",
}

_PART = re.compile("|".join(_PARTS))
_WHOLE = re.compile("全年|年末|年底")


@dataclass(frozen=True, slots=True)
class Period:
    """When: one year, several, or a part of one.

    Attributes:
        first, last: years, both inclusive.
        text: as the table writes it: 2023, 2023-H1, 2023-01/2023-11, 2021/2025.
        based: whether the first is only what a change is counted from.
    """

    first: int
    last: int
    text: str
    based: bool = False

    def for_nature(self, nature: str, frame: Frame, mention: Mention, rate: bool) -> "Period":
        """The period of a catalogued figure, or of one that says it is a state.

        What is summed keeps the span; what is a state at a time has that time's year alone. In a
        look back at several years a yearly figure without a year of its own is of the last full
        one; a ``rate`` aimed at for several years is to hold in each of them.
        """
        if self.first == self.last or self.based:
            return self
        if nature == "flow" or (not nature and not _is_state(mention)) or _lasts(mention):
            return self
        if nature == "annual" and frame.kind == ACTUAL and frame.running:
            return _year(self.last - 1)
        if nature == "annual" and frame.kind != ACTUAL and rate:
            return self
        return _year(self.last)


def _lasts(mention: Mention) -> bool:
    """Whether an amount is said of every year of a span, or of an unnamed one of them."""
    return bool(
        re.search(
            "保持|稳定|控制|维持|最高|年产|连续|累计|[、]", mention.subject[-6:] + mention.predicate
        )
    )


def _year(year: int) -> Period:
    return Period(year, year, str(year))


def _is_state(mention: Mention) -> bool:
    return bool(
        re.search(
            "达|总数|总量|保有量|存量|占|现有|共有|拥有|率$|比重|比例",
            mention.subject + mention.predicate,
        )
    )


def period_of(frame: Frame, before: str, mention: Mention) -> Period:
    """The period that a figure's own words and the frame around it give.

    Args:
        before: the sentence up to the figure.
    """
    base = _BASE.search(mention.predicate) or _BASE.search(mention.subject)
    if base and int(base["year"]) < frame.last:
        return Period(int(base["year"]), frame.last, f"{base['year']}/{frame.last}", True)
    if frame.first != frame.last:
        return Period(frame.first, frame.last, f"{frame.first}/{frame.last}")
    return replace(_year(frame.last), text=_part_of_year(frame.last, before))


def _part_of_year(year: int, before: str) -> str:
    """The year, or the part of it that the last word of time before a figure names."""
    months = list(_MONTHS.finditer(before))
    parts = [(match.start(), _PARTS[match[0]]) for match in _PART.finditer(before)]
    whole = [match.end() for match in _WHOLE.finditer(before)]
    latest = max(whole, default=-1)
    if months and months[-1].start() > latest:
        first, last = int(months[-1]["first"]), int(months[-1]["last"])
        return f"{year}-{first:02}/{year}-{last:02}"
    if parts and parts[-1][0] > latest:
        code = parts[-1][1]
        return f"{year}-01/{year}-09" if code == "Q1-Q3" else f"{year}-{code}"
    return str(year)
