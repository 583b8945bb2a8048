"""A part of the note on speed: a table, and how two ways of doing one thing are compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

Clock = Callable[[], float]
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the note.

    Attributes:
        title: of the table.
        about: a sentence or two on what was measured and how.
        names: of its columns.
        lines: its cells.
    """

    title: str
    about: str
    names: Sequence[str]
    lines: Sequence[Sequence[str]]

    def markdown(self) -> str:
        rule = ["---", *["---:"] * (len(self.names) - 1)]
        lines = [[cell.replace("|", "\\|") for cell in cells] for cells in self.lines]
        rows = ("| " + " | ".join(cells) + " |" for cells in (self.names, rule, *lines))
        return "\n".join([f"## {self.title}", "", self.about, "", *rows, ""])


COMPARED = ("what", "median, s", "beside, s", "ratio", "aim")
"""The columns of tables that set something beside its measure."""


def compared(what: str, ours: Work, theirs: Work, aim: str, times: int = 5,
             clock: Clock = process_time) -> list[str]:  # fmt: skip
    """A line of a table: ours and theirs by turns, A B A B, the medians and their ratio."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for work, kept in zip((ours, theirs), taken, strict=True):
            kept.append(seconds(work, clock))
    one, other = map(median, taken)
    return [what, f"{one:.3f}", f"{other:.3f}", f"{one / other:.2f}", aim]


def seconds(work: Work, clock: Clock = process_time) -> float:
    """How long something takes, by a clock: the processor's unless another is given."""
    begun = clock()
    work()
    return clock() - begun
