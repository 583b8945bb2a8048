"""What is folded away is neither made nor sent until it is opened, and stays as it was left."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.pages.apps import opened


def line() -> None:
    """A page of one line that unfolds."""
    import streamlit as st

    from pages.parts.components.folded import folded

    folded(f"{st.session_state.get('n', 3)} rows", "rows", lambda: st.code("the rows"))


def test_it_is_made_when_it_is_opened_and_stays_open_under_another_label() -> None:
    app = AppTest.from_function(line).run()
    assert not app.code
    for n, asked, held in ((3, True, 1), (4, None, 1), (4, False, 0), (4, True, 1), (5, None, 1),
                           (5, False, 0), (6, None, 0)):  # fmt: skip
        app.session_state["n"] = n
        if asked is not None:
            app.session_state["rows"] = asked
        app.run()
        assert [each.label for each in app.expander] == [f"{n} rows"]
        assert len(app.code) == held, (n, asked)


@pytest.mark.parametrize("page", ["overview", "promises", "districts", "trends", "coverage"])
def test_pages_of_charts_send_their_tables_to_who_opens_them(page: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages/frame.py"), default_timeout=60).run()
    app.switch_page(f"{page}.py").run()
    assert not app.exception
    assert len(app.dataframe) + len(app.table) == 0
    unfolded = opened(page)
    assert len(unfolded.dataframe) + len(unfolded.table) > 0
