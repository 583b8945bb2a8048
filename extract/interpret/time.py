"""The time that a stretch of text speaks of, and whether of what was reached or is aimed at."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from extract.interpret.clock import ACTUAL, TARGET, Clock, Frame, clock_of, year_of
from extract.interpret.cues import Cue, cues, found_in, written
from extract.interpret.parts import parts_in
from extract.reference.files import toml_named
from extract.structure.headings import heading_role
from extract.structure.reports import Paragraph, Report, Sentence

__all__ = ["ACTUAL", "TARGET", "Frame", "Stretch", "Timeline", "timeline"]

_OPENING = 14  # a cue this near to a sentence's beginning opens it
_ORIGIN_END = re.compile("[至到为，,；;。增减提下升降扩缩翻]")
_PAUSE = re.compile("[，,；;。]")
_TIMES = re.compile("[年月季五届从由比较将]|预算|目标|指标|下一步|力争|争取|还要|要统筹")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A frame and where in the text it holds; end exclusive."""

    start: int
    end: int
    frame: Frame


@dataclass(frozen=True, slots=True)
class Timeline:
    """The frames of a report, one stretch after the other; an origin cue's lie over them."""

    stretches: tuple[Stretch, ...]
    origins: tuple[Stretch, ...]

    def at(self, offset: int) -> Frame:
        """The frame that holds at a place of the text."""
        index = bisect_right(self.origins, offset, key=_start) - 1
        if index >= 0 and offset < self.origins[index].end:
            return self.origins[index].frame
        index = bisect_right(self.stretches, offset, key=_start)
        return self.stretches[max(0, index - 1)].frame


def _start(stretch: Stretch) -> int:
    return stretch.start


def timeline(report: Report, text: str) -> Timeline:
    """The frames of ``report``, from its headings and from the cues of data/frames.toml."""
    clock = clock_of(report)
    walk = _Walk(text, clock, clock.default(), clock.default(), _is_loose(report, text))
    for paragraph in report.paragraphs:
        walk.through(paragraph)
    return Timeline(tuple(walk.stretches), tuple(walk.origins))


def _is_loose(report: Report, text: str) -> bool:
    """Whether no heading tells past from future: a press report's sentences do it themselves."""
    told = any(_tells_time(paragraph, text) for paragraph in report.paragraphs)
    return report.profile.kind == "press_report" and not told


def _tells_time(paragraph: Paragraph, text: str) -> bool:
    heading = text[paragraph.start : paragraph.end].strip()
    tells = paragraph.heading and re.match(_chapters()["tells"], heading)
    return bool(tells and heading_role(heading))


@cache
def _chapters() -> dict[str, str]:
    chapters: dict[str, str] = toml_named("frames.toml")["chapters"]
    return chapters


@cache
def _aims() -> re.Pattern[str]:
    return re.compile(toml_named("frames.toml")["holding"]["aims"])


