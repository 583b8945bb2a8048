"""Whatever stands in an address, a page is drawn and a program is answered in a sentence."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from extract.prepared.making import prepare
from pages.parts.server.data_answers import HANDLERS
from pages.parts.server.data_routes import data_routes
from pages.parts.server.headers import SecurityHeaders
from pages.parts.server.index_page import GONE, page_files, routes
from pages.parts.state.parameters import FORMER, PARAMETERS
from tests.hostile import MARKUP
from tests.pages.apps import opened, shared_table
from tests.rows import a_row

ROWS = (
    *(a_row(year=year, kind=kind) for year in (2022, 2023) for kind in ("actual", "target")),
    a_row("pm25", region="东城区", value=32),
    a_row("", indicator=MARKUP, region="京津冀"),
)
shared = shared_table(*ROWS)

NAMES = [
    *(each.name for each in PARAMETERS),
    *FORMER,
    GONE,
    "limit",
    "offset",
    "embed",
    "embed_options",
]
KNOWN = [
    "economy",
    "110000",
    "110000,110101,beijing-tianjin-hebei-region",
    "2022",
    "2023",
    "actual",
    "gdp_growth",
    "pm25",
    "met",
    "home",
    "all",
    "change",
    "nation",
    "report",
    "gdp_growth.110000.2023",
    "110000.2023.actual",
    "trends",
    "true",
    "en",
    "1",
    "0",
]
HARD = [
    MARKUP,
    "-1",
    "2e3",
    "٢٠٢٣",
    "9" * 400,
    "x-",
    "x-====",
    "x-6q",
    "\x00",
    "\r\nX-Injected: 1",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "," * 2000,
    "a" * 3000,
    "110000," * 400,
    "../../../etc/passwd",
    "//evil.example",
    "%s{0}${x}",
    """'); DROP VIEW metrics; --""",
    '"; SELECT 1 --',
    "{rows}",
]
VALUES: SearchStrategy[str] = st.one_of(
    st.sampled_from(KNOWN),
    st.sampled_from(HARD),
    st.text(max_size=30),
    st.lists(st.sampled_from(KNOWN), max_size=4).map(",".join),
)
QUERIES = st.dictionaries(
    st.one_of(st.sampled_from(NAMES), st.text(max_size=12)), VALUES, max_size=6
)
PAGES = sorted(page_files().values())
SEARCHED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def _drawn(page: str, query: dict[str, str]) -> None:
    app = opened(page, **query)
    assert not app.exception, app.exception[0].stack_trace
    assert not app.error
    assert app.title
    for notice in app.warning:
        assert len(notice.value) < 600


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_for_each_parameter_gone_wrong(page: str) -> None:
    for value in HARD[:-2:3]:
        _drawn(page, dict.fromkeys(NAMES, value))


@pytest.mark.long
@pytest.mark.parametrize("page", PAGES)
@settings(SEARCHED, max_examples=40)
@given(query=QUERIES)
def test_a_page_is_drawn_for_any_address(page: str, query: dict[str, str]) -> None:
    _drawn(page, query)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same rows, asked of the disk as those of a large table are."""
    folder = tmp_path_factory.mktemp("large")
    prepare(Path(os.environ["METRICS"]), folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("METRICS", str(folder))
        yield


@pytest.mark.long
@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("page", PAGES)
@settings(SEARCHED, max_examples=25)
@given(query=QUERIES)
def test_a_page_over_a_large_table_is_drawn_for_any_address(
    page: str, query: dict[str, str]
) -> None:
    _drawn(page, query)


@pytest.mark.long
@pytest.mark.usefixtures("large")
def test_a_large_table_answers_any_search_as_words(client: TestClient) -> None:
    for value in HARD:
        for name in ("q", "source", "region", "id", "promise", "indicator"):
            answer = client.get("/api/metrics.json", params={name: value})
            assert answer.status_code in (200, 400), answer.text
            assert answer.status_code == 400 or len(answer.json()) <= len(ROWS)
    assert len(client.get("/api/metrics.json", params={"rest": "1"}).json()) == len(ROWS)


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = Starlette(routes=[*data_routes(), *routes()], middleware=[Middleware(SecurityHeaders)])
    return TestClient(app, follow_redirects=False)


PATHS = [
    *(f"/api/{name}" for name in HANDLERS),
    "/api",
    "/api/",
    "/figure/",
    "/promise/",
    "/",
    *(f"/{page}" for page in page_files()),
]


@settings(SEARCHED, max_examples=150)
@given(
    path=st.sampled_from(PATHS),
    more=st.one_of(st.just(""), st.sampled_from(HARD), st.text(max_size=20)),
    query=st.lists(
        st.tuples(st.one_of(st.sampled_from(NAMES), st.text(max_size=12)), VALUES), max_size=6
    ),
)
@example("/api/metrics.json", "", [("region", "110000," * 2000)])
@example("/", "\r\nX-Injected: 1", [("embed", "1")])
@example("/", "//evil.example", [])
@example("/promise/", "//evil.example/..", [("lang", "en")])
def test_any_address_is_answered(
    client: TestClient, path: str, more: str, query: list[tuple[str, str]]
) -> None:
    way = f"{path}{quote(more, errors='replace')}?{urlencode(query, errors='replace')}"
    answer = client.get(f"http://testserver{way}")
    assert answer.status_code in (200, 307, 400, 404), answer.text
    assert "x-injected" not in answer.headers
    assert "evil.example" not in answer.headers.get("location", "").partition("?")[0]
    assert not answer.headers.get("location", "").startswith(("//", "\\", "http"))
    if answer.status_code == 400:
        (told,) = answer.json().values()
        assert told.endswith(("。", "."))
        assert len(told) < 3000
