"""Many pieces of work for several processes at the same time, each piece within its bounds."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

from extract.bounded import Helper

S = TypeVar("S")
T = TypeVar("T")


def several(jobs: int, work: Callable[[S, Helper], T], pieces: Iterable[S]) -> Iterator[T]:
    """What the work gives for each piece, in any order, as it is done.

    Args:
        jobs: so many at the same time; a piece is taken from ``pieces`` when its turn comes.
        work: is given a piece, and a helper that no other piece has meanwhile.
    """
    if jobs == 1:  # without other threads a helper is there at once
        with Helper() as helper:
            yield from (work(piece, helper) for piece in pieces)
        return
    waiting = iter(pieces)
    helpers = [Helper() for _ in range(jobs)]
    pool = ThreadPoolExecutor(jobs)
    running = {
        pool.submit(work, piece, helper): helper
        for helper, piece in zip(helpers, waiting, strict=False)
    }
    try:
        while running:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                helper = running.pop(future)
                for piece in islice(waiting, 1):
                    running[pool.submit(work, piece, helper)] = helper
                yield future.result()
    finally:  # Also when it is broken off: nobody goes on reading.
        for helper in helpers:
            helper.stop()
        pool.shutdown(cancel_futures=True)
