"""Charts say what the rows say: gaps stay gaps, targets stand apart, nothing missing is zero."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pages.parts.charts import (
    coverage,
    described_lines,
    described_ranking,
    lines_by_year,
    ranked,
    ranking,
)
from pages.parts.formats import amount, change, figure, number
from pages.parts.words import Words
from tests.rows import a_row, a_table

SAY = Words("zh")


def source_of(row: pd.Series) -> str:
    return str(row["source"])


def lines(folder: Path, *rows: dict[str, Any]) -> dict[str, Any]:
    """The traces with points, by what they are about: '北京市 solid'."""
    chart = lines_by_year(a_table(folder, *rows), source_of, SAY)
    return {f"{t.name} {t.line.dash}": t for t in chart.data if t.x != (None,)}


def test_a_missing_year_breaks_the_line(tmp_path: Path) -> None:
    rows = [a_row(year=year, value=year - 2000) for year in (2019, 2020, 2022)]
    (line,) = lines(tmp_path, *rows).values()
    assert list(line.y) == [19, 20, None, 22]
    assert line.connectgaps is False


def test_another_series_begins_a_line_of_its_own(tmp_path: Path) -> None:
    rows = [a_row("gdp", region="海淀区", year=year, value=year) for year in (2022, 2023, 2024)]
    (line,) = lines(tmp_path, *rows).values()
    assert list(line.y) == [2022, 2023, None, 2024]


def test_targets_are_hollow_and_dotted_and_never_join_outcomes(tmp_path: Path) -> None:
    drawn = lines(tmp_path, a_row(year=2023), a_row(year=2024, kind="target", value=6))
    assert list(drawn) == ["北京市 solid", "北京市 dot"]
    assert drawn["北京市 solid"].marker.symbol == ("circle",)
    assert drawn["北京市 dot"].marker.symbol == ("diamond-open",)
    assert list(drawn["北京市 dot"].y) == [6]


@pytest.mark.parametrize(
    ("given", "text", "symbol"),
    [
        ({}, "", "circle"),
        ({"comparator": "~"}, "约", "circle"),
        ({"comparator": ">="}, "≥", "circle"),
        ({"comparator": "<="}, "≤", "circle"),
        ({"origin": "reported-official"}, "", "circle-dot"),
        ({"origin": "reported-news"}, "", "circle-dot"),
        ({"origin": "reported-mirror"}, "", "circle-x"),
        ({"origin": "reported-mirror", "kind": "target"}, "", "diamond-x-open"),
    ],
    ids=str,
)
def test_vague_and_transcribed_figures_are_marked(
    given: dict[str, str], text: str, symbol: str, tmp_path: Path
) -> None:
    (line,) = lines(tmp_path, a_row(**given)).values()
    assert (line.text, line.marker.symbol) == ((text,), (symbol,))


def test_a_range_is_drawn_to_its_upper_end(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, a_row(value=10, value_high=12)).values()
    assert list(line.error_y.array) == [2]
    assert line.customdata[0][0] == "10–12%"


def test_the_ranking_leaves_out_what_is_not_stated(tmp_path: Path) -> None:
    table = a_table(
        tmp_path,
        a_row(region="东城区", value=4.4),
        a_row(region="海淀区", value=6),
        a_row(region="东城区", value=4.5, kind="target", comparator="~"),
        a_row(region="西城区", value=5, kind="target"),
    )
    assert ranked(table) == ["海淀区", "东城区", "西城区"]
    chart = ranking(table, "#3b76b5", source_of, SAY)
    bars, diamonds = chart.data
    assert dict(zip(bars.y, bars.x, strict=True)) == {"东城区": 4.4, "海淀区": 6}
    assert dict(zip(diamonds.y, diamonds.x, strict=True)) == {"东城区": 4.5, "西城区": 5}
    ticks = dict(zip(chart.layout.yaxis.tickvals, chart.layout.yaxis.ticktext, strict=True))
    assert "—" in ticks["西城区"]
    assert any(note.text == "目标 约4.5" for note in chart.layout.annotations)


def test_a_cell_without_figures_is_empty_and_not_zero() -> None:
    counts = pd.DataFrame({2022: [3, 0]}, index=["经济", "住房"])
    (cells,) = coverage(counts, "#3b76b5", SAY).data
    assert cells.z[0][0] == 3
    assert pd.isna(cells.z[1][0])
    assert cells.text[1][0] == ""


def test_the_description_is_made_from_the_data(tmp_path: Path) -> None:
    table = a_table(tmp_path, a_row(value=5.2), a_row(year=2024, kind="target", comparator="~"))
    told = described_lines(table, "增速", SAY)
    assert told == "增速。北京市实际：2023 5.2%。 北京市目标：2024 约5%。"
    assert "无数据：东城区。" in described_ranking(table, "增速", ["东城区"], SAY)


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
    assert change(0.2, "%", "个百分点") == "+0.2 个百分点"
    assert change(-15, "张", "个百分点") == "-15 张"


@pytest.mark.parametrize(
    ("chosen", "strength"),
    [((), (1, 1)), (("东城区",), (0.5, 1)), (("密云区",), (1, 1))],
    ids=["none", "one", "one without a bar"],
)
def test_chosen_places_stand_out_in_a_ranking(
    chosen: tuple[str, ...], strength: tuple[float, ...], tmp_path: Path
) -> None:
    rows = a_table(tmp_path, a_row(region="海淀区", value=6), a_row(region="东城区", value=5))
    chart = ranking(rows, "#123456", source_of, SAY, chosen=chosen)
    assert chart.data[0].marker.opacity == strength
    assert sum("▸" in tick for tick in chart.layout.yaxis.ticktext) == strength.count(0.5)
