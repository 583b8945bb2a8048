"""The rules of data/identity.toml: which words say whose a document is and of when."""

import re
from functools import cache
from typing import Any, Literal

from extract.errors import DataFileError
from extract.reference.files import Entry, toml_named, typed
from extract.reference.word_lists import compiled

_FILE = "data/identity.toml"


class PlaceRule(Entry, frozen=True):
    """Words that speak for a place: what they are called, where they stand, what they weigh."""

    rule: str
    where: Literal["session", "title", "head", "lines", "headline", "text", "body"]
    pattern: str
    weight: float


class YearRule(Entry, frozen=True):
    """Words that speak for a year of delivery.

    Attributes:
        over: whether the year named is looked back on; the report came later, as its kind has it.
        add: what else brings the year named to that of delivery.
        needs: what the text must say too.
    """

    rule: str
    where: Literal["opening", "headline", "text"]
    pattern: re.Pattern[str]
    weight: float
    over: bool = False
    add: int = 0
    needs: re.Pattern[str] | None = None


@cache
def rules(part: str) -> Any:
    """One part of data/identity.toml as it is: place, level, issuer, region or time.

    Raises:
        DataFileError: the file is missing or broken, or has no such part.
    """
    try:
        return toml_named("identity.toml")[part]
    except KeyError:
        raise DataFileError(f"{_FILE} lacks [{part}]; restore it from the repository") from None


@cache
def place_rules(place: str) -> tuple[tuple[PlaceRule, re.Pattern[str]], ...]:
    """The rules for places in their order, each with its pattern.

    Args:
        place: the pattern of a place, for {place}.

    Raises:
        DataFileError: an entry lacks a field, has an unknown one or no regular expression.
    """
    found = [typed(entry, PlaceRule, f"{_FILE}: [[region]]") for entry in rules("region")]
    return tuple(
        (rule, compiled(rule.pattern.replace("{place}", place), f"{_FILE}: {rule.rule}"))
        for rule in found
    )


@cache
def year_rules() -> tuple[YearRule, ...]:
    """The rules for years in their order.

    Raises:
        DataFileError: an entry lacks a field, has an unknown one or no regular expression.
    """
    return tuple(
        typed(entry, YearRule, f"{_FILE}: [[time.year]]") for entry in rules("time")["year"]
    )
