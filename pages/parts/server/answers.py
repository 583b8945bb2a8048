"""What every answer to a program has: its version, its size, who may read it, where it is wrong."""

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import msgspec
from starlette.requests import Request
from starlette.responses import Response

JSON = "application/json"
LARGE = 1_000  # bytes; smaller answers gain nothing by being packed
_LEVEL = 1  # a sixth larger than could be, in a quarter of the time
_MANY_LETTERS = 32
COUNT = "X-Total-Count"

# Any page may read, and none may do anything else.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": f"Content-Disposition, ETag, Link, {COUNT}",
    "X-Content-Type-Options": "nosniff",
}
METHODS = ("GET", "OPTIONS")  # HEAD goes with GET
_ALLOWED = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A file.

    Attributes:
        body: its bytes.
        mime: its media type.
        headers: what is said of it besides.
    """

    body: bytes
    mime: str
    headers: Mapping[str, str] = field(default_factory=dict)


def answered(request: Request, version: str, made: Callable[[], Answer]) -> Response:
    """The file, or that the one which the program has is still it.

    Args:
        version: of everything that the file is made from, but for the address.
        made: makes the file, where it is needed.
    """
    packed = _takes_gzip(request)
    tag = _tag(request, version, packed)
    headers = {**OPEN, "ETag": tag, "Cache-Control": "public, no-cache", "Vary": "Accept-Encoding"}
    if _has(request, tag):
        return Response(status_code=304, headers=headers)
    answer = made()
    body = answer.body
    if packed and len(body) >= LARGE:
        body = gzip.compress(body, _LEVEL, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(body, headers={**headers, **answer.headers}, media_type=answer.mime)


def refused(sentence: str, status: int) -> Response:
    """Why there is no file, as JSON; nobody keeps it."""
    return kept_by_nobody({"error": sentence}, status)


def kept_by_nobody(told: Mapping[str, object], status: int) -> Response:
    """What is true at this moment, as JSON."""
    headers = {**OPEN, "Cache-Control": "no-store"}
    return Response(msgspec.json.encode(told), status, headers, JSON)


def permitted() -> Response:
    """What may be done with an address (OPTIONS)."""
    return Response(status_code=204, headers={**OPEN, **_ALLOWED})


def _tag(request: Request, version: str, packed: bool) -> str:
    """The bytes of an answer in short: the same for the same version, address and packing."""
    query = sorted(request.query_params.multi_items())
    asked = msgspec.json.encode([version, request.url.path, query, packed])
    return f'"{sha256(asked).hexdigest()[:_MANY_LETTERS]}"'


def _has(request: Request, tag: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in known.split(","))


def _takes_gzip(request: Request) -> bool:
    for each in request.headers.get("Accept-Encoding", "").lower().split(","):
        name, _, weight = each.partition(";")
        if name.strip() == "gzip":
            return weight.strip().removeprefix("q=").rstrip("0.") != "" or not weight
    return False
