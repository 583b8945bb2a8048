"""The page of promises: counts, scoreboard, charts, list, and what is said when there is little."""

import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from extract.analysis.promise_listing import promises_in_order
from extract.analysis.verdicts import verdicts
from extract.reference.sources import sources
from pages.parts.charts.dumbbell import described_dumbbells, dumbbells, laid_out
from pages.parts.charts.promise_board import described_board, place_rows, promise_board, theme_rows
from pages.parts.components.promise_list import columns, listed
from pages.parts.export.csv_files import spreadsheet_csv
from pages.parts.export.spec import OF_PROMISES
from pages.parts.labels.palette import DARK, LIGHT
from pages.parts.labels.translations import LANGUAGES, Translation
from pages.parts.labels.verdict_labels import (
    ON_DARK,
    ON_LIGHT,
    WORDS,
    promise_ids,
    promise_name,
    verdict_label,
)
from tests.pages.apps import charts_of, opened, shared_table, words_on
from tests.rows import a_row, a_table, explained_promises, written

T = Translation("zh")
TARGET = {"kind": "target", "origin": "reported-news", "source": "news"}
ROWS = (
    a_row(year=2022, value=0.7),
    a_row(year=2023, value=5.2),
    a_row("pm25", year=2023, value=32),
    a_row(**TARGET, year=2022, comparator=">="),
    a_row(**TARGET, year=2023, comparator="~"),
    a_row(**TARGET, year=2024, comparator="~"),
    a_row("pm25", **TARGET, year=2023, value=31),
    a_row("cpi_growth", year=2023, value=0.1),
    a_row("cpi_growth", **TARGET, year=2023, value=3, comparator="~"),
    a_row("home_care_beds_new", **TARGET, year=2023, value=2000),
    a_row("home_care_beds_new", **{**TARGET, "origin": "extracted"}, year=2023, value=2500),
    a_row("parks", **TARGET, period="2021/2023", value=1000),
    a_row(**TARGET, year=2023, region="东城区", value=4.5, comparator="~"),
    a_row(year=2023, region="东城区", value=4.4),
    a_row(**TARGET, year=2022, region="西城区", value=6),
)


shared = shared_table(*ROWS)


def counts(app: AppTest) -> dict[str, int]:
    """What the choice of a verdict offers, by name, with its number."""
    told = [option.split()[-2:] for option in choice(app, "判定").options]
    return {name: int(n) for name, n in told}


def choice(app: AppTest, label: str) -> Any:
    """One of the choices that stand side by side."""
    (group,) = [each for each in app.segmented_control if each.label == label]
    return group


def test_three_groups_come_first_and_a_chosen_one_unfolds() -> None:
    app = opened("promises")
    assert not app.exception
    assert counts(app) == {"全部": 7, "有了结果": 4, "还没到期": 1, "查不到结果": 2}
    assert "7 项承诺，4 项有了结果，其中 1 项达到" in words_on(app)
    choice(app, "判定").set_value("settled").run()
    assert not app.exception
    unfolded = {"达到": 1, "未达到": 2, "偏离": 1}
    assert counts(app) == {"全部": 7, "有了结果": 4, **unfolded, "还没到期": 1, "查不到结果": 2}
    assert len(app.dataframe[-1].value) == 4


def test_the_rule_is_printed_with_its_margin() -> None:
    told = str(opened("promises").table[0].value.to_dict())
    for verdict in verdicts().values():
        assert verdict.name in told
    assert "5%" in told
    assert "（2023 年）" in told


@pytest.mark.parametrize(("scope", "n"), [("home", 7), ("district", 2), ("all", 9)])
def test_the_scope_says_which_places(scope: str, n: int) -> None:
    app = opened("promises", scope=scope)
    assert not app.exception
    assert counts(app)["全部"] == n


def test_chosen_places_go_before_the_scope() -> None:
    app = opened("promises", scope="home", region="110101")
    assert list(app.dataframe[-1].value["verdict"]) == ["≈ 约数之内"]
    assert "只看**东城区**" in words_on(app)
    app.button(key="back_above").click().run()
    assert "只看" not in words_on(app)
    assert counts(app)["全部"] == 7


