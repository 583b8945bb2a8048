"""The numbers of a document, in its order: each an observation, or set aside for a reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.amounts import Amount
from extract.frames import Timeline, timeline
from extract.mentions import mentions_in, same_clause
from extract.numbering import in_paragraph, outside
from extract.places import section_places
from extract.quantities import SetAside
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
        found += outside(text, at, report.start)
        found += _Reader(text, known, timeline(known, text), section_places(known, text)).readings()
        at = report.end
    return [*found, *outside(text, at, len(text))]


def observations_in(text: str, region: str = "", delivered: int = 0) -> list[Observation]:
    """The figures among :func:`readings_in`."""
    return [
        found for found in readings_in(text, region, delivered) if isinstance(found, Observation)
    ]


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
        numbers = in_paragraph(self.text, paragraph)
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
