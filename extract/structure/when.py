"""When a report was delivered and which years it looks back on and ahead to."""

import re
from dataclasses import dataclass

from extract.reference.document_kinds import DocumentKind
from extract.reference.plans import years_of_plan_in
from extract.structure.clues import Clues, clues_of, last_month
from extract.structure.delivery import delivered, delivery_doubts, delivery_evidence
from extract.structure.head import Head
from extract.structure.profile import AUTUMN, Doubt, Evidence
from extract.structure.rules import rules

_SPRING = 4  # what is not held at a session tells of the year before until April
_TERM = 5  # years of office
_DECEMBER = 12

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Times:
    """The years of a report; see :class:`Profile`."""

    delivered: int
    month: int
    reviewed: _Span
    ahead: _Span
    part: str
    evidence: tuple[Evidence, ...]
    doubts: tuple[Doubt, ...]


def times_of(head: Head, kind: DocumentKind) -> Times:
    """The years of a report of a kind, by its date line, its title, its headings and its dates."""
    clues = clues_of(head, kind)
    evidence = delivery_evidence(clues)
    year, month = delivered(clues, evidence)
    part = clues.part if _is_over(clues, month) else ""
    last = _last_reviewed(clues, year, month, part)
    reviewed, ahead = _spans(clues, last, _coming(clues, last, year, part))
    return Times(
        delivered=year,
        month=month,
        reviewed=reviewed if year else (0, 0),
        ahead=ahead if year else (0, 0),
        part=part,
        evidence=tuple(evidence),
        doubts=tuple(delivery_doubts(year, clues, evidence)),
    )


def _is_over(clues: Clues, month: int) -> bool:
    """Whether the part of a year that a press report names can be of its own year."""
    if not clues.kind.press:
        return True
    # What ends with December is told of in the next year.
    return last_month(clues.part) <= month if month else last_month(clues.part) < _DECEMBER


def _last_reviewed(clues: Clues, year: int, month: int, part: str) -> int:
    """The last year that a report looks back on."""
    if clues.plan[0]:
        if clues.kind.year == "plan":
            return clues.plan[0] - 1
        return year if month > _SPRING else year - 1
    if clues.kind.year == "reviewed" and clues.title_year:
        return clues.title_year
    if clues.back and clues.back in (year, year - 1):
        return clues.back
    if part or not clues.kind.lag:
        return year
    if clues.kind.press:
        return year if month > _SPRING else year - 1
    if clues.next_year and not month:
        return year
    return year if month >= AUTUMN and clues.kind.ahead else year - 1


def _coming(clues: Clues, last: int, year: int, part: str) -> int:
    """The year that a report looks ahead to, 0 where it looks ahead to none."""
    if not clues.kind.ahead:
        return 0
    if clues.title_ahead:
        return clues.title_ahead
    if part or not clues.kind.lag:
        return last
    return clues.on if clues.on in (last + 1, year, year + 1) and clues.on else last + 1


def _spans(clues: Clues, last: int, coming: int) -> tuple[_Span, _Span]:
    """The spans looked back on and ahead to: of one year, of a term, or of a plan."""
    plan = clues.plan
    if plan[0] and clues.kind.year == "plan":
        return (plan[0] - 5, last), plan
    if plan[0]:
        coming = max(last + 1, coming)
        return (plan[0], last), (coming, plan[1]) if coming <= plan[1] else (0, 0)
    if not clues.kind.terms:
        return (last, last), (coming, coming)
    return _back(clues, last), _ahead(clues, coming)


def _back(clues: Clues, last: int) -> _Span:
    headings = [heading for heading, role in clues.head.headings if role == "actual"]
    for heading in headings:
        first, end = years_of_plan_in(heading)
        if first and first <= last <= end + 1:
            return first, last
    session = clues.head.session
    ends_term = session and re.search(rules("time")["first_session"], session.words)
    if ends_term or any(re.search(rules("time")["term"], heading) for heading in headings):
        return last - _TERM + 1, last
    return last, last


def _ahead(clues: Clues, coming: int) -> _Span:
    headings = [heading for heading, role in clues.head.headings if role == "target"]
    for heading in headings:
        first, end = years_of_plan_in(heading)
        if first and first <= coming <= end:
            return coming, end
    if any(re.search(rules("time")["term_ahead"], heading) for heading in headings):
        return coming, coming + _TERM - 1
    return coming, coming
