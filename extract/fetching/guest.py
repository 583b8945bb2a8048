"""Getting files as a guest should: one at a time, with pauses, by the host's own rules."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urljoin

from extract.errors import FetchError
from extract.fetching.halves import begin, forget, rest_of
from extract.fetching.manners import Host, Limits, host_of
from extract.fetching.web import HOPS, Answer, named, pieces, sent_on
from extract.reference.files import name_of
from extract.reference.sources import FILE

_DOCUMENTS = ("text/", "application/pdf", "application/xhtml", "application/octet-stream",
              "application/msword", "application/vnd.", "application/force-download")  # fmt: skip

Heard = Callable[[int, int], None]
"""Told how many bytes are here, and of how many where the server says so, else 0."""


@dataclass(frozen=True, slots=True)
class Got:
    """What a server answered.

    Attributes:
        new: whether it sent the file; else it is still the one that was got before.
        type: its media type.
        etag, modified: what to ask with the next time.
    """

    new: bool
    type: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(slots=True)
class Guest:
    """One who gets files one after the other and remembers what each host asked for."""

    limits: Limits = field(default_factory=Limits)
    _hosts: dict[str, Host] = field(default_factory=dict)

    def get(self, address: str, part: Path, before: Got, heard: Heard) -> Got:
        """Get the file at ``address`` into ``part``; where a half of it is there, it is gone on.

        Args:
            before: what the server answered the last time; it need not send the same again.
            heard: is told how far it is.

        Raises:
            FetchError: it cannot or may not be got; what was sent of it stays in ``part``.
        """
        conditions = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
        known = {name: value for name, value in conditions.items() if value}
        for _ in range(HOPS):
            with self._host(address).ask(address, known | rest_of(part)) as answer:
                if answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                    forget(part)
                elif onward := sent_on(answer):
                    address = urljoin(address, onward)
                elif answer.status == HTTPStatus.NOT_MODIFIED and known:
                    return Got(False, before.type, before.etag, before.modified)
                else:
                    return self._received(answer, part, heard)
        raise FetchError(f"sends on more than {HOPS} times; correct its address")

    def _received(self, answer: Answer, part: Path, heard: Heard) -> Got:
        """Check that a document comes, and write it: behind the half that is here, or anew."""
        if answer.status not in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
            gone = answer.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
            advice = f"correct its address in {name_of(FILE)}" if gone else "try again later"
            raise FetchError(f"the server answers {named(answer.status)}; {advice}")
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind and not kind.startswith(_DOCUMENTS):
            raise FetchError(f"the server sends {kind}, which is no document; correct its address")
        here = part.stat().st_size if answer.status == HTTPStatus.PARTIAL_CONTENT else 0
        if here and not answer.headers.get("Content-Range", "").startswith(f"bytes {here}-"):
            forget(part)
            raise FetchError("the server sends another part than it was asked for; try again")
        etag, modified = (answer.headers.get(name, "") for name in ("ETag", "Last-Modified"))
        if not here:
            begin(part, etag, modified)
        self._write(answer, part, here, heard)
        return Got(True, kind, etag, modified)

    def _write(self, answer: Answer, part: Path, here: int, heard: Heard) -> None:
        packed = "Content-Encoding" in answer.headers  # then nobody knows how much it will be
        length = 0 if packed else int(answer.headers.get("Content-Length") or 0)
        total = here + length if length else 0
        until = time.monotonic() + self.limits.whole
        self._check_size(total, part)
        with part.open("ab" if here else "wb") as stream:
            for piece in pieces(answer):
                here += len(piece)
                self._check_size(here, part)
                stream.write(piece)
                heard(here, total)
                if time.monotonic() > until:
                    raise FetchError("is sent too slowly; try again, it goes on from there")

    def _check_size(self, size: int, part: Path) -> None:
        if size > self.limits.most:
            forget(part)
            raise FetchError(f"is larger than {self.limits.most / 2**20:.3g} MB; save it by hand")

    def _host(self, address: str) -> Host:
        """The host of an address, which remembers when it was asked last."""
        name = host_of(address)
        return self._hosts.setdefault(name, Host(name, self.limits))
