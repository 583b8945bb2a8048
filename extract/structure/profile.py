"""What a report says of itself: which kind it is, whose, of when, and of which years it speaks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of what speaks for a field of a profile.

    Attributes:
        field: kind, issuer, region, delivered, reviewed or ahead.
        value: what it speaks for.
        words: the words of the document.
        rule: where they stand: title, date line, greeting, heading, publisher ...
        weight: how much it counts.
    """

    field: str
    value: str
    words: str
    rule: str
    weight: float


@dataclass(frozen=True, slots=True)
class Profile:
    """A report as it presents itself.

    Attributes:
        kind: an id of data/document_kinds.toml.
        issuer: the government or office, empty where unknown.
        region: the reporting place, empty where unknown.
        delivered, month: when it was delivered or published; 0 where unknown.
        reviewed: first and last year looked back on, both inclusive.
        ahead: first and last year looked ahead to, both inclusive; (0, 0) where it has none.
        evidence: what each field rests on.
        doubts: what was guessed or is contradicted, each a sentence for the reader.
    """

    kind: str
    issuer: str
    region: str
    delivered: int
    month: int
    reviewed: tuple[int, int]
    ahead: tuple[int, int]
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[str, ...] = ()


_SPRING = 4  # a report of January to April speaks of its own year as of the future


def profile_of(region: str, delivered: int, month: int) -> Profile:
    """The profile of a work report of a place, delivered in a month of a year."""
    last = delivered - 1 if month <= _SPRING else delivered
    return Profile(
        kind="work_report",
        issuer="",
        region=region,
        delivered=delivered,
        month=month,
        reviewed=(last, last),
        ahead=(last + 1, last + 1),
    )
