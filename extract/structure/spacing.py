"""Which spaces of a line stand inside its words."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_WIDE = r"[\u3001-\u30ff\u3400-\u9fff\uff01-\uffee“”‘’…—]"
_CELL = re.compile(r"[^\n\t]+")
_GAP = re.compile(r"(?<=\S)[ \u3000]+(?=\S)")
_SINGLE = re.compile(rf"\d|[.,%]|{_WIDE}")
_RUNNING = re.compile("[，。；]")
_COLUMNS = re.compile(r"\d[ \u3000]+\d")
_NUMBERED = rf"(?<={_WIDE})[ ](?=[\dA-Za-z])|(?<=[\dA-Za-z%])[ ](?={_WIDE})|(?<=\d)[ ](?=%)"
_BESIDE_NUMBER = re.compile(_NUMBERED)
_IN_SENTENCE = re.compile(rf"{_NUMBERED}|(?<={_WIDE})[ \u3000](?={_WIDE})")
_HEADED = re.compile(
    r"\s*(?:第[一二三四五六七八九十]{1,3}(?:部分|[章节篇])"
    r"|(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.]|\d{1,2}[、.])[^，。；、：\s]{2,20}(?<!\d))"
    r"[ \u3000]"
)


def spaces_inside(text: str) -> Iterator[Span]:
    """The spaces inside words: of a text whose letters are set apart, or beside its numbers.

    Left alone are those that part something: columns of numbers, a name from an office, a heading
    from the text behind it.

    >>> text = "收 入 402 亿 元"
    >>> [start for start, _ in spaces_inside(text)]
    [1, 3, 7, 9]
    """
    for cell in _CELL.finditer(text):
        if " " in cell[0] or "\u3000" in cell[0]:
            for start, end in _in_cell(cell[0]):
                yield cell.start() + start, cell.start() + end


def _in_cell(cell: str) -> Iterator[Span]:
    tokens = cell.split()
    single = sum(1 for token in tokens if _SINGLE.fullmatch(token))
    if len(tokens) > 1 and single * 10 >= len(tokens) * 6 and _chinese(tokens) * 2 > single:
        yield from _of_spread(cell)
        return
    running = _RUNNING.search(cell) is not None
    if running or not _COLUMNS.search(cell):
        headed = _HEADED.match(cell)
        pattern = _IN_SENTENCE if running else _BESIDE_NUMBER
        for match in pattern.finditer(cell):
            if headed is None or match.end() != headed.end():
                yield match.span()


def _chinese(tokens: list[str]) -> int:
    return sum(len(token) == 1 and "\u3400" <= token <= "\u9fff" for token in tokens)


def _of_spread(cell: str) -> Iterator[Span]:
    """All gaps of a cell whose letters are set apart, but for those between two whole numbers."""
    for gap in _GAP.finditer(cell):
        before = cell[max(0, gap.start() - 2) : gap.start()].lstrip()
        after = cell[gap.end() : gap.end() + 2].rstrip()
        numbers = before[-1].isdigit() and after[0].isdigit()
        if not (numbers and (before + after).isdigit() and len(before + after) > 2):
            yield gap.span()
