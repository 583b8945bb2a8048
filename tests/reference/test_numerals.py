"""Numerals: what is written in digits and in words is the same number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reference.numerals import halfwidth, number_of, scale_of

DIGITS = "零一二三四五六七八九"
NUMBERS = st.integers(1, 10**9)


def written(number: int) -> str:
    """A number up to 十亿 in words, as a report writes it: 一万零五, 三十五亿零二百万.

    >>> [written(number) for number in (10, 10005, 120_000, 350_000_000)]
    ['一十', '一万零五', '一十二万', '三亿五千万']
    """
    text, rest = "", number
    for sign, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        part, rest = divmod(rest, size)
        if part:
            gap = text and (part < 1000 or text.endswith("零"))
            text = text.removesuffix("零") + ("零" if gap else "") + below_ten_thousand(part) + sign
        elif text and rest:
            text += "零"
    return text


def below_ten_thousand(number: int) -> str:
    text, rest = "", number
    for sign, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, rest = divmod(rest, size)
        if digit:
            text += DIGITS[digit] + sign
        elif text and rest and not text.endswith("零"):
            text += "零"
    return text


@given(NUMBERS)
def test_a_number_in_words_is_read_back(number):
    assert number_of(written(number)) == number


@given(NUMBERS)
def test_ten_needs_no_one_before_it(number):
    assert number_of(written(number).removeprefix("一") or "一") in (number, number - 1) or (
        not written(number).startswith("一十")
    )


@given(st.integers(0, 10**12))
def test_thousands_may_be_parted(number):
    assert number_of(f"{number:,}") == number_of(str(number)) == number


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["万", "亿", "万亿", "千万", "百亿", "千"]))
def test_a_scale_multiplies(number, scale):
    assert number_of(f"{number}{scale}") == number * scale_of(scale)


@given(st.integers(0, 10**6).map(str))
def test_fullwidth_digits_are_the_same_number_at_the_same_places(digits):
    wide = "".join(chr(ord(digit) + ord("０") - ord("0")) for digit in digits)
    assert halfwidth(wide) == digits
    assert number_of(wide) == number_of(digits)


@given(st.text())
def test_halfwidth_keeps_every_place(text):
    assert len(halfwidth(text)) == len(text)


@given(st.text("〇零一二两三九十百千万亿余多几上点.,，0159０ 半", max_size=12))
def test_any_text_has_a_number_or_none(text):
    number = number_of(text)
    assert number is None or number >= 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10), ("十五", 15), ("一百零三", 103), ("二百五十", 250), ("两千", 2000),
        ("三万二千五百", 32500), ("十二万", 120_000), ("一亿零五", 100_000_005),
        ("一万亿", 10**12), ("十亿", 10**9), ("百", 100), ("百余", 100), ("上千", 1000),
        ("3.2万亿", 3_200_000_000_000), ("5千", 5000), ("１２", 12), ("1,234.5", Decimal("1234.5")),
        ("一千余", 1000), ("上万", 10_000), ("万", 10_000),
    ],
)  # fmt: skip
def test_a_numeral_is_a_number(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "若干", "三四", "七八十", "多", "余", "-5", "1.2.3", "五百万元", "半", "abc"],
)
def test_what_is_no_single_number_is_none(text):
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("scales", "factor"), [("", 1), ("万", 10**4), ("万亿", 10**12), ("千万", 10**7)]
)
def test_scales_multiply(scales, factor):
    assert scale_of(scales) == factor
