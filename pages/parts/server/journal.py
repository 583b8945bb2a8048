"""What the server notes of its work for those who run it: one line of JSON a thing, on stderr.

Neither the visitor's address nor what was searched is noted: the path alone.
"""

import json
import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger("promises")
# The files of which a page is made say nothing of the server's health.
_UNNOTED = ("/static/", "/media/", "/_stcore/", "/vendor/", "/component")


class _Line(logging.Formatter):
    """A record as a line of JSON: when, how grave, what, and the fields that came with it."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, object] = getattr(record, "fields", {})
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **fields,
        }
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def begin() -> None:
    """Note from now on; the environment variable LOG_LEVEL says from which level: INFO, WARNING."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Line())
    _LOG.handlers = [handler]
    _LOG.propagate = False
    level = logging.getLevelNamesMapping().get(os.environ.get("LOG_LEVEL", "").upper())
    _LOG.setLevel(logging.INFO if level is None else level)


def note(event: str, **fields: object) -> None:
    """Write a line."""
    _LOG.info(event, extra={"fields": fields})


def note_failure(event: str, error: BaseException, **fields: object) -> None:
    """Write a line of what went wrong by a mistake of ours, with its traceback."""
    _LOG.error(event, exc_info=error, extra={"fields": fields})


@contextmanager
def timed(event: str, **fields: object) -> Iterator[None]:
    """Write a line of what was done and how long it took, in milliseconds."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        note(event, **fields, ms=_since(begun))


class Journal:
    """The middleware that notes each request but those for the files of a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if scope["type"] != "http" or any(part in scope["path"] for part in _UNNOTED):
            await self.app(scope, receive, send)
            return
        begun, told = time.perf_counter(), {"status": 0, "bytes": 0}

        async def heard(message: Message) -> None:
            told["status"] = message.get("status", told["status"])
            told["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, heard)
        finally:
            note("request", method=scope["method"], path=scope["path"], **told, ms=_since(begun))


def _since(begun: float) -> float:
    return round((time.perf_counter() - begun) * 1000, 1)
