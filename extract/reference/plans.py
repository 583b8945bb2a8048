"""Five-year plans by their number: 十五五, 第十五个五年规划, 2026 to 2030."""

import re

from extract.reference.numerals import number_of

_NUMBER = "[一二三四五六七八九十]{1,3}"
_NAMED = re.compile(
    rf"第({_NUMBER})个五年(?:规划|计划)"
    rf"|(?<![一二三四五六七八九十])({_NUMBER})五(?=[”\"’』」]|时期|期间|规划|计划|以来|末)"
)
# The first five follow history, not the count: 1963 to 1965 belong to none.
_EARLY = {1: 1953, 2: 1958, 3: 1966}
_LAST = 25


def plan_years(number: int) -> tuple[int, int]:
    """First and last year of the plan of a number, (0, 0) for a number that is no plan's.

    >>> plan_years(1), plan_years(14), plan_years(0)
    ((1953, 1957), (2021, 2025), (0, 0))
    """
    if not 1 <= number <= _LAST:
        return (0, 0)
    first = _EARLY.get(number, 1966 + 5 * (number - 3))
    return (first, first + 4)


def plan_in(words: str) -> tuple[int, int]:
    """The years of the first five-year plan that ``words`` name, (0, 0) where they name none.

    >>> plan_in("云汀市“十五五”规划纲要"), plan_in("第十四个五年规划"), plan_in("过去五年")
    ((2026, 2030), (2021, 2025), (0, 0))
    """
    found = _NAMED.search(words)
    return plan_years(int(number_of(found[1] or found[2]) or 0)) if found else (0, 0)
