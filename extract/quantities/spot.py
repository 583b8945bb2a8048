"""Every number that a text prints, with its unit and approximators: what could be a figure."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from msgspec import Struct

from extract.reference.files import toml_named
from extract.reference.numerals import halfwidth, number_of, scale_of
from extract.reference.units import Unit, base_units, guards, unit_named

_ARABIC = r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?"
# What is said of a whole spread over another: 微克每立方米, 吨每公顷. 5%每年 is no unit.
_SPREAD = {"mass", "volume", "area", "length", "energy"}
# No numeral is longer; else a line of 一 alone would be tried anew from each of its signs.
_LONGEST = 24
_CHINESE = (
    "(?:(?:(?<![迈跨登跃站])上(?=[百千万亿]))?[一二两三四五六七八九十百千万亿]"
    f"[〇零一二两三四五六七八九十百千万亿]{{0,{_LONGEST}}}|零(?=点))"
    f"(?:点[〇零一二三四五六七八九]{{1,{_LONGEST}}})?"
)
_SCALE = "[十百千]?万亿|[十百千]?亿|[十百千]?万|[十百千]"
_DASH = r"\s*(?:[-—–―~～－]+|至|到)\s*"
_TENTHS = "一二两三四五六七八九"
_MINUS = re.compile(r"^\s*[-－−–]\s*")
_SCALED = re.compile("[万亿]+$")
_VAGUE = re.compile(r"[余多\s]")
_MORE = re.compile("[余多上]")
_TENS = re.compile("[十百千]+(?=[万亿]|$)|[百千](?=个|[^瓦米克伏]$)")
# 成 is a tenth only where it does not begin another word: 六成 but 三成立, 一成不变.
_NOT_TENTHS = "为立果效功员都本长形型熟绩套片网品材交像不就分"


class Quantity(Struct, frozen=True):
    """A number as printed: 约4.4万亿元, 近七成, 2.97/10万.

    Attributes:
        start, end: its place in the text, approximators and unit included; end exclusive.
        number_start: where it begins without the approximators before it.
        text: text[start:end].
        value: the number in ``unit``.
        high: the upper end of a range, in ``unit``.
        unit: the unit, with the scale as printed; nameless where none is printed.
        comparator: "=", "~", ">=" or "<=".
    """

    start: int
    end: int
    number_start: int
    text: str
    value: Decimal
    high: Decimal | None
    unit: Unit
    comparator: str


@cache
def _units() -> str:
    names = "|".join(
        re.escape(word) + (f"(?![{guards()[word]}])" if word in guards() else "")
        for word in base_units()
    )
    measures = "|".join(
        re.escape(word) for word, unit in base_units().items() if unit.kind in _SPREAD
    )
    single = f"[余多]?(?:{_SCALE})??[余多]?亿??(?:{names})"
    # 微克每立方米 is 微克/立方米.
    spoken = f"(?:{measures})每(?:{measures})"
    return f"{spoken}|(?:{single})(?:/(?:{single})|[（(](?!下同)[一-龥]{{1,2}}[）)])?"


@cache
def comparators(place: str) -> dict[str, str]:
    """A table of data/comparators.toml by word: ``before``, ``after`` or ``around`` an amount."""
    words = toml_named("comparators.toml")[place]
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


@cache
def _first_signs() -> str:
    """What a number can begin with; everywhere else the long pattern need not be tried."""
    return re.escape("".join({word[0] for word in comparators("before")})) + (
        r"\d\s\-－−–〇零一二两三四五六七八九十百千万亿上近过超半每翻倍"
    )


@cache
def _pattern() -> re.Pattern[str]:
    guard = comparators("guard")
    before = "|".join(
        (f"(?<![{guard[word]}])" if word in guard else "") + word for word in comparators("before")
    )
    after = "|".join(comparators("after"))
    units, scale = _units(), _SCALE
    one = f"(?:{_ARABIC})(?:{scale})?"
    return re.compile(
        rf"""
        (?=[{_first_signs()}])
        (?P<before>{before})?
        (?P<body>
          (?P<fraction> (?:{_CHINESE}|{one}) 分之 (?:{_CHINESE}|\d+(?:\.\d+)?)
                      | (?<![\d/.]) \d{{1,2}}/\d{{1,2}} (?![\d/月日万]) )
        | (?P<rate> (?:{_ARABIC}) /10万 )
        | (?P<ratio> (?:{_ARABIC}) [∶:：] 1 (?![\d.]) )
        | 每立方米 (?P<cubic> {_ARABIC} ) 微克
        | (?P<tenths> (?: [{_TENTHS}十] | (?<![\d.,])[1-9] ) 成
                      (?: (?!一般) [{_TENTHS}半] )? (?![{_NOT_TENTHS}]) )
        | (?P<half> 一半 | 半数 | [近过超]半 (?=[，,。；;、以]) )
        | (?P<doubled> 翻 了? (?P<times> [一两二三四1-9] )? 番 | 翻倍 | 翻了?一倍
                     | (?<![”"A-Za-z]) 倍增 (?![计行工器]) )
        | (?P<low> {_ARABIC} ) (?P<lowunit> {units} )? {_DASH}
          (?P<high> {_ARABIC} ) (?P<rangeunit> {units} )
        | (?P<arabic> (?:(?<=[长速幅降为和、]) \s* [-－−–] \s* )? (?:{_ARABIC}) )
          (?P<unit> [ \u3000]?(?:{units}) | (?:{scale}) [余多]? )?
        | (?P<chinese> {_CHINESE} ) (?P<counted> {units} )
        | (?P<magnitude> [一二两三四五六七八九十百千]{{0,{_LONGEST}}} (?: 万亿 | 亿 ) | [十百千]万 )
          (?P<grade> 级? )
        )
        (?P<after> {after} )?
        """,
        re.VERBOSE,
    )


def amounts_in(text: str, at: int = 0) -> Iterator[Quantity]:
    """Yield every number of ``text`` from left to right, without judging whether it is a figure.

    Places are counted from ``at``, where the text begins in its document.

    >>> [amount.text for amount in amounts_in("增长5.2%、约4.4万亿元，近七成民宿，2800余个村庄")]
    ['5.2%', '约4.4万亿元', '近七成', '2800余个']
    >>> [(str(amount.value), amount.unit.name) for amount in amounts_in("翻两番，2.97/10万，1/4")]
    [('300', '%'), ('2.97', '1/10万'), ('25', '%')]
    """
    plain = halfwidth(text)
    for match in _pattern().finditer(plain):
        value, high, unit = _reading(match)
        yield Quantity(
            start=at + match.start(),
            end=at + match.end(),
            number_start=at + match.start("body"),
            text=text[match.start() : match.end()],
            value=value,
            high=high,
            unit=unit,
            comparator=_comparator(match),
        )


def _reading(match: re.Match[str]) -> tuple[Decimal, Decimal | None, Unit]:
    """The number, a range's upper end, and the unit that a match prints."""
    if number := match["arabic"] or match["chinese"]:  # nearly all are so written
        return _scaled(number, match["unit"] or match["counted"] or "")
    part = match.groupdict()
    if part["fraction"]:
        return _fraction(part["fraction"])
    if part["rate"]:
        return _plain(part["rate"].removesuffix("/10万")), None, unit_named("1/10万")
    if part["ratio"]:
        return _plain(re.split("[∶:：]", part["ratio"])[0]), None, unit_named("∶1")
    if part["cubic"]:
        return _plain(part["cubic"]), None, unit_named("微克/立方米")
    if part["tenths"]:
        whole, _, rest = part["tenths"].partition("成")
        tenths = (number_of(whole) or Decimal(0)) * 10
        return tenths + (5 if rest == "半" else number_of(rest) or 0), None, unit_named("%")
    if part["half"]:
        return Decimal(50), None, unit_named("%")
    if part["doubled"]:
        times = int(number_of(part["times"] or "一") or 1)
        return Decimal(100 * (2**times - 1)), None, unit_named("%")
    if part["low"]:
        return _range(part)
    return _scaled(part["magnitude"] or "", "元")


def _plain(number: str) -> Decimal:
    """A number in Arabic numerals, its thousands parted or not."""
    return Decimal(number.replace(",", ""))


def _fraction(text: str) -> tuple[Decimal, None, Unit]:
    if "/" in text:
        above, below = text.split("/")
    else:
        below, above = text.split("分之")
    parts, whole = number_of(above), number_of(below)
    if parts is None or not whole:
        return Decimal(0), None, unit_named("")
    if whole == 1000:
        return parts, None, unit_named("‰")
    return Decimal(f"{parts * 100 / whole:.6g}"), None, unit_named("%")


def _range(part: dict[str, str | None]) -> tuple[Decimal, Decimal, Unit]:
    low, _, unit = _scaled(part["low"] or "", part["rangeunit"] or "")
    high, _, _ = _scaled(part["high"] or "", part["rangeunit"] or "")
    if part["lowunit"] and part["lowunit"] != part["rangeunit"]:
        written, _, lower = _scaled(part["low"] or "", part["lowunit"])
        low = unit.of(written, lower) or written
    return low, high, unit


@lru_cache(maxsize=4096)
def _scaled(number: str, unit: str) -> tuple[Decimal, None, Unit]:
    """Number and unit as printed; 十百千 count into the number, 万 and 亿 stay with the unit."""
    number = number.replace("上", "")
    bare = _MINUS.sub("", number)
    sign = -1 if bare != number else 1  # 增长-39.7%
    scale = _SCALED.search(bare)
    value = number_of(bare) or Decimal(0)
    if scale:
        value /= scale_of(scale[0])  # 一亿二千万 is 12000 万
    factor, counted = _counted_in((scale[0] if scale else "") + unit)
    return sign * value * factor, None, counted


@lru_cache(maxsize=4096)
def _counted_in(written: str) -> tuple[Decimal, Unit]:
    """What a written unit multiplies its number by, and what is left of it: 百万元 is 100 万元."""
    unit = _VAGUE.sub("", written).replace("每", "/")
    head = _TENS.match(unit)
    factor = number_of(head[0]) if head else None
    return factor or Decimal(1), unit_named(unit[head.end() :] if head else unit)


def _comparator(match: re.Match[str]) -> str:
    if match["before"]:
        return comparators("before")[match["before"]]
    if match["after"]:
        return comparators("after")[match["after"]]
    if _MORE.search(match["body"]):
        return ">="
    if match["half"]:
        return {"过": ">=", "超": ">=", "近": "~"}.get(match["half"][0], "=")
    return "~" if match["magnitude"] or match["grade"] else "="
