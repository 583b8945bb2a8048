"""How often one visitor may ask: a table of downloads or uploads must not keep others waiting."""

import re
from collections.abc import Mapping

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# By what stands in an address. The files of a page are left alone, they cost nothing. A whole
# office may be behind one address: each visit is a stream, a report brought is an upload.
RATES = {
    r"/api/": "120/minute",
    r"/_stcore/upload_file/": "120/minute",
    r"/_stcore/stream$": "600/minute",
}
# What is brought lies in memory until its visit is over: so many megabytes from one address.
VOLUME = {r"/_stcore/upload_file/": "400/10minutes"}
LARGEST = 10  # megabytes, of a file whose size is not said


class RateLimit:
    """The middleware that answers 429 to who asks too often.

    A visitor is an address of the net. Behind a proxy on the same machine the server is told
    the visitor's by it (``X-Forwarded-For``), and believes nobody else.
    """

    def __init__(
        self,
        app: ASGIApp,
        rates: Mapping[str, str] = RATES,
        volume: Mapping[str, str] = VOLUME,
    ) -> None:
        self.app = app
        self._limits = {re.compile(where): parse(rate) for where, rate in rates.items()}
        self._volume = {re.compile(where): parse(rate) for where, rate in volume.items()}
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        limit = await self._passed(scope) if scope["type"] in ("http", "websocket") else None
        if limit is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1013})  # Try again later.
        else:
            told = f"Too many requests; at most {limit}, try again later.\n"
            wait = {"Retry-After": str(limit.get_expiry())}
            await PlainTextResponse(told, 429, headers=wait)(scope, receive, send)

    async def _passed(self, scope: Scope) -> RateLimitItem | None:
        """The limit that this request is beyond; None where it is beyond none."""
        for limits, cost in ((self._limits, 1), (self._volume, _megabytes(scope))):
            for where, limit in limits.items():
                if not where.search(scope["path"]):
                    continue
                if not await self._limiter.hit(limit, *_visitor(scope), cost=cost):
                    return limit
        return None


def _megabytes(scope: Scope) -> int:
    """How many a request brings, counted up; a whole file where it does not say."""
    said = Headers(scope=scope).get("content-length", "")
    return -(-int(said) // 1_000_000) if said.isascii() and said.isdigit() else LARGEST


def _visitor(scope: Scope) -> tuple[str, ...]:
    """The net address of who asks; nothing where the server was not told."""
    return tuple(str(part) for part in (scope.get("client") or ())[:1])
