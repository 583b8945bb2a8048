"""Numbers as the reader sees them: 约44,000 亿元, ≥6,000 亿元, 5%."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from extract.table import CHANGE, COMPARATOR, MEASURE, UNIT, VALUE, VALUE_HIGH

# What stands before a number that is not exact.
MARKS = {"zh": {"~": "约", ">=": "≥", "<=": "≤"}, "en": {"~": "≈", ">=": "≥", "<=": "≤"}}
CLOSE = ("%", "‰", "℃")  # units that stand at the number without a space


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """How a unit of the table is shown: its name, and what its numbers are multiplied by."""

    name: str
    factor: float


def shown_unit(unit: str, language: str = "zh") -> ShownUnit:
    """The unit in the reader's language; charts draw ``value * factor`` and name the axis so."""
    return ShownUnit(unit, 1.0)


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
    """A number and its unit: 5%, 6,000 亿元.

    >>> with_unit("5", "%"), with_unit("6,000", "亿元"), with_unit("1.2", "")
    ('5%', '6,000 亿元', '1.2')
    """
    return f"{text}{unit}" if unit in CLOSE or not unit else f"{text} {unit}"


def mark(comparator: str, language: str = "zh") -> str:
    """What a number's vagueness is shown as; nothing for an exact one."""
    return MARKS[language].get(comparator, "")


def amount(row: Any, language: str = "zh") -> str:
    """A row's number with its mark, without the unit: 约44,000 or 10–12."""
    text = number(row[VALUE])
    if pd.notna(row[VALUE_HIGH]):
        text = f"{text}–{number(row[VALUE_HIGH])}"
    sign = row[COMPARATOR]
    if row.get(MEASURE) == CHANGE and row[VALUE] < 0:  # 以上 is said of the size of a fall.
        sign = {">=": "<=", "<=": ">="}.get(sign, sign)
    return f"{mark(sign, language)}{text}"


def figure(row: Any, language: str = "zh") -> str:
    """A row's number as a reader reads it, mark and unit included."""
    return with_unit(amount(row, language), row[UNIT])


def change(value: float, unit: str, points: str) -> str:
    """A difference with its sign; two percentages differ by points.

    >>> change(0.2, "%", "个百分点"), change(-3.5, "微克/立方米", "个百分点")
    ('+0.2 个百分点', '-3.5 微克/立方米')
    """
    sign = "+" if value > 0 else ""
    return with_unit(f"{sign}{number(value)}", points if unit == "%" else unit)
