"""The page of districts: every place compared, the chosen one framed and taken along."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.components.place_picker import picked_place
from pages.parts.labels.names import of_level
from tests.pages.apps import charts_of, opened, shared_table, words_on
from tests.pages.test_pages import ROWS
from tests.rows import a_row, a_table, held, written

shared = shared_table(*ROWS)

PM25 = (("通州区", 36.0), ("密云区", 28.0))


def by_key(app: AppTest, key: str) -> Any:
    return next(button for button in app.button if button.key == key)


def framed(chart: dict[str, Any]) -> int:
    """How many places of a map have a strong outline."""
    return sum(trace.get("line", {}).get("width") == 3 for trace in chart["data"])


def hatched(chart: dict[str, Any]) -> set[str]:
    """The places of a map that have no figure."""
    return {name for each in chart["data"] if "fillpattern" in each for name in each["meta"]}


def metrics(app: AppTest) -> list[tuple[str, str, str]]:
    """The cards: what each says, its figure, its places."""
    return [(each.label, each.value, each.delta) for each in app.metric]


def three_years(region: str, *values: float) -> list[Any]:
    return [a_row(region=region, year=2021 + n, value=each) for n, each in enumerate(values)]


def opened_years(**address: str) -> AppTest:
    """The page with its little charts open."""
    app = opened("districts", **address)
    app.session_state["open_years"] = True
    return app.run()


def test_the_page_has_a_ranking_and_a_map_each_described() -> None:
    app = opened("districts")
    charts = charts_of(app)
    assert len(charts) == 2  # the little charts are drawn when they are opened
    ranking, whole = (alt for _, alt in charts)
    assert "实际：东城区 5%, 西城区 5.8%?, 海淀区 6%*。" in whole
    assert "海淀区 6%*, 西城区 5.8%?, 东城区 5%" in ranking
    assert len(hatched(charts[1][0])) == 13
    told = words_on(app)
    assert "**无数据（13）**" in told
    assert "最低 5%，最高 6%" in told


def test_a_chosen_province_opens_the_provinces() -> None:
    assert opened("districts").query_params["level"] == "district"
    assert opened("districts", region="310000").query_params["level"] == "province"
    assert (
        opened("districts", region="310000", level="district").query_params["level"] == "district"
    )


def test_the_cards_name_both_ends_and_of_how_many() -> None:
    assert metrics(opened("districts")) == [
        ("3 地中最高", "6%*", "海淀"),
        ("3 地中最低", "5%", "东城"),
        ("有数据的地区", "3 / 16", "北京 16 区"),
    ]


def test_caveats_travel_with_a_figure(table: Any) -> None:
    doubted: dict[str, Any] = {"region": "平谷区", "value": 9.6, "origin": "reported-mirror"}
    written(table.parent, *ROWS, a_row(**doubted))
    app = opened("districts", region="110117", year="2023")
    assert metrics(app)[0] == ("4 地中最高", "9.6%?", "平谷")
    assert all("平谷区 9.6%?" in alt for _, alt in charts_of(app))
    told = words_on(app)
    assert "16 个中 4 个有数" in told
    assert "**平谷区列第 1**，共 4 个有数地区：实际 9\\.6%?" in told
    assert "未核实" in told


def test_ties_are_named(table: Any) -> None:
    tied = a_row(region="通州区", value=5, comparator="~", origin="reported-mirror")
    written(table.parent, *ROWS, tied)
    assert metrics(opened("districts"))[1] == ("4 地中最低", "约5%?", "东城和通州")


def test_places_with_three_figures_have_a_little_chart(table: Any) -> None:
    written(table.parent, *ROWS, *three_years("密云区", 7, 6, 5), *three_years("延庆区", 3, 3, 9))
    assert "有三个数以上的 2 个地区" in str(opened("districts").expander[0].label)
    app = opened_years()
    panels, alt = charts_of(app)[2]
    assert "密云区：2021 实际 7%, 2022 实际 6%, 2023 实际 5%。" in alt
    names = next(each for each in panels["data"] if "<b>延庆</b>" in each.get("text", ()))
    assert names["text"] == ["<b>延庆</b>", "<b>密云</b>"]  # the best newest figure first
    assert "不足三个数，不画：" in words_on(app)


def test_a_page_opens_on_the_newest_year_with_enough_figures(table: Any) -> None:
    many = [a_row(region=name, year=2021) for name in of_level("district")[:4]]
    some = [a_row(region=name, year=2022) for name in of_level("district")[:2]]
    written(table.parent, *many, *some, a_row(region="密云区", year=2023))
    assert opened("districts").selectbox(key="choice_year").value == 2022


def test_long_amounts_are_rounded(table: Any) -> None:
    written(table.parent, *(a_row("gdp", region=r, value=195.2859) for r in ("延庆区", "密云区")))
    assert metrics(opened("districts"))[0] == ("2 地都相同", "195.3 亿元", "延庆和密云")


def aims(*given: tuple[str, float, float]) -> list[Any]:
    """Provinces' outcomes of 2025 and targets for 2026."""
    return [
        a_row(region=region, year=year, kind=kind, value=value)
        for region, reached, aim in given
        for year, kind, value in ((2025, "actual", reached), (2026, "target", aim))
    ]


