"""Which catalogued indicator a figure states, if any. Rather none than a similar one."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.errors import DataFileError
from extract.interpret.clause import Mention, words
from extract.quantities.spot import Quantity
from extract.reference.files import toml_named
from extract.reference.indicators import Indicator, indicators
from extract.reference.regions import LISTED, regions
from extract.reference.units import Unit, unit_named

CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Match:
    """An indicator found for a figure, and the words of the report that name it."""

    indicator: Indicator
    value: Decimal
    high: Decimal | None
    wording: str


@dataclass(frozen=True, slots=True)
class _Names:
    """How one indicator is named: in what stands before a figure and in what stands after it."""

    before: re.Pattern[str]
    after: re.Pattern[str]


def indicator_for(mention: Mention, figure: Quantity, change: bool) -> Match | None:
    """The indicator whose name fills the mention, with the value in the indicator's unit.

    The name must stand at the end of the subject or at the beginning of the object, with nothing
    around it but words that do not change what is measured (data/wordings.toml, before and after):
    农村居民人均可支配收入 is not 居民人均可支配收入. The longest name wins.
    """
    found = []
    for indicator in indicators().values():
        of_whole = mention.subject.endswith("的")  # 一般公共预算收入的80% is a share of it
        value = _value(indicator, figure, figure.value, change, of_whole)
        if value is None:
            continue
        wording = _wording(indicator, mention)
        if wording and _acts(indicator, mention) and not _part_only(indicator, mention):
            high = (
                _value(indicator, figure, figure.high, change, of_whole)
                if figure.high is not None
                else None
            )
            found.append(Match(indicator, value, high, wording))
    return max(
        found,
        key=lambda match: (len(match.wording), len(match.indicator.rules.get("with", ()))),
        default=None,
    )


def _part_only(indicator: Indicator, mention: Mention) -> bool:
    """Whether the figure is another than the indicator's own.

    1个经济总量近千亿的县 is not the whole; 绿道新建120公里，累计1500公里 ends with a stock.
    """
    if indicator.rules["nature"] == "annual":
        return mention.nested
    summed = mention.carried and "累计" in mention.predicate
    return bool(summed and indicator.rules["nature"] == "flow")


def _value(
    indicator: Indicator, figure: Quantity, number: Decimal, change: bool, of_whole: bool
) -> Decimal | None:
    """The figure in the indicator's unit, None where unit or measure do not fit."""
    if change != (indicator.measure == CHANGE) and (
        of_whole or not _is_growth_of_level(indicator, figure)
    ):
        return None
    counted = indicator.rules.get("counted")
    if counted and figure.unit.name.lstrip("十百千万亿") not in counted:
        return None
    unit = _written_out(figure.unit, unit_named(indicator.unit))
    return unit_named(indicator.unit).of(number, unit)


def _is_growth_of_level(indicator: Indicator, figure: Quantity) -> bool:
    """A plain percent of something counted in money can only be its growth: 居民消费价格2%左右."""
    return indicator.measure == CHANGE and indicator.unit == figure.unit.name == "%"


def _written_out(unit: Unit, wanted: Unit) -> Unit:
    """4万亿 with the 元 that the report leaves out, where money is wanted."""
    bare = unit.name in ("亿", "万亿")
    return unit_named(f"{unit.name}元") if bare and wanted.kind == "yuan" else unit


def _wording(indicator: Indicator, mention: Mention) -> str:
    names = _names()[indicator.id]
    found = names.before.search(mention.subject) or names.after.match(mention.object)
    return found["name"] if found else ""


def _acts(indicator: Indicator, mention: Mention) -> bool:
    """Whether the words that the indicator's rules ask for, or forbid, are said or not said."""
    near = mention.subject + mention.predicate + mention.object
    told = near if any(word in near for word in words("actions")) else mention.clause
    wanted, barred = indicator.rules.get("with", ()), indicator.rules.get("without", ())
    return (not wanted or any(word in told for word in wanted)) and not any(
        word in told for word in barred
    )


@cache
def _names() -> dict[str, _Names]:
    """The compiled names of every indicator.

    Raises:
        DataFileError: a pattern of data/indicators.toml is no regular expression.
    """
    return {key: _compiled(indicator) for key, indicator in indicators().items()}


def _compiled(indicator: Indicator) -> _Names:
    name = "|".join(_alternatives(indicator))
    places = "|".join(map(re.escape, sorted(_place_names(), key=len, reverse=True)))
    own = "|".join(map(re.escape, words("before", "attributes")))
    spoken = "|".join(map(re.escape, {*words("before"), *words("actions")}))
    lead = f"{spoken}|(?:{places})(?:区域|地区|全域|全境)?"
    part = toml_named("wordings.toml")["part"]["place"]
    trail = "|".join(map(re.escape, {*words("after"), *words("actions")}))
    aside = "[（(][^）)]*[）)]"  # 固定资产投资（不含农户）
    try:
        return _Names(
            before=re.compile(
                rf"(?:^[市省区县]?|{lead}|{part}|\d[年月]底?|[)）“”\"」』])(?:{own})*"
                rf"(?P<name>{name})(?:{trail}|{aside})*$"
            ),
            after=re.compile(rf"(?:{lead}|{own})*(?P<name>{name})(?![的内里中周外等及])"),
        )
    except re.error as error:
        raise DataFileError(f"data/indicators.toml: [{indicator.id}] patterns: {error}") from None


def _alternatives(indicator: Indicator) -> list[str]:
    """The indicator's names as regular expressions, longest first; growth takes its level's."""
    base = indicators().get(indicator.rules.get("change_of", ""))
    own = [indicator.name, *indicator.rules.get("aliases", ())]
    plain = [*own, base.name, *base.rules.get("aliases", ())] if base else own
    patterns = [
        *indicator.rules.get("patterns", ()),
        *(base.rules.get("patterns", ()) if base else ()),
    ]
    return [*patterns, *sorted(map(re.escape, plain), key=len, reverse=True)]


def _place_names() -> set[str]:
    listed = [region for region in regions().values() if region.level in LISTED]
    return {name for region in listed for name in (region.name, *region.short)}
