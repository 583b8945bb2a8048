"""Units: what converts into what, and what never does."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import DataFileError
from extract.reference.units import base_units, unit_named

NAMES = sorted(base_units())
AMOUNTS = [name for name in NAMES if name not in ("1/10万", "百分点", "个百分点", "∶1")]
SCALED = [f"{scale}{name}" for scale in ("", "万", "亿") for name in AMOUNTS]


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "table"),
    [
        ("4.4", "万亿元", "44000", "亿元"), ("32000", "人", "3.2", "万人"),
        ("620", "万吨", "124", "亿斤"), ("15", "亩", "1", "公顷"), ("1", "平方公里", "100", "公顷"),
        ("156000", "平方米", "15.6", "公顷"), ("3500", "套", "0.35", "万套"),
        ("1.5", "倍", "150", "%"), ("5", "‰", "0.5", "%"),
        ("2", "1/10万", "0.02", "‰"), ("1.2", "万公里", "12000", "公里"), ("36", "台", "36", "部"),
        ("7", "条(段)", "7", "条(段)"), ("2.4", "E", "2400", "P"), ("60", "万千瓦", "600", "兆瓦"),
        ("3", "元/平方米", "30000", "元/公顷"), ("5", "万元/人", "50000", "元/人"),
    ],
)  # fmt: skip
def test_an_amount_is_the_same_in_another_unit(value, unit, wanted, table):
    assert unit_named(table).of(Decimal(value), unit_named(unit)) == Decimal(wanted)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("%", "个百分点"), ("亿元", "亿美元"), ("万人", "万元"), ("公里", "平方公里"),
        ("吨", "吨标准煤"), ("微克", "微克/立方米"), ("元", "元/人"), ("年", "岁"), ("天", "小时"),
    ],
)  # fmt: skip
def test_different_things_are_never_converted(one, other):
    assert unit_named(one).of(Decimal(1), unit_named(other)) is None
    assert unit_named(other).of(Decimal(1), unit_named(one)) is None


@given(
    st.decimals("0.01", 10**6, places=2),
    st.sampled_from(SCALED),
    st.sampled_from(["万", "亿", "十"]),
)
def test_there_and_back_is_the_same(value, name, scale):
    one, other = unit_named(name), unit_named(scale + name)
    there = other.of(value, one)
    assert there is not None
    assert one.of(there, other) == value


@given(st.decimals(-(10**6), 10**6, places=3), st.sampled_from(SCALED))
def test_a_unit_in_itself_changes_nothing(value, name):
    assert unit_named(name).of(value, unit_named(name)) == value


@given(st.decimals("0.01", 10**9, places=2), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_converted_number_is_printed_without_exponent(value, one, other):
    converted = unit_named(one).of(value, unit_named(other))
    # 9.87E+5 has a positive exponent; what is tiny is printed by the table's own format.
    assert converted is None or int(converted.as_tuple().exponent) <= 0


@pytest.mark.parametrize(
    "name",
    [pytest.param(name) for name in AMOUNTS],
)
def test_a_scaled_unit_is_of_the_kind_of_its_base(name):
    assert unit_named(f"万{name}").kind == unit_named(name).kind
    assert unit_named(f"万{name}").scale == unit_named(name).scale * 10_000


def test_a_word_that_nobody_listed_counts_things():
    assert unit_named("驿站").kind == "count"
    assert unit_named("万驿站").scale == 10_000


def test_a_longer_name_is_tried_before_a_shorter():
    lengths = [len(name) for name in base_units()]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        ('["吨"]\nkind = "mass"', "[吨] lacks scale"),
        ('["吨"]\nscale = "1"', "[吨] lacks kind"),
        ('["吨"]\nkind = "mass"\nscale = "许多"', "[吨] scale: Invalid literal"),
        ('["吨"]\nkind = "mass"\nscale = "1"\nname = "吨"', "[吨] has the unknown field name"),
    ],
)
def test_a_broken_unit_is_named(tmp_path, entry, wrong):
    (tmp_path / "units.toml").write_text(f'{entry}\n[count]\nwords = "个 家"\n', encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        base_units(tmp_path)
    assert str(caught.value).startswith(f"data/units.toml: {wrong}")


def test_units_without_counting_words_name_the_file(tmp_path):
    (tmp_path / "units.toml").write_text('["吨"]\nkind = "mass"\nscale = "1"\n', encoding="utf-8")
    with pytest.raises(DataFileError, match=r"data/units\.toml: \[count\]"):
        base_units(tmp_path)
