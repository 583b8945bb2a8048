"""Pages opened without a browser, on a small table that they read instead of the bundled one."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime import caching
from streamlit.testing.v1 import AppTest

from pages.parts.components.folded import FOLDED, Fold
from tests.conftest import ROOT
from tests.rows import written

LINES = (
    "table",
    "list",
    "rule",
    "elsewhere",
    *(f"{each}_{part}" for each in ("places", "themes") for part in ("table", "earlier")),
)
"""What pages fold away, by its key (pages/parts/components/folded.py)."""


def shared_table(*rows: dict[str, Any]) -> Callable[..., Iterator[None]]:
    """The fixture of a module whose tests read these rows and do not change them.

    What follows from the table is made once for all of them, as it is for all visitors. A test
    that changes it asks for ``table``, a copy of its own.
    """

    @pytest.fixture(scope="module", autouse=True)
    def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("METRICS", str(written(tmp_path_factory.mktemp("shared"), *rows)))
            st.cache_resource.clear()
            yield
            st.cache_resource.clear()

    return shared


def opened(page: str, **address: str) -> AppTest:
    """The page as a visitor gets it who follows a link and unfolds what is folded."""
    caching.clear_session_resource_cache("test session id")  # AppTest's name for every visitor
    app = AppTest.from_file(str(ROOT / "pages/frame.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    for line in LINES:
        app.session_state[f"{FOLDED}{line}"] = Fold(open=True)
    if page.endswith("_"):
        app.run()  # before that, AppTest takes a page's file for its address
    return app.switch_page(f"{page}.py").run()


def words_on(app: AppTest) -> str:
    """Everything that is written on the page."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error")
    told = [element.value for kind in kinds for element in getattr(app, kind)]
    told += [f"{metric.label} {metric.value}" for metric in app.metric]
    told += [str(code.value) for code in app.code]
    return "\n".join(str(text) for text in told)


def charts_of(app: AppTest) -> list[tuple[dict[str, Any], str]]:
    """The page's charts in order, each with its description."""
    protos = [each.proto for each in app.get("plotly_chart")]
    return [(json.loads(proto.spec), proto.alt) for proto in protos]
