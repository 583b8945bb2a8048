"""Lines over the years: gaps stay gaps, targets stand apart, nothing vague looks exact."""

from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from extract.analysis.preferred_rows import preferred_rows, yearly
from extract.reference.sources import sources
from extract.table.io import read_table
from extract.table.schema import INDICATOR_ID, KIND, REGION, VALUE, YEAR
from pages.parts.charts.line_marks import LINE, apart
from pages.parts.charts.line_picture import PLOT, Axes, Picture
from pages.parts.charts.lines import MOST, described_lines, lines_by_year
from pages.parts.charts.measures import CHANGE, NATIONAL, SHOWN, Measure, common_year, measures
from pages.parts.labels.palette import DARK
from pages.parts.labels.translations import LANGUAGES, Translation
from tests.rows import a_row, a_table

T = Translation("zh")
EAST = {"region": "东城区"}
ROUND = {"comparator": "~"}


def source_of(row: pd.Series) -> str:
    return str(row["source"])


def picture(
    rows: pd.DataFrame, others: pd.DataFrame | None = None, measure: Measure | None = None
) -> Picture:
    """A picture of these rows, counted as asked; without others behind them unless given."""
    measure = measure or Measure()
    behind = rows.head(0) if others is None else others
    every = pd.concat([rows, behind])
    return Picture(measure.of(rows, every, T), measure.of(behind, every, T), measure)


def drawn(folder: Path, *rows: dict[str, Any]) -> go.Figure:
    return lines_by_year(picture(a_table(folder, *rows)), source_of, T)


def of_meta(chart: go.Figure, meta: str) -> list[Any]:
    return [trace for trace in chart.data if trace.meta == meta]


def lines(chart: go.Figure) -> dict[str, list[Any]]:
    """The heights of the lines, by their dash."""
    return {trace.line.dash: list(trace.y) for trace in of_meta(chart, "line")}


def test_a_missing_year_breaks_the_line(tmp_path: Path) -> None:
    years = (2019, 2020, 2022, 2023)
    chart = drawn(tmp_path, *(a_row(year=year, value=year - 2000) for year in years))
    assert lines(chart) == {"solid": [19, 20, None, 22, 23]}
    (line,) = of_meta(chart, "line")
    assert list(line.x) == [2019, 2020, None, 2022, 2023]


def test_another_series_begins_a_line_of_its_own(tmp_path: Path) -> None:
    years = (2022, 2023, 2024, 2025)
    rows = [a_row("gdp", region="海淀区", year=year, value=year) for year in years]
    chart = drawn(tmp_path, *rows)
    assert lines(chart) == {"solid": [2022, 2023, None, 2024, 2025]}
    assert [shape.x0 for shape in chart.layout.shapes] == [2023.5]
    assert "系列中断" in [note.text for note in chart.layout.annotations]


def test_a_break_of_some_names_them(tmp_path: Path) -> None:
    rows = [
        a_row("gdp", region=region, year=year, value=year)
        for region in ("北京市", "海淀区")
        for year in (2023, 2024)
    ]
    chart = drawn(tmp_path, *rows)
    told = [note.text for note in chart.layout.annotations if "中断" in note.text]
    assert told == ["系列中断：海淀等 1 地"]


@pytest.mark.parametrize(
    "vague",
    [ROUND, {"comparator": ">="}, {"comparator": "<="}, {"value_high": 9}],
    ids=str,
)
def test_a_bound_or_rounding_is_never_joined_by_a_full_line(
    vague: dict[str, Any], tmp_path: Path
) -> None:
    rows = [a_row(year=year, value=year - 2000) for year in (2020, 2021, 2023, 2024)]
    chart = drawn(tmp_path, *rows, a_row(year=2022, value=8, **vague))
    assert lines(chart) == {"solid": [20, 21, None, 23, 24], "dot": [21, 8, 23]}


