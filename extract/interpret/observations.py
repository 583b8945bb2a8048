"""The numbers of a document, in its order: each an observation, or set aside for a reason."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from extract.interpret.cells import cells_read
from extract.interpret.clause import mentions_in, same_clause
from extract.interpret.frame import Timeline
from extract.interpret.linker import Weights, shipped_weights
from extract.interpret.place_sections import Section, section_places
from extract.interpret.scene import continued, scene_of
from extract.interpret.statement import Contexts, Observation, Statement, named, observation_of
from extract.interpret.theme import TOPIC
from extract.interpret.time import timeline
from extract.quantities.inventory import in_paragraph, numbers_of_marks, outside, placed
from extract.quantities.screen import Rejected
from extract.quantities.spot import Quantity
from extract.reference.gazetteer import place_near, region_of
from extract.reference.regions import Region
from extract.structure.logical import Logical, logical_text
from extract.structure.reports import Paragraph, Report, Sentence, reports_told


def readings_in(
    text: str,
    region: str = "",
    delivered: int = 0,
    about: str = "",
    weights: Weights | None = None,
) -> list[Observation | Rejected]:
    """Every number of a document's text, in its order: an observation, or set aside for a reason.

    Args:
        region: whose report it is, where the text does not say or holds one report only.
        delivered: the year of its delivery, in the same way.
        about: what else is known of the document, as its issuer; it may say which 朝阳区 it is of.
        weights: the linker's; those of data/linker.toml where none are given.
    """
    logical = logical_text(text)
    found = _readings(logical.text, region, delivered, about, weights or shipped_weights())
    told = [_placed(reading, logical, text) for reading in found]
    marks = numbers_of_marks(logical, text, map(_span, told))
    return sorted([*told, *marks], key=_span)


def _readings(
    text: str, region: str, delivered: int, about: str, weights: Weights
) -> list[Observation | Rejected]:
    found: list[Observation | Rejected] = []
    at = 0
    for report in reports_told(text, region, delivered):
        found += outside(text, at, report.start)
        words = about + text[report.start : report.end]
        within = region_of(report.profile.region, words)
        times, sections = timeline(report, text), section_places(report, text, within)
        found += _Reader(text, report, within, times, sections, weights).readings()
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
    home: Region
    times: Timeline
    sections: dict[int, Section]
    weights: Weights

    def readings(self) -> list[Observation | Rejected]:
        return [
            found for paragraph in self.report.paragraphs for found in self._in_paragraph(paragraph)
        ]

    def _in_paragraph(self, paragraph: Paragraph) -> list[Observation | Rejected]:
        numbers = in_paragraph(self.text, paragraph)
        cells = {cell.start for cell in paragraph.cells or ()}
        figures = [n for n in numbers if isinstance(n, Quantity) and n.start not in cells]
        found: list[Observation | Rejected] = [n for n in numbers if isinstance(n, Rejected)]
        found += self._in_cells(paragraph)
        if not figures:
            return sorted(found, key=_span)
        starts = [figure.start for figure in figures]
        whole, topic = self.text[paragraph.start : paragraph.end], ""
        measured = ""
        for sentence in paragraph.sentences(self.text):
            words = self.text[sentence.start : sentence.end]
            first, last = (bisect_left(starts, at) for at in (sentence.start, sentence.end))
            if not topic or (first == last and len(words.strip()) <= TOPIC):
                topic = words.strip()[:TOPIC]
            if first < last:
                contexts = (words, topic, whole, paragraph.section)
                told = list(
                    self._in_sentence(paragraph, sentence, figures[first:last], contexts, measured)
                )
                found += told
                measured = named(told[-1])
        return sorted(found, key=_span)

    def _in_cells(self, paragraph: Paragraph) -> Iterator[Observation]:
        section = self.sections[paragraph.number]
        home = place_near(section.place, self.home) if section.place else self.home
        frame = self.times.at(paragraph.start)
        profile = self.report.profile
        return cells_read(self.text, paragraph, profile, frame, home, section.part, self.weights)

    def _in_sentence(
        self,
        paragraph: Paragraph,
        sentence: Sentence,
        figures: Sequence[Quantity],
        contexts: Contexts,
        measured: str,
    ) -> Iterator[Observation]:
        mentions = mentions_in(self.text, sentence.start, sentence.end, figures)
        section = self.sections[paragraph.number]
        home = place_near(section.place, self.home) if section.place else self.home
        scene = scene_of(contexts[0], figures, sentence.start, home.name)
        scene = continued(scene, measured)
        name, end = "", sentence.start
        for index, (figure, mention) in enumerate(zip(figures, mentions, strict=True)):
            found = observation_of(
                Statement(
                    figure=figure,
                    mention=mention,
                    before=self.text[sentence.start : figure.start],
                    after=self.text[figure.end : sentence.end],
                    frame=self.times.at(figure.start),
                    home=home,
                    level=section.part,
                    last=name,
                    listed=same_clause(self.text[end : figure.start]),
                    paragraph=paragraph,
                    contexts=contexts,
                    scene=scene,
                    index=index,
                ),
                self.weights,
            )
            name, end = found.indicator, figure.end
            yield found


def _placed(reading: Observation | Rejected, logical: Logical, text: str) -> Observation | Rejected:
    """A reading of the logical text at its place in the document's."""
    if isinstance(reading, Rejected):
        return placed(reading, logical, text)
    start, end = logical.span(reading.start, reading.end)
    said, paragraph = text[start:end], logical.line_number(start)
    before = (reading.start, reading.end, reading.value_text, reading.paragraph)
    if before == (start, end, said, paragraph):
        return reading
    return replace(reading, start=start, end=end, value_text=said, paragraph=paragraph)


def _span(reading: Observation | Rejected) -> tuple[int, int]:
    found = reading if isinstance(reading, Observation) else reading.amount
    return found.start, found.end
