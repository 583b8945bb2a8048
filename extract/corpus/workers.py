"""Who reads the batches: processes of this machine, or the workers of a Dask cluster."""

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from itertools import islice

from extract.corpus.batch import Batch, read_batch
from extract.corpus.manifest import Line
from extract.errors import ExtractError
from extract.several import several

RETRIES = 3  # times that a batch is given to another worker when one is lost
# What is wrong is raised as well; being ended they write a traceback.
_THEIR_LOGS = ("distributed", "tornado.application")
_AHEAD = 4  # batches given out for each worker; the others wait where they take no memory

Workers = Callable[[Iterable[Batch]], Iterator[list[Line]]]
"""Reads batches; gives what came of each as it is done, in any order."""


def on_this_machine(jobs: int) -> Workers:
    """So many at the same time here."""
    return partial(several, jobs, read_batch)


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
        for name in _THEIR_LOGS:
            logging.getLogger(name).setLevel(logging.CRITICAL)
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
