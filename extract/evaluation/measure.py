"""How far the figures read from a text agree with those that careful readers annotated."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from extract.evaluation.gold import Figure, Text, annotated, figures
from extract.interpret.statement import Observation
from extract.reference.units import unit_named

FIELDS = ("kind", "year", "region", "theme", "measure", "comparator", "indicator_id")
NAME = "name"

_CLOSE = 1e-4  # a share of the amount: 0.3333 of a whole is a third

Fact = tuple[str, str, int, bool, str, str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found, how many there are, and how many of both are the same."""

    hit: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.hit + other.hit, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.found + self.gold) if self.hit else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a text, or several together, came to.

    Attributes:
        facts: whole catalogued facts: indicator, place, year, kind and value all right.
        detected: figures found, place and amount the same; of completely annotated texts alone.
        agreed: of these, how many agree in a field; the likeness of their names summed up.
    """

    facts: Counts = Counts()
    detected: Counts = Counts()
    agreed: Mapping[str, float] = field(default_factory=dict)

    def __add__(self, other: "Agreement") -> "Agreement":
        agreed = {
            name: self.agreed.get(name, 0.0) + other.agreed.get(name, 0.0)
            for name in (*FIELDS, NAME)
        }
        return Agreement(self.facts + other.facts, self.detected + other.detected, agreed)

    def share(self, name: str) -> float:
        """The share of the figures found that agree in a field."""
        return self.agreed.get(name, 0.0) / self.detected.hit if self.detected.hit else 0.0


def agreement(text: Text, rows: Sequence[Observation]) -> Agreement:
    """How far ``rows``, read from the text's document, agree with the text's gold."""
    wanted = figures(text)
    if text.gold != text.document:  # one report of a compendium, whose others have their own gold
        low, high = min(each.start for each in wanted), max(each.end for each in wanted)
        rows = [row for row in rows if low <= row.start < high]
    if text.complete:
        return _fields(wanted, rows) + Agreement(_facts(wanted, rows))
    unsure = [each for each in wanted if each.doubtful]
    return Agreement(
        _facts(
            [each for each in wanted if not each.doubtful],
            [row for row in rows if not any(_overlap(row, each) for each in unsure)],
        )
    )


def _facts(wanted: Sequence[Figure], rows: Sequence[Observation]) -> Counts:
    """A document repeats its headline figures: a fact counts once."""
    gold = {_fact(each) for each in wanted if each.indicator_id}
    found = {_fact(row) for row in rows if row.indicator_id in annotated()}
    return Counts(len(gold & found), len(found), len(gold))


def _fact(row: Figure | Observation) -> Fact:
    first, _, last = row.period.partition("/")
    several = bool(last) and first[:4] != last[:4]
    amount = f"{float(_amount(row.value, row.unit)):.6g}"
    return row.indicator_id, row.region, row.year, several, row.kind, amount


def _fields(wanted: Sequence[Figure], rows: Sequence[Observation]) -> Agreement:
    free, hit = list(rows), 0
    agreed: Counter[str] = Counter()
    alike = 0.0
    for each in wanted:
        match = next((row for row in free if _overlap(row, each) and _same(row, each)), None)
        if match is None:
            continue
        free.remove(match)
        hit += 1
        agreed.update(name for name in FIELDS if _cell(match, name) == _cell(each, name))
        alike += likeness(match.indicator, each.name)
    return Agreement(detected=Counts(hit, len(rows), len(wanted)), agreed={**agreed, NAME: alike})


def _cell(row: Figure | Observation, name: str) -> object:
    cell = getattr(row, name)
    return "" if name == "indicator_id" and cell not in annotated() else cell


def _overlap(row: Observation, figure: Figure) -> bool:
    return row.start < figure.end and row.end > figure.start


def _same(row: Observation, figure: Figure) -> bool:
    """Whether both state one amount; a fall may be written with its sign or without."""
    if unit_named(row.unit).kind != unit_named(figure.unit).kind:
        return False
    ours, theirs = (abs(_amount(each.value, each.unit)) for each in (row, figure))
    return abs(ours - theirs) <= _CLOSE * max(ours, theirs)


def _amount(value: Decimal, unit: str) -> Fraction:
    """The value in the base unit of its kind."""
    return Fraction(value) * unit_named(unit).scale


def likeness(name: str, other: str) -> float:
    """F1 over the characters of two names, 1 where they are the same.

    >>> likeness("新增养老床位", "养老床位"), likeness("床位", "床位")
    (0.8, 1.0)
    """
    shared = sum((Counter(name) & Counter(other)).values())
    return 2 * shared / (len(name) + len(other)) if shared else 0.0