@dataclass(slots=True)
class _Walk:
    """Goes through a report's paragraphs and keeps which frame holds.

    Attributes:
        frame: what holds now.
        home: what holds in the chapter.
        loose: whether every paragraph begins with home's frame.
        titled: whether a chapter's heading set home.
        back: what holds again in the next paragraph; None where ``frame`` goes on.
        resumed: what holds again behind the list that a year opened; None outside of one.
        origin: the year that the changes of a list began in, where its first one names it.
        base: the year that the changes of a list are counted from, likewise.
    """

    text: str
    clock: Clock
    frame: Frame
    home: Frame
    loose: bool
    titled: bool = False
    back: Frame | None = None
    resumed: Frame | None = None
    origin: int = 0
    base: int = 0
    stretches: list[Stretch] = field(default_factory=list)
    origins: list[Stretch] = field(default_factory=list)

    def through(self, paragraph: Paragraph) -> None:
        """Go through one paragraph."""
        self.origin = self.base = 0
        if self.loose:
            self.frame = self.home
        elif self.back:
            self.frame = self.back
        self.back = self.resumed = None
        if paragraph.heading:
            words = self.text[paragraph.start : paragraph.end].strip()
            self._enter(words)
        self.stretches.append(Stretch(paragraph.start, paragraph.end, self.frame))
        for number, sentence in enumerate(paragraph.sentences(self.text)):
            if self.base or _TIMES.search(self.text, sentence.start, sentence.end):
                self._read(sentence, first=number < 2, heading=paragraph.heading)

    def _enter(self, heading: str) -> None:
        """A heading; one of the second rank leaves the time as it is."""
        current = self.home if self.loose else self.frame
        set_by = _of_heading(self.clock, heading, current)
        self.titled = self.titled or set_by is not None
        self.frame = self.home = _part_of_heading(self.clock, heading, set_by or current)

    def _read(self, sentence: Sentence, first: bool, heading: bool) -> None:
        words = self.text[sentence.start : sentence.end]
        held = self.frame
        opened = None if heading else _opening(self.clock, words, self.frame, first)
        if opened:
            self._open(opened, words, sentence)
        local = list(self._inside(words, sentence))
        self.stretches += local
        if local and self.loose:
            years = [each.frame for each in local if each.frame.first == each.frame.last]
            self.frame = years[-1] if years else self.frame
        elif self._passes(opened, words):
            self.frame = held
            self.stretches.append(Stretch(sentence.end, sentence.end, held))
        elif local or self.resumed:
            self._go_on(local, words, sentence)
        self._origins(words, sentence)

    def _open(self, opened: Frame, words: str, sentence: Sentence) -> None:
        """A frame that a sentence opens with; under the aims of a chapter, the past is an aside."""
        if self.titled and self.home.kind == TARGET and opened.kind == ACTUAL:
            self.back = self.back or self.home
        self.frame = opened
        self.stretches.append(Stretch(sentence.start, sentence.end, opened))

    def _passes(self, opened: Frame | None, words: str) -> bool:
        """Whether the years ahead are named in passing, in a chapter on the coming year."""
        year = self.home.kind == TARGET and self.home.first == self.home.last
        ahead = opened is not None and opened.kind == TARGET and opened.first < opened.last
        return self.titled and year and ahead and not _aims().search(words)

    def _go_on(self, local: list[Stretch], words: str, sentence: Sentence) -> None:
        """What holds behind a sentence: what held before, but for what opened it.

        A part of the year holds in the paragraph, a year up to the end of its list (；).
        """
        opens = bool(local) and local[0].start - sentence.start <= _OPENING
        part = local[0].frame.part if opens else ""
        if part and not part.isdigit() and part != self.frame.part:  # 截至11月底: its sentence's
            self.back = self.back or self.frame
            self.frame = local[0].frame
        if not words.endswith(("；", ";")):
            self.frame, self.resumed = self.resumed or self.frame, None
        elif opens and not self.resumed:
            self.frame, self.resumed = local[-1].frame, self.frame
        self.stretches.append(Stretch(sentence.end, sentence.end, self.frame))

    def _inside(self, words: str, sentence: Sentence) -> Iterator[Stretch]:
        """The frames that words inside a sentence set, from each to the sentence's end."""
        places = ("sentence", "loose") if self.loose else ("sentence",)
        turns: list[tuple[int, Cue | None, re.Match[str] | None, str]] = [
            (match.start(), cue, match, "") for cue, match in found_in(words, *places)
        ]
        turns += [(match.start("year"), cue, match, "") for cue, match in found_in(words, "base")]
        turns += [(start, None, None, part) for start, part in parts_in(words)]
        current, told = replace(self.frame, base=self.base), False
        if self.base:
            yield Stretch(sentence.start, sentence.end, current)
        for start, cue, match, part in sorted(turns, key=lambda turn: turn[0]):
            if cue is None or match is None:
                changed = self._in_part(current, part, told)
            elif cue.place == "base":
                changed = replace(current, base=year_of(written(match, "year")))
            else:
                changed = self.clock.of(cue, match, current)
                aimed = cue.place == "loose" and current.kind == cue.kind == TARGET
                if aimed or self.clock.mentions(cue, changed):
                    continue
                told = True
            if changed != current:
                yield Stretch(sentence.start + start, sentence.end, changed)
            current = changed
        listed = words.endswith(("；", ";")) and current.base
        self.base = current.base if listed else 0

    def _in_part(self, current: Frame, part: str, told: bool) -> Frame:
        if not part:
            return replace(current, part="") if current.part else current
        return self.clock.in_part(current, part, told)

    def _origins(self, words: str, sentence: Sentence) -> None:
        """Where a change began: 从75.6%提升至76.5% holds until 至; a list keeps the year."""
        for cue, match in found_in(words, "origin", "next"):
            frame = self._aside(cue, match, self._at(sentence.start + match.start()))
            ends = _PAUSE if cue.place == "next" else _ORIGIN_END
            end = ends.search(words, match.end())
            stop = sentence.start + (end.start() if end else len(words))
            self.origins.append(Stretch(sentence.start + match.start(), stop, frame))

    def _aside(self, cue: Cue, match: re.Match[str], current: Frame) -> Frame:
        if cue.anchor == "here":
            return replace(current, kind=TARGET, why=match[0])
        if cue.anchor == "end" or cue.place == "next":
            return self.clock.of(cue, match, current)
        year = self.clock.origin(cue, match, current)
        named = any(match.groupdict().values()) or cue.anchor == "before"
        year = self.origin if self.origin and not named else year
        self.origin = year if named else self.origin
        return Frame(ACTUAL, year, year, year, match[0])

    def _at(self, offset: int) -> Frame:
        index = bisect_right(self.stretches, offset, key=_start)
        return self.stretches[max(0, index - 1)].frame


