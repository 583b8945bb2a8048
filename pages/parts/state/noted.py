"""What is noted for those who run the server; pages.parts.server.journal writes it as lines."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

LOG = logging.getLogger("promises")
SLOW = 3_000  # milliseconds of the clock; what takes longer is a warning


def note(event: str, **fields: object) -> None:
    """Write a line."""
    LOG.info(event, extra={"fields": fields})


def note_failure(event: str, error: BaseException, **fields: object) -> None:
    """Write a line of what went wrong by a mistake of ours, with its traceback."""
    LOG.error(event, exc_info=error, extra={"fields": fields})


@contextmanager
def timed(event: str, **fields: object) -> Iterator[None]:
    """Write a line of what was done and how long it took, in milliseconds; a warning where that is
    longer than SLOW.
    """
    begun = time.perf_counter()
    try:
        yield
    finally:
        ms = since(begun)
        level = logging.WARNING if ms > SLOW else logging.INFO
        LOG.log(level, event, extra={"fields": {**fields, "ms": ms}})


def since(begun: float) -> float:
    """The milliseconds since a moment of time.perf_counter()."""
    return round((time.perf_counter() - begun) * 1000, 1)
