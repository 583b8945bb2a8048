"""When a report was delivered and of which years it speaks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.reference.document_kinds import DocumentKind
from extract.reference.files import toml_named
from extract.reference.numerals import number_of
from extract.reference.plans import plan_in
from extract.structure.dates import YEAR, Date, years_in
from extract.structure.head import Head
from extract.structure.profile import AUTUMN, Doubt, Evidence

_SURE = 3
_PRESS_SPRING = 4  # a press report of January to April tells of the year before
_TERM = 5  # years of office


@dataclass(frozen=True, slots=True)
class Times:
    """The years of a report; see :class:`Profile`."""

    delivered: int
    month: int
    reviewed: tuple[int, int]
    ahead: tuple[int, int]
    part: str
    evidence: tuple[Evidence, ...]
    doubts: tuple[Doubt, ...]


def times_of(head: Head, kind: DocumentKind) -> Times:
    """The years of a report of a kind, by its date line, its title, its headings and its dates."""
    return _Reckoning(head, kind).times()


@cache
def _words() -> dict[str, Any]:
    return toml_named("identity.toml")


class _Reckoning:
    """Puts together what the parts of a head say of time."""

    def __init__(self, head: Head, kind: DocumentKind) -> None:
        self.head, self.kind = head, kind
        title = head.title.words if head.title else ""
        self.part = part_of(_of_first_year(title)) if kind.year == "reviewed" else ""
        self.plan = plan_in(title) if kind.id.startswith("plan_") else (0, 0)
        years = [] if kind.year == "plan" else list(head.title.years if head.title else ())
        if head.title and not years and kind.year != "plan":
            years = [year for title in head.titles for year in title.years]
        self.title_year = years[0] if years and not self.plan[0] else 0
        self.title_ahead = years[1] if len(years) > 1 and years[1] == years[0] + 1 else 0
        self.back = self._of_headings("actual")
        self.on = self._of_headings("target")
        self.next_year = bool(re.search(_words()["ahead"]["next_year"], head.opening))
        self.evidence = sorted(self._pieces(), key=lambda piece: -piece.weight)

    def times(self) -> Times:
        delivered, month = self._delivered()
        last = self._last_reviewed(delivered, month)
        coming = self._coming(last, delivered)
        reviewed, ahead = self._spans(last, coming)
        return Times(
            delivered=delivered,
            month=month,
            reviewed=reviewed if delivered else (0, 0),
            ahead=ahead if delivered else (0, 0),
            part=self.part,
            evidence=tuple(self.evidence),
            doubts=tuple(self._doubts(delivered)),
        )

    def _of_headings(self, role: str) -> int:
        for words, said in self.head.headings:
            years = years_in(words)
            if said == role and years:
                return years[-1] if role == "actual" and "和" not in words else years[0]
        return 0

    # --- delivery --------------------------------------------------------------------------------

    def _pieces(self) -> Iterator[Evidence]:
        head = self.head
        if head.session and head.session.date:
            date = head.session.date
            yield Evidence("delivered", str(date.year), head.session.words, "date line", 10)
        if self.title_year and head.title:
            yield Evidence("delivered", str(self._by_title()), head.title.words, "title", 9)
        for words, role in head.headings:
            years = years_in(words)
            if years and years[0] in (self.back, self.on):
                year = self._by_back(years[0]) if role == "actual" else self._by_on(years[0])
                yield Evidence("delivered", str(year), words, "heading", 7)
        for date in head.dates:
            yield Evidence("delivered", str(date.year), date.words, "own date", 6)
        for date in head.posted:
            yield Evidence("delivered", str(date.year), date.words, "date of the page", 3.5)
        if self.plan[0]:
            yield Evidence(
                "delivered", str(self._by_plan()), head.title.words if head.title else "", "plan", 3
            )
        for rule in _words()["delivered"]:
            yield from self._by_rule(rule)

    def _by_rule(self, rule: dict[str, Any]) -> Iterator[Evidence]:
        if rule["where"] == "text" and (self.head.session or self.title_year or self.head.posted):
            return
        if rule["where"] == "headline" and self.head.title:
            return
        zone = self.head.body if rule["where"] == "text" else self.head.opening
        found: Counter[int] = Counter()
        words: dict[int, str] = {}
        for match in re.finditer(rule["pattern"], zone):
            groups = match.groupdict()
            if groups.get("term"):  # the first term began in 1954; from the fifth, five years each
                year = 1953 + 5 * int(number_of(groups["term"]) or 0)
            else:
                year = int(groups["year"])
            found[year + int(rule["add"])] += 1
            words.setdefault(year + int(rule["add"]), match[0])
        if found:
            best = max(found) if rule["where"] == "text" else found.most_common(1)[0][0]
            weight = float(rule["weight"])
            yield Evidence("delivered", str(best), words[best], rule["rule"], weight)

    def _by_title(self) -> int:
        if self.kind.year == "delivered":
            return self.title_year
        if self.title_ahead:
            return self.title_ahead
        return self.title_year if self.part else self.title_year + self.kind.lag

    def _by_back(self, year: int) -> int:
        return year if self.next_year or self.part else year + self.kind.lag

    def _by_on(self, year: int) -> int:
        return year - 1 if self.next_year else year

    def _by_plan(self) -> int:
        if self.kind.year == "plan":
            return self.plan[0]
        title = self.head.title.words if self.head.title else ""
        return self.plan[0] + 2 if "中期" in title else self.plan[1]

    def _delivered(self) -> tuple[int, int]:
        """Year and month: the date line's, else the date that fits what title or headings say."""
        session = self.head.session.date if self.head.session else None
        if session:
            return session.year, session.month
        dates = [*self.head.dates, *self.head.posted]
        said = 0
        if self.title_year:
            said = self._by_title()
        elif self.back:
            said = self._by_back(self.back)
        elif self.on:
            said = self._by_on(self.on)
        if said:
            fitting = [date for date in dates if self._fits(date, said)]
            return (fitting[0].year, fitting[0].month) if fitting else (said, 0)
        if dates and not (self.plan[0] and not self._in_plan(dates[0])):
            return dates[0].year, dates[0].month
        best = self.evidence[0] if self.evidence else None
        return (int(best.value), 0) if best else (0, 0)

    def _in_plan(self, date: Date) -> bool:
        return self.plan[0] - 1 <= date.year <= self.plan[1] + 1

    def _fits(self, date: Date, said: int) -> bool:
        """Whether a date can be the day of what is said to be of a year: its own, or a session in
        the autumn before."""
        if date.year == said:
            return True
        early = self.kind.ahead and not self.part
        return early and date.year == said - 1 and date.month >= AUTUMN

    # --- years spoken of -------------------------------------------------------------------------

    def _last_reviewed(self, delivered: int, month: int) -> int:
        if self.plan[0]:
            if self.kind.year == "plan":
                return self.plan[0] - 1
            return delivered if month > _PRESS_SPRING else delivered - 1
        if self.kind.year == "reviewed" and self.title_year:
            return self.title_year
        if self.back and self.back in (delivered, delivered - 1):
            return self.back
        if self.part:
            return delivered
        if self.kind.id == "press_report":
            return delivered if month > _PRESS_SPRING else delivered - 1
        if self.next_year and not month:
            return delivered
        return delivered if month >= AUTUMN and self.kind.ahead else delivered - 1

    def _coming(self, last: int, delivered: int) -> int:
        if not self.kind.ahead:
            return 0
        if self.title_ahead:
            return self.title_ahead
        if self.part:
            return last
        if self.on and self.on in (last + 1, delivered, delivered + 1):
            return self.on
        return last + 1

    def _spans(self, last: int, coming: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The spans looked back on and ahead to: of one year, of a term, or of a plan."""
        words = _words()["ahead"]
        if self.plan[0]:
            if self.kind.year == "plan":
                return (self.plan[0] - 5, last), self.plan
            return (self.plan[0], last), (min(max(last + 1, coming), self.plan[1]), self.plan[1])
        back, ahead = (last, last), (coming, coming)
        if self.kind.id == "work_report":
            said = {
                role: [w for w, r in self.head.headings if r == role]
                for role in ("actual", "target")
            }
            first = self.head.session and re.search(words["first_session"], self.head.session.words)
            if first or any(re.search(words["term"], w) for w in said["actual"]):
                back = (last - _TERM + 1, last)
            for heading in said["actual"]:
                plan = plan_in(heading)
                if plan[0] and plan[0] <= last <= plan[1] + 1:
                    back = (plan[0], last)
            if any(re.search(words["term_ahead"], w) for w in said["target"]):
                ahead = (coming, coming + _TERM - 1)
            for heading in said["target"]:
                plan = plan_in(heading)
                if plan[0] and plan[0] <= coming <= plan[1]:
                    ahead = (coming, plan[1])
        return back, ahead

    # --- doubts ----------------------------------------------------------------------------------

    def _doubts(self, delivered: int) -> Iterator[Doubt]:
        if not delivered:
            yield Doubt("delivered", "unknown")
            return
        best = next((p for p in self.evidence if int(p.value) == delivered), None)
        if best is None or best.weight < _SURE:
            words = best.words if best else ""
            yield Doubt("delivered", "guessed", str(delivered), words)
            return
        for piece in self.evidence:
            if piece.weight >= 7 and not self._agrees(int(piece.value), delivered):
                yield Doubt(
                    "delivered", "contradicted", str(delivered), best.words, against=piece.words
                )
                return

    def _agrees(self, year: int, delivered: int) -> bool:
        # A session of autumn is counted to either year: 2022年…报告 of December 2021.
        return year in (delivered, delivered + 1) if self.kind.ahead else year == delivered


def _of_first_year(title: str) -> str:
    """A title up to its second year: 2030年决算和2031年上半年预算执行 is of the whole of 2030."""
    years = list(re.finditer(YEAR, title))
    return title[: years[1].start()] if len(years) > 1 else title


def part_of(title: str) -> str:
    """The part of a year that a title names, as a period writes it; empty for the whole.

    >>> part_of("云汀市2030年上半年计划执行情况"), part_of("望川区2030年1-8月经济运行情况")
    ('H1', '01/08')
    """
    for entry in _words()["part"]:
        found = re.search(entry["pattern"], title)
        if not found:
            continue
        groups = found.groupdict()
        if groups.get("month"):
            return f"01/{int(groups['month']):02}"
        if groups.get("only"):
            return f"{int(groups['only']):02}"
        return str(entry["code"])
    return ""