def test_the_kind_has_no_effect_and_that_is_said() -> None:
    app = opened("promises", kind="actual")
    assert counts(app)["全部"] == 7
    assert "“类型”在这里不起作用" in words_on(app)


def test_the_list_shows_one_verdict_when_asked() -> None:
    shown = opened("promises", verdict="missed").dataframe[-1].value
    assert list(shown["target"]) == ["31 微克/立方米*", "≥5%*"]
    assert set(shown["verdict"]) == {"✕ 未达到"}


def test_one_promise_stands_with_both_its_sources() -> None:
    told = words_on(opened("promises", promise="gdp_growth.110000.2022"))
    assert "目标 ≥5%，实际 0\\.7%：低于目标，未达到" in told
    told = words_on(opened("promises", promise="home_care_beds_new.110000.2023"))
    assert "应当交代结果的报告已收录" in told
    assert "其中 1 处写的数不同" in told


def test_a_picked_promise_that_is_not_shown_is_let_go() -> None:
    app = opened("promises", promise="pm25.110000.2023", theme="economy")
    assert not app.exception
    assert app.selectbox(key="choice_promise").value == ""


def test_one_indicator_is_answered_and_opens_with_what_says_most() -> None:
    app = opened("promises", indicator="gdp_growth")
    (drawn,) = charts_of(app)
    assert "地区生产总值增速 · 2022：目标 ≥5%，实际 0.7%" in drawn[1]
    assert "**北京市的 3 项目标**：达到 1 项（2023）" in words_on(app)
    assert app.selectbox(key="choice_promise").value == "gdp_growth.110000.2023"
    app.selectbox(key="choice_indicator").set_value("").run()
    assert counts(app)["全部"] == 7


def test_an_indicator_of_several_places_opens_on_the_year_of_most_promises() -> None:
    app = opened("promises", scope="all", indicator="gdp_growth")
    assert "**2023 年**：写下目标的 2 个地方中，达到 1 个（北京市）" in words_on(app)
    years = choice(app, "目标年份")
    assert list(years.options) == ["2022", "2023", "2024"]
    assert not charts_of(app), "two promises are said, not drawn"
    years.set_value(2022).run()
    assert "**2022 年**：写下目标的 2 个地方中" in words_on(app)


def test_a_year_is_chosen_on_the_page_and_is_in_the_address() -> None:
    app = opened("promises", scope="all", year="2023")
    assert counts(app)["全部"] == 6
    years = choice(app, "目标年份")
    assert list(years.options) == ["全部年份", "2022", "2023", "2024"]
    years.set_value(2022).run()
    assert not app.exception
    assert counts(app)["全部"] == 2
    choice(app, "目标年份").set_value(0).run()
    assert counts(app)["全部"] == 9


def test_what_was_missed_by_most_is_said() -> None:
    told = words_on(opened("promises")).replace("\\", "")
    assert "没有达到的 2 项里差得最远的：**北京市 · 地区生产总值增速 · 2022**" in told
    assert "目标 ≥5%*，实际 0.7%，是目标的 14%" in told
    assert "差得最远" not in words_on(opened("promises", theme="eldercare"))


def test_too_few_for_a_chart_are_said() -> None:
    app = opened("promises", verdict="missed")
    assert not charts_of(app)
    told = words_on(app).replace("\\", "")
    assert "**北京市 · 细颗粒物年均浓度 · 2023**：目标 31 微克/立方米" in told
    assert app.selectbox(key="choice_promise").value == "pm25.110000.2023"


def test_places_of_which_nothing_is_due_are_said_and_not_drawn(table: Path) -> None:
    later = [a_row(**TARGET, year=2026, region=name) for name in ("西城区", "海淀区", "丰台区")]
    written(table.parent, *(row for row in ROWS if row["region"] != "西城区"), *later)
    app = opened("promises", scope="all")
    told = words_on(app)
    assert "有 3 个地方的目标都在 2026 年，尚未到期：西城区、丰台区和海淀区。它们不画" in told
    (_, alt), *_ = charts_of(app)
    assert "东城：" in alt
    assert "海淀" not in alt
    (_, alt), *_ = charts_of(opened("promises", scope="all", year="2026"))
    assert "海淀：… 未到期 1" in alt


