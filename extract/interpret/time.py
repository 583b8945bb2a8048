"""The time that a stretch of text speaks of, and whether of what was reached or is aimed at."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from extract.errors import DataFileError
from extract.reference.files import toml_named
from extract.structure.headings import heading_role
from extract.structure.reports import Paragraph, Report, Sentence

ACTUAL, TARGET = "actual", "target"
_OPENING = 14  # a cue this near to a sentence's beginning opens it
_SPRING = 4  # a report of January to April speaks of its own year as of the future


@dataclass(frozen=True, slots=True)
class Frame:
    """What a stretch of text speaks of: 2023 as reached, 2026 to 2030 as aimed at.

    Attributes:
        kind: "actual" or "target".
        first, last: the years, both inclusive.
        goal: the year that an aim named here lies in; the plan's last for a five-year plan.
        why: the words that set it.
        running: whether the last year was not over when the report was delivered.
    """

    kind: str
    first: int
    last: int
    goal: int
    why: str
    running: bool = False

    def aimed(self) -> "Frame":
        """The same stretch where a clause names an aim."""
        return replace(self, kind=TARGET, last=self.goal)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A frame and where in the text it holds; end exclusive."""

    start: int
    end: int
    frame: Frame


@dataclass(frozen=True, slots=True)
class _Cue:
    place: str
    pattern: re.Pattern[str]
    kind: str
    first: int | None
    last: int | None
    since: bool
    open: bool


@cache
def _rules() -> tuple[tuple[_Cue, ...], dict[str, list[int]]]:
    rules = toml_named("frames.toml")
    return tuple(_cue(entry) for entry in rules["cue"]), rules["plans"]


def _cue(entry: dict[str, Any]) -> _Cue:
    try:
        return _Cue(
            place=entry["place"],
            pattern=re.compile(entry["pattern"]),
            kind=entry.get("kind", ""),
            first=entry.get("from"),
            last=entry.get("to"),
            since=entry.get("since", False),
            open=entry.get("open", False),
        )
    except (KeyError, re.error) as error:
        raise DataFileError(f"data/frames.toml: cue {entry.get('why')!r}: {error}") from None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The frames of a report, one stretch after the other; an origin cue's lie over them."""

    stretches: tuple[Stretch, ...]
    origins: tuple[Stretch, ...]

    def at(self, offset: int) -> Frame:
        """The frame that holds at a place of the text."""
        for stretch in self.origins:
            if stretch.start <= offset < stretch.end:
                return stretch.frame
        index = bisect_right([stretch.start for stretch in self.stretches], offset)
        return self.stretches[max(0, index - 1)].frame


def timeline(report: Report, text: str) -> Timeline:
    """The frames of ``report``, from its headings and from the cues of data/frames.toml."""
    clock = _Clock(report)
    stretches: list[Stretch] = []
    origins: list[Stretch] = []
    frame = home = clock.default()
    loose = not any(_tells_time(paragraph, text) for paragraph in report.paragraphs)
    for paragraph in report.paragraphs:
        if paragraph.heading:
            frame = home = clock.of_heading(
                text[paragraph.start : paragraph.end].strip(), home if loose else frame
            )
        if loose:
            frame = home
        stretches.append(Stretch(paragraph.start, paragraph.end, frame))
        for number, sentence in enumerate(paragraph.sentences(text)):
            words = text[sentence.start : sentence.end]
            opened = clock.opening(words, frame, first=number < 2)
            if opened:
                frame = opened
                stretches.append(Stretch(sentence.start, sentence.end, frame))
            local = list(clock.inside(words, sentence, frame, loose))
            stretches += local
            if local and loose:
                frame = local[-1].frame
            elif local:
                stretches.append(Stretch(sentence.end, sentence.end, frame))
            origins += clock.origins(words, sentence, frame)
    return Timeline(tuple(stretches), tuple(origins))


def _tells_time(paragraph: Paragraph, text: str) -> bool:
    heading = text[paragraph.start : paragraph.end].strip()
    return (
        paragraph.heading
        and bool(re.match("[一二三四五六七八九十]+、|“", heading))
        and bool(heading_role(heading))
    )


