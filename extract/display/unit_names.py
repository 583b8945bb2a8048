"""How a unit is called in either language: 亿元 or, for a tenth of the number, bn yuan.

English has other steps of a thousand than Chinese, so a unit's English name comes with the factor
that its numbers take: 52,000 亿元 are 5,200 bn yuan. The factor is fixed for a unit, whatever the
number, so that a chart's axis, its table and its text agree. The names are in data/units.toml.
"""

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from extract.errors import DataFileError
from extract.reference.indicators import indicators
from extract.reference.numerals import scale_of
from extract.reference.units import (
    COUNT,
    Listed,
    base_units,
    counting,
    parted,
    unit_entries,
    unit_named,
)

CHINESE = "zh"
_STEPS = {"": 1, "thousand": 10**3, "million": 10**6, "bn": 10**9, "trn": 10**12}
_OR_ANOTHER = re.compile(r"[（(][^（()）]+[）)]$")  # 套（间）: homes, or rooms


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """How a unit of the table is shown: its name, and what its numbers are multiplied by.

    The name is empty where the number stands alone: 43 个, and 43 in English.
    """

    name: str
    factor: float


def shown_unit(unit: str, language: str = CHINESE, indicator: str = "") -> ShownUnit:
    """The unit in the reader's language; charts draw ``value * factor`` and name the axis so.

    A unit that nobody knows is shown as it is, which makes what is shown once stay so.

    Args:
        indicator: the catalogue's id, where its own noun shall stand for the counting word.

    >>> shown_unit("亿元", "en"), shown_unit("万套", "en", "policy_housing")
    (ShownUnit(name='bn yuan', factor=0.1), ShownUnit(name='thousand homes', factor=10.0))
    >>> shown_unit("个", "en"), shown_unit("亿元"), shown_unit("驿站", "en")
    (ShownUnit(name='', factor=1.0), ShownUnit(name='亿元', factor=1.0), \
ShownUnit(name='驿站', factor=1.0))
    """
    if language == CHINESE:
        return ShownUnit(unit, 1.0)
    known = indicators().get(indicator)
    noun = known.unit_en if known is not None and known.unit == unit else ""
    return _english(unit, noun) or ShownUnit(unit, 1.0)


@cache
def _english(unit: str, noun: str) -> ShownUnit | None:
    over, slash, under = unit.partition("/")
    if not slash or unit in base_units():
        return _counted(unit, noun)
    above, below = _counted(over, ""), _per(under)
    if above is None or below is None:
        return None
    return ShownUnit(f"{above.name}{below}".strip(), above.factor)


def _counted(unit: str, noun: str) -> ShownUnit | None:
    """The English step of a thousand, or the unit, that is nearest to the Chinese one in size."""
    base = _base(unit)
    if base and base not in base_units():
        return None
    counted_in = _entry(base).en_in or (base,)
    steps = _STEPS if len(counted_in) == 1 else {"": 1}  # kW, MW and GW are steps themselves
    names = [
        (f"{step} {noun or _name(each)}".strip(), Fraction(worth) * unit_named(each).scale)
        for each in counted_in
        for step, worth in steps.items()
    ]
    scale = _scale(unit)
    name, worth = min(names, key=lambda each: abs(math.log10(scale / each[1])))
    return ShownUnit(name, float(scale / worth))


def _per(unit: str) -> str | None:
    """What stands behind the numerator: /m³, per person, per 100 million yuan."""
    base = _base(unit)
    if base not in base_units():
        return None
    times = _scale(unit) / unit_named(base).scale
    if times != 1:
        return f" per {_times(int(times))} {_name(base)}".rstrip()
    each = _entry(base).each
    if each:
        return f" per {each}"
    return " each" if unit_named(base).kind == COUNT else f"/{_name(base)}"


def _times(times: int) -> str:
    step = [(word, worth) for word, worth in _STEPS.items() if 10**6 <= worth <= times]
    return f"{times // step[-1][1]} {step[-1][0]}" if step else f"{times:,}"


def _base(unit: str) -> str:
    """The unit without scale; of two that a report leaves open the first: 万套（间） counts 套."""
    base = parted(unit)[1]
    return base if base in base_units() else _OR_ANOTHER.sub("", base)


def _scale(unit: str) -> Fraction:
    return Fraction(scale_of(parted(unit)[0])) * unit_named(_base(unit)).scale


def _name(base: str) -> str:
    return _entry(base).en


@cache
def _entry(base: str) -> Listed:
    """What data/units.toml says of the English of a unit that needs no scale.

    Raises:
        DataFileError: a unit that is no counting word has no English name.
    """
    if base not in unit_entries():
        en, each = (told.get(base, "") for told in (counting().en, counting().each))
        return Listed(COUNT, Fraction(1), en, each)
    entry = unit_entries()[base]
    if not entry.en and not entry.en_in:
        raise DataFileError(f'data/units.toml: ["{base}"] lacks en; add en = "..."')
    return entry
