"""Words that name a part of a year: 上半年, 前三季度, 1—11月, 截至11月底."""

import re
from collections.abc import Iterator
from functools import cache

from extract.errors import DataFileError
from extract.reference.files import toml_named
from extract.reference.numerals import number_of
from extract.reference.sieve import Sieve


def parts_in(words: str) -> Iterator[tuple[int, str]]:
    """Where a sentence turns to a part of the year, and its code; an empty code ends one.

    Codes are as a period writes them behind the year: H1, Q3, 01/11 for months; 11 for up to a
    month's end. What is only compared with (比上半年, 从上半年的5%) is passed over.

    >>> list(parts_in("上半年新增3万人，1—11月新增5万人，全年预计新增6万人"))
    [(0, 'H1'), (9, '01/11'), (20, '')]
    >>> list(parts_in("高于上半年2个百分点"))
    []
    """
    pattern, compared, sieve = _patterns()
    if not sieve.left_for(words):
        return
    for match in pattern.finditer(words):
        before = words[max(0, match.start() - 4) : match.start()]
        if not compared.search(before):
            yield match.start(), "" if match.lastgroup == "whole" else _code(match)


def in_months(part: str) -> str:
    """A part with its quarters as months; half years stay as they are.

    >>> in_months("Q1-Q3"), in_months("Q2"), in_months("H1"), in_months("")
    ('01/09', '04/06', 'H1', '')
    """
    first, _, last = part.partition("-")
    if not first.startswith("Q"):
        return part
    return f"{3 * int(first[1:]) - 2:02}/{3 * int((last or first)[1:]):02}"


@cache
def months_of(part: str) -> tuple[int, int]:
    """The first and the last month of a part of the year.

    >>> months_of("H1"), months_of("01/11"), months_of("11")
    ((1, 6), (1, 11), (1, 11))
    """
    known = toml_named("frames.toml")["parts"]["named"].get(part)
    if known:
        return known["from"], known["to"]
    first, _, last = part.rpartition("/")
    return int(first or 1), int(last)


def _code(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if name := next((key for key in _names() if groups.get(_names()[key])), ""):
        return name
    if groups["first"]:
        return f"{_month(groups['first']):02}/{_month(groups['to']):02}"
    if groups["month"]:
        return f"{_month(groups['month']):02}/{_month(groups['month']):02}"
    if groups["first_months"]:
        return f"01/{_month(groups['first_months']):02}"
    last = _month(groups["up_to"] or groups["month_end"])
    return f"{last:02}" if last < 12 else ""  # the end of December is the year's


def _month(written: str | None) -> int:
    return min(12, max(1, int(number_of(written or "") or 1)))


@cache
def _names() -> dict[str, str]:
    """Each named part's code and the group that its words stand in."""
    named = toml_named("frames.toml")["parts"]["named"]
    return {code: f"part{number}" for number, code in enumerate(named)}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], Sieve]:
    rules = toml_named("frames.toml")["parts"]
    named = [f"(?P<{_names()[code]}>{entry['words']})" for code, entry in rules["named"].items()]
    written = [rules[key] for key in ("up_to", "first_months", "months", "month")]
    every = "|".join([*written, *named, f"(?P<whole>{rules['whole']})"])
    try:
        return re.compile(every), re.compile(f"(?:{rules['compared']})$"), Sieve([every])
    except re.error as error:
        raise DataFileError(f"data/frames.toml: parts: {error}") from None
