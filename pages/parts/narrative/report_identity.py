"""What a report is, in words: its kind, whose, of when, what says so, and what is doubtful."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.structure.profile import Doubt, Profile
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import CHINESE, region_name
from pages.parts.labels.translations import Translation

_FIELDS = ("kind", "region", "delivered")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a report is.

    Attributes:
        field: kind, region or delivered.
        value: in the reader's language; empty where unknown.
        words: those of the report that say so; empty where none do.
    """

    field: str
    value: str
    words: str


def identity(profile: Profile, t: Translation) -> list[Told]:
    """What a report is, a line each, with the words that say so."""
    raw = {"kind": profile.kind, "region": profile.region, "delivered": str(profile.delivered)}
    values = {
        "kind": _kind(profile, t),
        "region": region_name(profile.region, t.language) if profile.region else "",
        "delivered": _date(profile, t),
    }
    return [Told(name, values[name], _words(profile, name, raw[name])) for name in _FIELDS]


def in_short(profile: Profile, t: Translation) -> str:
    """The same in one line, with the words that say whose it is."""
    told = {each.field: each for each in identity(profile, t)}
    short = " · ".join(each.value for each in told.values() if each.value)
    words = told["region"].words
    return f"{short}{t.aside(t('import.because', words=words))}" if words else short


def _kind(profile: Profile, t: Translation) -> str:
    kind = profile.document_kind
    return kind.name if t.language == CHINESE else kind.name_en


def _date(profile: Profile, t: Translation) -> str:
    if not profile.delivered:
        return ""
    key = "import.in_month" if profile.month else "import.in_year"
    return t(key, year=profile.delivered, month=profile.month)


def _words(profile: Profile, field: str, value: str) -> str:
    """The weightiest words that speak for what was taken."""
    found = (e for e in profile.evidence if e.field == field and e.value == value)
    best = max(found, key=lambda evidence: evidence.weight, default=None)
    return best.words if best else ""


def doubts_said(doubts: list[Doubt], t: Translation) -> Iterator[str]:
    """What was assumed of a report that it does not plainly say, a sentence in Markdown each."""
    for doubt in doubts:
        placed = doubt.field == "region"
        if doubt.reason == "unknown":
            yield t("import.no_region" if placed else "import.no_year")
            continue
        assumed = region_name(doubt.assumed, t.language) if placed else doubt.assumed
        yield t(
            f"import.{'place' if placed else 'year'}_{doubt.reason}",
            assumed=plain(assumed),
            words=plain(doubt.words),
            against=plain(doubt.against),
        )