def test_without_an_outcome_the_nearest_figures_are_named() -> None:
    app = opened("promises", indicator="home_care_beds_new")
    assert "也没有相近的实际数可看" in words_on(app)


def test_a_promise_that_there_is_not_is_dropped_with_a_notice() -> None:
    (notice,) = opened("overview", promise="gdp_growth.110101.1999").warning
    assert "所选承诺（promise）" in notice.value


@pytest.mark.parametrize("address", [{}, {"lang": "en"}, {"theme": "economy"}, {"to": "2022"}])
def test_the_page_opens(address: dict[str, str]) -> None:
    app = opened("promises", **address)
    assert not app.exception
    assert not app.error
    assert not app.warning
    # CSV, Excel and package of the list and of each chart.
    assert len(app.get("download_button")) == 3 * (1 + len(app.get("plotly_chart")))
    assert all(alt for _, alt in charts_of(app))


def test_no_targets_are_said_with_what_to_do() -> None:
    app = opened("promises", region="110102", **{"from": "2023"})
    assert not app.exception
    assert "没有列入指标目录的目标" in words_on(app)
    assert not app.get("plotly_chart")
    next(button for button in app.button if button.key != "clear").click().run()
    assert app.get("plotly_chart")


def test_a_table_without_outcomes_opens(table: Path) -> None:
    written(table.parent, a_row(**TARGET, year=2024))
    app = opened("promises")
    assert not app.exception
    assert "1 项承诺，没有一项有了结果" in words_on(app)


# What charts, list and file are made of.
@pytest.fixture
def promised(tmp_path: Path) -> pd.DataFrame:
    return explained_promises(a_table(tmp_path, *ROWS), sources())


def test_no_verdict_is_told_by_colour_alone() -> None:
    signs = [verdict.sign for verdict in verdicts().values()]
    assert len(set(signs)) == len(signs)
    assert set(WORDS) == set(ON_LIGHT) == set(ON_DARK) == set(verdicts())
    for shades in (ON_LIGHT, ON_DARK):
        assert len(set(shades.values())) == len(shades)


def test_every_promise_is_one_brick_on_its_year(promised: pd.DataFrame) -> None:
    for rows in (theme_rows(promised, T), place_rows(promised, T)):
        chart = promise_board(rows, T, DARK)
        ids = [data[0] for trace in chart.data for data in trace.customdata]
        assert sorted(ids) == sorted(promise_ids(promised))
        years = [round(x) for trace in chart.data for x in trace.x]
        assert years == [int(id_.split(".")[2].split("/")[-1]) for id_ in ids]
        assert {trace.text for trace in chart.data} <= {v.sign for v in verdicts().values()}
    assert list(theme_rows(promised, T)) == ["经济", "养老", "环境"]
    assert list(place_rows(promised, T)) == ["北京", "东城", "西城"]


def test_bricks_do_not_cover_each_other(promised: pd.DataFrame) -> None:
    many = pd.concat([promised] * 9, ignore_index=True)
    chart = promise_board(theme_rows(many, T), T)
    at = [place for trace in chart.data for place in zip(trace.x, trace.base, strict=True)]
    assert len(set(at)) == len(at) == len(many)


def test_the_board_in_words(promised: pd.DataFrame) -> None:
    told = described_board(place_rows(promised, T), "承诺", T)
    assert "东城：≈ 约数之内 1。" in told


def test_several_places_stand_under_the_head_of_their_year(promised: pd.DataFrame) -> None:
    own = promised[promised["indicator_id"] == "gdp_growth"]
    layout = laid_out(own)
    assert list(layout.heads) == [2024, 2023, 2022]
    drawn = own.loc[list(layout.order)]
    assert list(drawn["year"]) == [2024, 2023, 2023, 2022, 2022]
    for year, at in zip(drawn["year"], layout.heights, strict=True):
        assert layout.heads[year] < at
    labels = dumbbells(own, T).layout.yaxis
    assert len(labels.tickvals) == len(labels.ticktext) == 8
    assert laid_out(own[own["region"] == "北京市"]).heads == {}


