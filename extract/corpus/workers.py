"""Who reads the batches: threads of this process, or the workers of a Dask cluster."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice

from extract.corpus.batch import Batch, read_batch
from extract.corpus.manifest import Line
from extract.errors import ExtractError

RETRIES = 3  # times that a batch is given to another worker when one is lost
_AHEAD = 4  # batches given out for each worker; the others wait where they take no memory

Workers = Callable[[Iterable[Batch]], Iterator[list[Line]]]
"""Reads batches; gives what came of each as it is done, in any order."""


def on_this_machine(jobs: int) -> Workers:
    """So many at the same time here; each document has a process of its own anyway."""

    def work(batches: Iterable[Batch]) -> Iterator[list[Line]]:
        waiting = iter(batches)
        pool = ThreadPoolExecutor(jobs)
        try:
            running = {pool.submit(read_batch, each) for each in islice(waiting, jobs)}
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                running |= {pool.submit(read_batch, each) for each in islice(waiting, len(done))}
                yield from (future.result() for future in done)
        finally:  # Also when it is broken off: nobody goes on reading.
            pool.shutdown(wait=False, cancel_futures=True)
            for child in multiprocessing.active_children():
                child.kill()

    return work


def on_cluster(address: str) -> Workers:
    """The workers of the cluster whose scheduler is at this address.

    They read and write the same paths as this process, and take a process for each document:
    they are started with DASK_DISTRIBUTED__WORKER__DAEMON=False.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise ExtractError(
            'a cluster needs Dask; install it with pip install "dask[distributed]"'
        ) from None

    def work(batches: Iterable[Batch]) -> Iterator[list[Line]]:
        try:
            client = Client(address, timeout=20)
        except (OSError, ValueError) as error:
            raise ExtractError(f"{address}: no scheduler answers ({error}); start one") from None
        with client:
            workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
            waiting = iter(batches)

            def given(number: int) -> list[Future[list[Line]]]:
                own = islice(waiting, number)
                return [client.submit(read_batch, b, pure=False, retries=RETRIES) for b in own]

            done = as_completed(given(workers * _AHEAD))
            for future in done:
                yield future.result()
                for each in given(1):
                    done.add(each)

    return work