def _opening(
    clock: Clock, words: str, current: Frame, first: bool, anywhere: bool = False
) -> Frame | None:
    """The frame that a sentence or heading opens with, None where it opens none."""
    found = []
    for cue in cues("opening"):
        match = cue.pattern.search(words)
        by_year = match and written(match, "year")
        if cue.aim and current.kind == TARGET:
            continue
        if match and (anywhere or (match.start() <= _OPENING and (first or not by_year))):
            found.append((match.start(), cue, match))
    if not found:
        return None
    _, cue, match = min(found, key=lambda triple: triple[0])
    return clock.of(cue, match, current)


def _part_of_heading(clock: Clock, heading: str, frame: Frame) -> Frame:
    """A chapter's frame with the part of the year that its heading or the title names."""
    own = clock.default()
    named = [part for _, part in parts_in(heading) if part]
    if frame.kind == TARGET or frame.first != frame.last or not (named or own.part):
        return frame
    if named:
        return replace(frame, part=named[-1])
    return replace(frame, part=own.part) if frame.last == own.last else frame


def _dated(clock: Clock, heading: str, current: Frame) -> Frame | None:
    found = next(found_in(heading, "heading"), None)
    return clock.of(*found, current) if found else None


def _of_heading(clock: Clock, heading: str, current: Frame) -> Frame | None:
    """The frame that a heading sets, None for one of the second rank."""
    chapters, role = _chapters(), heading_role(heading)
    if re.search(chapters["skipped"], heading):
        return None
    if role == TARGET and clock.profile.ahead == (0, 0):
        role = ""
    told = replace(current, kind=role or current.kind)
    opened = _dated(clock, heading, told) or _opening(clock, heading, told, True, anywhere=True)
    if opened:
        return opened
    if role == "glossary":
        return clock.default()
    if not re.match(chapters["numbered"], heading) and not re.match(chapters["bare"], heading):
        return None
    if not role:
        # A chapter that names no time, behind the aims of several years, is of the coming one.
        return clock.aims(heading) if current.kind == TARGET else None
    return clock.aims(heading) if role == TARGET else replace(clock.default(), why=heading)
