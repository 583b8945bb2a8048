"""Tables of a text: which cells hold a figure, and what the heads around them say of it."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise

from extract.reference.word_lists import pattern_of
from extract.structure.cells import YEAR, Cell, Row, bare_figure, row_of
from extract.structure.table_heads import (
    FILE,
    column_name,
    is_head,
    is_of_moves,
    is_of_shares,
    is_unit_line,
    named,
    names_time,
    unit_in,
)

Span = tuple[int, int]

_CAPTIONS = 2  # lines above a table that can be its caption
_LONGEST_CAPTION = 60  # characters
_LEAST_ROWS = 2
_MOST_HEADS = 6  # rows
_WIDEST = 60  # columns; no reader sees more
_SEVERAL = re.compile("[、，,;；]")


def cells_in(text: str, lines: Sequence[Span]) -> list[tuple[Cell, ...] | None]:
    """For each line of a text its cells with a figure; None for one that is in no table.

    A table is made of lines with tabs, one directly after the other. A cell over several columns
    or rows is written at its first place and empty at the others: an empty head is its left
    neighbour's, an empty label the one above.
    """
    found: list[tuple[Cell, ...] | None] = [None] * len(lines)
    parted = (text.find("\t", *line) >= 0 for line in lines)
    for tabbed, group in groupby(enumerate(parted), key=lambda each: each[1]):
        numbers = [number for number, _ in group]
        if not tabbed or len(numbers) < _LEAST_ROWS:
            continue
        above = (text[slice(*line)].strip() for line in lines[: numbers[0]][-_CAPTIONS:])
        captions = [line for line in above if len(line) <= _LONGEST_CAPTION]
        rows = [row_of(text, *lines[number]) for number in numbers]
        cells = [each for table in _tables(rows) for each in _Table(table, captions).figures()]
        if any(cells):
            found[numbers[0] : numbers[-1] + 1] = cells
    return found


def _tables(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The tables that follow on each other; a head behind figures begins another."""
    first = 0
    for number, (above, row) in enumerate(pairwise(rows), start=1):
        if _is_body(above) and not _is_body(row) and is_head(row.words):
            yield rows[first:number]
            first = number
    yield rows[first:]


class _Table:
    """The rows of a table, and what its heads say of each column."""

    def __init__(self, rows: Sequence[Row], captions: Sequence[str]) -> None:
        titles = [row for row in rows if row.is_single]
        leading = next((n for n, row in enumerate(rows) if not row.is_single), len(rows))
        self.width = min(_WIDEST, max(len(row.words) for row in rows))
        self.first = next((n for n, row in enumerate(rows) if _is_body(row)), len(rows))
        self.rows = rows
        highest = max(leading, self.first - _MOST_HEADS)
        self.head = _heads(rows[highest : self.first], self.width)
        self.captions = [*captions, *("".join(row.words) for row in titles)]

    @cached_property
    def _named(self) -> list[str]:
        """For each column by its head: unit, serial, aside, or "" for any other."""
        kinds = ("unit", "serial", "aside")
        return [
            next((k for k in kinds if pattern_of(FILE, "column", k).fullmatch(head)), "")
            for head in self.head
        ]

    @cached_property
    def _columns(self) -> tuple[list[int], list[int]]:
        """The columns of labels, and those of figures."""
        body = self.rows[self.first :]
        open_ = [column for column, name in enumerate(self._named) if not name]
        numeric = [column for column in open_ if _is_numeric(body, column)]
        words = [column for column in open_ if column not in numeric]
        if words and numeric[:1] == [0] and _counts(body):
            numeric = numeric[1:]
        first = numeric[0] if numeric else self.width
        labels = [c for c in words if c < first and not names_time(self.head[c])]
        return labels, numeric

    @cached_property
    def _unit(self) -> str:
        """The unit that the caption gives every figure."""
        said = map(pattern_of(FILE, "unit", "caption").search, reversed(self.captions))
        return next((match["unit"] for match in said if match), "")

    @cached_property
    def _title(self) -> str:
        """The caption, but for the line that says the unit."""
        return next((line for line in reversed(self.captions) if not is_unit_line(line)), "")

    def figures(self) -> Iterator[tuple[Cell, ...]]:
        """The cells with a figure of each row; none for the heads."""
        labels, numeric = self._columns
        label = ""
        for number, row in enumerate(self.rows):
            if number < self.first or row.is_single:
                yield ()
                continue
            said = (row.word(column) for column in reversed(labels))
            label = next(filter(None, said), label)
            cells = (self._cell(row, column, label) for column in numeric)
            yield tuple(cell for cell in cells if cell)

    def _cell(self, row: Row, column: int, label: str) -> Cell | None:
        """The cell of a row and a column as a figure; None where it holds none, or of no unit."""
        match = bare_figure(row.word(column))
        if not match:
            return None
        head = self.head[column]
        unit = match["unit"] or self._unit_of(row, head) or unit_in(label) or self._unit
        if not unit:
            return None
        return Cell(
            *row.spans[column],
            number=match["number"] + (match["high"] or ""),
            unit=unit,
            negative=bool(match["sign"]),
            bound=(match["bound"] or "") + (match["around"] or ""),
            label=named(label, self.names[column], self._title),
            heads=f"{self.times[column]}\n{label}",
            moves=is_of_moves(head),
            caption=self._title,
        )

    def _unit_of(self, row: Row, head: str) -> str:
        """The unit that a column's head or the row's column of units gives."""
        if unit := unit_in(head):
            return unit
        if is_of_moves(head):
            return "%"
        unit = row.word(self._named.index("unit")) if "unit" in self._named else ""
        return _SEVERAL.split(unit)[0]  # 亿元、%: the amount's

    @cached_property
    def names(self) -> list[str]:
        """What each column measures; one of changes without a name has its left neighbour's."""
        found, last = [column_name(head) for head in self.head], ""
        for column in self._columns[1]:
            if is_of_moves(self.head[column]):
                found[column] = found[column] or last
            elif not is_of_shares(self.head[column]):
                last = found[column]
        return found

    @cached_property
    def times(self) -> list[str]:
        """What says of when a column is; changes and shares without a time have a neighbour's."""
        found, last = list(self.head), ""
        for column in self._columns[1]:
            head = self.head[column]
            if names_time(head):
                last = head
            elif is_of_moves(head) or is_of_shares(head):
                found[column] = f"{last}\n{head}"
        return found


def _heads(rows: Sequence[Row], width: int) -> list[str]:
    """What stands above each column, from the top down, a line a cell."""
    found = [""] * width
    for number, row in enumerate(rows):
        below = rows[number + 1 :]
        held = ""
        for column in range(width):
            goes_on = any(each.word(column) for each in below)
            held = row.word(column) or (held if goes_on else "")
            found[column] += f"\n{held}" if found[column] and held else held
    return found


def _is_body(row: Row) -> bool:
    """Whether a row holds a figure behind its first cell; years alone are heads."""
    return any(bare_figure(word) and not YEAR.fullmatch(word) for word in row.words[1:])


def _is_numeric(rows: Sequence[Row], column: int) -> bool:
    """Whether a column holds figures; the first may hold years, which are labels."""
    words = [word for row in rows if (word := row.word(column))]
    years = column == 0 and all(YEAR.fullmatch(word) for word in words)
    return not years and any(bare_figure(word) for word in words)


def _counts(rows: Sequence[Row]) -> bool:
    """Whether the first column numbers the rows: 1, 2, 3."""
    words = [row.word(0) for row in rows if row.word(0)]
    return words == [str(number) for number in range(1, len(words) + 1)]
