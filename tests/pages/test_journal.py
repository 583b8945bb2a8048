"""What those who run the server can read of its work."""

import json
import logging

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from pages.parts.server.journal import Journal, begin
from pages.parts.state.noted import note, note_failure, timed


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


async def _greet(request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


def test_a_request_is_a_line_without_who_asked_and_what_for(capsys) -> None:
    begin()
    app = Starlette(routes=[Route("/api/x", _greet)], middleware=[Middleware(Journal)])
    TestClient(app).get("/api/x?q=secret")
    TestClient(app).get("/static/x.js")
    (line,) = lines(capsys)
    assert (
        line.items()
        >= {
            "level": "info",
            "event": "request",
            "method": "GET",
            "path": "/api/x",
            "status": 200,
            "bytes": 5,
        }.items()
    )
    assert "secret" not in str(line)
    assert line["ms"] >= 0


def test_a_failure_is_one_line_with_its_traceback(capsys) -> None:
    begin()
    try:
        raise ValueError("坏了\n两行")
    except ValueError as error:
        note_failure("page failed", error, page="data")
    (line,) = lines(capsys)
    assert line["level"] == "error"
    assert line["page"] == "data"
    assert "ValueError: 坏了" in line["traceback"]


def test_what_fails_is_timed_too(capsys) -> None:
    begin()
    with pytest.raises(ValueError, match="no"), timed("page", page="data"):
        raise ValueError("no")
    assert [line["event"] for line in lines(capsys)] == ["page"]


def test_the_level_is_the_environments(capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "warning")
    begin()
    note("page")
    assert lines(capsys) == []
    monkeypatch.setenv("LOG_LEVEL", "louder")
    begin()
    assert logging.getLogger("promises").level == logging.INFO


@pytest.mark.parametrize(
    "sign", ["\n", "\r", "\x1b[2J", "\x85", "\u2028", "\u202e", "\x9b", "\ud800"], ids=ascii
)
def test_no_name_makes_a_line_of_its_own(sign: str, capsys) -> None:
    begin()
    note("document refused", name=f"a{sign}{{}}")
    told = capsys.readouterr().err
    assert told.count("\n") == len(told.splitlines()) == 1
    assert told.rstrip().isprintable()
    assert json.loads(told)["name"] == f"a{sign}{{}}"


def test_what_takes_long_is_a_warning(capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    begin()
    with timed("page", page="data"):
        pass
    monkeypatch.setattr("pages.parts.state.noted.SLOW", -1)
    with timed("page", page="data"):
        pass
    assert [line["level"] for line in lines(capsys)] == ["info", "warning"]


def test_a_failure_is_found_by_the_number_that_the_reader_is_told(capsys) -> None:
    def script() -> None:
        from pages.parts.server.failure import failed

        failed(ValueError("ours"))

    begin()
    app = AppTest.from_function(script).run()
    (line,) = [each for each in lines_of(capsys) if each["event"] == "page failed"]
    assert line["failure"] in app.error[0].value
    assert "ours" not in app.error[0].value


def test_a_refused_file_is_noted_by_its_kind_not_its_name(capsys) -> None:
    def script() -> None:
        from pages.parts.state.imports import refuse
        from pages.parts.state.upload import Refusal

        refuse("张三的报告.docx", Refusal("damaged"))

    begin()
    AppTest.from_function(script).run()
    (line,) = [each for each in lines_of(capsys) if each["event"] == "document refused"]
    assert (line["reason"], line["kind"]) == ("damaged", ".docx")
    assert "张三" not in str(line)


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    """Our lines among those of Streamlit."""
    told = capsys.readouterr().err.splitlines()
    return [json.loads(line) for line in told if line.startswith("{")]
