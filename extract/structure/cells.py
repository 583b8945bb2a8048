"""The rows of a table and their cells; which cells hold a figure."""

import re
from dataclasses import dataclass

from extract.reference.units import is_unit
from extract.structure.table_heads import is_unit_line

YEAR = re.compile(r"(?:19|20)\d\d年?")

_NUMBER = re.compile(
    r"(?P<bound>[≤≥<>＜＞约超])?[+＋]?(?P<sign>[-－−–▼])?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<high>[-—–~～－至]\d+(?:\.\d+)?)?"
    r"(?P<unit>[^\d，。；:：()（）]{0,8}?)(?P<around>左右|以上|以内|以下)?"
)
_DATED = {"年", "月", "日"}
_LONGEST_WORDS = 80  # characters; what goes on behind them is no head and no label
_LONGEST = 24  # characters of a cell with a figure


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds one number, and nothing else but its unit.

    Attributes:
        start, end: its place in the text, white space around it left out; end exclusive.
        number: its number, or a range.
        unit: its own unit, else the one that its heads or the caption give.
        negative: whether a minus stands before it.
        bound: what says that it is more or less, or about so much: ≥, 左右.
        label: what its row and column say that is measured.
        heads: its column's and its row's heads as printed, for what they say of time.
        moves: whether its column is one of changes.
        caption: the line above its table.
    """

    start: int
    end: int
    number: str
    unit: str
    negative: bool
    bound: str
    label: str
    heads: str
    moves: bool
    caption: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: where its cells stand, and their first words without spaces."""

    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]

    @property
    def is_single(self) -> bool:
        """Whether only one cell says something: a caption, or a heading within the table.

        One that stands further right is above its columns, but for the unit of the table.
        """
        said = "".join(self.words)
        alone = sum(map(bool, self.words)) <= 1
        return alone and (said == self.words[0] or is_unit_line(said))

    def word(self, column: int) -> str:
        """The words of a cell; empty where the row is shorter."""
        return self.words[column] if column < len(self.words) else ""


def row_of(text: str, start: int, end: int) -> Row:
    r"""The line text[start:end] as a row: its cells are parted by tabs.

    >>> row_of("指标\t 5.2 \t", 0, 9)
    Row(spans=((0, 2), (4, 7), (9, 9)), words=('指标', '5.2', ''))
    """
    spans, words = [], []
    at = start
    for cell in text[start:end].split("\t"):
        first = at + len(cell) - len(cell.lstrip())
        spans.append((first, first + len(cell.strip())))
        words.append(re.sub(r"\s+", "", cell[:_LONGEST_WORDS]))
        at += len(cell) + 1
    return Row(tuple(spans), tuple(words))


def bare_figure(word: str) -> re.Match[str] | None:
    """A cell's words as a number with its unit and bounds, None where they are anything else.

    >>> bare_figure("-7.9")["number"], bare_figure("5%左右")["unit"], bare_figure("3月")
    ('7.9', '%', None)
    """
    match = _NUMBER.fullmatch(word) if len(word) <= _LONGEST else None
    unit = match["unit"] if match else ""
    return None if unit in _DATED or (unit and not is_unit(unit)) else match
