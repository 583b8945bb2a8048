"""What the server tells browsers to allow, and which doors stay closed."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from pages.parts.labels.translations import LANGUAGES
from pages.parts.server.headers import (
    ALWAYS,
    SecurityHeaders,
    inline_scripts,
    is_embedded,
    policy,
)
from pages.parts.server.index_page import page_files, routes, shell
from pages.parts.server.rates import LARGEST, RATES, RateLimit
from pages.parts.state.upload import MOST_CHARACTERS, MOST_MEGABYTES
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = Starlette(routes=routes(), middleware=[Middleware(SecurityHeaders)])
    with TestClient(app, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/trends", "/data?lang=en", "/nothing-here", "/a/b"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert ALWAYS.items() <= {name.title(): text for name, text in headers.items()}.items()
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["", *sorted(page_files())])
def test_no_script_of_a_page_is_forbidden_and_none_else_allowed(page: str, language: str) -> None:
    scripts = inline_scripts(shell(page_files()[page], language))
    told = policy(scripts)
    assert told.count("'sha256-") == len(scripts) > 0
    assert "unsafe-eval" not in told
    assert "'unsafe-inline'" not in told.partition("script-src")[2]
    assert policy([*scripts, "alert(1)"]) != told


@pytest.mark.parametrize(
    ("query", "framed"),
    [
        ("embed=true&chart=trends", True),
        ("embed=1", True),
        ("embed=yes", False),
        ("", False),
        ("x=embed%3Dtrue", False),
    ],
)
def test_only_what_is_made_to_be_embedded_may_be_framed(
    client: TestClient, query: str, framed: bool
) -> None:
    assert is_embedded(query.encode()) is framed
    headers = client.get("/trends?" + query).headers
    assert ("frame-ancestors *" in headers["content-security-policy"]) is framed
    assert ("x-frame-options" in headers) is not framed


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/schema",
        "/_stcore/agent/interact",
        "/_stcore/script-health-check",
        "/base/_stcore/metrics",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
def test_inner_doors_are_closed(client: TestClient, path: str, method: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code == 404
    assert "Location" not in answer.headers


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("here")(scope, receive, send)


def asked(app: RateLimit, path: str, visitor: str) -> int:
    return TestClient(app, client=(visitor, 1)).get(path).status_code


def test_who_asks_too_often_waits_and_nobody_else() -> None:
    app = RateLimit(_answer, {"/api/": "3/minute"})
    asks = [asked(app, "/api/metrics.csv", "203.0.113.7") for _ in range(4)]
    assert asks == [200, 200, 200, 429]
    assert asked(app, "/api/metrics.csv", "203.0.113.8") == 200
    assert asked(app, "/trends", "203.0.113.7") == 200


def test_who_brings_too_much_waits() -> None:
    app = RateLimit(_answer, {}, {"/upload": "5/minute"})
    client = TestClient(app, client=("203.0.113.7", 1))
    sizes = [2_000_000, 3_000_000, 1]
    assert [client.put("/upload", content=b"0" * n).status_code for n in sizes] == [200, 200, 429]
    assert asked(app, "/elsewhere", "203.0.113.7") == 200
    unsaid = TestClient(app, client=("203.0.113.8", 1))
    assert unsaid.put("/upload", content=iter([b"0"])).status_code == 429  # as large as any may be


def test_the_servers_limit_is_the_pages() -> None:
    told = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["server"]
    assert told["maxUploadSize"] == MOST_MEGABYTES == LARGEST
    assert told["maxWidgetStateSize"] * 1_000_000 > 4 * MOST_CHARACTERS


@pytest.mark.parametrize(
    "path", ["/api/metrics.csv", "/_stcore/upload_file/a/b", "/_stcore/stream"]
)
def test_what_costs_the_server_is_limited(path: str) -> None:
    assert any(re.search(where, f"/base{path}") for where in RATES)
