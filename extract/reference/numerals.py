"""Numerals as reports print them: 4.4万, 1,009, 三百余, 两, ６２. Text in, Decimal out."""

import re
from decimal import Decimal

_DIGITS = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_VAGUE = re.compile("[余多几上]")
_ARABIC = re.compile(r"(\d[\d,]*(?:\.\d+)?)([十百千万亿]*)")


def halfwidth(text: str) -> str:
    """The text with full-width digits, point, percent and slash made half-width, length unchanged.

    >>> halfwidth("增长５．２％")
    '增长5.2%'
    """
    return text.translate(_HALFWIDTH) if _FULLWIDTH.search(text) else text


_HALFWIDTH = str.maketrans("０１２３４５６７８９％．／", "0123456789%./")
_FULLWIDTH = re.compile("[０-９％．／]")


def scale_of(text: str) -> Decimal:
    """The factor that written scales stand for; an empty text is 1.

    >>> int(scale_of("万亿")) == 10**12
    True
    """
    factor = Decimal(1)
    for sign in text:
        factor *= _SCALES[sign] if sign in _SCALES else _TENS[sign]
    return factor


def number_of(text: str) -> Decimal | None:
    """The number that ``text`` writes, in Arabic or Chinese numerals, or None where it is none.

    余, 多, 几 and 上 are passed over: the number is the one that is surely reached.

    >>> [int(number_of(text)) for text in ("4.4万", "1,009", "三百余", "两", "一亿二千万")]
    [44000, 1009, 300, 2, 120000000]
    >>> number_of("若干") is None
    True
    """
    plain = _VAGUE.sub("", halfwidth(text))
    if "点" in plain:
        return _decimal(plain)
    arabic = _ARABIC.fullmatch(plain)
    if arabic:
        return Decimal(arabic[1].replace(",", "")) * scale_of(arabic[2])
    return _chinese(plain) if plain else None


def _decimal(text: str) -> Decimal | None:
    """五点二, 零点五."""
    whole, _, rest = text.partition("点")
    before = _chinese(whole)
    if before is None or not rest or any(sign not in _DIGITS for sign in rest):
        return None
    return before + Decimal("0." + "".join(str(_DIGITS[sign]) for sign in rest))


def _chinese(text: str) -> Decimal | None:
    total, section, digit = Decimal(0), Decimal(0), None
    for sign in text:
        if sign in _DIGITS:
            if digit:
                return None  # 三四 is "three or four", no number
            digit = Decimal(_DIGITS[sign])
        elif sign in _TENS:
            section += (1 if digit is None else digit) * _TENS[sign]
            digit = None
        elif sign in _SCALES:
            section, digit = section + (digit or 0), None
            if section:
                total, section = total + section * _SCALES[sign], Decimal(0)
            else:  # 万亿 multiplies what stands before it; a scale alone counts once.
                total = (total or Decimal(1)) * _SCALES[sign]
        else:
            return None
    return total + section + (digit or 0)
