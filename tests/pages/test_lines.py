"""Lines over the years: gaps stay gaps, targets stand apart, nothing vague looks exact."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from extract.analysis.preferred_rows import preferred_rows, yearly
from extract.reference.indicators import indicators
from extract.reference.sources import sources
from extract.table.io import read_table
from extract.table.schema import INDICATOR_ID, KIND, REGION, VALUE, VALUE_HIGH, YEAR
from pages.parts.charts.lines import (
    DOWN,
    MOST,
    WRITTEN,
    Axes,
    apart,
    described_lines,
    lines_by_year,
    most_covered,
)
from pages.parts.labels.palette import DARK
from pages.parts.labels.translations import LANGUAGES, Translation
from tests.rows import a_row, a_table

T = Translation("zh")
EAST = {"region": "东城区"}


def source_of(row: pd.Series) -> str:
    return str(row["source"])


def lines(folder: Path, *rows: dict[str, Any]) -> dict[str, Any]:
    """The lines of figures, by what they are about: '北京市 solid'."""
    chart = lines_by_year(a_table(folder, *rows), source_of, T)
    return {f"{trace.name} {trace.line.dash}": trace for trace in chart.data if not trace.meta}


def of_meta(chart: go.Figure, meta: str) -> list[Any]:
    return [trace for trace in chart.data if trace.meta == meta]


def test_a_missing_year_breaks_the_line(tmp_path: Path) -> None:
    rows = [a_row(year=year, value=year - 2000) for year in (2019, 2020, 2022)]
    (line,) = lines(tmp_path, *rows).values()
    assert list(line.y) == [19, 20, None, 22]
    assert line.connectgaps is False


def test_another_series_begins_a_line_of_its_own(tmp_path: Path) -> None:
    rows = [a_row("gdp", region="海淀区", year=year, value=year) for year in (2022, 2023, 2024)]
    (line,) = lines(tmp_path, *rows).values()
    assert list(line.y) == [2022, 2023, None, 2024]
    chart = lines_by_year(a_table(tmp_path, *rows), source_of, T)
    assert [shape.x0 for shape in chart.layout.shapes] == [2023.5]
    assert "系列中断" in [note.text for note in chart.layout.annotations]


def test_targets_are_hollow_and_dotted_and_never_join_outcomes(tmp_path: Path) -> None:
    drawn = lines(tmp_path, a_row(year=2023), a_row(year=2024, kind="target", value=6))
    assert list(drawn) == ["北京市 solid", "北京市 dot"]
    assert drawn["北京市 solid"].marker.symbol == ("circle",)
    assert drawn["北京市 dot"].marker.symbol == ("diamond-open",)
    assert list(drawn["北京市 dot"].y) == [6]


@pytest.mark.parametrize(
    ("given", "symbol"),
    [
        ({}, "circle"),
        ({"origin": "reported-official"}, "circle-dot"),
        ({"origin": "reported-news"}, "circle-dot"),
        ({"origin": "reported-mirror"}, "circle-x"),
        ({"origin": "reported-mirror", "kind": "target"}, "diamond-x-open"),
    ],
    ids=str,
)
def test_a_transcribed_figure_is_marked(given: dict[str, str], symbol: str, tmp_path: Path) -> None:
    (line,) = lines(tmp_path, a_row(**given)).values()
    assert line.marker.symbol == (symbol,)


@pytest.mark.parametrize(
    ("given", "text", "ways"),
    [
        ({}, "5", []),
        ({"comparator": "~"}, "约5", ["up", "down"]),
        ({"comparator": ">="}, "≥5", ["up"]),
        ({"comparator": "<="}, "≤5", ["down"]),
        ({"comparator": ">=", "value": -3}, "≤-3", ["down"]),  # 以上 is of the size of a fall
    ],
    ids=str,
)
def test_a_vague_figure_is_marked(
    given: dict[str, Any], text: str, ways: list[str], tmp_path: Path
) -> None:
    row = a_row(**given)
    (values,) = of_meta(lines_by_year(a_table(tmp_path, row), source_of, T), "value")
    assert values.text == (text,)
    chart = lines_by_year(a_table(tmp_path, row, a_row(**EAST)), source_of, T)
    assert [trace.name for trace in of_meta(chart, "sign")] == ways
    for sign in of_meta(chart, "sign"):
        (line,) = [trace for trace in chart.data if trace.name == "北京市"]
        assert sign.x == line.x
        assert (sign.y[0] > line.y[0]) == (sign.name == "up")


def test_every_mark_that_occurs_has_a_key(tmp_path: Path) -> None:
    rows = (
        a_row(comparator="~"),
        a_row(**EAST, comparator="<=", kind="target", origin="reported-mirror"),
    )
    keys = [
        key.name for key in of_meta(lines_by_year(a_table(tmp_path, *rows), source_of, T), "key")
    ]
    assert keys == ["实际", "目标", "转载未核实", "≤ 不超过", f"{DOWN}约数"]


def test_within_a_year_every_point_has_a_place_of_its_own(tmp_path: Path) -> None:
    rows = [
        a_row(region=region, kind=kind)
        for region in ("北京市", "东城区", "西城区", "海淀区")
        for kind in ("actual", "target")
    ]
    at = sorted(line.x[0] for line in lines(tmp_path, *rows).values())
    assert all(2022.5 < x < 2023.5 for x in at)
    assert min(b - a for a, b in pairwise(at)) > 0.08


def test_names_at_the_ends_leave_each_other_room() -> None:
    axes = Axes(("甲", "乙", "丙"), 1, 0, 350)
    heights = apart({"甲": 100, "乙": 101, "丙": 300}, axes)
    assert heights["乙"] - heights["甲"] == pytest.approx(WRITTEN)
    assert heights["甲"] < 100 < heights["乙"]
    top = apart({"甲": 350, "乙": 350, "丙": 350}, axes)
    assert max(top.values()) <= 350


def test_values_of_one_year_are_written_away_from_each_other(tmp_path: Path) -> None:
    rows = (a_row(value=5), a_row(value=6, kind="target"), a_row(year=2024, kind="target"))
    (values,) = of_meta(lines_by_year(a_table(tmp_path, *rows), source_of, T), "value")
    assert values.text == ("5", "6", "5")
    assert values.y[0] < 5 < 6 < values.y[1]
    assert values.y[2] < 5


def test_a_value_stands_outside_the_bend_of_its_line(tmp_path: Path) -> None:
    rows = [a_row(year=year, value=value) for year, value in ((2019, 6), (2020, 1), (2021, 8))]
    (values,) = of_meta(lines_by_year(a_table(tmp_path, *rows), source_of, T), "value")
    assert [y > row["value"] for y, row in zip(values.y, rows, strict=True)] == [True, False, True]


def test_a_range_is_drawn_to_its_upper_end(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, a_row(value=10, value_high=12)).values()
    assert list(line.error_y.array) == [2]
    assert line.customdata[0][0] == "10–12%"


def test_the_description_is_made_from_the_data(tmp_path: Path) -> None:
    table = a_table(tmp_path, a_row(value=5.2), a_row(year=2024, kind="target", comparator="~"))
    told = described_lines(table, "增速", T)
    assert told == "增速。北京市实际：2023 5.2%。 北京市目标：2024 约5%。"


def test_places_with_a_single_figure_are_left_to_be_asked_for(tmp_path: Path) -> None:
    rows = [a_row(year=2022), a_row(year=2023), a_row(region="上海市")]
    assert most_covered(a_table(tmp_path, *rows)) == ["北京市"]
    assert most_covered(a_table(tmp_path, *rows[1:])) == ["北京市", "上海市"]


FACTS = preferred_rows(yearly(read_table()), sources())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("indicator", [i for i in indicators() if i in set(FACTS[INDICATOR_ID])])
def test_every_indicator_of_the_bundled_table_is_drawn(indicator: str, language: str) -> None:
    every = FACTS[FACTS[INDICATOR_ID] == indicator]
    for names in (most_covered(every), list(dict.fromkeys(every[REGION]))[:MOST]):
        rows = every[every[REGION].isin(names)]
        chart = lines_by_year(rows, source_of, Translation(language), DARK)
        drawn = [trace for trace in chart.data if not trace.meta]
        points = [(x, y) for t in drawn for x, y in zip(t.x, t.y, strict=True) if y is not None]
        assert len(points) == len(rows)
        low, high = chart.layout.yaxis.range
        left, right = chart.layout.xaxis.range
        assert all(left < x < right and low < y < high for x, y in points)
        told = sorted(int(data[3]) for t in drawn for data in t.customdata if data[3])
        assert told == sorted(rows[YEAR])
        kinds = {"solid": "actual", "dot": "target"}
        assert {kinds[trace.line.dash] for trace in drawn} == set(rows[KIND])
        ranges = rows[VALUE_HIGH].notna().sum()
        bars = [n for t in drawn if t.error_y.array is not None for n in t.error_y.array if n]
        assert len(bars) == ranges
        assert rows[VALUE].notna().all()
