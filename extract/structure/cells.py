"""The cells of a table's rows, and what a head says: a unit, a name, a time."""

import re
from dataclasses import dataclass

from extract.reference.units import is_unit
from extract.reference.word_lists import pattern_of

FILE = "tables.toml"
YEAR = re.compile(r"(?:19|20)\d\d年?")

_NUMBER = re.compile(
    r"(?P<bound>[≤≥<>＜＞约超])?[+＋]?(?P<sign>[-－−–▼])?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<high>[-—–~～－至]\d+(?:\.\d+)?)?"
    r"(?P<unit>[^\d，。；:：()（）]{0,8}?)(?P<around>左右|以上|以内|以下)?"
)
_DATED = {"年", "月", "日"}
_LONGEST = 24  # characters of a cell with a figure
_LEADING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|#|其中[:：]?|[-—·•*]+)")


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
    """A line of a table: where its cells stand in the text, and their words without spaces."""

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
        words.append(re.sub(r"\s+", "", cell))
        at += len(cell) + 1
    return Row(tuple(spans), tuple(words))


def is_unit_line(words: str) -> bool:
    """Whether words say only the unit of a table: 单位：亿元, （单位：万人）.

    >>> is_unit_line("（单位：亿元）"), is_unit_line("产量（单位：吨）")
    (True, False)
    """
    return pattern_of(FILE, "unit", "caption").match(words.lstrip("（(")) is not None


def bare_figure(word: str) -> re.Match[str] | None:
    """A cell's words as a number with its unit and bounds, None where they are anything else.

    >>> bare_figure("-7.9")["number"], bare_figure("5%左右")["unit"], bare_figure("3月")
    ('7.9', '%', None)
    """
    match = _NUMBER.fullmatch(word) if len(word) <= _LONGEST else None
    unit = match["unit"] if match else ""
    return None if unit in _DATED or (unit and not is_unit(unit)) else match


def unit_in(head: str) -> str:
    """The unit that a head prints, empty where it prints none.

    >>> unit_in("比上年增长（%）"), unit_in("产值(亿元)"), unit_in("增速%"), unit_in("（预期性）")
    ('%', '亿元', '%', '')
    """
    head = head.replace("±", "")
    for match in pattern_of(FILE, "unit", "bracket").finditer(head):
        if is_unit(match["unit"]):
            return match["unit"]
    signs = map(pattern_of(FILE, "unit", "sign").search, head.split("\n"))
    return next((sign["unit"] for sign in signs if sign), "")


def named(label: str, column: str, caption: str = "") -> str:
    """What a row's label and a column's name together say that is measured.

    Where they say only whose it is, the caption says what.

    >>> named("其中：公路（万吨）", "货运量"), named("2025年", "一般公共预算收入")
    ('公路货运量', '一般公共预算收入')
    >>> named("东城区", "", "表3各区地区生产总值"), named("地区生产总值", "全国")
    ('东城区地区生产总值', '全国地区生产总值')
    """
    row = _LEADING.sub("", _without_unit(label))
    row = "" if _is(row, "time", "alone") or _is(row, "column", "idle") else row
    if _is(column, "column", "place"):
        return column + row
    if not column and _is(row, "column", "place"):
        column = pattern_of(FILE, "column", "caption").sub("", column_name(caption))
    return row + column


def column_name(head: str) -> str:
    """What a column's head says that is measured: no unit, time, aim or move.

    Args:
        head: the head's cells from the top down, a line each.

    >>> column_name("2026年目标（亿元）"), column_name("比上年增长（%）"), column_name("产量（吨）")
    ('', '', '产量')
    >>> column_name("社会消费品零售总额\\n2025年预计\\n绝对值")
    '社会消费品零售总额'
    """
    return "".join(map(_name_in, head.split("\n")))


def _name_in(part: str) -> str:
    name = _without_unit(pattern_of(FILE, "move", "change").sub("", part))
    name = pattern_of(FILE, "time", "said").sub("", name)
    name = re.sub(r"[（()）、:：/%‰±]", "", name)
    if not pattern_of(FILE, "kind", "reached").search(name):
        whole = _is(name, "kind", "target") or _is(name, "kind", "actual")
        name = "" if whole else pattern_of(FILE, "kind", "end").sub("", name)
    return "" if _is(name, "column", "idle") else name


def is_of_moves(head: str) -> bool:
    """Whether a head says that its cells are changes.

    >>> is_of_moves("比上年±%"), is_of_moves("同比（%）"), is_of_moves("比重（%）")
    (True, True, False)
    """
    change = pattern_of(FILE, "move", "change")
    return any(change.search(part) for part in head.split("\n"))


def is_of_shares(head: str) -> bool:
    """Whether a head says that its cells are shares of what was planned, or of another year's.

    >>> is_of_shares("执行数为预算数的%"), is_of_shares("预算数（万元）")
    (True, False)
    """
    return pattern_of(FILE, "time", "compared").search(head) is not None


def names_time(head: str) -> bool:
    """Whether a head names a time of its own, not only one that it compares with.

    >>> names_time("2025年"), names_time("上年"), names_time("比上年增长")
    (True, True, False)
    """
    return pattern_of(FILE, "time", "said").search(uncompared(head)) is not None


def uncompared(head: str) -> str:
    """A head without the year that a change or a share is counted from: 比上年增长.

    >>> uncompared("预算数为上年执行数的%")
    '预算数%'
    """
    for table, key in (("move", "change"), ("time", "compared")):
        head = pattern_of(FILE, table, key).sub("", head)
    return head


def _is(words: str, table: str, key: str) -> bool:
    return pattern_of(FILE, table, key).fullmatch(words) is not None


def is_head(row: Row) -> bool:
    """Whether a row without figures can be a head: it names a year, an aim, a move or a unit."""
    return any(
        pattern_of(FILE, table, key).search(word)
        for word in row.words
        for table, key in (("time", "said"), ("move", "change"), ("column", "unit"))
    )


def _without_unit(head: str) -> str:
    bracket = pattern_of(FILE, "unit", "bracket")
    head = bracket.sub(lambda match: "" if is_unit(match["unit"]) else match[0], head)
    return pattern_of(FILE, "unit", "sign").sub("", head)
