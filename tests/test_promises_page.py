"""The page of promises: counts, scoreboard, charts, list, and what is said when there is little."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from extract.outcomes import promises
from extract.sources import sources
from extract.verdicts import verdicts
from pages.parts.colours import DARK, LIGHT
from pages.parts.downloads import csv_of
from pages.parts.judged import (
    ON_DARK,
    ON_LIGHT,
    WORDS,
    in_order,
    promise_ids,
    promise_name,
    verdict_label,
)
from pages.parts.promise_charts import described_dumbbells, dumbbells, scoreboard, tallied
from pages.parts.promise_list import FILE, columns, listed
from pages.parts.words import LANGUAGES, Words
from tests.rows import a_row, a_table, written
from tests.test_pages import opened, words_on

SAY = Words("zh")
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


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small table that the pages read instead of the bundled one."""
    path = written(tmp_path, *ROWS)
    monkeypatch.setenv("METRICS", str(path))
    st.cache_data.clear()
    yield path
    st.cache_data.clear()


def cards(app: AppTest) -> dict[str, str]:
    """The count of each verdict, by its name."""
    return {each.label.split("] ")[1]: each.value for each in app.metric}


def figures(app: AppTest) -> list[tuple[dict[str, Any], str]]:
    """The page's charts and their descriptions."""
    protos = [chart.proto for chart in app.get("plotly_chart")]
    return [(json.loads(proto.spec), proto.alt) for proto in protos]


def test_every_verdict_is_counted() -> None:
    app = opened("promises")
    assert not app.exception
    assert cards(app) == {
        "达到": "1",
        "约数之内": "0",
        "未达到": "2",
        "偏离": "1",
        "不可比": "0",
        "报告未写": "2",
        "缺报告": "0",
        "未到期": "1",
    }
    assert "7 项承诺，4 项有了可判的结果" in words_on(app)


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
    assert sum(int(value) for value in cards(app).values()) == n


def test_chosen_places_go_before_the_scope() -> None:
    app = opened("promises", scope="home", region="110101")
    assert cards(app)["约数之内"] == "1"
    assert "左侧“地区”已选 1 个" in words_on(app)


def test_the_kind_has_no_effect_and_that_is_said() -> None:
    app = opened("promises", kind="actual")
    assert cards(app)["达到"] == "1"
    assert "“类型”在这里不起作用" in words_on(app)


def test_the_list_shows_one_verdict_when_asked() -> None:
    shown = opened("promises", verdict="missed").dataframe[-1].value
    assert list(shown["target"]) == ["31 微克/立方米", "≥5%"]
    assert set(shown["verdict"]) == {"✕ 未达到"}


def test_one_promise_stands_with_both_its_sources() -> None:
    told = words_on(opened("promises", promise="gdp_growth.110000.2022"))
    assert "目标 ≥5%，实际 0\\.7%：低于目标，未达到" in told
    told = words_on(opened("promises", promise="home_care_beds_new.110000.2023"))
    assert "应当交代结果的报告已收录" in told
    assert "其中 1 处写的数不同" in told


def test_a_promise_that_is_not_shown_is_said() -> None:
    app = opened("promises", promise="gdp_growth.110101.2023", theme="environment")
    assert not app.exception
    assert any("没有数据" in each.value for each in app.info)


def test_a_promise_that_there_is_not_is_dropped_with_a_notice() -> None:
    (notice,) = opened("overview", promise="gdp_growth.110101.1999").warning
    assert "所选承诺（promise）" in notice.value


@pytest.mark.parametrize("address", [{}, {"lang": "en"}, {"theme": "economy"}, {"to": "2022"}])
def test_the_page_opens(address: dict[str, str]) -> None:
    app = opened("promises", **address)
    assert not app.exception
    assert not app.error
    assert not app.warning
    assert len(app.get("download_button")) == 1
    assert all(alt for _, alt in figures(app))


def test_no_targets_are_said_with_what_to_do() -> None:
    app = opened("promises", region="110102", **{"from": "2023"})
    assert not app.exception
    assert "没有写进目录的目标" in words_on(app)
    assert not app.get("plotly_chart")
    next(button for button in app.button if button.key != "clear").click().run()
    assert app.get("plotly_chart")


def test_a_table_without_outcomes_opens(table: Path) -> None:
    written(table.parent, a_row(**TARGET, year=2024))
    app = opened("promises")
    assert not app.exception
    assert "还没有一项有可判的结果" in words_on(app)


# What charts, list and file are made of.
@pytest.fixture
def promised(tmp_path: Path) -> pd.DataFrame:
    return promises(a_table(tmp_path, *ROWS), sources())


def test_no_verdict_is_told_by_colour_alone() -> None:
    signs = [verdict.sign for verdict in verdicts().values()]
    assert len(set(signs)) == len(signs)
    assert set(WORDS) == set(ON_LIGHT) == set(ON_DARK) == set(verdicts())
    for shades in (ON_LIGHT, ON_DARK):
        assert len(set(shades.values())) == len(shades)


