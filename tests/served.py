"""Asking a server as no library would: odd paths, forged names, the wrong origin."""

import http.client
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: its status, its headers by their names in small letters, its body."""

    status: int
    headers: dict[str, str]
    body: bytes


def asked(
    address: str, path: str, method: str = "GET", *, source: str = "127.0.0.1", **headers: str
) -> Told:
    """What a server says to a path exactly as it is written.

    Args:
        source: the address of this machine that the visitor has.
    """
    place = urlsplit(address)
    line = http.client.HTTPConnection(
        str(place.hostname), place.port, timeout=30, source_address=(source, 0)
    )
    try:
        line.putrequest(method, path, skip_host="Host" in headers)
        for name, text in headers.items():
            line.putheader(name, text)
        line.endheaders()
        answer = line.getresponse()
        named = {name.lower(): text for name, text in answer.getheaders()}
        return Told(answer.status, named, answer.read())
    finally:
        line.close()


def socket_of(address: str, host: str = "", origin: str | None = None) -> ClientConnection:
    """A visit's socket, opened as a page of ``origin`` would for a server that it calls ``host``.

    Raises:
        InvalidStatus: the server opens none.
    """
    place = urlsplit(address)
    return connect(
        f"ws://{host or place.netloc}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        origin=None if origin is None else Origin(origin),
        open_timeout=60,
        sock=socket.create_connection((place.hostname, place.port), timeout=60),
    )


def opens(address: str, host: str, origin: str | None) -> bool:
    """Whether the server takes the visit up."""
    try:
        with socket_of(address, host, origin):
            return True
    except InvalidStatus:
        return False
