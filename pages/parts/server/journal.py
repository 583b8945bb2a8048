"""What the server notes of its work for those who run it: one line of JSON a thing, on stderr.

Neither the visitor's address nor what was searched is noted: the path alone.
"""

import json
import logging
import os
import platform
import re
import sys
import time
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extract.errors import ExtractError
from extract.reference.project import project
from pages.parts.state.noted import LOG, note, since

# The files of which a page is made say nothing of the server's health.
_UNNOTED = ("/static/", "/media/", "/_stcore/", "/vendor/", "/component")

_UNSEEN = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST = 200  # characters of a path; longer is no page


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
        line = json.dumps(told, ensure_ascii=False, default=str)
        # JSON escapes only some of what ends a line for a reader, or tells a terminal to do things.
        return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def begin() -> None:
    """Note from now on; the environment variable LOG_LEVEL says from which level: INFO, WARNING."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Line())
    LOG.handlers = [handler]
    LOG.propagate = False
    level = logging.getLevelNamesMapping().get(os.environ.get("LOG_LEVEL", "").upper())
    LOG.setLevel(logging.INFO if level is None else level)


def note_start() -> None:
    """Write which program begins, of which project."""
    try:
        version = project().version
    except ExtractError as error:
        version = f"unknown: {error}"  # The pages say what to do.
    note("start", version=version, python=platform.python_version(), pid=os.getpid())


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
            note(
                "request",
                method=scope["method"],
                path=scope["path"][:_LONGEST],
                **told,
                ms=since(begun),
            )
