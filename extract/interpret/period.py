"""The year and the period that a figure is about."""

import re
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from extract.interpret.clause import Mention
from extract.interpret.clock import year_of
from extract.interpret.cues import rule, written_out
from extract.interpret.frame import ACTUAL, Frame
from extract.interpret.parts import months_of
from extract.reference.files import Entry, toml_named, typed
from extract.reference.numerals import number_of

RUN, LAST = "run", "last"


class Period(Struct, frozen=True):
    """When: one year, several, or a part of one.

    Attributes:
        first, last: years, both inclusive.
        text: as the table writes it: 2023, 2023-H1, 2023-01/2023-11, 2021/2025.
        based: whether the first is only what a change is counted from.
    """

    first: int
    last: int
    text: str
    based: bool = False

    def for_nature(self, nature: str, frame: Frame, said: "Words", rate: bool) -> "Period":
        """The period of a catalogued figure, or of one that says it is a state.

        What is summed keeps the span; what is a state at a time has that time's year alone. In a
        look back at several years a yearly figure without a year of its own is of the last full
        one; a ``rate`` aimed at for several years is to hold in each of them.
        """
        if self.first == self.last:
            at_date = nature == "stock" or (not nature and _is_state(said.mention))
            return _at(self, frame.part) if frame.part.isdigit() and at_date else self
        aspect = aspect_of(said)
        if self.based or (aspect and aspect.spans(frame, rate)):
            return self
        if frame.by or (aspect and aspect.period == LAST and rate):
            return _year(self.last, frame)
        if nature == "flow" or (not nature and not _is_state(said.mention)):
            return self
        if nature == "annual" and frame.kind == ACTUAL and frame.running:
            return _year(self.last - 1)
        if nature == "annual" and frame.kind != ACTUAL and rate:
            return self
        return _year(self.last, frame)


class Words(Struct, frozen=True):
    """What stands around a figure: its mention, and its sentence up to it and from it on."""

    mention: Mention
    before: str
    after: str


class Aspect(Entry, frozen=True):
    """How an amount came about within a span of years; see data/frames.toml.

    Attributes:
        name: hold, sum, average ...
        before, unless, after: the words around the figure.
        period: "span", "run" (the words say how many years) or "last".
    """

    name: str
    before: re.Pattern[str]
    period: Literal["span", "run", "last"]
    example: str
    unless: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None

    def spans(self, frame: Frame, rate: bool) -> bool:
        """Whether an amount is of all the years; by a year, only a rate is to hold in each."""
        return self.period != LAST and (rate or not frame.by or self.name != "hold")

    def of(self, said: Words) -> re.Match[str] | None:
        near = said.before[-_NEAR:]
        match = self.before.search(near)
        if not match or (self.unless and self.unless.search(near)):
            return None
        return match if not self.after or self.after.search(said.after) else None


_NEAR = 24  # what says how an amount came about stands next to it


@cache
def _aspects() -> tuple[Aspect, ...]:
    return tuple(
        typed(
            entry | {"before": written_out(entry.get("before", ""))},
            Aspect,
            f"data/frames.toml: aspect {number}",
        )
        for number, entry in enumerate(toml_named("frames.toml")["aspect"], start=1)
    )


def aspect_of(said: Words) -> Aspect | None:
    """How an amount came about within a span of years, None where nothing says it."""
    return next((aspect for aspect in _aspects() if aspect.of(said)), None)


def _run_of(said: Words) -> int:
    """How many years in a row an amount is said to have been reached; 0 where none are said."""
    for aspect in _aspects():
        match = aspect.of(said) if aspect.period == RUN else None
        if match:
            return int(number_of(match["n"]) or 0)
    return 0


def _year(year: int, frame: Frame | None = None) -> Period:
    return Period(year, year, _part_of(year, frame.part) if frame else str(year))


def _at(period: Period, part: str) -> Period:
    """A state at a month's end: 截至11月底."""
    return replace(period, text=f"{period.last}-{part}")


def _is_state(mention: Mention) -> bool:
    return bool(rule("said", "state").search(mention.subject + mention.predicate))


def period_of(frame: Frame, said: Words, change: bool) -> Period:
    """The period that a figure's own words and the frame around it give.

    Args:
        change: whether the figure is a change, which a year that is compared with dates.
    """
    base = _base_of(frame, said.mention, change)
    if base and base < frame.last - 1:
        return Period(base, frame.last, f"{base}/{frame.last}", True)
    run = _run_of(said)
    if run > 1:
        first = frame.last - run + 1
        return Period(first, frame.last, f"{first}/{frame.last}")
    if frame.first != frame.last:
        return Period(frame.first, frame.last, _span(frame))
    return _year(frame.last, frame)


def _base_of(frame: Frame, mention: Mention, change: bool) -> int:
    base = rule("said", "base")
    named = base.search(mention.predicate) or base.search(mention.subject)
    return year_of(named["year"]) if named else frame.base if change else 0


def _span(frame: Frame) -> str:
    if not frame.part:
        return f"{frame.first}/{frame.last}"
    return f"{frame.first}-01/{frame.last}-{months_of(frame.part)[1]:02}"


def _part_of(year: int, part: str) -> str:
    """A year, or a part of it, as the table writes it."""
    if not part:
        return str(year)
    if "/" in part or part.isdigit():
        first, last = months_of(part)
        if "/" in part and first == last:
            return f"{year}-{last:02}"
        return f"{year}-{first:02}/{year}-{last:02}"
    return f"{year}-{part}"
