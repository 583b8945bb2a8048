"""Figures in print: what a unit is called in each language, and that its number is the same."""

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.display import unit_names as room
from extract.display.numbers import amount, as_shown, change, change_amount, difference, figure
from extract.display.unit_names import ShownUnit, shown_unit
from extract.errors import DataFileError
from extract.reference.indicators import indicators
from extract.reference.units import Listed, base_units, unit_named
from extract.table.io import read_table
from pages.parts.labels.names import place_id, place_name, region_name
from tests.conftest import ROOT
from tests.rows import a_row, a_table

CHINESE = re.compile(r"[\u3400-\u9fff（）、，。：；「」　]")
BUNDLED = read_table(ROOT / "data/metrics.csv")
STEPS = {"thousand": 10**3, "million": 10**6, "bn": 10**9, "trn": 10**12}
AMOUNTS = [name for name in base_units() if name != "1/10万"]
SCALED = [f"{scale}{name}" for scale in ("", "万", "亿", "万亿") for name in AMOUNTS]


@pytest.mark.parametrize(
    ("unit", "name", "factor"),
    [
        # Money: the numbers of English newspapers.
        ("元", "yuan", 1), ("万元", "thousand yuan", 10), ("亿元", "bn yuan", 0.1),
        ("万亿元", "trn yuan", 1), ("亿元人民币", "bn yuan", 0.1), ("亿美元", "bn US dollars", 0.1),
        # People and homes.
        ("人", "people", 1), ("万人", "thousand people", 10), ("万名", "thousand people", 10),
        ("万人次", "thousand person-times", 10), ("万套", "thousand", 10),
        ("万辆", "thousand vehicles", 10), ("万标准箱", "thousand TEU", 10),
        # What the noun in the indicator's name says already.
        ("个", "", 1), ("家", "", 1), ("项", "", 1), ("户", "", 1), ("万个", "thousand", 10),
        ("万", "thousand", 10), ("亿", "bn", 0.1),
        # A report leaves open what it counts.
        ("条(段)", "", 1), ("条（段）", "", 1), ("万套（间）", "thousand", 10),
        ("万台（套）", "thousand", 10), ("台(套)", "", 1),
        # Shares.
        ("%", "%", 1), ("‰", "‰", 1), ("个百分点", "pp", 1), ("倍", "times", 1),
        ("1/10万", "per 100,000", 1), ("∶1", ":1", 1),
        # Length, area, volume, mass.
        ("公里", "km", 1), ("万公里", "thousand km", 10), ("万平方米", "thousand m²", 10),
        ("公顷", "hectares", 1), ("万亩", "thousand mu", 10), ("亿立方米", "bn m³", 0.1),
        ("亿方", "bn m³", 0.1), ("万吨", "thousand tonnes", 10), ("亿吨", "bn tonnes", 0.1),
        # What English counts in another unit.
        ("亿斤", "million tonnes", 0.05), ("万斤", "tonnes", 5), ("千瓦", "kW", 1),
        ("万千瓦", "MW", 10), ("亿千瓦", "GW", 100), ("亿千瓦时", "bn kWh", 0.1),
        ("亿度", "bn kWh", 0.1), ("万P", "thousand PFLOPS", 10),
        # By their parts; what stands below the line keeps its size.
        ("微克/立方米", "µg/m³", 1), ("克/千克", "g/kg", 1), ("元/人", "yuan per person", 1),
        ("万元/人", "thousand yuan per person", 10), ("元/平方米", "yuan/m²", 1),
        ("元/月", "yuan per month", 1), ("亿立方米/年", "bn m³ per year", 0.1),
        ("人/百亿元", "people per 10 bn yuan", 1), ("人/亿元", "people per 100 million yuan", 1),
        ("件/万人", "per 10,000 people", 1), ("元/件", "yuan each", 1),
        ("元/户", "yuan per household", 1),
        # Nobody knows it: it is shown as it is, its scale too.
        ("驿站", "驿站", 1), ("万驿站", "万驿站", 1), ("元/驿站", "元/驿站", 1), ("", "", 1),
    ],
)  # fmt: skip
def test_a_unit_has_an_english_name_and_a_fixed_factor(unit: str, name: str, factor: float) -> None:
    assert shown_unit(unit, "en") == ShownUnit(name, factor)
    assert shown_unit(unit) == shown_unit(unit, "zh") == ShownUnit(unit, 1)


