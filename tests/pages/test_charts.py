"""Charts say what the rows say: gaps stay gaps, targets stand apart, nothing missing is zero."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pages.parts.charts.ranking import described_ranking, ranked, ranking
from pages.parts.labels.number_format import amount, change, figure, number
from pages.parts.labels.translations import Translation
from tests.rows import a_row, a_table

T = Translation("zh")


def source_of(row: pd.Series) -> str:
    return str(row["source"])


def test_the_ranking_leaves_out_what_is_not_stated(tmp_path: Path) -> None:
    table = a_table(
        tmp_path,
        a_row(region="东城区", value=4.4),
        a_row(region="海淀区", value=6),
        a_row(region="东城区", value=4.5, kind="target", comparator="~"),
        a_row(region="西城区", value=5, kind="target"),
    )
    assert ranked(table) == ["海淀区", "东城区", "西城区"]
    chart = ranking(table, "#3b76b5", source_of, T)
    bars, diamonds, notes = chart.data
    assert dict(zip(bars.y, bars.x, strict=True)) == {"东城区": 4.4, "海淀区": 6}
    assert dict(zip(diamonds.y, diamonds.x, strict=True)) == {"东城区": 4.5, "西城区": 5}
    ticks = dict(zip(chart.layout.yaxis.tickvals, chart.layout.yaxis.ticktext, strict=True))
    assert "目标 5" in ticks["西城区"]
    assert "目标" not in ticks["东城区"]
    assert "约4.5" in str(notes.text)


def test_the_description_is_made_from_the_data(tmp_path: Path) -> None:
    table = a_table(tmp_path, a_row(value=5.2), a_row(year=2024, kind="target", comparator="~"))
    assert "无数据：东城区。" in described_ranking(table, "增速", ["东城区"], T)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (44000, "44,000"),
        (6.7, "6.7"),
        (-4.8, "-4.8"),
        (1e-05, "0.00001"),
        (1e15, "1,000,000,000,000,000"),
        (0.1 + 0.2, "0.3"),
        (0.0, "0"),
        (-0.0, "0"),
        (None, "—"),
        (float("nan"), "—"),
    ],
)
def test_numbers_have_no_exponent_and_no_dust(value: float | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"value": 44000, "unit": "亿元", "comparator": "~"}, "约44,000 亿元"),
        ({"value": 5, "comparator": ">="}, "≥5%"),
        ({"value": 10, "value_high": 12}, "10–12%"),
        ({"value": -3, "comparator": ">="}, "≤-3%"),
        ({"value": 0, "unit": "个"}, "0 个"),
    ],
    ids=str,
)
def test_figures_are_written_with_mark_and_unit(
    given: dict[str, Any], text: str, tmp_path: Path
) -> None:
    row = a_table(tmp_path, a_row(**given)).iloc[0]
    assert figure(row) == text
    assert text.startswith(amount(row))


def test_two_percentages_differ_by_points() -> None:
    assert change(0.2, {"unit": "%"}) == "+0.2 个百分点"
    assert change(-15, {"unit": "张"}) == "-15 张"


@pytest.mark.parametrize(
    ("chosen", "strength"),
    [((), (1, 1)), (("东城区",), (0.5, 1)), (("密云区",), (1, 1))],
    ids=["none", "one", "one without a bar"],
)
def test_chosen_places_stand_out_in_a_ranking(
    chosen: tuple[str, ...], strength: tuple[float, ...], tmp_path: Path
) -> None:
    rows = a_table(tmp_path, a_row(region="海淀区", value=6), a_row(region="东城区", value=5))
    chart = ranking(rows, "#123456", source_of, T, chosen=chosen)
    assert chart.data[0].marker.opacity == strength
    assert sum("▸" in tick for tick in chart.layout.yaxis.ticktext) == strength.count(0.5)
