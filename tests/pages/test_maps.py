"""Maps say what the rows say: nothing missing has a colour, the same colour in every year."""

from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.parts.charts.colour_scale import scale_of
from pages.parts.charts.draft import Draft
from pages.parts.charts.map import area_map, described_map, sheet, with_key, written
from pages.parts.charts.places_drawn import parts_map, tiles
from pages.parts.charts.small_multiples import described_multiples, fitting, multiples, span
from pages.parts.labels.names import place_id
from pages.parts.labels.number_format import ShownUnit
from pages.parts.labels.palette import DARK, LIGHT, Shades, tints
from pages.parts.labels.translations import Translation
from tests.rows import a_row, a_table

T = Translation("zh")
ROWS = (
    *(a_row(region="东城区", year=year, value=5.0) for year in (2021, 2022)),
    a_row(region="海淀区", year=2021, value=9.0, comparator="~", origin="reported-mirror"),
    a_row(region="海淀区", year=2022, value=6.0),
    a_row(region="延庆区", year=2022, value=-2.0),
    a_row(region="密云区", year=2022, value=4.0, kind="target", comparator=">="),
)


def source_of(row: pd.Series) -> str:
    return str(row["source"])


def drawn(rows: pd.DataFrame, year: int, **given: Any) -> go.Figure:
    return begun(rows, year, **given).chart()


def begun(
    rows: pd.DataFrame, year: int, kind: str = "actual", shades: Shades = LIGHT, **given: Any
) -> Draft:
    paper = sheet(parts_map().shapes, 400, 0.7)
    own = rows[rows["year"] == year]
    chosen = given.get("chosen", ())
    return area_map(paper, own, kind, scale_of(rows), chosen, source_of, given.get("t", T), shades)


def fills(chart: go.Figure) -> dict[str, Any]:
    """Each district's colour; None where it is hatched."""
    areas = [trace for trace in chart.data if trace.fill == "toself"]
    return {
        region: area.fillcolor if area.fillpattern.shape is None else None
        for area in areas
        for region in area.meta
    }


def touch(chart: go.Figure, region: str) -> set[tuple[Any, ...]]:
    """What a place says where it is pointed at, with its id and its row's label."""
    points = next(trace.customdata for trace in chart.data if trace.customdata is not None)
    return {tuple(point) for point in points if point[1] == place_id(region)}


def said(chart: go.Figure, region: str) -> str:
    ((told, _, _),) = touch(chart, region)
    return str(told)


@pytest.fixture
def rows(tmp_path: Path) -> pd.DataFrame:
    return a_table(tmp_path, *ROWS)


@pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])
def test_a_place_without_a_figure_is_hatched_and_has_no_colour(
    rows: pd.DataFrame, shades: Shades
) -> None:
    found = fills(drawn(rows, 2021, shades=shades))
    coloured = {region for region, colour in found.items() if colour is not None}
    assert coloured == {"东城区", "海淀区"}
    (hatched,) = [t for t in drawn(rows, 2021, shades=shades).data if t.fillpattern.shape]
    assert len(hatched.meta) == 14
    scale = {*tints(shades).rising, *tints(shades).falling}
    assert hatched.fillcolor is None
    assert not {hatched.fillpattern.fgcolor, hatched.fillpattern.bgcolor} & scale


def test_a_colour_means_the_same_in_every_year(rows: pd.DataFrame) -> None:
    assert fills(drawn(rows, 2021))["东城区"] == fills(drawn(rows, 2022))["东城区"]
    assert fills(drawn(rows, 2021))["海淀区"] != fills(drawn(rows, 2022))["东城区"]


def test_below_zero_has_a_hue_of_its_own(rows: pd.DataFrame) -> None:
    assert fills(drawn(rows, 2022))["延庆区"] in tints(LIGHT).falling


def test_a_target_is_drawn_only_as_one(rows: pd.DataFrame) -> None:
    chart = drawn(rows, 2022)
    assert fills(chart)["密云区"] is None
    assert "实际：现有来源没有写明" in said(chart, "密云区")
    assert "目标 ≥4%" in said(chart, "密云区")
    assert "密云<br>仅目标" in labels(chart)
    assert fills(drawn(rows, 2022, kind="target"))["密云区"] is not None


