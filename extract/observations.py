"""The figures of a document put together: what, whose, when, reached or promised, how much."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract.amounts import Amount, comparators
from extract.datafiles import toml_named
from extract.frames import Timeline, heading_role, timeline
from extract.matching import Match, indicator_for
from extract.measures import direction
from extract.mentions import Mention, mentions_in, same_clause
from extract.naming import name_of
from extract.periods import Period, period_of
from extract.places import place_of, section_places
from extract.quantities import SetAside, numbers_in
from extract.sections import Paragraph, Report, Sentence, reports_in
from extract.subjects import theme_of


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure that a document states.

    Attributes:
        start, end: its place in the document's text; end exclusive.
        value_text: text[start:end].
        indicator_id: the catalogue's id, empty where it has none.
        indicator: the catalogue's name, or the noun phrase found.
        theme: a theme's id.
        region: whom it is about.
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


def readings_in(text: str, region: str = "", delivered: int = 0) -> list[Observation | SetAside]:
    """Every number of a document's text, in its order: an observation, or set aside for a reason.

    Args:
        region: whose report it is, where the text does not say or holds one report only.
        delivered: the year of its delivery, in the same way.
    """
    reports = reports_in(text)
    alone = len(reports) == 1
    found: list[Observation | SetAside] = []
    at = 0
    for report in reports:
        known = replace(
            report,
            region=(region if alone and region else report.region) or region,
            delivered=(delivered if alone and delivered else report.delivered) or delivered,
        )
        found += _outside(text, at, report.start)
        found += _Reader(text, known, timeline(known, text), section_places(known, text)).readings()
        at = report.end
    return [*found, *_outside(text, at, len(text))]


def observations_in(text: str, region: str = "", delivered: int = 0) -> list[Observation]:
    """The figures among :func:`readings_in`."""
    return [
        found for found in readings_in(text, region, delivered) if isinstance(found, Observation)
    ]


def _outside(text: str, start: int, end: int) -> Iterator[SetAside]:
    """The numbers between two reports or around them: nobody's."""
    for number in _numbers(text, start, end):
        amount = number if isinstance(number, Amount) else number.amount
        yield SetAside(amount, "outside", "page furniture or another text, outside every report")


def _numbers(text: str, start: int, end: int) -> Iterator[Amount | SetAside]:
    """The numbers of text[start:end], line by line, placed in the whole text."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        by = start + line.start()
        for number in numbers_in(line[0]):
            if isinstance(number, Amount):
                yield _moved(number, by)
            else:
                yield replace(number, amount=_moved(number.amount, by))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one report of a text."""

    text: str
    report: Report
    times: Timeline
    places: dict[int, str]

    def readings(self) -> list[Observation | SetAside]:
        return [
            found for paragraph in self.report.paragraphs for found in self._in_paragraph(paragraph)
        ]

    def _in_paragraph(self, paragraph: Paragraph) -> list[Observation | SetAside]:
        numbers = list(_numbers(self.text, paragraph.start, paragraph.end))
        if heading_role(paragraph.section) == "glossary":
            numbers = [_defining(number) for number in numbers]
        figures = [number for number in numbers if isinstance(number, Amount)]
        found: list[Observation | SetAside] = [n for n in numbers if isinstance(n, SetAside)]
        for sentence in paragraph.sentences(self.text):
            inside = [figure for figure in figures if sentence.start <= figure.start < sentence.end]
            found += self._in_sentence(paragraph, sentence, inside)
        return sorted(found, key=_place)

    def _in_sentence(
        self, paragraph: Paragraph, sentence: Sentence, figures: Sequence[Amount]
    ) -> Iterator[Observation]:
        mentions = mentions_in(self.text, sentence.start, sentence.end, figures)
        name, end = "", sentence.start
        for figure, mention in zip(figures, mentions, strict=True):
            listed = same_clause(self.text[end : figure.start])
            found = self._observation(paragraph, sentence, figure, mention, name, listed)
            name, end = found.indicator, figure.end
            yield found

    def _observation(
        self,
        paragraph: Paragraph,
        sentence: Sentence,
        figure: Amount,
        mention: Mention,
        last: str,
        listed: bool,
    ) -> Observation:
        before = self.text[sentence.start : figure.start]
        after = self.text[figure.end : sentence.end]
        sign = direction(mention, figure)
        frame = self.times.at(figure.start)
        if _aimed(before, after):
            frame = frame.aimed()
        period = period_of(frame, before, mention)
        match = indicator_for(mention, figure, bool(sign))
        if _partial().search(before):
            match = None
        match = _yearly(match, period, mention)
        nature = match.indicator.rules["nature"] if match else ""
        period = period.for_nature(nature, frame, mention, rate=figure.unit.kind == "share")
        changed = match.indicator.measure == "change" if match else bool(sign)
        home = self.places[paragraph.number] or self.report.region
        value, high, unit = _amount(figure, match, mention)
        return Observation(
            start=figure.start,
            end=figure.end,
            value_text=figure.text,
            indicator_id=match.indicator.id if match else "",
            indicator=match.indicator.name
            if match
            else name_of(mention, _ending(sign, figure), last, listed),
            theme=match.indicator.theme if match else self._theme(paragraph, sentence, mention),
            region=place_of(mention, before, home, match.wording if match else ""),
            year=period.last,
            period=period.text,
            kind=frame.kind,
            measure="change" if changed else "level",
            value=_signed(value, sign, match),
            value_high=_signed(high, sign, match) if high is not None else None,
            unit=unit,
            comparator=_comparator(figure, mention),
            section=paragraph.section,
            paragraph=paragraph.number,
            reasons={
                "indicator": match.wording if match else "",
                "subject": mention.subject,
                "predicate": mention.predicate,
                "object": mention.object,
                "time": frame.why,
            },
        )

    def _theme(self, paragraph: Paragraph, sentence: Sentence, mention: Mention) -> str:
        return theme_of(
            mention.subject + mention.object,
            mention.clause,
            self.text[sentence.start : sentence.end],
            self.text[paragraph.start : paragraph.end],
            paragraph.section,
        )


