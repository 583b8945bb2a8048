"""A folder of thousands of documents into a folder of parts: what ``run`` does with a corpus."""

import argparse
import time
from collections.abc import Sequence

from extract.commands import say
from extract.commands.progress import Line
from extract.corpus.places import Found, files_in
from extract.corpus.run import read_corpus
from extract.corpus.workers import on_cluster, on_this_machine
from extract.documents.formats import NAMED
from extract.errors import ExtractError

_SAID = 20  # refused documents that are named; the manifest names all


def run_corpus(asked: argparse.Namespace) -> int:
    """Read it; 0 is success, 2 where a document could not be read.

    Raises:
        ExtractError: the folders cannot be used, or no cluster answers.
    """
    if not asked.output:
        raise ExtractError("a corpus goes to a folder of parts; name it with -o FOLDER")
    files = _files(asked.paths)
    workers = on_cluster(asked.cluster) if asked.cluster else on_this_machine(max(1, asked.jobs))
    progress = _Progress(len(files))
    try:
        told = read_corpus(files, asked.output, workers, asked.region, asked.year, progress.tell)
    finally:
        progress.end()
    for sentence in told.refused[:_SAID]:
        say(sentence)
    if len(told.refused) > _SAID:
        more = len(told.refused) - _SAID
        say(f"and {more} more; {asked.output}/manifest.jsonl names them")
    read = told.documents - len(told.refused)
    print(f"{asked.output}: {told.rows} rows of {read} documents ({told.before} read before)")
    return 2 if told.refused else 0


def _files(paths: Sequence[str]) -> list[Found]:
    found = [file for path in paths for file in files_in(path)]
    if not found:
        raise ExtractError(f"{', '.join(paths)}: no document in it; put {NAMED} files there")
    return found


class _Progress:
    """How many of how many, and how long it will take."""

    def __init__(self, every: int) -> None:
        self._every = every
        self._line = Line()
        self.end = self._line.end

    def tell(self, done: int, before: int) -> None:
        """Say how far it is."""
        each = (time.monotonic() - self._line.begun) / max(1, done - before)
        left = time.strftime("%H:%M:%S", time.gmtime(each * (self._every - done)))
        self._line.tell(f"{done} of {self._every} documents, {left} left")