def test_the_scoreboard_counts_every_promise_once(promised: pd.DataFrame) -> None:
    counts = tallied(promised)
    assert list(counts) == ["economy", "eldercare", "environment"]
    assert sum(sum(c.values()) for years in counts.values() for c in years.values()) == 9
    (cells,) = scoreboard(promised, SAY).data
    texts = [text for line in cells.text for text in line if text]
    assert sum(int(text.split()[1]) for text in texts) == 9
    assert all(text.split()[0] in {v.sign for v in verdicts().values()} for text in texts)
    assert len(cells.y) == len(cells.z) + 1


def test_a_dumbbell_has_the_target_hollow_and_the_outcome_full(promised: pd.DataFrame) -> None:
    own = promised[(promised["region"] == "北京市") & (promised["verdict"] == "missed")].head(1)
    line, target, outcome = dumbbells(own, SAY).data[:3]
    assert list(line.x) == [*target.x, *outcome.x] == [5, 0.7]
    assert (target.marker.symbol, outcome.marker.symbol) == ("diamond-open", "circle")
    assert outcome.marker.color == line.line.color == ON_LIGHT["missed"]
    assert target.customdata[0][0] == outcome.customdata[0][0] == promise_ids(own).iloc[0]


def test_without_an_outcome_only_the_target_is_drawn(promised: pd.DataFrame) -> None:
    own = promised[promised["verdict"] == "pending"]
    chart = dumbbells(own, SAY, DARK)
    drawn = [trace for trace in chart.data if trace.x[0] is not None]
    assert [trace.marker.symbol for trace in drawn] == ["diamond-open"]
    assert chart.layout.annotations[0].text == "约5* → —"


def test_a_range_is_drawn_to_its_upper_end(tmp_path: Path) -> None:
    own = promises(a_table(tmp_path, a_row(**TARGET, value=4.5, value_high=5)), {})
    (target,) = [trace for trace in dumbbells(own, SAY).data if trace.x[0] is not None]
    assert (list(target.x), list(target.error_x.array)) == ([4.5], [0.5])
    assert dumbbells(own, SAY).layout.annotations[0].text == "4.5–5* → —"


def test_an_outcome_of_another_period_is_not_drawn_but_written(tmp_path: Path) -> None:
    rows = (
        a_row("parks", year=2023, value=1065, period="2021/2023"),
        a_row("parks", **TARGET, year=2023, value=20),
        a_row("gdp", year=2023, region="上海市"),
    )
    own = promises(a_table(tmp_path, *rows), {})
    assert list(own["because"]) == ["period"]
    chart = dumbbells(own, SAY, LIGHT)
    assert [trace.marker.symbol for trace in chart.data if trace.x[0] is not None] == [
        "diamond-open"
    ]
    assert chart.layout.annotations[0].text == "20* → 1,065"
    assert listed(own, SAY)["outcome"].iloc[0] == "1,065 个（2021–2023）"


def test_the_description_is_made_from_the_data(promised: pd.DataFrame) -> None:
    own = promised[promised["region"] == "东城区"]
    told = described_dumbbells(own, "增速", SAY)
    assert "东城区 · 地区生产总值增速 · 2023：目标 约4.5%，实际 4.4%" in told


def test_those_with_an_outcome_come_first(promised: pd.DataFrame) -> None:
    order = [verdicts()[verdict].settled for verdict in in_order(promised)["verdict"]]
    assert order == sorted(order, reverse=True)
    assert in_order(promised)["verdict"].iloc[-1] == "pending"


def test_a_promise_has_one_id_and_a_name(promised: pd.DataFrame) -> None:
    ids = promise_ids(promised)
    assert ids.is_unique
    assert all(each.isascii() for each in ids)
    (first,) = promised[promised["horizon"] == "plan"].to_dict("records")
    plan = {str(name): cell for name, cell in first.items()}
    assert promise_name(plan, SAY) == "北京市 · 公园总数 · 2021–2023（规划）"
    assert promise_name(plan, Words("en")) == "Beijing · Parks · 2021–2023 (plan)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_a_name_for_every_column(language: str, promised: pd.DataFrame) -> None:
    say = Words(language)
    shown = listed(promised, say)
    assert set(columns(say)) == set(shown.columns)
    assert set(shown["verdict"]) <= {verdict_label(key, language) for key in verdicts()}


def test_the_file_has_both_sides_and_the_reason(promised: pd.DataFrame) -> None:
    content = csv_of(promised, FILE)
    back = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", keep_default_na=False)
    assert tuple(back.columns) == FILE
    assert list(back["verdict"]) == list(promised["verdict"])
    assert list(back["reason"]) == list(promised["reason"])
    assert back["target_source"].ne("").all()
