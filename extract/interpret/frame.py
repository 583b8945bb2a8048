"""What a stretch of text speaks of: which years, and whether of what was reached or is aimed at."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

ACTUAL, TARGET = "actual", "target"
_START = attrgetter("start")


class Frame(Struct, frozen=True):
    """2023 as reached, 2026 to 2030 as aimed at.

    Attributes:
        kind: "actual" or "target".
        first, last: the years, both inclusive.
        goal: the year that an aim named here lies in; the plan's last for a five-year plan.
        why: the words that set it.
        running: whether the last year was not over when the report was delivered.
        part: the part of the year, as data/frames.toml names it; empty for the whole.
        base: the year that changes are counted from; 0 where none is said.
        by: whether the last year is one by which something is to be reached.
        up_to: whether it is said up to when an amount counts: 截至2023年上半年.
    """

    kind: str
    first: int
    last: int
    goal: int
    why: str
    running: bool = False
    part: str = ""
    base: int = 0
    by: bool = False
    up_to: bool = False

    @property
    def spans(self) -> bool:
        """Whether it is of several years."""
        return self.first < self.last

    def aimed(self) -> "Frame":
        """The same stretch where a clause names an aim."""
        return replace(self, kind=TARGET, last=self.goal, part="")


class Stretch(Struct, frozen=True):
    """A frame and where in the text it holds; end exclusive."""

    start: int
    end: int
    frame: Frame


@dataclass(frozen=True, slots=True)
class Timeline:
    """The frames of a report, one stretch after the other; asides of a few words lie over them."""

    stretches: tuple[Stretch, ...]
    asides: tuple[Stretch, ...]

    def at(self, offset: int) -> Frame:
        """The frame that holds at a place of the text."""
        index = bisect_right(self.asides, offset, key=_START) - 1
        if index >= 0 and offset < self.asides[index].end:
            return self.asides[index].frame
        return frame_at(self.stretches, offset)


def frame_at(stretches: Sequence[Stretch], offset: int) -> Frame:
    """The frame of the last stretch that begins at a place of the text or before it."""
    return stretches[max(0, bisect_right(stretches, offset, key=_START) - 1)].frame