@pytest.mark.parametrize(
    ("indicator", "unit", "name"),
    [
        ("policy_housing", "万套", "thousand homes"), ("elevators_completed", "部", "lifts"),
        ("home_care_beds", "张", "beds"), ("courtyard_vacated", "户", "households"),
        ("urban_jobs_new", "万人", "thousand jobs"), ("gdp", "亿元", "bn yuan"),
        # In another unit than the catalogue's it may be something else that is counted.
        ("home_care_beds", "人", "people"), ("", "张", ""), ("no such", "张", ""),
    ],
)  # fmt: skip
def test_an_indicator_says_what_its_counting_word_counts(
    indicator: str, unit: str, name: str
) -> None:
    assert shown_unit(unit, "en", indicator).name == name
    assert shown_unit(unit, "zh", indicator).name == unit


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        (("gdp", 52000, {"comparator": "~"}), "约52,000 亿元", "≈5,200 bn yuan"),
        (("gdp", 49843.1, {}), "49,843.1 亿元", "4,984.31 bn yuan"),
        (("gdp_growth", 5, {"comparator": ">="}), "≥5%", "≥5%"),
        (("gdp_growth", 6, {"value_high": 6.5}), "6–6.5%", "6–6.5%"),
        (("energy_intensity_change", -3, {"comparator": ">="}), "≤-3%", "≤-3%"),
        (("policy_housing", 6.1, {}), "6.1 万套", "61 thousand homes"),
        (("policy_housing", 2, {"value_high": 3}), "2–3 万套", "20–30 thousand homes"),
        (("grain_output", 1955, {}), "1,955 亿斤", "97.75 million tonnes"),
        (("pm25", 30.5, {}), "30.5 微克/立方米", "30.5 µg/m³"),
        (("parks", 1100, {"comparator": "<="}), "≤1,100 个", "≤1,100 parks"),
        (("", 4.9, {"unit": "万个"}), "4.9 万个", "49 thousand"),
        (("", 7, {"unit": "项"}), "7 项", "7"),
        (("", 2.51, {"unit": "∶1"}), "2.51∶1", "2.51:1"),
        (("", 3, {"unit": "驿站"}), "3 驿站", "3 驿站"),
    ],
    ids=str,
)
def test_a_figure_is_written_in_the_language_of_its_reader(
    given: tuple[str, float, dict[str, Any]], zh: str, en: str
) -> None:
    indicator, value, more = given
    row = a_row(indicator, value=value, **more)
    assert (figure(row, "zh"), figure(row, "en")) == (zh, en)
    assert en.startswith(amount(row, "en"))


@pytest.mark.parametrize(
    ("indicator", "value", "zh", "en"),
    [
        ("gdp_growth", 0.2, "+0.2 个百分点", "+0.2 pp"),
        ("pm25", -3.5, "-3.5 微克/立方米", "-3.5 µg/m³"),
        ("gdp", 2436, "+2,436 亿元", "+243.6 bn yuan"),
        ("policy_housing", -0.4, "-0.4 万套", "-4 thousand homes"),
        ("parks", 0, "0 个", "0 parks"),
    ],
)
def test_a_change_is_written_with_its_sign(indicator: str, value: float, zh: str, en: str) -> None:
    row = a_row(indicator)
    assert (change(value, row, "zh"), change(value, row, "en")) == (zh, en)
    assert en.startswith(change_amount(value, row, "en"))


