"""The time that each place of a report speaks of, from its headings and from words of time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from extract.interpret.asides import Asides
from extract.interpret.chapters import OPENING, chapter_frame, opened_by, tells_time
from extract.interpret.clock import Clock, clock_of, year_of
from extract.interpret.cues import Cue, found_in, rule, written
from extract.interpret.frame import ACTUAL, TARGET, Frame, Stretch, Timeline, frame_at
from extract.interpret.parts import parts_in
from extract.structure.reports import Paragraph, Report, Sentence

_Found = tuple[Cue, re.Match[str]]
_LIST_GOES_ON = ("；", ";")


def timeline(report: Report, text: str) -> Timeline:
    """The frames of ``report``, from its headings and from the cues of data/frames.toml."""
    clock, bare = clock_of(report, text), not _is_told(report, text)
    loose = bare and report.profile.kind == "press_report"
    announces = bare and report.profile.kind in ("press_report", "work_report")
    walk = _Walk(text, clock, clock.default(), clock.default(), loose, announces)
    for paragraph in report.paragraphs:
        walk.through(paragraph)
    return Timeline(tuple(walk.stretches), tuple(walk.asides.stretches))


def _is_told(report: Report, text: str) -> bool:
    """Whether a heading tells past from future; where none does, the sentences do it themselves."""
    return any(
        paragraph.heading and tells_time(text[paragraph.start : paragraph.end].strip())
        for paragraph in report.paragraphs
    )


@dataclass(slots=True)
class _Walk:
    """Goes through a report's paragraphs and keeps which frame holds.

    Attributes:
        frame: what holds now.
        home: what holds in the chapter.
        loose: whether every paragraph begins with home's frame.
        announces: whether words of what is to come (将, 下一步) turn a sentence to the future.
        titled: whether a chapter's heading set home.
        back: what holds again in the next paragraph; None where ``frame`` goes on.
        resumed: what holds again behind the list that a year opened; None outside of one.
        base: the year that the changes of a list are counted from, where its first one names it.
    """

    text: str
    clock: Clock
    frame: Frame
    home: Frame
    loose: bool
    announces: bool
    titled: bool = False
    back: Frame | None = None
    resumed: Frame | None = None
    base: int = 0
    stretches: list[Stretch] = field(default_factory=list)
    asides: Asides = field(default_factory=Asides)

    def through(self, paragraph: Paragraph) -> None:
        """Go through one paragraph; what a table's heads say of time holds in their columns."""
        if paragraph.cells is not None:
            self.stretches.append(Stretch(paragraph.start, paragraph.end, self.frame))
            return
        self.base = self.asides.origin = 0
        self.frame = self.home if self.loose else self.back or self.frame
        self.back = self.resumed = None
        if paragraph.heading:
            self._enter(self.text[paragraph.start : paragraph.end].strip())
        self.stretches.append(Stretch(paragraph.start, paragraph.end, self.frame))
        times = rule("holding", "times")
        if not times.search(self.text, paragraph.start, paragraph.end):
            return
        for number, sentence in enumerate(paragraph.sentences(self.text)):
            if self.base or times.search(self.text, sentence.start, sentence.end):
                self._read(sentence, first=number < 2, heading=paragraph.heading)

    def _enter(self, heading: str) -> None:
        """A heading; one of the second rank leaves the time as it is."""
        current = self.home if self.loose else self.frame
        set_by = chapter_frame(self.clock, heading, current)
        self.titled = self.titled or set_by is not None
        self.frame = self.home = set_by or current

    def _read(self, sentence: Sentence, first: bool, heading: bool) -> None:
        words = self.text[sentence.start : sentence.end]
        held = self.frame
        opened = None if heading else opened_by(self.clock, words, self.frame, first)
        if opened:
            self._open(opened, sentence)
        local = list(self._inside(words, sentence, told=opened is not None))
        self.stretches += local
        if local and self.loose:
            years = [each.frame for each in local if not each.frame.spans]
            self.frame = years[-1] if years else self.frame
        elif self._passes(opened, words):
            self.frame = held
            self.stretches.append(Stretch(sentence.end, sentence.end, held))
        elif local or self.resumed:
            self._go_on(local, words, sentence)
        self.asides.read(words, sentence.start, self.clock, self._at)

    def _open(self, opened: Frame, sentence: Sentence) -> None:
        """A frame that a sentence opens with; under the aims of a chapter, the past is an aside."""
        if self.titled and self.home.kind == TARGET and opened.kind == ACTUAL:
            self.back = self.back or self.home
        self.frame = opened
        self.stretches.append(Stretch(sentence.start, sentence.end, opened))

    def _passes(self, opened: Frame | None, words: str) -> bool:
        """Whether the years ahead are named in passing, in a chapter on the coming year."""
        on_a_year = self.titled and self.home.kind == TARGET and not self.home.spans
        ahead = opened is not None and opened.kind == TARGET and opened.spans
        return on_a_year and ahead and not rule("holding", "aims").search(words)

    def _go_on(self, local: list[Stretch], words: str, sentence: Sentence) -> None:
        """What holds behind a sentence: what held before, but for what opened it.

        A part of the year holds in the paragraph, a year up to the end of its list (；).
        """
        opens = bool(local) and local[0].start - sentence.start <= OPENING
        part = local[0].frame.part if opens else ""
        if part and not part.isdigit() and part != self.frame.part:  # 截至11月底: its sentence's
            self.back = self.back or self.frame
            self.frame = local[0].frame
        if not words.endswith(_LIST_GOES_ON):
            self.frame, self.resumed = self.resumed or self.frame, None
        elif opens and not self.resumed:
            self.frame, self.resumed = replace(local[-1].frame, base=0), self.frame
        self.stretches.append(Stretch(sentence.end, sentence.end, self.frame))

    def _inside(self, words: str, sentence: Sentence, told: bool) -> Iterator[Stretch]:
        """The frames that words inside a sentence set, from each to the sentence's end.

        Args:
            told: whether it opened with a time.
        """
        current = replace(self.frame, base=self.base)
        if self.base:
            yield Stretch(sentence.start, sentence.end, current)
        for start, turn in self._turns(words):
            if isinstance(turn, str):
                changed = self.clock.in_part(current, turn, told)
            else:
                changed = self._turned(*turn, current, told)
                told = told or changed is not current
            if changed != current:
                yield Stretch(sentence.start + start, sentence.end, changed)
            current = changed
        listed = words.endswith(_LIST_GOES_ON) and current.kind == ACTUAL
        self.base = current.base if listed else 0

    def _turns(self, words: str) -> list[tuple[int, _Found | str]]:
        """The cues and the parts of a year that stand in a sentence, from left to right."""
        places = ("sentence", "loose") if self.announces else ("sentence",)
        turns: list[tuple[int, _Found | str]] = [
            (found[1].start(), found) for found in found_in(words, *places)
        ]
        turns += [(found[1].start("year"), found) for found in found_in(words, "base")]
        turns += parts_in(words)
        return sorted(turns, key=lambda turn: turn[0])

    def _turned(self, cue: Cue, match: re.Match[str], current: Frame, told: bool) -> Frame:
        """What holds behind a cue; what is too long ago or an aim already changes nothing."""
        if cue.place == "base":
            return replace(current, base=year_of(written(match, "year")))
        if cue.place == "loose" and current.kind == cue.kind == TARGET:
            return current
        if cue.place == "loose" and cue.kind == TARGET and told and current.last == self.clock.now:
            return replace(current, kind=TARGET)  # 2030年将新增
        changed = self.clock.of(cue, match, current)
        return current if self.clock.is_past(cue, changed) else changed

    def _at(self, offset: int) -> Frame:
        return frame_at(self.stretches, offset)
