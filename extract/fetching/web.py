"""One request to a web server, and its answer in pieces; every failure is a sentence."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import (
    HTTPError,
    LocationParseError,
    NewConnectionError,
    SSLError,
    TimeoutError,
)

from extract.errors import FetchError
from extract.reference.files import name_of
from extract.reference.sources import FILE

NAME = "PromisesInNumbers"
"""What this project is called in a robots.txt."""

HOPS = 5
"""How often a server may send on to another address."""

Answer = urllib3.BaseHTTPResponse

_AGENT = f"{NAME}/1.0 (collects government work reports; python -m extract fetch)"
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 65536  # bytes


def asked(address: str, headers: Mapping[str, str], patience: float) -> Answer:
    """What the server answers; its body is still to be read.

    Args:
        patience: seconds to wait for it, and then for each of its bytes.

    Raises:
        FetchError: this is no address, or nobody answers.
    """
    scheme, host = parted(address)
    proxy = getproxies().get(scheme)
    through = proxy if proxy and not proxy_bypass(host) else ""
    pool = urllib3.ProxyManager(through) if through else urllib3.PoolManager()
    own = {"User-Agent": _AGENT, "Accept-Encoding": "identity", "Connection": "close"}
    try:
        return pool.request(
            "GET",
            address,
            headers={**own, **headers},
            timeout=urllib3.Timeout(connect=patience, read=patience),
            redirect=False,
            retries=False,
            preload_content=False,
        )
    except LocationParseError:
        raise FetchError(_no_address(address)) from None
    except (HTTPError, OSError) as error:
        raise FetchError(f"{_unanswered(error)}; try again later") from None


def parted(address: str) -> tuple[str, str]:
    """Scheme and host of an address of the web.

    Raises:
        FetchError: it is none.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
        address.encode("ascii")
    except ValueError:
        raise FetchError(_no_address(address)) from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(_no_address(address))
    return parts.scheme, host


def pieces(answer: Answer) -> Iterator[bytes]:
    """The body as it comes.

    Raises:
        FetchError: it does not come to its end.
    """
    try:
        while piece := answer.read1(_PIECE):
            yield piece
    except (HTTPError, OSError) as error:
        raise FetchError(f"{_unanswered(error)}; try again, it goes on from there") from None


def sent_on(answer: Answer) -> str:
    """The address to which the server sends, empty where it does not."""
    return answer.headers.get("Location", "") if answer.status in _REDIRECTS else ""


def named(status: int) -> str:
    """An HTTP status for a person: 404 Not Found."""
    return f"{status} {HTTPStatus(status).phrase}" if status in set(HTTPStatus) else str(status)


def _no_address(address: str) -> str:
    return f"{address!r} is no address of the web; correct it in {name_of(FILE)}"


def _unanswered(error: Exception) -> str:
    if isinstance(error, SSLError):
        return "its certificate cannot be trusted"
    # urllib3 counts a door that is shut among those where nobody answers.
    if isinstance(error, TimeoutError) and not isinstance(error, NewConnectionError):
        return "the server says nothing for too long"
    return "the server cannot be reached, or broke off"
