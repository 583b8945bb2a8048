"""The page of districts: every place compared, the chosen one framed and taken along."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.components.place_picker import picked_place
from pages.parts.labels.names import of_level
from tests.pages.test_pages import ROWS, opened, table, words_on
from tests.rows import a_row, a_table, written

__all__ = ["table"]  # the fixture that has the pages read ROWS


def charts_of(app: AppTest) -> list[tuple[dict[str, Any], str]]:
    """The page's charts in order, each with its description."""
    protos = [each.proto for each in app.get("plotly_chart")]
    return [(json.loads(proto.spec), proto.alt) for proto in protos]


def by_key(app: AppTest, key: str) -> Any:
    return next(button for button in app.button if button.key == key)


def framed(chart: dict[str, Any]) -> int:
    """How many places of a map have a strong outline."""
    return sum(trace.get("line", {}).get("width") == 3 for trace in chart["data"])


def hatched(chart: dict[str, Any]) -> int:
    return sum("fillpattern" in trace for trace in chart["data"])


def test_the_page_has_maps_ranking_and_panels_each_described() -> None:
    app = opened("districts")
    charts = charts_of(app)
    assert len(charts) == 5  # the city, its centre, the ranking, two halves of panels
    whole, centre, ranking, *panels = (alt for _, alt in charts)
    assert "实际：东城区 5%, 西城区 5.8%, 海淀区 6%。" in whole
    assert "无数据：朝阳区, 丰台区, 石景山区。" in centre
    assert "海淀区 6%, 西城区 5.8%, 东城区 5%" in ranking
    assert "东城区：2023 实际 5%。" in panels[0]
    assert "门头沟区：无数据。" in panels[0]
    assert "密云区：无数据。" in panels[1]
    assert hatched(charts[0][0]) == 13
    told = words_on(app)
    assert "**无数据（13）**" in told
    assert "未核实" in told
    assert "最低 5%，最高 6%" in told


def test_a_chosen_district_is_framed_and_hides_no_other() -> None:
    app = opened("districts", region="110108")
    whole, alt = charts_of(app)[0]
    assert framed(whole) == 1
    assert "东城区 5%, 西城区 5.8%, 海淀区 6%" in alt
    told = words_on(app)
    assert "**已选海淀区**" in told
    assert "**海淀区列第 1**，共 3 个有数地区" in told
    assert "地区生产总值增速 · 海淀区 · 2023" in told
    assert framed(charts_of(opened("districts"))[0][0]) == 0


def test_what_is_chosen_from_the_list_holds_on_other_pages_until_undone() -> None:
    app = opened("districts")
    app.selectbox(key="pick_list").set_value("110102").run()
    assert not app.exception
    assert app.sidebar.multiselect[1].value == ["110102"]
    assert ["西城区" in each.value for each in app.toast] == [True]
    app.switch_page("trends.py").run()
    assert app.sidebar.multiselect[1].value == ["110102"]
    app.switch_page("districts.py").run()
    by_key(app, "pick_undo").click().run()
    assert app.sidebar.multiselect[1].value == []
    assert app.selectbox(key="pick_list").value is None
    assert len(charts_of(app)) == 5


def test_the_ways_to_a_places_other_pages_keep_the_choice() -> None:
    app = opened("districts", region="110101")
    links = {link.proto.page: link.proto.query_string for link in app.get("page_link")}
    assert {"trends", "promises", "coverage", "sources"} <= set(links)
    assert "region=110101" in links["trends"]
    assert "region=110101" in links["coverage"]
    assert "source=extracted" in links["sources"]


def test_a_chosen_place_without_a_figure_says_when_it_has_one(table: Any) -> None:
    written(table.parent, *ROWS, a_row(region="密云区", year=2021, value=7))
    told = words_on(opened("districts", region="110118", year="2023"))
    assert "**密云区** 2023 年没有数；有数的年份：2021。" in told
    told = words_on(opened("districts", region="110117", year="2023"))
    assert "不在这里比较" not in told


def test_a_choice_of_other_places_is_said_and_hides_nothing() -> None:
    app = opened("districts", region="310000")
    assert "上海市，不在这里比较的地区之列" in words_on(app)
    assert "海淀区 6%" in charts_of(app)[0][1]


def test_years_are_gone_through_step_by_step(table: Any) -> None:
    written(table.parent, *ROWS, a_row(region="密云区", year=2021, value=7))
    app = opened("districts", year="2023")
    assert by_key(app, "year_next").disabled
    by_key(app, "year_previous").click().run()
    assert app.query_params["year"] == "2021"
    assert "密云区 7%" in charts_of(app)[0][1]
    assert by_key(app, "year_previous").disabled


def test_the_scale_is_that_of_all_years_whatever_the_filters_leave(table: Any) -> None:
    written(table.parent, *ROWS, a_row(region="密云区", year=2021, value=70))
    for address in ({"year": "2023"}, {"year": "2021"}, {"from": "2023"}, {"kind": "actual"}):
        assert "最低 5%，最高 70%" in words_on(opened("districts", **address))


def test_targets_are_drawn_where_a_year_has_nothing_else(table: Any) -> None:
    written(table.parent, *ROWS, a_row(region="密云区", year=2026, value=7, kind="target"))
    app = opened("districts", year="2026")
    assert ["画的是目标" in each.value for each in app.info] == [True]
    assert "目标：密云区 7%。" in charts_of(app)[0][1]


def test_less_is_better_is_said(table: Any) -> None:
    written(table.parent, a_row("pm25", region="密云区", value=30))
    assert "越低越好" in words_on(opened("districts"))


def test_beijing_stands_among_the_provincial_regions() -> None:
    app = opened("districts", level="province", year="2023")
    charts = charts_of(app)
    assert len(charts) == 4  # tiles, ranking, two halves of panels
    assert framed(charts[0][0]) == 1
    assert "北京市 5.2%, 上海市 5%" in charts[1][1]
    told = words_on(app)
    assert "**北京市列第 1**，共 2 个有数地区" in told
    assert "示意图" in told
    assert "港澳台不在其内" in told


@pytest.mark.parametrize("level", ["district", "province"])
def test_a_place_alone_has_a_map(level: str, table: Any) -> None:
    written(table.parent, a_row(region=of_level(level)[3], value=0))
    app = opened("districts", level=level, lang="en")
    assert not app.exception
    assert len(charts_of(app)) == (5 if level == "district" else 4)


@pytest.mark.parametrize(
    ("customdata", "place", "year"),
    [
        (["5%", "source", 1], "110108", 2021),
        (["", "110108", None], "110108", None),
        (["", "110117", None], "110117", None),
        (["", "nowhere", None], "", None),
        (["", "", 99], "", None),
        (["only one"], "", None),
        (None, "", None),
    ],
    ids=str,
)
def test_a_clicked_point_names_its_place(
    customdata: Any, place: str, year: int | None, tmp_path: Any
) -> None:
    facts = a_table(tmp_path, a_row(), a_row(region="海淀区", year=2021))
    assert picked_place(customdata, facts) == (place, year)
