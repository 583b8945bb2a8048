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

from pages.parts.server.journal import Journal, begin, note, note_failure, timed


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