def test_a_margin_of_per_mille_is_no_percentage_point() -> None:
    assert difference(0.1, a_row("", unit="‰")) == "0.1‰"
    assert difference(0.1, a_row("", unit="个百分点")) == "0.1 个百分点"


@given(st.decimals(-(10**6), 10**6, places=2), st.sampled_from(SCALED))
def test_number_and_name_say_the_same_amount_as_the_conversion(value: Decimal, unit: str) -> None:
    shown = shown_unit(unit, "en")
    step, _, rest = shown.name.partition(" ")
    times, name = (STEPS[step], rest) if step in STEPS else (1, shown.name)
    alike = [
        base
        for base in map(unit_named, base_units())
        if base.kind == unit_named(unit).kind and shown_unit(base.name, "en") == ShownUnit(name, 1)
    ]
    assert alike, "no unit is called so"
    for base in alike:
        converted = base.of(value, unit_named(unit))
        assert converted is not None
        assert float(value) * shown.factor * times == pytest.approx(float(converted), rel=1e-9)


@given(st.sampled_from([*SCALED, *(f"{one}/{two}" for one in SCALED for two in ("人", "万元"))]))
def test_what_is_shown_once_stays_so(unit: str) -> None:
    name = shown_unit(unit, "en").name
    assert shown_unit(name, "en") == ShownUnit(name, 1)


@given(
    st.floats(-1e6, 1e6).map(lambda value: round(value, 2)),
    st.sampled_from([*SCALED, "万驿站"]),
    st.sampled_from(["", *indicators()]),
)
def test_rows_as_shown_print_what_the_rows_print(value: float, unit: str, indicator: str) -> None:
    rows = pd.DataFrame([a_row(indicator, value=value, unit=unit, value_high=value + 1)])
    shown = as_shown(rows, "en")
    assert figure(shown.iloc[0], "en") == figure(rows.iloc[0], "en")
    assert as_shown(rows, "zh").equals(rows)


def test_rows_as_shown_keep_all_else(tmp_path: Path) -> None:
    rows = a_table(tmp_path, a_row("gdp", value=44000, value_text="约4.4万亿元"), a_row())
    shown = as_shown(rows, "en")
    assert list(shown["value"]) == [4400, 5]
    assert list(shown["unit"]) == ["bn yuan", "%"]
    same = [name for name in rows if name not in ("value", "value_high", "unit")]
    assert shown[same].equals(rows[same])


@pytest.mark.parametrize("unit", sorted({*BUNDLED["unit"], *base_units()}))
def test_no_unit_that_occurs_is_chinese_in_english(unit: str) -> None:
    assert not CHINESE.search(shown_unit(unit, "en").name)


@pytest.mark.parametrize("indicator", indicators().values(), ids=lambda each: each.id)
def test_no_catalogued_figure_stands_without_a_unit(indicator: Any) -> None:
    name = shown_unit(indicator.unit, "en", indicator.id).name
    assert name
    assert name not in STEPS
    assert indicator.unit_en == "" or unit_named(indicator.unit).kind == "count"


def test_a_unit_without_an_english_name_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "unit_entries", lambda: {"吨": Listed("mass", Fraction(1))})
    with pytest.raises(DataFileError, match=r'data/units\.toml: \["吨"\] lacks en'):
        room._entry.__wrapped__("吨")


@pytest.mark.parametrize(
    ("region", "shown"),
    [
        ("北京市", "北京市"),
        ("甲[市](https://example.org)", "甲［市］(https：//example.org)"),
        ("<b>乙</b>%{x}", "＜b＞乙＜/b＞%｛x｝"),
        (":red[丙]", "：red［丙］"),
        ("甲\n\u202e a@b.cn www.c.cn", "甲 a＠b.cn www．c.cn"),
    ],
)
def test_a_place_that_no_list_knows_is_no_markup(region: str, shown: str) -> None:
    assert region_name(region) == shown
    assert place_name(place_id(region)) == shown
    assert figure(a_row("", region=region, unit="个[件](x)", value=3)) == "3 个［件］(x)"
