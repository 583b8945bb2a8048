"""The overview: what it says in ten seconds, and the questions that it leads on with."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from extract.analysis.outcomes import promises
from extract.errors import DataFileError
from extract.reference.files import toml_named
from extract.reference.sources import sources
from extract.table.io import read_table
from pages.parts.labels.translations import LANGUAGES
from pages.parts.labels.verdict_labels import promise_ids
from pages.parts.narrative.questions import questions
from pages.parts.state.filters import from_address
from pages.parts.state.offered import offered
from tests.pages.apps import opened, words_on
from tests.rows import a_row, a_table, held, written

ROWS = (
    a_row(kind="target", value=5, comparator=">="),
    a_row(value=6),
    a_row("affordable_rental", kind="target", value=8),
    a_row("affordable_rental", value=6),
    a_row("pm25", kind="target", value=32),
    a_row("pm25", value=31),
    a_row(region="东城区", value=4.4),
    a_row(region="海淀区", value=6.5),
)


def alts(app: AppTest) -> list[str]:
    """What the page's charts say to who cannot see them."""
    return [chart.proto.alt for chart in app.get("plotly_chart")]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = written(tmp_path, *ROWS)
    monkeypatch.setenv("METRICS", str(path))
    return path


@pytest.mark.usefixtures("table")
def test_it_says_what_was_kept_and_how_far_from_the_target() -> None:
    app = opened("overview")
    assert not app.exception
    assert "北京市：3 项承诺，3 项有了结果，其中 2 项达到" in words_on(app)
    bricks, percent, *_ = alts(app)
    assert "有了结果 3：✓ 达到 2 · ✕ 未达到 1" in bricks
    worst, _, best = re.split("[、和]", percent.rpartition("：")[2])
    assert "保障性租赁住房" in worst
    assert worst.endswith("75%")
    assert "地区生产总值增速" in best
    assert best.rstrip("。").endswith("120%")


@pytest.mark.usefixtures("table")
def test_a_promise_that_was_picked_stands_with_both_its_sides() -> None:
    app = opened("overview", promise="gdp_growth.110000.2023")
    assert "目标 ≥5%，实际 6%：达到" in words_on(app)
    assert "从一个问题开始" not in words_on(app)  # which stands there else
    assert app.selectbox(key="choice_promise").value == "gdp_growth.110000.2023"


def test_the_nation_is_one_click_away_and_shows_years_of_promises() -> None:
    (link,) = [each for each in opened("overview").get("page_link") if "全国：" in each.proto.label]
    assert "region=100000" in link.proto.query_string
    first, *_ = alts(opened("overview", region="100000"))
    for name in ("地区生产总值增速", "居民消费价格涨幅", "城镇新增就业", "赤字率"):
        assert name in first


def test_after_one_place_every_other_can_be_chosen() -> None:
    app = opened("overview", region="110101")
    (chooser,) = [each for each in app.selectbox if each.label == "看哪个地区"]
    assert len(chooser.options) > 70
    chooser.set_value("310000").run()
    assert "上海市" in words_on(app)


def test_few_years_of_an_indicator_are_said_and_not_drawn(table: Path) -> None:
    written(table.parent, a_row(year=2022), a_row(year=2023))
    app = opened("overview")
    assert not app.get("plotly_chart")
    assert "经济 · 地区生产总值增速** 2023 年实际 5%" in words_on(app).replace("\\", "")


@pytest.mark.usefixtures("table")
def test_a_place_without_promises_says_so() -> None:
    app = opened("overview", region="110101")
    assert not app.exception
    assert "没有写明东城区的目标" in words_on(app)


def test_a_table_that_says_of_no_place_what_it_is_opens(table: Path) -> None:
    written(table.parent, a_row(region="", region_code=""))
    app = opened("overview")
    assert not app.exception
    assert "没有写明是哪里的" in words_on(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bundled_table_answers_every_question(language: str) -> None:
    table = read_table()
    ids = set(promise_ids(promises(table, sources())))
    promised = frozenset((key, place) for key, place, *_ in (each.split(".") for each in ids))
    has = offered(held(table), ids, promised)
    every = list(questions(has, language))
    assert len(every) == len(toml_named("questions.toml")["question"])
    for question in every:
        filters, dropped = from_address(question.address, has)
        assert not dropped
        assert filters.language == language


def test_a_question_that_the_table_cannot_answer_is_not_asked(tmp_path: Path) -> None:
    has = offered(held(a_table(tmp_path, *ROWS, a_row("affordable_rental", year=2021))))
    assert [each.page for each in questions(has, "zh")] == ["trends"]  # of 2022 on


def test_a_question_without_its_words_is_an_error_that_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = {"question": [{"zh": "？"}]}
    monkeypatch.setattr("pages.parts.narrative.questions.toml_named", lambda _: broken)
    with pytest.raises(DataFileError, match="question 1 lacks en"):
        list(questions(offered(held(a_table(tmp_path, *ROWS))), "zh"))


@pytest.mark.parametrize("told", [{}, {"question": []}])
def test_a_project_may_ask_nothing(told, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("pages.parts.narrative.questions.toml_named", lambda _: told)
    assert list(questions(offered(held(a_table(tmp_path, *ROWS))), "zh")) == []