def test_targets_are_hollow_and_joined_by_nothing(tmp_path: Path) -> None:
    aims = [a_row(year=year, kind="target", value=6) for year in (2023, 2024)]
    chart = drawn(tmp_path, a_row(year=2022), *aims)
    (outcomes,), (targets,) = (of_meta(chart, kind) for kind in ("actual", "target"))
    assert (outcomes.marker.symbol, targets.marker.symbol) == ("circle", "diamond-open")
    assert targets.mode == "markers"
    assert not lines(chart)
    assert [key.name for key in of_meta(chart, "key")] == ["实际", "目标"]


def test_marks_have_two_forms_and_the_rest_is_said(tmp_path: Path) -> None:
    origins = ("extracted", "reported-official", "reported-mirror")
    rows = [
        a_row(year=2020 + n, kind=kind, origin=origin, comparator=sign)
        for kind in ("actual", "target")
        for n, (origin, sign) in enumerate(zip(origins, ("=", "~", ">="), strict=True))
    ]
    chart = drawn(tmp_path, *rows)
    marks = {trace.marker.symbol for trace in chart.data if trace.meta in ("actual", "target")}
    assert marks == {"circle", "diamond-open"}
    told = [data[1] for trace in of_meta(chart, "actual") for data in trace.customdata]
    assert [text.split("<br>")[1] for text in told] == ["5%", "约5%*", "≥5%?"]


def test_every_point_stands_on_its_year(tmp_path: Path) -> None:
    rows = [
        a_row(region=region, kind=kind)
        for region in ("北京市", "东城区", "西城区", "海淀区")
        for kind in ("actual", "target")
    ]
    chart = drawn(tmp_path, *rows)
    points = [*of_meta(chart, "actual"), *of_meta(chart, "target")]
    assert len(points) == 8
    assert {x for trace in points for x in trace.x} == {2023}


def test_names_at_the_ends_leave_each_other_room_in_the_order_of_the_ends() -> None:
    axes = Axes(2020, 2024, 0, PLOT)
    heights = apart({"甲": 101, "乙": 100, "丙": 300}, axes)
    assert heights["甲"] - heights["乙"] == pytest.approx(LINE)
    assert heights["乙"] < 100 < heights["甲"]
    top = apart({"甲": PLOT, "乙": PLOT, "丙": PLOT}, axes)
    assert max(top.values()) <= PLOT


def test_a_name_says_the_last_outcome_until_the_year_looked_at(tmp_path: Path) -> None:
    rows = a_table(
        tmp_path,
        *(a_row(year=year, value=year - 2020) for year in (2021, 2022, 2023)),
        a_row(year=2024, kind="target", comparator="~"),
    )
    shown = picture(rows)
    for year, text in ((None, "北京 3"), (2022, "北京 2")):
        at = Picture(shown.rows, shown.others, shown.measure, year)
        chart = lines_by_year(at, source_of, T)
        assert any(text in str(note.text) for note in chart.layout.annotations)
        assert [shape.x0 for shape in chart.layout.shapes] == ([2022.5] if year else [])


def test_other_places_are_grey_and_have_their_points(tmp_path: Path) -> None:
    rows = a_table(tmp_path, *(a_row(year=year, value=year - 2020) for year in (2021, 2022)))
    east = [a_row(**EAST, year=year, value=50) for year in (2021, 2022)]
    chart = lines_by_year(picture(rows, a_table(tmp_path, *east)), source_of, T)
    (behind,) = of_meta(chart, "behind")
    assert [data[0] for data in behind.customdata] == ["110101.2021.actual", "110101.2022.actual"]
    assert behind.marker.color != of_meta(chart, "actual")[0].marker.color
    assert chart.layout.yaxis.range[1] < 5  # Those behind do not squeeze the chosen.
    assert "东城" not in "".join(str(note.text) for note in chart.layout.annotations)


def test_the_picked_point_has_a_ring(tmp_path: Path) -> None:
    shown = picture(a_table(tmp_path, a_row(year=2021), a_row(year=2022, value=7)))
    label = int(shown.rows.index[-1])
    ringed = Picture(shown.rows, shown.others, shown.measure, None, label)
    (ring,) = of_meta(lines_by_year(ringed, source_of, T), "picked")
    assert (ring.x, ring.y) == ((2022,), (7,))


