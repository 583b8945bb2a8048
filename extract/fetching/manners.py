"""One host as a guest treats it: asked for its rules first, then with a pause between requests."""

import time
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from extract.errors import FetchError
from extract.fetching.web import HOPS, NAME, Answer, asked, parted, pieces, sent_on

_ROBOTS = 500 * 1024  # bytes; RFC 9309 asks to read that much


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a server is asked, and may take.

    Attributes:
        pause: seconds between two requests to one host; more where its robots.txt asks for more.
        patience: seconds without a byte.
        whole: seconds for one file.
        most: bytes of one file.
    """

    pause: float = 2
    patience: float = 30
    whole: float = 300
    most: int = 50 * 1024 * 1024


@dataclass(slots=True)
class Host:
    """A host, with its rules once they were asked for.

    Attributes:
        name: with the scheme before it.
        limits: how much it is asked.
    """

    name: str
    limits: Limits
    _last: float = float("-inf")
    _rules: RobotFileParser | None = field(default=None)

    def ask(self, address: str, headers: dict[str, str]) -> Answer:
        """What it answers, if its robots.txt lets us ask.

        Raises:
            FetchError: it does not, its rules cannot be had, or it does not answer.
        """
        if self._rules is None:
            rules = RobotFileParser()
            rules.parse(self._robots(f"{self.name}/robots.txt").splitlines())
            self._rules = rules
        if not self._rules.can_fetch(NAME, address):
            raise FetchError(f"{self.name} asks programs not to get it; save it by hand")
        return self._asked(address, headers)

    def _robots(self, address: str) -> str:
        """Its robots.txt; empty where there is none."""
        for _ in range(HOPS):
            with self._asked(address, {}) as answer:
                if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                    raise FetchError(f"{address} cannot be read; try again later")
                if onward := sent_on(answer):
                    address = urljoin(address, onward)
                    continue
                said = b""
                for piece in pieces(answer) if answer.status == HTTPStatus.OK else ():
                    said += piece
                    if len(said) > _ROBOTS:
                        break
                return said.decode("utf-8-sig", "replace")
        return ""

    def _asked(self, address: str, headers: dict[str, str]) -> Answer:
        wished = float(self._rules.crawl_delay(NAME) or 0) if self._rules else 0.0
        pause = min(max(self.limits.pause, wished), self.limits.whole)
        time.sleep(max(0.0, self._last + pause - time.monotonic()))
        try:
            return asked(address, headers, self.limits.patience)
        finally:
            self._last = time.monotonic()


def host_of(address: str) -> str:
    """Scheme and host of an address, with the port.

    Raises:
        FetchError: it is none.
    """
    scheme, _ = parted(address)
    return f"{scheme}://{urlsplit(address).netloc}"
