"""What is kept for all visitors: made once, the same for each, changed by none."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts.server.index_page import page_files
from pages.parts.state.kept import kept
from pages.parts.state.store import bundled
from tests.conftest import ROOT
from tests.rows import a_row, written


@pytest.fixture(autouse=True)
def _emptied() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def prints() -> list[int]:
    data = bundled()
    return [
        int(pd.util.hash_pandas_object(frame.astype(str)).sum()) + len(frame.columns)
        for frame in (data.table, data.facts, data.promises)
    ]


def test_no_page_changes_the_table_that_all_share() -> None:
    before = prints()
    app = AppTest.from_file(str(ROOT / "pages/frame.py"), default_timeout=60).run()
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
    monkeypatch.setenv("METRICS", str(written(tmp_path, a_row())))
    named("a")
    assert made == ["a", "b", "a", "a"]