def test_last_years_outcome_leads_to_this_years_target(table: Any) -> None:
    given = (("北京市", 5.4, 5), ("上海市", 5, 5), ("西藏自治区", 6.3, 7))
    written(table.parent, *aims(*given))
    for year in ("2025", "2026"):
        app = opened("districts", level="province", year=year)
        (ranking, _), _, (figure, alt) = charts_of(app)
        assert "西藏自治区：2025 实际 6.3%, 2026 目标 7%。" in alt
        hollow = [each for each in figure["data"] if each.get("mode") == "markers"]
        assert {"diamond-open", "circle"} == {each["marker"]["symbol"] for each in hollow}
        assert "目标比上年实际低的 1 个，相同 1 个，高的 1 个" in words_on(app)
    ticks = ranking["layout"]["yaxis"]["ticktext"]
    assert ticks[0].strip().endswith("西藏  目标 7")
    assert not any("—" in each for each in ticks)
    assert metrics(app)[0] == ("3 地中最高目标", "目标 7%", "西藏")


def test_a_chosen_district_is_framed_and_hides_no_other() -> None:
    app = opened("districts", region="110108")
    whole, alt = charts_of(app)[1]
    assert framed(whole) == 1
    assert "东城区 5%, 西城区 5.8%?, 海淀区 6%*" in alt
    told = words_on(app)
    assert "**已选海淀区**" in told
    assert "**海淀区列第 1**，共 3 个有数地区：实际 6%\\*，由高到低（越高越好）。" in told
    assert "地区生产总值增速 · 海淀区 · 2023" in told
    assert framed(charts_of(opened("districts"))[1][0]) == 0


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
    assert len(charts_of(app)) == 2


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
    app = opened("districts", region="310000", level="district")
    assert "上海市，不在这里比较的地区之列" in words_on(app)
    assert "海淀区 6%*" in charts_of(app)[0][1]


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
    written(table.parent, *(a_row("pm25", region=r, value=v) for r, v in PM25))
    app = opened("districts", region="110118")
    assert "**由低到高（越低越好）**" in words_on(app)
    assert "**密云区列第 1**" in words_on(app)
    assert metrics(app)[0] == ("2 地中最低（越低越好）", "28 微克/立方米", "密云")
    assert "密云区 28 微克/立方米, 通州区 36 微克/立方米" in charts_of(app)[0][1]


def test_beijing_stands_among_the_provincial_regions() -> None:
    app = opened("districts", level="province", year="2023")
    charts = charts_of(app)
    assert len(charts) == 2
    assert framed(charts[1][0]) == 1
    assert "北京市 5.2%, 上海市 5%" in charts[0][1]
    told = words_on(app)
    assert "**北京市列第 1**，共 2 个有数地区" in told
    assert "示意图" in told
    assert "港澳台不在其内" in told


@pytest.mark.parametrize("level", ["district", "province"])
def test_a_place_alone_has_a_map(level: str, table: Any) -> None:
    written(table.parent, a_row(region=of_level(level)[3], value=0))
    app = opened("districts", level=level, lang="en")
    assert not app.exception
    assert len(charts_of(app)) == 2


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
    assert picked_place(customdata, held(facts)) == (place, year)


def test_what_the_type_filter_hides_is_not_said_to_be_unstated() -> None:
    told = words_on(opened("districts", indicator="gdp_growth", year="2023", kind="target"))
    assert "2023 年的实际数没有显示" in told
    assert "还没有实际数" not in told
    assert "被筛选挡住" in told