def test_a_range_is_drawn_to_its_upper_end(tmp_path: Path) -> None:
    (points,) = of_meta(drawn(tmp_path, a_row(value=10, value_high=12)), "actual")
    assert list(points.error_y.array) == [2]
    assert "10–12%" in points.customdata[0][1]


def test_the_description_is_made_from_the_data(tmp_path: Path) -> None:
    table = a_table(tmp_path, a_row(value=5.2), a_row(year=2024, kind="target", comparator="~"))
    told = described_lines(picture(table), "增速", T)
    assert told == "增速。北京市实际：2023 5.2%。 北京市目标：2024 约5%。"


def test_change_is_counted_from_the_first_common_year(tmp_path: Path) -> None:
    rows = a_table(
        tmp_path,
        *(a_row("gdp", year=2020 + n, value=value) for n, value in enumerate((90, 100, 150))),
        *(a_row("gdp", **EAST, year=2021 + n, value=value) for n, value in enumerate((10, 12))),
        a_row("gdp", year=2023, value=200, comparator=">="),
    )
    assert common_year(rows) == 2021
    (_, change) = measures(rows, rows, T)
    assert change == Measure(CHANGE, 2021)
    shown = change.of(rows, rows, T)
    assert list(zip(shown[REGION], shown[YEAR], shown[SHOWN], strict=True)) == [
        ("北京市", 2021, 0),
        ("北京市", 2022, 50),
        ("东城区", 2021, 0),
        ("东城区", 2022, 20),
    ]


def test_no_change_is_counted_across_a_break(tmp_path: Path) -> None:
    years = (2022, 2023, 2024)
    rows = a_table(tmp_path, *(a_row("gdp", **EAST, year=year, value=year) for year in years))
    assert list(Measure(CHANGE, 2022).of(rows, rows, T)[YEAR]) == [2022, 2023]


def test_rates_are_set_beside_the_nations_in_points(tmp_path: Path) -> None:
    every = a_table(
        tmp_path,
        *(a_row(year=year, value=5.4) for year in (2021, 2022, 2023)),
        *(a_row(region="全国", year=year, value=5) for year in (2021, 2022, 2023)),
    )
    rows = every[every[REGION] == "北京市"]
    assert Measure(NATIONAL) in measures(rows, every, T)
    shown = Measure(NATIONAL).of(rows, every, T)
    assert list(shown[SHOWN]) == [0.4, 0.4, 0.4]
    amounts = a_table(tmp_path, a_row("gdp"), a_row("gdp", region="全国"))
    assert [each.name for each in measures(amounts.head(1), amounts, T)] == [""]


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_of_the_bundled_table_is_drawn(language: str) -> None:
    facts = preferred_rows(yearly(read_table()), sources())
    named = facts[facts[INDICATOR_ID] != ""]
    for _, every in named.groupby(INDICATOR_ID):
        check_what_is_drawn(every, Translation(language))


def check_what_is_drawn(every: pd.DataFrame, t: Translation) -> None:
    """That one indicator's facts are drawn, of one place and of many, each at its place."""
    held = list(dict.fromkeys(every[REGION]))
    for names in (held[:1], held[:MOST]):
        rows = every[every[REGION].isin(names)]
        for measure in measures(rows, every, t):
            counted = measure.of(rows, every, t)
            shown = Picture(counted, measure.of(every.drop(rows.index), every, t), measure)
            chart = lines_by_year(shown, source_of, t, DARK)
            drawn = [trace for trace in chart.data if trace.meta in ("actual", "target")]
            points = [(x, y) for trace in drawn for x, y in zip(trace.x, trace.y, strict=True)]
            assert len(points) == len(counted)
            low, high = chart.layout.yaxis.range
            left, right = chart.layout.xaxis.range
            assert all(left < x < right and low < y < high for x, y in points)
            assert {x for x, _ in points} <= set(rows[YEAR])
            assert {trace.meta for trace in drawn} <= set(rows[KIND])
    assert every[VALUE].notna().all()
