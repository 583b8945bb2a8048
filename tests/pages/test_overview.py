"""The overview: what it says in ten seconds, and the questions that it leads on with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

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
from tests.pages.test_pages import opened, words_on
from tests.rows import a_row, a_table, written

ROWS = (
    a_row(kind="target", value=5, comparator=">="),
    a_row(value=6),
    a_row("affordable_rental", kind="target", value=8),
    a_row("affordable_rental", value=6),
    a_row(region="东城区", value=4.4),
    a_row(region="海淀区", value=6.5),
)


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = written(tmp_path, *ROWS)
    monkeypatch.setenv("METRICS", str(path))
    st.cache_data.clear()
    yield path
    st.cache_data.clear()


@pytest.mark.usefixtures("table")
def test_it_says_what_was_kept_and_who_is_first_and_last() -> None:
    app = opened("overview")
    assert not app.exception
    told = words_on(app)
    assert "2 项承诺，2 项有了可判的结果" in told
    assert "✓ 达到 1" in told
    assert "地区生产总值增速 2023：目标 ≥5%，实际 **6%**" in told.replace("\\", "")
    assert "建设筹集保障性租赁住房 2023：目标 8 万套，实际 **6 万套**" in told.replace("\\", "")
    assert "海淀区 6.5%" in told.replace("\\", "")
    assert "东城区 4.4%" in told.replace("\\", "")


@pytest.mark.usefixtures("table")
def test_a_place_without_promises_says_so() -> None:
    app = opened("overview", region="110101")
    assert not app.exception
    assert "没有写明东城区的目标" in words_on(app)


def test_a_table_of_one_district_ranks_none(table: Path) -> None:
    written(table.parent, a_row(region="东城区"))
    app = opened("overview")
    assert not app.exception
    assert "各区之间" not in words_on(app)


def test_a_table_that_says_of_no_place_what_it_is_opens(table: Path) -> None:
    written(table.parent, a_row(region="", region_code=""))
    app = opened("overview")
    assert not app.exception
    assert "没有写明是哪里的" in words_on(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bundled_table_answers_every_question(language: str) -> None:
    table = read_table()
    has = offered(table, promise_ids(promises(table, sources())))
    every = list(questions(has, language))
    assert len(every) == len(toml_named("questions.toml")["question"])
    for question in every:
        filters, dropped = from_address(question.address, has)
        assert not dropped
        assert filters.language == language


def test_a_question_that_the_table_cannot_answer_is_not_asked(tmp_path: Path) -> None:
    has = offered(a_table(tmp_path, *ROWS, a_row("affordable_rental", year=2021)))
    assert [each.page for each in questions(has, "zh")] == ["trends"]  # of 2022 on


def test_a_question_without_its_words_is_an_error_that_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = {"question": [{"zh": "？"}]}
    monkeypatch.setattr("pages.parts.narrative.questions.toml_named", lambda _: broken)
    with pytest.raises(DataFileError, match="question 1 lacks en"):
        list(questions(offered(a_table(tmp_path, *ROWS)), "zh"))