def _place(reading: Observation | SetAside) -> int:
    return reading.start if isinstance(reading, Observation) else reading.amount.start


def _defining(number: Amount | SetAside) -> Amount | SetAside:
    """A count in words in a glossary defines a term; only digits state an amount there."""
    if isinstance(number, SetAside) or re.search(r"\d", number.text):
        return number
    return SetAside(number, "definition", "a count in words in a glossary defines a term")


def _moved(figure: Amount, by: int) -> Amount:
    return replace(
        figure, start=figure.start + by, end=figure.end + by, number_start=figure.number_start + by
    )


def _ending(sign: int, figure: Amount) -> str:
    """What a name says of a move: a growth, a rise of a share, or a fall."""
    if sign > 0:
        return "提高" if figure.unit.kind == "share points" else "增速"
    return "变化" if sign < 0 else ""


@cache
def _aims() -> tuple[re.Pattern[str], re.Pattern[str]]:
    aims = toml_named("wordings.toml")["aims"]
    return re.compile(aims["before"]), re.compile(aims["after"])


@cache
def _partial() -> re.Pattern[str]:
    return re.compile(toml_named("wordings.toml")["partial"]["before"])


def _aimed(before: str, after: str) -> bool:
    """Whether the clause names an aim: 力争达到5%, 5%的增长目标."""
    stated, named = _aims()
    return bool(stated.search(before) or named.search(after))


def _yearly(match: Match | None, period: Period, mention: Mention) -> Match | None:
    """The match, unless it is a change over several years: that is no yearly indicator."""
    if match is None:
        return None
    near = mention.subject + mention.predicate
    averaged = re.search("年均(?!浓度)|每年|平均增|累计[增下降]", near)
    changed = match.indicator.measure == "change"
    if averaged or (changed and period.first != period.last):
        return None
    return match


def _amount(
    figure: Amount, match: Match | None, mention: Mention
) -> tuple[Decimal, Decimal | None, str]:
    """The figure in the catalogue's unit, else as written, a unit that was left out supplied."""
    if match:
        return match.value, match.high, match.indicator.unit
    if figure.unit.name == "倍":
        return (
            (figure.value * 100, None, "%")
            if direction(mention, figure)
            else (figure.value, None, "倍")
        )
    return figure.value, figure.high, figure.unit.name + _left_out(figure, mention)


def _left_out(figure: Amount, mention: Mention) -> str:
    if figure.unit.name not in ("万", "亿", "万亿"):
        return ""
    bare = toml_named("wordings.toml")["bare"]
    said = (mention.object[:8], mention.subject[-8:])
    if any(word in part for word in bare["people"].split() for part in said):
        return "人"
    counted_in_money = any(word in part for word in bare["money"].split() for part in said)
    return "元" if figure.unit.name == "万亿" or counted_in_money else ""


def _signed(value: Decimal, sign: int, match: Match | None) -> Decimal:
    return -value if sign < 0 and not (match and match.indicator.rules.get("unsigned")) else value


def _comparator(figure: Amount, mention: Mention) -> str:
    if figure.comparator not in ("=", "~") or figure.number_start > figure.start:
        return figure.comparator
    near = (mention.subject + mention.predicate)[-8:]
    around = next((sign for word, sign in comparators("around").items() if word in near), "")
    return around or figure.comparator
