"""Streamlit's own scripts and styles, packed once and kept: a third of the bytes on the way.

Streamlit leaves that to a proxy, since it would pack them for every reader anew. Their names change
with what is in them, so that what is kept is never old.
"""

import gzip
from asyncio import Lock
from dataclasses import dataclass

from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = "/static/"
WORDS = ("text/", "application/javascript", "application/json", "image/svg")
LEAST = 1_000  # bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is sent: the first message, with the headers, and the body."""

    start: Message
    body: bytes


class PackedStatic:
    """The middleware that sends them packed to browsers that can unpack them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, _Answer] = {}
        self._lock = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if not _asks_packed(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        async with self._lock:  # Of those who ask at once for the same, one has it packed.
            answer = self._kept.get(path)
            if answer is None:
                answer = await self._answered(scope, receive)
                if answer.start["status"] == 200:
                    answer = self._kept[path] = await run_sync(_packed, answer)
        await send(answer.start)
        await send({"type": "http.response.body", "body": answer.body})

    async def _answered(self, scope: Scope, receive: Receive) -> _Answer:
        """The whole answer of the server behind this."""
        messages: list[Message] = []

        async def kept(message: Message) -> None:
            messages.append(message)

        await self.app(scope, receive, kept)
        start, *rest = messages
        return _Answer(start, b"".join(each.get("body", b"") for each in rest))


def _asks_packed(scope: Scope) -> bool:
    """Whether this is the first request for a whole file of a browser that can unpack it."""
    if scope["type"] != "http" or scope["method"] != "GET" or STATIC not in scope["path"]:
        return False
    asked = Headers(scope=scope)
    partly = {"range", "if-none-match", "if-modified-since"} & {*asked}
    return "gzip" in asked.get("accept-encoding", "") and not partly


def _packed(answer: _Answer) -> _Answer:
    """The same, packed where it is words and long enough."""
    kind = Headers(raw=answer.start["headers"]).get("content-type", "")
    if not kind.startswith(WORDS) or len(answer.body) < LEAST:
        return answer
    body = gzip.compress(answer.body, compresslevel=6)
    start = {**answer.start, "headers": [*answer.start["headers"]]}
    headers = MutableHeaders(scope=start)
    headers["Content-Length"] = str(len(body))
    headers["Content-Encoding"] = "gzip"
    headers.add_vary_header("Accept-Encoding")
    return _Answer(start, body)
