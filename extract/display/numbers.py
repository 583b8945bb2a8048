"""Figures in print, the one place that writes them: 约44,000 亿元, ≈4,400 bn yuan, ≥5%, 6–6.5%."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from extract.analysis.interval import sign_of
from extract.display.unit_names import CHINESE, ShownUnit, shown_unit
from extract.table.schema import INDICATOR_ID, UNIT, VALUE, VALUE_HIGH

# What stands before a number that is not exact.
_MARKS = {"zh": {"~": "约", ">=": "≥", "<=": "≤"}, "en": {"~": "≈", ">=": "≥", "<=": "≤"}}
_CLOSE = ("%", "‰", "℃", "∶1", ":1")  # units that stand at the number without a space
_SHARE, _POINTS = "%", "个百分点"


# What Markdown or Plotly would read as markup or make a link or an icon of, and its full-width
# twin, which nothing reads.
_INERT = {ord(sign): chr(ord(sign) + 0xFEE0) for sign in "<>[]{}$*_`\\|&@~"}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069 ]+")
_COLON = re.compile(":(?!1$)")  # :1 is a unit
_WWW = re.compile(r"(?<=www)\.", re.IGNORECASE)


def inert(text: str) -> str:
    """A word that no list of ours knows, so that nothing in it is read as markup, and nothing in it
    turns the words around it.

    >>> inert("甲[市](x)"), inert("条(段)"), inert("乙区"), inert("http://a.cn")
    ('甲［市］(x)', '条(段)', '乙区', 'http：//a.cn')
    """
    return _WWW.sub("．", _COLON.sub("：", one_line(text))).translate(_INERT)


def one_line(text: str) -> str:
    """A text of anywhere in a line of ours: no line ends or other controls, and none of the signs
    that turn the direction of writing, which would turn what stands behind it as well.

    >>> one_line("甲\\n\\u202e乙  丙 ")
    '甲 乙 丙 '
    """
    return _CONTROLS.sub(" ", text)


def number(value: float | None) -> str:
    """A number with thousands separated, without idle zeros, never with an exponent.

    >>> number(44000.0), number(6.7), number(-4.8), number(1e-05)
    ('44,000', '6.7', '-4.8', '0.00001')
    """
    if value is None or pd.isna(value) or math.isinf(value):
        return "—"
    written = f"{round(float(value), 6):,.6f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def with_unit(text: str, unit: str) -> str:
    """A number and its unit's name as it is shown: 5%, 6,000 亿元.

    >>> with_unit("5", "%"), with_unit("6,000", "亿元"), with_unit("1.2", "")
    ('5%', '6,000 亿元', '1.2')
    """
    return f"{text}{unit}" if unit in _CLOSE or not unit else f"{text} {unit}"


def mark(comparator: str, language: str = CHINESE) -> str:
    """What a number's vagueness is shown as; nothing for an exact one."""
    return _MARKS[language].get(comparator, "")


def unit_of(row: Any, language: str = CHINESE) -> ShownUnit:
    """The unit of a row, with the noun of its indicator where a counting word is one."""
    shown = shown_unit(str(row[UNIT]), language, str(row.get(INDICATOR_ID) or ""))
    return ShownUnit(inert(shown.name), shown.factor)


def amount(row: Any, language: str = CHINESE) -> str:
    """A row's number with its mark, without the unit: 约44,000 or 10–12."""
    factor = unit_of(row, language).factor
    text = number(row[VALUE] * factor)
    if pd.notna(row[VALUE_HIGH]):
        text = f"{text}–{number(row[VALUE_HIGH] * factor)}"
    return f"{mark(sign_of(row), language)}{text}"


def figure(row: Any, language: str = CHINESE) -> str:
    """A row's number as a reader reads it, mark and unit included."""
    return with_unit(amount(row, language), unit_of(row, language).name)


def difference(value: float, row: Any, language: str = CHINESE) -> str:
    """How far figures of a row lie apart: 0.2 个百分点, since percentages differ by points."""
    unit = _unit_apart(row, language)
    return with_unit(number(value * unit.factor), unit.name)


def change(value: float, row: Any, language: str = CHINESE) -> str:
    """The same with its sign: +0.2 个百分点, -3.5 微克/立方米."""
    return f"{'+' if value > 0 else ''}{difference(value, row, language)}"


def change_amount(value: float, row: Any, language: str = CHINESE) -> str:
    """A change without its unit: -3.5."""
    return f"{'+' if value > 0 else ''}{number(value * _unit_apart(row, language).factor)}"


def _unit_apart(row: Any, language: str) -> ShownUnit:
    if row[UNIT] == _SHARE:
        return shown_unit(_POINTS, language)
    return unit_of(row, language)


def as_shown(
    rows: pd.DataFrame, language: str, numbers: Sequence[str] = (VALUE, VALUE_HIGH)
) -> pd.DataFrame:
    """The rows with numbers and unit as the reader's language counts them, all else as it is.

    What is printed of them afterwards is the same as before: a unit that is shown stays so.

    Args:
        numbers: the columns that are counted in the rows' unit.
    """
    keys = list(zip(rows[UNIT], rows[INDICATOR_ID], strict=True))
    known = {key: unit_of({UNIT: key[0], INDICATOR_ID: key[1]}, language) for key in set(keys)}
    units = [known[key] for key in keys]
    factors = pd.Series([unit.factor for unit in units], index=rows.index)
    told: Mapping[str, Any] = {
        name: rows[name].where(factors == 1, (rows[name] * factors).round(9)) for name in numbers
    }
    return rows.assign(**told, **{UNIT: [unit.name for unit in units]})
