"""What is kept for all visitors: made once, the same for each, changed by none."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from extract.table.io import write_table
from pages.parts.server.index_page import page_files
from pages.parts.state.kept import _shelf, kept
from pages.parts.state.store import bundled
from tests.pages.apps import opened, shared_table
from tests.rows import a_row, a_table, written

shared = shared_table(a_row())


@pytest.fixture
def _bundled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled table in its place."""
    monkeypatch.delenv("METRICS")


def prints() -> list[int]:
    data = bundled()
    return [
        int(pd.util.hash_pandas_object(frame.astype(str)).sum()) + len(frame.columns)
        for frame in (data.table.frame(), data.facts.frame(), data.promises.frame())
    ]


@pytest.mark.usefixtures("_bundled")
def test_no_page_changes_the_table_that_all_share() -> None:
    before = prints()
    app = opened("overview")
    for page in page_files().values():
        app.switch_page(f"{page}.py").run()
        app.run()
        assert not app.exception, page
    assert prints() == before


def test_what_is_kept_is_made_once_a_choice_and_anew_for_another_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    @kept
    def named(place: str, *, loud: bool = False) -> str:
        made.append(place)
        return place.upper() if loud else place

    assert [named("a"), named("a"), named("b"), named("a", loud=True)] == ["a", "a", "b", "A"]
    assert made == ["a", "b", "a"]
    monkeypatch.setenv("METRICS", str(written(tmp_path, a_row(value=6))))
    named("a")
    assert made == ["a", "b", "a", "a"]


def test_what_many_ask_for_at_once_is_made_once() -> None:
    made: list[int] = []

    @kept
    def slow(number: int) -> int:
        sleep(0.05)
        made.append(number)
        return number

    bundled()  # read before, so that all begin together
    with ThreadPoolExecutor(8) as visitors:
        assert list(visitors.map(slow, [7] * 8)) == [7] * 8
    assert made == [7]


def test_what_could_not_be_made_is_tried_anew() -> None:
    tries: list[int] = []

    @kept
    def twice() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError("stopped")
        return "made"

    with pytest.raises(ValueError, match="stopped"):
        twice()
    assert twice() == "made"


def test_frames_are_known_by_being_the_same() -> None:
    made: list[int] = []

    @kept
    def counted(rows: pd.DataFrame) -> int:
        made.append(len(rows))
        return len(rows)

    one, other = pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1]})
    counted(one), counted(one), counted(other)
    assert made == [1, 1]


A_PAGE = """
import os
from pathlib import Path
import streamlit as st
from pages.parts.state.store import bundled, look, store
look()
first = len(store().table)
Path(os.environ["NEXT"]).replace(os.environ["METRICS"])
assert len(store().table) == len(bundled().table) == first
st.text(str(first))
"""


def test_a_page_sees_one_table_while_another_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = written(tmp_path, a_row())
    monkeypatch.setenv("METRICS", str(old))
    monkeypatch.setenv("NEXT", str(tmp_path / "next.csv"))
    (tmp_path / "beside").mkdir()
    app, seen = AppTest.from_string(A_PAGE), []
    for rows in (2, 3):
        table = a_table(tmp_path / "beside", *(a_row(year=2020 + n) for n in range(rows)))
        write_table(table, tmp_path / "next.csv")
        app.run()
        assert not app.exception
        seen.append(app.text[0].value)
    assert seen == ["1", "2"]  # what is there when a page begins, without a new start


@pytest.mark.usefixtures("_bundled")
@pytest.mark.parametrize("page", ["overview", "promises", "districts", "trends", "coverage"])
def test_a_page_that_is_drawn_again_makes_nothing_anew(page: str) -> None:
    app = opened(page)
    app.run()
    before = len(_shelf().made)
    assert before > 0
    app.run()
    assert len(_shelf().made) == before