def test_a_dumbbell_has_the_target_hollow_and_the_outcome_full(promised: pd.DataFrame) -> None:
    own = promised[(promised["region"] == "北京市") & (promised["verdict"] == "missed")].head(1)
    line, target, outcome = dumbbells(own, T).data[:3]
    assert list(line.x) == [*target.x, *outcome.x] == [5, 0.7]
    assert (target.marker.symbol, outcome.marker.symbol) == ("diamond-open", "circle")
    assert outcome.marker.color == line.line.color == ON_LIGHT["missed"]
    assert target.customdata[0][0] == outcome.customdata[0][0] == promise_ids(own).iloc[0]


def test_without_an_outcome_only_the_target_is_drawn(promised: pd.DataFrame) -> None:
    own = promised[promised["verdict"] == "pending"]
    chart = dumbbells(own, T, DARK)
    drawn = [trace for trace in chart.data if trace.x[0] is not None]
    assert [trace.marker.symbol for trace in drawn] == ["diamond-open"]
    assert chart.layout.annotations[0].text == "约5* → —"


def test_a_range_is_drawn_to_its_upper_end(tmp_path: Path) -> None:
    own = explained_promises(a_table(tmp_path, a_row(**TARGET, value=4.5, value_high=5)), {})
    (target,) = [trace for trace in dumbbells(own, T).data if trace.x[0] is not None]
    assert (list(target.x), list(target.error_x.array)) == ([4.5], [0.5])
    assert dumbbells(own, T).layout.annotations[0].text == "4.5–5* → —"


def test_an_outcome_of_another_period_is_not_drawn_but_written(tmp_path: Path) -> None:
    rows = (
        a_row("parks", year=2023, value=1065, period="2021/2023"),
        a_row("parks", **TARGET, year=2023, value=20),
        a_row("gdp", year=2023, region="上海市"),
    )
    own = explained_promises(a_table(tmp_path, *rows), {})
    assert list(own["because"]) == ["period"]
    chart = dumbbells(own, T, LIGHT)
    assert [trace.marker.symbol for trace in chart.data if trace.x[0] is not None] == [
        "diamond-open"
    ]
    assert chart.layout.annotations[0].text == "20* → 1,065"
    assert listed(own, T)["outcome"].iloc[0] == "1,065 个（2021–2023）"


def test_the_description_is_made_from_the_data(promised: pd.DataFrame) -> None:
    own = promised[promised["region"] == "东城区"]
    told = described_dumbbells(own, "增速", T)
    assert "东城区 · 地区生产总值增速 · 2023：目标 约4.5%，实际 4.4%" in told


def test_those_with_an_outcome_come_first(promised: pd.DataFrame) -> None:
    order = [verdicts()[verdict].settled for verdict in promises_in_order(promised)["verdict"]]
    assert order == sorted(order, reverse=True)
    assert promises_in_order(promised)["verdict"].iloc[-1] == "pending"


def test_a_promise_has_one_id_and_a_name(promised: pd.DataFrame) -> None:
    ids = promise_ids(promised)
    assert ids.is_unique
    assert all(each.isascii() for each in ids)
    (first,) = promised[promised["horizon"] == "plan"].to_dict("records")
    plan = {str(name): cell for name, cell in first.items()}
    assert promise_name(plan, T) == "北京市 · 公园总数 · 2021–2023（规划）"
    assert promise_name(plan, Translation("en")) == "Beijing · Parks · 2021–2023 (plan)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_a_name_for_every_column(language: str, promised: pd.DataFrame) -> None:
    t = Translation(language)
    shown = listed(promised, t)
    assert set(columns(t)) == set(shown.columns)
    assert set(shown["verdict"]) <= {verdict_label(key, language) for key in verdicts()}


def test_the_file_has_both_sides_and_the_reason(promised: pd.DataFrame) -> None:
    content = spreadsheet_csv(promised, OF_PROMISES)
    back = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", keep_default_na=False)
    assert tuple(back.columns) == OF_PROMISES
    assert list(back["verdict"]) == list(promised["verdict"])
    assert list(back["reason"]) == list(promised["reason"])
    assert back["target_source"].ne("").all()
