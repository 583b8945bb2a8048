"""The numbers of a document, in its order: each an observation, or set aside for a reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.amounts import Amount
from extract.frames import Timeline, heading_role, timeline
from extract.mentions import mentions_in, same_clause
from extract.places import section_places
from extract.quantities import SetAside, numbers_in
from extract.sections import Paragraph, Report, Sentence, reports_in
from extract.statements import Observation, Statement, observation_of


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
        contexts = (
            self.text[sentence.start : sentence.end],
            self.text[paragraph.start : paragraph.end],
            paragraph.section,
        )
        name, end = "", sentence.start
        for figure, mention in zip(figures, mentions, strict=True):
            found = observation_of(
                Statement(
                    figure=figure,
                    mention=mention,
                    before=self.text[sentence.start : figure.start],
                    after=self.text[figure.end : sentence.end],
                    frame=self.times.at(figure.start),
                    home=self.places[paragraph.number] or self.report.region,
                    last=name,
                    listed=same_clause(self.text[end : figure.start]),
                    paragraph=paragraph,
                    contexts=contexts,
                )
            )
            name, end = found.indicator, figure.end
            yield found


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