def labels(chart: go.Figure) -> tuple[str, ...]:
    return next(trace.text for trace in chart.data if trace.mode == "text")


def test_a_figure_keeps_its_marks(rows: pd.DataFrame) -> None:
    assert "约9%" in said(drawn(rows, 2021), "海淀区")
    assert written(rows.iloc[2], "zh") == "约9?"
    assert written(rows.iloc[2], "en") == "≈9?"
    assert "延庆<br>-2" in labels(drawn(rows, 2022))
    assert "怀柔<br>无数据" in labels(drawn(rows, 2022))


@pytest.mark.parametrize(
    ("value", "text"), [(10206.9, "10,210"), (408.65, "408.6"), (0.11, "0.11"), (-4.8, "-4.8")]
)
def test_a_label_has_four_digits_at_most(value: float, text: str, tmp_path: Path) -> None:
    assert written(a_table(tmp_path, a_row(value=value)).iloc[0], "zh") == text


@pytest.mark.parametrize("t", [Translation("zh"), Translation("en")], ids=["zh", "en"])
def test_labels_of_a_narrow_map_do_not_overlap(rows: pd.DataFrame, t: Translation) -> None:
    paper = sheet(parts_map().shapes, 400, 0.7)
    chart = drawn(rows, 2022, t=t)
    text = next(trace for trace in chart.data if trace.mode == "text")
    pixel = (paper.box[1] - paper.box[0]) / 350
    boxes = []
    for x, y, told in zip(text.x, text.y, text.text, strict=True):
        lines = told.split("<br>")
        wide = max(len(line) * (6 if line.isascii() else 11) for line in lines) / 2 * pixel
        tall = len(lines) * 7 * pixel
        boxes.append((x - wide, x + wide, y - tall, y + tall))
    for n, (a0, a1, b0, b1) in enumerate(boxes):
        for c0, c1, d0, d1 in boxes[n + 1 :]:
            assert not (a0 < c1 and c0 < a1 and b0 < d1 and d0 < b1)


def test_a_click_names_the_place_and_the_row(rows: pd.DataFrame) -> None:
    chart = drawn(rows, 2022)
    assert {each[1:] for each in touch(chart, "海淀区")} == {("110108", 3)}
    assert {each[1:] for each in touch(chart, "房山区")} == {("110111", None)}
    for trace in (t for t in chart.data if t.customdata is not None):
        assert trace.marker.opacity == trace.selected.marker.opacity == 0


def test_the_chosen_place_is_outlined(rows: pd.DataFrame) -> None:
    strong = [t for t in drawn(rows, 2022, chosen=["海淀区"]).data if t.line.width == 3]
    assert len(strong) == 1
    assert strong[0].line.color == LIGHT.ink


def test_both_axes_have_one_scale(rows: pd.DataFrame) -> None:
    chart = drawn(rows, 2022)
    assert chart.layout.yaxis.scaleanchor == "x"


def test_the_key_has_the_bounds_and_the_unit(rows: pd.DataFrame) -> None:
    scale = scale_of(rows)
    chart = with_key(begun(rows, 2022), scale, ShownUnit("%", 1.0), T).chart()
    bar = chart.data[-1].marker.colorbar
    assert bar.ticktext[0] == "-2"
    assert bar.ticktext[-1] == "9"
    assert len(bar.ticktext) == scale.classes + 1
    assert chart.layout.annotations[-1].text.startswith("单位：%")


def test_tiles_have_letters_in_english(tmp_path: Path) -> None:
    rows = a_table(tmp_path, a_row(value=5.2), a_row(region="上海市", value=5))
    paper = sheet(tiles(), 400)
    for t, wanted in ((Translation("zh"), "北京<br>5.2"), (Translation("en"), "BJ<br>5.2")):
        chart = area_map(paper, rows, "actual", scale_of(rows), [], source_of, t)
        assert wanted in labels(chart.chart())


def test_the_map_is_told_in_words(rows: pd.DataFrame) -> None:
    told = described_map(rows[rows["year"] == 2022], "actual", list(parts_map().shapes), "标题", T)
    assert told.startswith("标题。实际：东城区 5%, 海淀区 6%, 延庆区 -2%。 仅目标：密云区。")
    assert "无数据：西城区, 朝阳区" in told


