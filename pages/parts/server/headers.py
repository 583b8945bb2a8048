"""What every answer of the server tells the browser to allow, and what the server answers at all.

The policy: scripts of ours and Streamlit's alone, nothing from other servers, nothing framed by
other sites but what was made to be embedded (https://www.w3.org/TR/CSP3/).
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Streamlit's figures of memory and sessions, and its door for programs that click: nobody's here.
CLOSED = re.compile(r"/_stcore/[./]*(metrics|agent|script-health-check)\b", re.IGNORECASE)
# Streamlit writes styles into the page as it draws; its parts come as text and are made blobs.
_POLICY = (
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "frame-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def inline_scripts(page: str) -> list[str]:
    """The scripts that stand in a page of HTML; each is allowed by what it says.

    >>> inline_scripts("<script>a()</script><script src='b.js'></script>")
    ['a()']
    """
    return _INLINE.findall(page)


def policy(scripts: Iterable[str] = (), embedded: bool = False) -> str:
    """The Content-Security-Policy of a page.

    Args:
        scripts: that stand in it.
        embedded: whether other sites may frame it.
    """
    hashes = (f"'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'" for own in scripts)
    allowed = " ".join(("script-src 'self' blob:", *hashes))
    framed = "frame-ancestors *" if embedded else "frame-ancestors 'self'"
    return "; ".join((*_POLICY, allowed, framed))


def is_embedded(query: bytes) -> bool:
    """Whether an address asks for a page without its frame, to stand in another site's."""
    return parse_qs(query.decode("latin-1")).get("embed") in (["true"], ["1"])


def within_here(location: str, scope: Scope) -> str:
    """The way to a place of this server without its name, which the visitor's request gave: it may
    be forged, and a proxy may speak https where the server does not.

    >>> scope = {"scheme": "http", "headers": [(b"host", b"a.cn")]}
    >>> [within_here(f"http://a.cn{way}", scope) for way in ("/trends", "//b.cn")], within_here(
    ...     "./?x", scope)
    (['/trends', '/b.cn'], './?x')
    """
    host = Headers(scope=scope).get("host", "")
    name = f"{scope['scheme']}://{host}/"
    return f"/{location.removeprefix(name).lstrip('/')}" if location.startswith(name) else location


class SecurityHeaders:
    """The middleware that adds the headers to each answer and closes Streamlit's inner doors."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        embedded = is_embedded(scope["query_string"])

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if "Location" in headers:
                    headers["Location"] = within_here(headers["Location"], scope)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", policy(embedded=embedded))
                if not embedded:
                    headers.setdefault("X-Frame-Options", "SAMEORIGIN")
            await send(message)

        closed = CLOSED.search(scope["path"])
        answer = PlainTextResponse("Not found", status_code=404) if closed else self.app
        await answer(scope, receive, guarded)
