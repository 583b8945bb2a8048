"""Which numbers of a text are figures, and why the others are not."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from extract.quantities.spot import Quantity, amounts_in
from extract.reference.files import DATA, Entry, toml_named, typed
from extract.reference.units import unit_named

_SIGHT = 30  # characters on either side that a rule can see
_LIST = re.compile(
    r"(?:、\s{0,2}\d+(?:\.\d+)?){0,20}(?:、|和|及|，|,)\s{0,2}\d+(?:\.\d+)?\s{0,2}(?P<unit>%|个百分点|倍)"
)


class Rejected(Struct, frozen=True):
    """A number that is no figure.

    Attributes:
        amount: the number as printed.
        reason: date, duration, ordinal, name, modifier, phrase, vague, bare; or by its place
            definition (a count in a glossary) and outside (page furniture, another text).
        why: the rule's own explanation.
    """

    amount: Quantity
    reason: str
    why: str


class Rule(Entry, frozen=True):
    """One entry of data/set_aside.toml; its expressions are compiled."""

    reason: str
    why: str
    example: str
    before: re.Pattern[str]
    number: re.Pattern[str] = re.compile(".*")
    after: re.Pattern[str] = re.compile("")


@cache
def rules(folder: Path = DATA) -> tuple[Rule, ...]:
    """The rules of data/set_aside.toml, in their order.

    Raises:
        DataFileError: the file is missing, or a rule has a wrong key or expression.
    """
    return tuple(
        typed(
            {**entry, "before": f"(?:{entry.get('before', '')})$"},
            Rule,
            f"data/set_aside.toml: rule {number}",
        )
        for number, entry in enumerate(toml_named("set_aside.toml", folder)["rule"], start=1)
    )


def numbers_in(text: str, at: int = 0) -> Iterator[Quantity | Rejected]:
    """Yield every number of ``text`` from left to right: as an Quantity where it is a figure.

    Places are counted from ``at``, where the text begins in its document.

    >>> [number.text for number in numbers_in("新增5G基站3万个") if isinstance(number, Quantity)]
    ['3万个']
    >>> [number.reason for number in numbers_in("2023年第3批项目") if isinstance(number, Rejected)]
    ['date', 'ordinal']
    """
    for amount in amounts_in(text, at):
        shared = _LIST.match(text, amount.end - at) if not amount.unit.name else None
        if shared:  # 分别提高15、22个百分点: the unit stands with the last number only
            yield replace(amount, unit=unit_named(shared["unit"]))
            continue
        rule = rule_for(text, amount, at)
        if rule:
            yield Rejected(amount, rule.reason, rule.why)
        elif not amount.unit.name:
            yield Rejected(amount, "bare", "a number with neither unit nor scale")
        else:
            yield amount


def rule_for(text: str, amount: Quantity, at: int = 0) -> Rule | None:
    """The first rule that sets a number of ``text`` aside; None where it is none's."""
    start, end = amount.number_start - at, amount.end - at
    before, after = text[max(0, start - _SIGHT) : start], text[end : end + _SIGHT]
    for rule in _possible(text[start:end]):
        if rule.after.match(after) and rule.before.search(before):
            return rule
    return None


@lru_cache(maxsize=4096)
def _possible(number: str) -> tuple[Rule, ...]:
    """The rules for numbers that are written so; reports write the same ones again and again."""
    return tuple(rule for rule in rules() if rule.number.fullmatch(number))


def quantities_in(text: str) -> list[Quantity]:
    """The figures of ``text`` from left to right.

    >>> [amount.text for amount in quantities_in("第二批一般公共预算收入增长7.3%、突破800亿元")]
    ['7.3%', '突破800亿元']
    """
    return [number for number in numbers_in(text) if isinstance(number, Quantity)]
