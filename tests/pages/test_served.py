"""The dashboard as it is served: what is refused, what is not told, what is noted."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from tests.conftest import serve
from tests.served import asked, opens, socket_of

pytestmark = pytest.mark.long

HOST = "promises.example.org"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("named") / "log.txt"


@pytest.fixture(scope="module")
def named(log: Path) -> Iterator[str]:
    """A server that has a name."""
    with serve(log, STREAMLIT_SERVER_ALLOWED_HOSTS=HOST) as (address, _):
        yield address


@pytest.mark.parametrize("door", ["metrics", "agent/openapi.json", "script-health-check"])
@pytest.mark.parametrize(
    "way",
    [
        "/_stcore/{}",
        "/_stcore/{}/",
        "//_stcore/{}",
        "/_stcore//{}",
        "/_stcore/./{}",
        "/x/../_stcore/{}",
        "/%2e/_stcore/{}",
        "/%5fstcore/{}",
        "/_stcore%2f{}",
        "/_STCORE/{}",
        "/_stcore/{}%00",
        "/_stcore/{};x",
        "/_stcore/{}?embed=true",
        "http://127.0.0.1/_stcore/{}",
    ],
)
def test_no_way_leads_to_an_inner_door(named: str, way: str, door: str) -> None:
    for written in (door, f"%{ord(door[0]):x}{door[1:]}"):
        answer = asked(named, way.format(written))
        assert answer.status == 404
        assert answer.body in (b"Not found", b"Not Found")


@pytest.mark.parametrize(
    ("host", "origin", "taken"),
    [
        (HOST, f"https://{HOST}", True),
        (HOST, None, True),  # no browser, and so no page that could use a reader's
        (HOST, "https://evil.example", False),
        (HOST, "null", False),
        ("evil.example", "https://evil.example", False),  # a name that leads to this machine
        ("evil.example", None, False),
    ],
)
def test_a_visit_is_taken_up_from_our_own_pages_alone(
    named: str, host: str, origin: str | None, taken: bool
) -> None:
    assert opens(named, host, origin) is taken


def test_a_file_is_taken_with_its_token_alone(named: str) -> None:
    answer = asked(named, "/_stcore/upload_file/one/two", "PUT")
    assert answer.status == 403
    assert b"XSRF" in answer.body


@pytest.mark.parametrize("path", ["/", "/trends", "/_stcore/health", "/api/health", "/nothing/x"])
def test_no_answer_says_what_serves_it(named: str, path: str) -> None:
    headers = asked(named, path).headers
    assert headers.get("server") == "uvicorn"  # without a version; nginx puts its own name
    assert "x-powered-by" not in headers
    for cookie in filter(None, [headers.get("set-cookie")]):
        assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("length", [1000, 60_000_000], ids=["nonsense", "endless"])
def test_a_message_that_no_page_sends_ends_only_its_own_visit(named: str, length: int) -> None:
    with socket_of(named, HOST) as one, socket_of(named, HOST) as other:
        with suppress(ConnectionClosed):
            one.send(b"\xff" * length)
        with pytest.raises(ConnectionClosed):
            list(one)
        other.ping().wait(10)
    assert asked(named, "/_stcore/health").body == b"ok"


def test_what_is_done_is_noted_and_nobody_named(named: str, log: Path) -> None:
    asked(named, "/api/metrics.csv?limit=1&q=secret")
    asked(named, "/api/%0a%7b%22event%22:%22forged%22%7d%e2%80%a8%c2%85x" + "y" * 3000)
    noted = [json.loads(line) for line in _lines(log)]
    events = [each["event"] for each in noted]
    assert events[0] == "start"
    assert noted[0]["version"]
    (loaded,) = [each for each in noted if each["event"] == "table loaded"]
    assert loaded["rows"] > 0
    assert loaded["ms"] > 0
    assert "forged" not in events
    assert max(len(each.get("path", "")) for each in noted) <= 200
    text = log.read_text(encoding="utf-8")
    assert "secret" not in text
    assert "127.0.0.1" not in "".join(_lines(log))


def _lines(log: Path) -> list[str]:
    """The lines of the journal, without what Streamlit says as it starts."""
    return [line for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("{")]
