"""What a report says of itself: which kind it is, whose, of when, and of which years it speaks."""

from dataclasses import dataclass, replace

from extract.reference.document_kinds import DocumentKind, document_kinds


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
class Doubt:
    """Something that was assumed and may be wrong.

    Attributes:
        field: region or delivered.
        reason: "unknown" (nothing says it), "guessed" (weak words alone) or "contradicted".
        assumed: what was taken; empty where unknown.
        words: the words it rests on.
        against: what else is said; empty unless contradicted.
    """

    field: str
    reason: str
    assumed: str = ""
    words: str = ""
    against: str = ""

    def __str__(self) -> str:
        """The doubt as a sentence without its subject, with the option that settles it.

        >>> print(Doubt("region", "guessed", "云汀市", "来源：云汀"))
        whose report it is was guessed: 云汀市, from 「来源：云汀」; give --region if it is another
        """
        what, option = _ASKED[self.field]
        if self.reason == "unknown":
            return f"the text does not say {what}; give {option}"
        if self.reason == "guessed":
            return (
                f"{what} was guessed: {self.assumed}, from 「{self.words}」; "
                f"give {option} if it is another"
            )
        return (
            f"the text contradicts itself on {what}: {self.assumed} was taken, "
            f"but 「{self.against}」 speaks against it; give {option} if it is another"
        )


_ASKED = {
    "region": ("whose report it is", "--region"),
    "delivered": ("of which year it is", "--year"),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """A report as it presents itself.

    Attributes:
        kind: an id of data/document_kinds.toml.
        issuer: the government or office as the head names it, empty where it does not.
        region: the reporting place, empty where unknown.
        delivered, month: when it was delivered or published; 0 where unknown.
        reviewed: first and last year looked back on, both inclusive. A report at the end of a term
            or of a five-year plan looks back on all its years; the last is always the year of which
            a yearly figure without further words is (去年; 全年 of a bulletin).
        ahead: first and last year looked ahead to, both inclusive; the first is the coming year,
            for which yearly aims are set; (0, 0) where it looks ahead to none.
        part: the part of the reviewed year that its title names, as a period writes it behind the
            year: H1, Q1, 01/09 (months); empty for the whole year.
        evidence: what each field rests on.
        doubts: what was guessed, is contradicted or unknown.
    """

    kind: str
    issuer: str
    region: str
    delivered: int
    month: int
    reviewed: tuple[int, int]
    ahead: tuple[int, int]
    part: str = ""
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def document_kind(self) -> DocumentKind:
        """The entry of its kind."""
        return document_kinds()[self.kind]


AUTUMN = 10  # a session of October to December reviews its own year


def told(profile: Profile, region: str = "", delivered: int = 0) -> Profile:
    """The profile with what a person says of it, who knows better than the text.

    Args:
        region: whose report it is; as it was where empty.
        delivered: the year of its delivery; the years it speaks of move along with it. As it was
            where 0.
    """
    doubts = profile.doubts
    if region:
        doubts = tuple(doubt for doubt in doubts if doubt.field != "region")
        profile = replace(profile, region=region)
    if delivered:
        doubts = tuple(doubt for doubt in doubts if doubt.field != "delivered")
        profile = _delivered_in(profile, delivered)
    return replace(profile, doubts=doubts)


def _delivered_in(profile: Profile, delivered: int) -> Profile:
    kind = profile.document_kind
    if profile.delivered:
        # A plan's years are in its name.
        by = 0 if kind.year == "plan" else delivered - profile.delivered
        reviewed, ahead = _moved(profile.reviewed, by), _moved(profile.ahead, by)
    else:
        last = delivered if profile.part else delivered - kind.lag
        reviewed = (last, last)
        ahead = (delivered, delivered) if kind.ahead else (0, 0)
    return replace(profile, delivered=delivered, reviewed=reviewed, ahead=ahead)


def _moved(years: tuple[int, int], by: int) -> tuple[int, int]:
    return (years[0] + by, years[1] + by) if years != (0, 0) else years
