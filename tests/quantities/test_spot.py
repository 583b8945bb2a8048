"""Amounts: every number of a text, where it stands, and what it says."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.quantities.spot import amounts_in, comparators
from extract.reference.files import toml_named
from extract.reference.units import unit_named
from tests.cases import TEXTS, plain


@given(TEXTS)
def test_an_amount_is_the_text_between_its_places(text):
    for amount in amounts_in(text):
        assert amount.text == text[amount.start : amount.end]
        assert amount.start <= amount.number_start < amount.end


@given(TEXTS)
def test_amounts_stand_one_after_the_other(text):
    end = 0
    for amount in amounts_in(text):
        assert end <= amount.start
        end = amount.end


@given(TEXTS)
def test_every_run_of_digits_lies_in_exactly_one_amount(text):
    amounts = list(amounts_in(text))
    for run in re.finditer(r"\d+", text):
        around = [one for one in amounts if one.start <= run.start() and run.end() <= one.end]
        assert len(around) == 1, run[0]


@given(TEXTS)
def test_a_comparator_is_one_of_four(text):
    assert {amount.comparator for amount in amounts_in(text)} <= {"=", "~", ">=", "<="}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,234:1", 1234, "∶1"), ("1,234/10万", 1234, "1/10万"),
        ("每立方米1,234微克", 1234, "微克/立方米"), ("1,234.5万元", Decimal("1234.5"), "万元"),
    ],
)  # fmt: skip
def test_thousands_may_be_parted_in_every_amount(text, value, unit):
    (amount,) = amounts_in(text)
    assert (amount.text, amount.value, amount.unit.name) == (text, value, unit)


@given(
    st.decimals("0.1", 9999, places=1),
    st.sampled_from(["亿元", "万套", "%", "个百分点", "公里", "万人次", "条(段)", "微克/立方米"]),
    st.sampled_from(list(comparators("before"))),
)
def test_a_word_before_belongs_to_the_amount_and_says_how_exactly(number, unit, word):
    sentence = f"全区共有{word}{number}{unit}，较好。"
    (amount,) = amounts_in(sentence)
    assert amount.text == f"{word}{number}{unit}"
    assert amount.value == number
    assert amount.unit.name == unit
    assert amount.comparator == comparators("before")[word]
    assert sentence[amount.number_start :].startswith(str(number))


@given(
    st.integers(2, 9999),
    st.sampled_from(["亿元", "万套", "%", "公里", "张"]),
    st.sampled_from(list(comparators("after"))),
)
def test_a_word_behind_belongs_to_the_amount_and_says_how_exactly(number, unit, word):
    (amount,) = amounts_in(f"全区共有{number}{unit}{word}。")
    assert amount.text == f"{number}{unit}{word}"
    assert amount.comparator == comparators("after")[word]


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["-", "—", "～", "至", "到", "－"]))
def test_a_range_has_two_ends(low, high, dash):
    (amount,) = amounts_in(f"增长{low}%{dash}{high}%")
    assert (amount.value, amount.high) == (low, high)


@given(TEXTS)
def test_full_width_digits_and_half_width_ones_read_alike(text):
    wide = text.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    narrow = text.translate({ord("０") + digit: ord("0") + digit for digit in range(10)})
    found = [
        [(a.start, a.end, a.value, a.unit) for a in amounts_in(each)] for each in (wide, narrow)
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        (word, sign)
        for word, signs in toml_named("comparators.toml")["guard"].items()
        for sign in signs
    ],
)
def test_a_word_that_ends_another_word_says_nothing(word, sign):
    amount = next(amounts_in(f"{sign}{word}30户"))
    assert amount.text == "30户" or amount.text.startswith(sign)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("翻三番", 700, "%"), ("一百分之一", 1, "%"), ("千分之二", 2, "‰"), ("1/3", "33.3333", "%"),
        ("六成半", 65, "%"), ("十成", 100, "%"), ("12.5∶1", "12.5", "∶1"),
        ("3.2/10万", "3.2", "1/10万"), ("两百亿元", 200, "亿元"), ("3百亿元", 300, "亿元"),
        ("5千元", 5000, "元"), ("4千米", 4, "千米"), ("万亿元", 1, "万亿元"),
    ],
)  # fmt: skip
def test_a_printed_number_has_this_value(text, value, unit):
    (amount,) = amounts_in(text)
    assert (plain(amount.value), amount.unit.name) == (plain(Decimal(value)), unit)


def test_a_text_without_numbers_has_no_amounts():
    assert list(amounts_in("群众获得感不断增强。")) == []


def test_a_unit_spoken_out_is_the_one_written_with_a_stroke():
    (amount,) = amounts_in("年均浓度28微克每立方米")
    assert (amount.text, amount.unit) == ("28微克每立方米", unit_named("微克/立方米"))
    assert [found.unit.name for found in amounts_in("增长5%每年")] == ["%"]
