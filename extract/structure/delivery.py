"""When a report was delivered: its date line, its title, its headings, and dates printed near."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extract.reference.numerals import number_of
from extract.structure.clues import Clues
from extract.structure.dates import Date, years_in
from extract.structure.profile import AUTUMN, Doubt, Evidence
from extract.structure.rules import year_rules

_SURE = 3  # evidence that weighs less is a guess
_SAYS = 7  # title and headings; where one of them says another year, the text contradicts itself
_FIRST_TERM = 1953  # the first congress met in 1954; from the fifth, every five years from 1978
_TERM = 5
_GAP = 4
_TOLD = 2  # years near to each other are what a text tells of


def delivery_evidence(clues: Clues) -> list[Evidence]:
    """What speaks for a year of delivery, the strongest first."""
    # A year that a text tells of is the least that its own can be: of equals, the latest counts.
    found = sorted(_pieces(clues), key=lambda piece: (-piece.weight, -int(piece.value)))
    if not clues.kind.terms:
        return found
    # A report calls the year it is given in 今年: of the years it names, the latest is just over.
    sure = [piece for piece in found if piece.weight >= _SURE]
    weak = [piece for piece in found if piece.weight < _SURE]
    return sure + sorted(weak, key=lambda piece: -int(piece.value))


def _pieces(clues: Clues) -> Iterator[Evidence]:
    head = clues.head
    if head.session and head.session.date:
        yield _year(head.session.date.year, head.session.words, "date line", 10)
    if clues.title_year:
        yield _year(clues.by_title, clues.title, "title", 9)
    for heading, role in head.headings:
        years = years_in(heading)
        if years and years[0] in (clues.back, clues.on):
            by = clues.by_back if role == "actual" else clues.by_on
            yield _year(by(years[0]), heading, "heading", _SAYS)
    for date in head.dates:
        yield _year(date.year, date.words, "own date", 6)
    for date in head.posted:
        yield _year(date.year, date.words, "date of the page", 3.5)
    if clues.plan[0]:
        yield _year(clues.by_plan, clues.title, "plan", 3)
    if not (head.session or clues.title_year):
        yield from _by_rules(clues)


def _year(year: int, said: str, rule: str, weight: float) -> Evidence:
    return Evidence("delivered", str(year), said.strip(), rule, weight)


def _by_rules(clues: Clues) -> Iterator[Evidence]:
    """What the rules of data/identity.toml find in the opening or in the whole text."""
    for rule in year_rules():
        zone = _zone(rule.where, clues)
        if rule.needs and not rule.needs.search(clues.head.body):
            continue
        found: Counter[int] = Counter()
        said: dict[int, str] = {}
        for match in rule.pattern.finditer(zone):
            groups = match.groupdict()
            term = groups.get("term")
            year = _FIRST_TERM + _TERM * int(number_of(term) or 0) if term else int(groups["year"])
            # A year that is over was reviewed; the report came as much later as its kind has it.
            year += clues.kind.lag if rule.over else rule.add
            found[year] += 1
            said.setdefault(year, match[0])
        if found:
            best = _latest(found) if rule.where == "text" else found.most_common(1)[0][0]
            yield _year(best, said[best], rule.rule, rule.weight)


def _latest(years: Iterable[int]) -> int:
    """The latest of the years that a text tells of; one far behind them is an aim.

    >>> _latest([1949, 2016, 2018, 2020, 2026, 2035])
    2020
    """
    told: list[int] = []
    for year in sorted(years):
        if told and year - told[-1] > _GAP:
            if len(told) >= _TOLD:
                break
            told = []  # what lies long before is history
        told.append(year)
    return told[-1]


def _zone(where: str, clues: Clues) -> str:
    if where == "headline":
        return clues.head.lines[0].words if clues.head.lines else ""
    return clues.head.body if where == "text" else clues.head.opening


def delivered(clues: Clues, evidence: Sequence[Evidence]) -> tuple[int, int]:
    """Year and month: the date line's, else a date's that fits what title or headings say."""
    session = clues.head.session.date if clues.head.session else None
    if session:
        return session.year, session.month
    dates = [*clues.head.dates, *clues.head.posted]
    if clues.said:
        fitting = [date for date in dates if _fits(date, clues)]
        return (fitting[0].year, fitting[0].month) if fitting else (clues.said, 0)
    best = evidence[0] if evidence else None
    same = [date for date in dates if best and date.year == int(best.value)]
    return (int(best.value), same[0].month if same else 0) if best else (0, 0)


def _fits(date: Date, clues: Clues) -> bool:
    """Whether a date can be the day of what is said to be of a year, in the autumn before too."""
    if date.year == clues.said:
        return True
    early = clues.kind.ahead and not clues.part
    return early and date.year == clues.said - 1 and date.month >= AUTUMN


def delivery_doubts(year: int, clues: Clues, evidence: Sequence[Evidence]) -> Iterator[Doubt]:
    """What is to be said of a year of delivery: unknown, guessed, or contradicted."""
    if not year:
        yield Doubt("delivered", "unknown")
        return
    best = next((piece for piece in evidence if int(piece.value) == year), None)
    if best is None or best.weight < _SURE:
        yield Doubt("delivered", "guessed", str(year), best.words if best else "")
        return
    # A session of autumn is counted to either year: 2022年…报告 of December 2021.
    right = (year, year + 1) if clues.kind.ahead else (year,)
    for piece in evidence:
        if piece.weight >= _SAYS and int(piece.value) not in right:
            yield Doubt("delivered", "contradicted", str(year), best.words, against=piece.words)
            return