@dataclass(frozen=True, slots=True)
class _Clock:
    """Turns cues into frames, counted from one report's year."""

    report: Report

    def default(self) -> Frame:
        year = self.report.profile.delivered
        plan = re.search("十[一二三四五六]五(?=”?规划)", self.report.title)
        if plan:
            return self._of_plan(plan[0], ACTUAL, plan[0])
        last = self.report.profile.reviewed[1]
        return Frame(ACTUAL, last, last, year, "the report's date")

    def of_heading(self, heading: str, current: Frame) -> Frame:
        """The frame that a heading sets; a heading of the second rank leaves it as it is."""
        role = heading_role(heading)
        year = self.report.profile.delivered
        cue = self.opening(
            heading, replace(current, kind=role or current.kind), first=True, anywhere=True
        )
        if cue:
            return cue
        if role == "glossary":
            return self.default()
        if not re.match("第?[一二三四五六七八九十]+[、部]", heading):
            return current
        if (
            not role
        ):  # a chapter that names no time, behind the aims of several years, is of the coming one
            return Frame(TARGET, year, year, year, heading) if current.kind == TARGET else current
        plan = re.search("十[一二三四五六]五(?=”?规划)", self.report.title)
        if plan:
            return self._of_plan(plan[0], role, heading)
        return (
            Frame(role, year, year, year, heading)
            if role == TARGET
            else replace(self.default(), why=heading)
        )

    def opening(
        self, words: str, current: Frame, first: bool, anywhere: bool = False
    ) -> Frame | None:
        """The frame that a sentence or heading opens with, None where it opens none."""
        found = []
        for cue in _rules()[0]:
            if cue.place != "opening":
                continue
            match = cue.pattern.search(words)
            by_year = match and match.groupdict().get("year")
            if match and (anywhere or (match.start() <= _OPENING and (first or not by_year))):
                found.append((match.start(), self._frame(cue, match, current)))
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def inside(
        self, words: str, sentence: Sentence, current: Frame, loose: bool
    ) -> Iterator[Stretch]:
        """The frames that words inside a sentence set, from each to the sentence's end."""
        places = ("sentence", "loose") if loose else ("sentence",)
        cues = [cue for cue in _rules()[0] if cue.place in places]
        found = [
            (match.start(), cue, match) for cue in cues for match in cue.pattern.finditer(words)
        ]
        for start, cue, match in sorted(found, key=lambda triple: triple[0]):
            frame = self._frame(cue, match, current)
            if frame.last >= self.report.profile.delivered - 6:
                yield Stretch(sentence.start + start, sentence.end, frame)
                current = frame

    def origins(self, words: str, sentence: Sentence, current: Frame) -> Iterator[Stretch]:
        """Where a change began: 从75.6%提升至76.5% holds until 至."""
        for cue in _rules()[0]:
            if cue.place != "origin":
                continue
            for match in cue.pattern.finditer(words):
                end = re.compile("[至到为，,；;。增减提下]").search(words, match.end())
                year = self._origin(match.groupdict(), current)
                frame = Frame(ACTUAL, year, year, year, match[0])
                stop = end.start() if end else len(words)
                yield Stretch(sentence.start + match.start(), sentence.start + stop, frame)

    def _origin(self, groups: dict[str, str | None], current: Frame) -> int:
        if plan := groups.get("plan"):
            return _rules()[1][plan][1]
        return int(groups.get("year") or current.first - 1)

    def _frame(self, cue: _Cue, match: re.Match[str], current: Frame) -> Frame:
        groups, year = match.groupdict(), self.report.profile.delivered
        if groups.get("plan"):
            return self._of_plan(groups["plan"], current.kind, match[0])
        first = int(groups["year"]) if groups.get("year") else year + (cue.first or 0)
        last = int(groups["year"]) if groups.get("year") else year + (cue.last or 0)
        if cue.open:
            return replace(current, first=first, why=match[0])
        if cue.since:
            return replace(current, first=min(first, current.first), last=last, why=match[0])
        kind = (
            cue.kind
            if cue.kind and not (cue.kind == TARGET and last < year)
            else self._kind_of(last, current.kind)
        )
        return Frame(kind, first, last, last, match[0])

    def _kind_of(self, year: int, current: str) -> str:
        if year == self.report.profile.delivered and self.report.profile.month > _SPRING:
            return current
        return ACTUAL if year < self.report.profile.delivered else TARGET

    def _of_plan(self, name: str, kind: str, why: str) -> Frame:
        first, last = _rules()[1][name]
        year = self.report.profile.delivered
        if last < year:
            return Frame(ACTUAL, first, last, last, why)
        if first >= year or kind == TARGET:
            return Frame(TARGET, first, last, last, why)
        running = self.report.profile.month > _SPRING
        return Frame(ACTUAL, first, year if running else year - 1, last, why, running)
