"""How often one visitor may ask: a table of downloads or uploads must not keep others waiting."""

import re
from collections.abc import Mapping

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# By what stands in an address. The files of a page are left alone, they cost nothing. A whole
# office may be behind one address: each visit is a stream, a report brought is an upload.
RATES = {
    r"/api/": "120/minute",
    r"/_stcore/upload_file/": "120/minute",
    r"/_stcore/stream$": "600/minute",
}


class RateLimit:
    """The middleware that answers 429 to who asks too often.

    A visitor is an address of the net. Behind a proxy on the same machine the server is told
    the visitor's by it (``X-Forwarded-For``), and believes nobody else.
    """

    def __init__(self, app: ASGIApp, rates: Mapping[str, str] = RATES) -> None:
        self.app = app
        self._limits = {re.compile(where): parse(rate) for where, rate in rates.items()}
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        limit = self._limit(scope) if scope["type"] in ("http", "websocket") else None
        if limit is None or await self._limiter.hit(limit, *_visitor(scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1013})  # Try again later.
        else:
            told = f"Too many requests; at most {limit}, try again later.\n"
            wait = {"Retry-After": str(limit.get_expiry())}
            await PlainTextResponse(told, 429, headers=wait)(scope, receive, send)

    def _limit(self, scope: Scope) -> RateLimitItem | None:
        path = scope["path"]
        return next((rate for where, rate in self._limits.items() if where.search(path)), None)


def _visitor(scope: Scope) -> tuple[str, ...]:
    """The net address of who asks; nothing where the server was not told."""
    return tuple(str(part) for part in (scope.get("client") or ())[:1])
