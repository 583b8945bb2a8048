"""What the heads of a table say of the cells beneath and beside them: unit, name, time, moves.

A column's head is the text of its cells from the top down, a line each.
"""

import re
from collections.abc import Iterable

from extract.reference.units import is_unit
from extract.reference.word_lists import pattern_of

FILE = "tables.toml"

_LEADING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|#|其中[:：]?|[-—·•*]+)")


def is_unit_line(words: str) -> bool:
    """Whether words say only the unit of a table: 单位：亿元, （单位：万人）.

    >>> is_unit_line("（单位：亿元）"), is_unit_line("产量（单位：吨）")
    (True, False)
    """
    return pattern_of(FILE, "unit", "caption").match(words.lstrip("（(")) is not None


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


def is_head(words: Iterable[str]) -> bool:
    """Whether a row without figures can be a head: it names a year, an aim, a move or a unit."""
    kinds = (("time", "said"), ("move", "change"), ("column", "unit"))
    return any(pattern_of(FILE, *kind).search(word) for word in words for kind in kinds)


def _without_unit(head: str) -> str:
    bracket = pattern_of(FILE, "unit", "bracket")
    head = bracket.sub(lambda match: "" if is_unit(match["unit"]) else match[0], head)
    return pattern_of(FILE, "unit", "sign").sub("", head)
