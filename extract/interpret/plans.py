"""The five-year plans: their names and the years that each covers."""

import re

from extract.reference.numerals import number_of

# The first ran from 1953, the third, after three years without a plan, from 1966.
_EARLY = {1: 1953, 2: 1958}
_THIRD = 1966
_NAME = "(?:二?十[一二三四五六七八九]?|[一二三四五六七八九])五"


def plan_pattern(group: str = "plan") -> str:
    """A regular expression for a plan's name, in quotation marks or without; it has one group."""
    return rf"[“\"‘「『]?(?<![一二三四五六七八九十第])(?P<{group}>{_NAME})[”\"’」』]?"


def plan_years(name: str) -> tuple[int, int]:
    """The first and the last year of a plan.

    >>> plan_years("一五"), plan_years("八五"), plan_years("十五五"), plan_years("二十五")
    ((1953, 1957), (1991, 1995), (2026, 2030), (2051, 2055))
    """
    number = int(number_of(name[:-1]) or 0)
    first = _EARLY.get(number) or _THIRD + 5 * (number - 3)
    return first, first + 4


def plan_in(words: str) -> str:
    """The plan that a title names, empty where it names none.

    >>> plan_in("云汀市“十三五”规划纲要"), plan_in("第十五届人民代表大会")
    ('十三五', '')
    """
    found = re.search(rf"{plan_pattern()}(?=时期|期间|规划|计划|发展|国民)", words)
    return found["plan"] if found else ""
