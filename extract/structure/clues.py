"""What the title and the headings of a report say of time, before it is put together."""

import re
from dataclasses import dataclass

from extract.reference.document_kinds import DocumentKind
from extract.reference.plans import years_of_plan_in
from extract.structure.dates import YEAR, years_in
from extract.structure.head import Head
from extract.structure.rules import rules

_OPENING = 300  # characters of a text without title that can name the part of a year it is of


@dataclass(frozen=True, slots=True)
class Clues:
    """Years as title and headings name them; 0 where they name none.

    Attributes:
        head, kind: what they are read from.
        title: the title's words, empty where there is none.
        title_year: the title's first year, of delivery or reviewed as the kind has it.
        title_ahead: the year behind it, which the title looks ahead to.
        part: the part of the year that is reviewed, as :class:`Profile` writes it.
        plan: the years of the plan that the title names, else (0, 0).
        back, on: the year of the first heading that looks back, and of the first that looks ahead.
        next_year: whether the greeting proposes something for next year.
    """

    head: Head
    kind: DocumentKind
    title: str
    title_year: int
    title_ahead: int
    part: str
    plan: tuple[int, int]
    back: int
    on: int
    next_year: bool

    @property
    def by_title(self) -> int:
        """The year of delivery that the title says, 0 where it says none."""
        if not self.title_year or self.kind.year == "delivered":
            return self.title_year
        if self.title_ahead or self.part:
            return self.title_ahead or self.title_year
        return self.title_year + self.kind.lag

    def by_back(self, year: int) -> int:
        """The year of delivery where a heading looks back on ``year``."""
        return year if self.next_year or self.part else year + self.kind.lag

    def by_on(self, year: int) -> int:
        """The year of delivery where a heading looks ahead to ``year``."""
        return year - 1 if self.next_year else year

    @property
    def by_plan(self) -> int:
        """The year of delivery that a plan's name makes likely."""
        if self.kind.year == "plan":
            return self.plan[0]
        return self.plan[0] + 2 if re.search(rules("time")["midterm"], self.title) else self.plan[1]

    @property
    def said(self) -> int:
        """The year of delivery by title or headings, 0 where neither says it."""
        if self.title_year:
            return self.by_title
        if self.back:
            return self.by_back(self.back)
        return self.by_on(self.on) if self.on else 0


def clues_of(head: Head, kind: DocumentKind) -> Clues:
    """What the title and the headings of a report of a kind say of time."""
    title = head.title.words if head.title else ""
    plan = years_of_plan_in(title) if kind.id.startswith("plan_") else (0, 0)
    years: list[int] = []
    if head.title and kind.year != "plan" and not plan[0]:
        years = list(head.title.years) or [year for each in head.titles for year in each.years]
    return Clues(
        head=head,
        kind=kind,
        title=title,
        title_year=years[0] if years else 0,
        title_ahead=years[1] if len(years) > 1 and years[1] == years[0] + 1 else 0,
        part=_part(head, kind, title),
        plan=plan,
        back=_of_headings(head, "actual"),
        on=_of_headings(head, "target"),
        next_year=bool(re.search(rules("time")["next_year"], head.opening)),
    )


def _part(head: Head, kind: DocumentKind, title: str) -> str:
    if kind.year != "reviewed":
        return part_of(head.opening[:_OPENING]) if kind.press else ""
    # 2030年决算和2031年上半年预算执行情况 is of the whole of 2030.
    years = list(re.finditer(YEAR, title))
    return part_of(title[: years[1].start()] if len(years) > 1 else title)


def _of_headings(head: Head, role: str) -> int:
    """The year of the first heading of a role: the last it names, or the first of several parts."""
    for heading, said in head.headings:
        years = years_in(heading)
        if said == role and years:
            return years[-1] if role == "actual" and "和" not in heading else years[0]
    return 0


def part_of(title: str) -> str:
    """The part of a year that a title names, as a period writes it; empty for the whole.

    >>> part_of("云汀市2030年上半年计划执行情况"), part_of("望川区2030年1-8月经济运行情况")
    ('H1', '01/08')
    """
    found = [
        (match.start(), number, match.groupdict(), str(entry["code"]))
        for number, entry in enumerate(rules("time")["part"])
        if (match := re.search(entry["pattern"], title))
    ]
    if not found:
        return ""
    _, _, groups, code = min(found, key=lambda each: each[:2])
    if month := groups.get("month") or groups.get("months"):
        return f"01/{int(month):02}"
    return f"{int(groups['only']):02}" if groups.get("only") else code


def last_month(part: str) -> int:
    """The last month of a part of a year; 12 for the whole.

    >>> last_month("H1"), last_month("01/08"), last_month("")
    (6, 8, 12)
    """
    known = {"H1": 6, "Q1": 3, "Q1-Q3": 9, "": 12}
    return known[part] if part in known else int(part[-2:])
