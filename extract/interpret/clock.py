"""The years that a cue stands for, counted from what a report says of itself."""

import dataclasses
import re
from dataclasses import dataclass

from msgspec.structs import replace

from extract.interpret.cues import Cue, rule, written
from extract.interpret.frame import ACTUAL, TARGET, Frame
from extract.interpret.parts import in_months, months_of
from extract.reference.numerals import halfwidth, number_of
from extract.reference.plans import plan_in, plan_years
from extract.structure.profile import Profile
from extract.structure.reports import Report

_RECENT = 6  # a year longer ago than this is mentioned, not spoken of
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_RUNNING = range(5, 11)  # in these months the year that is spoken of is not over


@dataclass(frozen=True, slots=True)
class Clock:
    """Turns cues into frames, counted from the years of one report's profile."""

    profile: Profile
    title: str

    @property
    def looks_ahead(self) -> bool:
        """Whether the report has aims."""
        return self.profile.ahead != (0, 0)

    @property
    def now(self) -> int:
        """The year that 今年 is: that of delivery, for a bulletin the one it is of."""
        return self.profile.delivered if self.looks_ahead else self.profile.reviewed[1]

    @property
    def coming(self) -> int:
        """The first year ahead."""
        return self.profile.ahead[0] or self.profile.reviewed[1] + 1

    def default(self) -> Frame:
        """The frame of a bare sentence."""
        first, last = self.profile.reviewed
        part = in_months(self.profile.part)
        plan = plan_in(self.title)
        if plan and "规划" in self.title:
            return self.of_plan(plan, self.profile.document_kind.bare, plan)
        if self.profile.kind != "plan_evaluation":
            first = last
        return Frame(ACTUAL, first, last, last, "the report's date", self._running(last), part)

    def aims(self, why: str) -> Frame:
        """The frame of a chapter that looks ahead."""
        year = self.coming
        last = self.profile.ahead[1] if self.profile.kind == "plan_outline" else year
        return Frame(TARGET, year, max(year, last), max(year, last), why)

    def of(self, cue: Cue, match: re.Match[str], current: Frame) -> Frame:
        """The frame that a cue sets where ``current`` held before."""
        if plan := written(match, "plan"):
            return self.of_plan(plan, cue.kind or current.kind, match[0])
        if cue.place == "next" and current.kind == TARGET:
            return self._run_ahead(match, current)
        first, last = self._years(cue, match, current)
        if cue.open:
            return replace(current, first=min(first, current.last), why=match[0])
        kind = self._kind(cue, last, current)
        if cue.since:
            spans = current.kind == kind == ACTUAL and current.first < current.last
            first = min(first, current.first) if spans else last
        keeps = cue.part or (cue.place == "loose" and last == current.last)
        part = current.part if keeps else ""
        by = bool(written(match, "year")) and cue.kind == kind == TARGET and last > self.coming
        if by:
            within = current.kind == TARGET and current.spans and current.last >= last
            first = current.first if within else self.coming
        running = self._running(last)
        return Frame(kind, first, last, last, match[0], running, part, by=by, up_to=cue.since)

    def _run_ahead(self, match: re.Match[str], current: Frame) -> Frame:
        """The years of a sum that is aimed at: they end with the aim's, or begin with the first."""
        years = int(number_of(written(match, "n")) or 1)
        last = max(current.last, self.coming + years - 1)
        return Frame(TARGET, last - years + 1, last, last, match[0])

    def is_past(self, cue: Cue, frame: Frame) -> bool:
        """Whether a cue's year is too long ago to be spoken of."""
        return not cue.old and frame.last < self.profile.delivered - _RECENT

    def of_plan(self, name: str, kind: str, why: str) -> Frame:
        """The frame of a five-year plan: its years so far, or all of them as aimed at."""
        first, last = plan_years(name)
        reviewed = self.profile.reviewed[1]
        if last <= reviewed:
            return Frame(ACTUAL, first, last, last, why)
        if first > reviewed or kind == TARGET:
            return Frame(TARGET, first, last, last, why)
        return Frame(ACTUAL, first, reviewed, last, why, self._running(reviewed))

    def origin(self, cue: Cue, match: re.Match[str], current: Frame) -> int:
        """The year that a change began in."""
        if plan := written(match, "plan"):
            return plan_years(plan)[1]
        if year := written(match, "year"):
            return year_of(year)
        return current.last - 1 if cue.anchor == "before" else current.first - 1

    def in_part(self, current: Frame, part: str, told: bool) -> Frame:
        """The frame within a part of its year.

        Args:
            told: whether the sentence names the year itself.
        """
        if not part:
            return replace(current, part="")
        begins, ends = months_of(part)
        month, year = self.profile.month, self.profile.delivered
        over = (bool(month) and ends < month) or (ends == month and month > begins)
        if not told and over and month > 4 and current.last == year - 1:
            current = replace(current, first=year, last=year, goal=year)
        first = current.first if current.up_to or part.isdigit() else current.last
        current = replace(current, first=first)
        if current.last != year or not month:
            return replace(current, part=part)
        kind = ACTUAL if over else TARGET if begins > month else current.kind
        return replace(current, part=part, kind=kind)

    def _years(self, cue: Cue, match: re.Match[str], current: Frame) -> tuple[int, int]:
        if year := written(match, "year"):
            return year_of(written(match, "since") or year), year_of(year)
        count = written(match, "n")
        years = int(number_of(count) or 1) if count else cue.years
        if cue.anchor == "before":
            known = current.last if current.first == current.last else self.now
            return known - 1, known - 1
        if cue.anchor == "back":
            reviewed = self.profile.reviewed[1]
            over = current.part or years == 1 or not self._running(reviewed)
            last = reviewed if over else reviewed - 1
            return last - max(1, years) + 1, last
        start = self.coming if cue.anchor == "ahead" else self.now
        return start + cue.first, start + max(cue.last, years - 1)

    def _kind(self, cue: Cue, year: int, current: Frame) -> str:
        if cue.kind == ACTUAL or (cue.kind == TARGET and year > self.profile.reviewed[1]):
            return cue.kind
        if year > self.profile.reviewed[1]:
            return TARGET
        return ACTUAL if year < self.coming else current.kind

    def _running(self, year: int) -> bool:
        return year == self.profile.delivered and self.profile.month in _RUNNING


def clock_of(report: Report, text: str) -> Clock:
    """The clock of a report; an undated press report may speak of its year as one that is over."""
    profile, year = report.profile, report.profile.delivered
    if profile.kind == "press_report" and not profile.month and profile.reviewed[1] == year - 1:
        said = re.compile(rf"{year}年[^。；\n]{{0,40}}?(?:{rule('holding', 'over').pattern})")
        if said.search(text, report.start, report.end):
            profile = dataclasses.replace(
                profile, reviewed=(year, year), ahead=(year + 1, year + 1)
            )
    return Clock(profile, report.title)


def year_of(written: str) -> int:
    """A year in any numerals.

    >>> year_of("2024"), year_of("二〇二四")
    (2024, 2024)
    """
    return int(halfwidth(written).translate(_DIGITS))