def test_the_smallest_are_shown_larger_whole_and_apart(rows: pd.DataFrame) -> None:
    paper = sheet(parts_map().shapes, 400, 0.7, parts_map().enlarged)
    assert list(parts_map().enlarged) == ["西城区", "东城区"]
    for region, large in parts_map().enlarged.items():
        x0, x1, y0, y1 = large.box()
        assert y1 - y0 > 1.9 * (
            parts_map().shapes[region].box()[3] - parts_map().shapes[region].box()[2]
        )
        assert not any(each.holds(x, y) for each in parts_map().shapes.values()
                       for x in (x0, x1) for y in (y0, y1))  # fmt: skip
        assert len(large.rings) == len(parts_map().shapes[region].rings)
    own = rows[rows["year"] == 2022]
    chart = area_map(paper, own, "actual", scale_of(rows), [], source_of, T).chart()
    assert labels(chart).count("东城<br>5") == 1
    assert chart.layout.annotations[0].text == "放大"


PANELS = ("东城区", "海淀区", "延庆区", "密云区")


def panels(rows: pd.DataFrame, beside: pd.DataFrame | None = None, **given: Any) -> go.Figure:
    none = rows.head(0)
    return multiples(
        rows, PANELS, none if beside is None else beside, given.get("chosen", ()), span(rows),
        "#123456", source_of, T,
    )  # fmt: skip


def line_of(chart: go.Figure) -> go.Scatter:
    return next(each for each in chart.data if each.mode == "lines+markers")


def test_all_panels_are_one_figure_of_few_traces(rows: pd.DataFrame) -> None:
    chart = panels(rows)
    names = next(each for each in chart.data if each.text and "<b>东城</b>" in each.text)
    assert names.text == ("<b>东城</b>", "<b>海淀</b>", "<b>延庆</b>", "<b>密云</b>")
    assert len(chart.data) <= 6
    assert len(set(zip(names.x, names.y, strict=True))) == len(PANELS)
    newest = next(each for each in chart.data if each.text and "2022: 5" in each.text)
    assert newest.text == ("2022: 5", "2022: 6", "2022: -2")


def test_a_missing_year_breaks_the_little_line(tmp_path: Path) -> None:
    rows = a_table(
        tmp_path, *(a_row(region="东城区", year=y, value=y - 2000) for y in (2019, 2021))
    )
    line = line_of(panels(rows))
    assert [y is None for y in line.y] == [False, True, False] + [True] * len(PANELS)
    assert line.connectgaps is False


def test_little_targets_are_hollow_and_join_nothing(rows: pd.DataFrame) -> None:
    target = next(t for t in panels(rows).data if t.marker.symbol == "diamond-open")
    assert target.mode == "markers"
    assert [each[1] for each in target.customdata if each[1]] == ["110118"]


def test_the_city_stays_within_the_panels(tmp_path: Path, rows: pd.DataFrame) -> None:
    city = a_table(tmp_path, *(a_row(year=year, value=4.0) for year in range(2010, 2026)))
    dotted = next(each for each in panels(rows, city).data if each.line.dash == "dot")
    assert [x is None for x in dotted.x] == [False, False, True] * len(PANELS)  # 2021 and 2022


def test_the_city_stands_beside_where_its_scale_fits(tmp_path: Path, rows: pd.DataFrame) -> None:
    near = a_table(tmp_path, *(a_row(year=year, value=4.0) for year in (2021, 2022)))
    far = a_table(tmp_path, a_row(year=2021, value=4.0), a_row(year=2022, value=40.0))
    assert len(fitting(near, span(rows))) == 2
    assert fitting(far, span(rows)).empty
    assert len(panels(rows, near).data) == len(panels(rows).data) + 1


def test_amounts_are_drawn_from_zero_and_shares_are_not(tmp_path: Path) -> None:
    assert span(a_table(tmp_path, a_row("gdp", value=300), a_row("gdp", value=900))) == (0, 900)
    assert span(a_table(tmp_path, a_row(value=97), a_row(value=99))) == (97, 99)


def test_the_panels_are_told_in_words(rows: pd.DataFrame) -> None:
    told = described_multiples(rows, PANELS, "标题", T)
    assert "海淀区：2021 实际 约9%?, 2022 实际 6%。" in told
    assert "密云区：2022 目标 ≥4%。" in told
