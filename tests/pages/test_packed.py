"""Scripts and styles are sent packed, once made; whatever else is asked for is left as it is."""

import gzip
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.parts.server.packed import PackedStatic

SCRIPT = "let name = '北京';\n" * 500
asked: list[str] = []


def _served(request: Request) -> Response:
    asked.append(request.url.path)
    if request.url.path.endswith("none.js"):
        return Response("no" * 1000, 404, media_type="text/javascript")
    kind = "font/woff2" if request.url.path.endswith("woff2") else "text/javascript"
    return Response(SCRIPT, media_type=kind, headers={"ETag": "one"})


@pytest.fixture
def client() -> Iterator[TestClient]:
    asked.clear()
    app = Starlette(routes=[Route("/{path:path}", _served)], middleware=[Middleware(PackedStatic)])
    with TestClient(app) as client:
        yield client


def test_a_script_is_packed_once_for_all(client: TestClient) -> None:
    answers = [client.get("/static/js/a.js") for _ in range(3)]
    for answer in answers:
        assert answer.text == SCRIPT
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["ETag"] == "one"
        assert int(answer.headers["Content-Length"]) == len(gzip.compress(SCRIPT.encode(), 6))
    assert asked == ["/static/js/a.js"]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/js/a.js", {"Accept-Encoding": "identity"}),
        ("/static/js/a.js", {"Range": "bytes=0-9"}),
        ("/static/js/a.js", {"If-None-Match": "one"}),
        ("/static/media/a.woff2", {}),
        ("/static/js/none.js", {}),
        ("/other/a.js", {}),
    ],
    ids=["cannot unpack", "a part", "has it", "a font", "not there", "elsewhere"],
)
def test_what_is_not_to_be_packed_is_left_as_it_is(
    client: TestClient, path: str, headers: dict[str, str]
) -> None:
    answer = client.get(path, headers=headers)
    assert "Content-Encoding" not in answer.headers
    assert answer.text
