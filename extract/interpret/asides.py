"""Times that hold for the next few words: where a change began, what was planned, an average."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec.structs import replace

from extract.interpret.clock import Clock
from extract.interpret.cues import Cue, found_in, rule
from extract.interpret.frame import ACTUAL, TARGET, Frame, Stretch


@dataclass(slots=True)
class Asides:
    """The asides of a report, as they are met.

    Attributes:
        origin: the year that the changes of a list began in, where its first one names it:
            从2012年的4860亿元增加到10640亿元，财政收入从312亿元增加到804亿元.
        stretches: the asides so far.
    """

    origin: int = 0
    stretches: list[Stretch] = field(default_factory=list)

    def read(self, words: str, start: int, clock: Clock, at: Callable[[int], Frame]) -> None:
        """Note the asides of a sentence.

        Args:
            start: where the sentence begins in the text.
            at: the frame that holds at a place of the text.
        """
        for cue, match in found_in(words, "origin", "next"):
            begins = start + match.start()
            end = rule("holding", f"{cue.place}_end").search(words, match.end())
            ends = start + (end.start() if end else len(words))
            self.stretches.append(Stretch(begins, ends, self._frame(cue, match, clock, at(begins))))

    def _frame(self, cue: Cue, match: re.Match[str], clock: Clock, current: Frame) -> Frame:
        if cue.anchor == "here":
            return replace(current, kind=TARGET, why=match[0])
        if cue.anchor == "end" or cue.place == "next":
            return clock.of(cue, match, current)
        year = clock.origin(cue, match, current)
        if any(match.groupdict().values()) or cue.anchor == "before":
            self.origin = year
        year = self.origin or year
        return Frame(ACTUAL, year, year, year, match[0])
