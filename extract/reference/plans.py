"""The five-year plans: their names and the years that each covers."""

import re

from extract.reference.numerals import number_of

# The first ran from 1953, the third, after three years without a plan, from 1966.
_EARLY = {1: 1953, 2: 1958}
_THIRD = 1966
_NAME = "(?:二?十[一二三四五六七八九]?|[一二三四五六七八九])五"
_BEHIND = '(?=时期|期间|规划|计划|发展|国民|以来|末|(?<=[”"’」』]))'
_COUNTED = re.compile("第(?P<number>[一二三四五六七八九十]{1,3})个五年")


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
    """The plan that a title or heading names, empty where it names none.

    >>> plan_in("云汀市“十三五”规划纲要"), plan_in("第十五届人民代表大会")
    ('十三五', '')
    >>> plan_in("第十四个五年规划"), plan_in("“十四五”末"), plan_in("十五年来")
    ('十四五', '十四五', '')
    """
    counted = _COUNTED.search(words)
    if counted:
        return f"{counted['number']}五"
    found = re.search(
        rf"{plan_pattern()}(?=时期|期间|规划|计划|发展|国民|以来|末|(?<=[”\"’」』]))", words
    )
    return found["plan"] if found else ""


def years_of_plan_in(words: str) -> tuple[int, int]:
    """The years of the plan that a title or heading names, (0, 0) where it names none.

    >>> years_of_plan_in("云汀市“十五五”规划纲要"), years_of_plan_in("过去五年")
    ((2026, 2030), (0, 0))
    """
    plan = plan_in(words)
    return plan_years(plan) if plan else (0, 0)
