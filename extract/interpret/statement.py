"""One figure and the words around it: what, whose, when, reached or promised, how much."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.interpret.aspect import direction
from extract.interpret.clause import Mention
from extract.interpret.label import name_of
from extract.interpret.linker import Match, indicator_for
from extract.interpret.period import Period, Words, period_of
from extract.interpret.place import place_of
from extract.interpret.theme import theme_of, words_of
from extract.interpret.time import Frame
from extract.interpret.value import amount_of, comparator_of, signed
from extract.quantities.spot import Quantity
from extract.reference.files import toml_named
from extract.reference.gazetteer import code_of
from extract.reference.regions import Region
from extract.structure.reports import Paragraph


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure that a document states.

    Attributes:
        start, end: its place in the document's text; end exclusive.
        value_text: text[start:end].
        indicator_id: the catalogue's id, empty where it has none.
        indicator: the catalogue's name, or the noun phrase found.
        theme: a theme's id.
        region, region_code: whom it is about; no code where it has none or it is not known which.
        year, period: when; the period as in the table.
        kind: "actual" or "target".
        measure: "level" or "change".
        value, value_high: in ``unit``; value_high only for a range.
        unit: the catalogue's, else as written.
        comparator: "=", "~", ">=" or "<=".
        section, paragraph: where it stands.
        reasons: which words gave each field, for --explain.
    """

    start: int
    end: int
    value_text: str
    indicator_id: str
    indicator: str
    theme: str
    region: str
    region_code: str
    year: int
    period: str
    kind: str
    measure: str
    value: Decimal
    value_high: Decimal | None
    unit: str
    comparator: str
    section: str
    paragraph: int
    reasons: dict[str, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """What is known of a figure before it is understood.

    Attributes:
        figure: the number.
        mention: what its sentence says around it.
        before, after: its sentence up to it and from it on.
        frame: the time that the place of the text speaks of.
        home: the reporting place, or the one that its heading names.
        within: the reporting place as data/regions.csv knows it.
        last: the name of the figure before in the sentence, empty for the first.
        listed: whether that one stands in the same clause.
        paragraph: where it stands.
        contexts: the sentence, the paragraph and the heading around it.
    """

    figure: Quantity
    mention: Mention
    before: str
    after: str
    frame: Frame
    home: str
    within: Region
    last: str
    listed: bool
    paragraph: Paragraph
    contexts: tuple[str, str, str]


def observation_of(said: Statement) -> Observation:
    """The observation that a statement makes."""
    figure, mention = said.figure, said.mention
    sign = direction(mention, figure)
    frame = said.frame.aimed() if _aimed(said) else said.frame
    match, period = _matched(said, frame, sign)
    place = place_of(mention, said.before, said.home, match.wording if match else "")
    value, high, unit = amount_of(figure, match, mention)
    return Observation(
        start=figure.start,
        end=figure.end,
        value_text=figure.text,
        indicator_id=match.indicator.id if match else "",
        indicator=match.indicator.name if match else _name(said, sign),
        theme=match.indicator.theme if match else theme_of(*_contexts(said)),
        region=place,
        region_code=code_of(place, said.within),
        year=period.last,
        period=period.text,
        kind=frame.kind,
        measure=match.indicator.measure if match else "change" if sign else "level",
        value=signed(value, sign, match),
        value_high=signed(high, sign, match) if high is not None else None,
        unit=unit,
        comparator=comparator_of(figure, mention),
        section=said.paragraph.section,
        paragraph=said.paragraph.number,
        reasons=_reasons(said, match, place),
    )


def _matched(said: Statement, frame: Frame, sign: int) -> tuple[Match | None, Period]:
    """The indicator, if any, and the period, on which each depends on the other."""
    bound = said.figure.text[: said.figure.number_start - said.figure.start]
    around = Words(said.mention, said.before + bound, said.after)
    period = period_of(frame, around, bool(sign))
    match = None if _partial().search(said.before) else _yearly(said, period, sign)
    nature = match.indicator.rules["nature"] if match else ""
    rate = said.figure.unit.kind == "share"
    return match, period.for_nature(nature, frame, around, rate)


def _yearly(said: Statement, period: Period, sign: int) -> Match | None:
    """The match, unless it is a change over several years: that is no yearly indicator."""
    match = indicator_for(said.mention, said.figure, bool(sign))
    if match is None:
        return None
    near = said.mention.subject + said.mention.predicate
    averaged = _unyearly().search(near)
    changed = match.indicator.measure == "change"
    return None if averaged or (changed and period.first != period.last) else match


def _name(said: Statement, sign: int) -> str:
    points = said.figure.unit.kind == "share points"
    ending = "" if not sign else "变化" if sign < 0 else "提高" if points else "增速"
    return name_of(said.mention, ending, said.last, said.listed)


def _contexts(said: Statement) -> tuple[str, ...]:
    mention = said.mention
    return (mention.subject + mention.object, mention.clause, *said.contexts)


def _reasons(said: Statement, match: Match | None, place: str) -> dict[str, str]:
    """The words of the report that gave each field, for the reader who asks why."""
    mention, near = said.mention, _contexts(said)
    return {
        "indicator": match.wording if match else "",
        "subject": mention.subject + ("(carried)" if mention.carried else ""),
        "verb": mention.predicate,
        "object": mention.object,
        "time": said.frame.why,
        "aim": "yes" if _aimed(said) else "",
        "place": place if place != said.home else "",
        "theme": "" if match else " ".join(words_of(theme_of(*near), *near)),
    }


@cache
def _aims() -> tuple[re.Pattern[str], re.Pattern[str]]:
    aims = toml_named("wordings.toml")["aims"]
    return re.compile(aims["before"]), re.compile(aims["after"])


@cache
def _partial() -> re.Pattern[str]:
    return re.compile(toml_named("wordings.toml")["partial"]["before"])


@cache
def _unyearly() -> re.Pattern[str]:
    return re.compile(toml_named("frames.toml")["unyearly"]["words"])


def _aimed(said: Statement) -> bool:
    """Whether the clause names an aim: 力争达到5%, 5%的增长目标."""
    stated, named = _aims()
    return bool(stated.search(said.before) or named.search(said.after))
