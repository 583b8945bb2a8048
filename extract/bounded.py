"""Work on a file from anywhere, in a process of its own: it may take so long and so much, no more.

A parser can be made to run for hours or to fill the memory by a file of a few kilobytes. In a
process of its own it takes down nobody else: it is ended, and its file refused with a sentence.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec
from math import ceil
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from extract.errors import DocumentError, ExtractError, unforeseen
from extract.pipeline import Reading, read_file


def _limits() -> ModuleType | None:
    """What Python knows of limits; Windows has none, the clock alone ends a process there."""
    try:
        return import_module("resource")
    except ImportError:
        return None


_RESOURCE = _limits()

T = TypeVar("T")

_WAITED = 4  # seconds by the clock for one of the processor: others use it too
_CHOKED = "reading it takes more memory than {} MB; split it, or save its text as .txt"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the work on one file may take.

    Attributes:
        seconds: of the processor.
        megabytes: of memory, beyond what the process has at its start.
    """

    seconds: int = 60
    megabytes: int = 1536


BOUNDS = Bounds()

_WARM = "extract.warm"
_PIECES = 100  # that one process does


def read_bounded(
    path: Path, region: str = "", year: int = 0, helper: "Helper | None" = None
) -> Reading:
    """:func:`extract.pipeline.read_file` in a process of its own.

    Args:
        helper: the process, of whoever reads more than this one document.

    Raises:
        DocumentError: no text can be had from the file, or it takes more than it may.
    """
    try:
        return (helper.do if helper else partial(within, BOUNDS))(read_file, path, region, year)
    except OutOfBounds as error:
        raise DocumentError(f"{path}: {error}") from None


class OutOfBounds(DocumentError):
    """Work that took more than it may, or broke off; the message does not name its file."""


def within(bounds: Bounds, work: Callable[..., T], *given: Any) -> T:
    """What ``work(*given)`` returns, done in another process.

    Args:
        work: a function of a module, as all that goes to another process and comes back.

    Raises:
        OutOfBounds: it took more than it may, or broke off.
        ExtractError: what ``work`` raised.
    """
    with Helper(bounds) as helper:
        return helper.do(work, *given)


class Stopped(Exception):
    """Work that is no longer wanted."""


class Helper:
    """A process that does one piece of work after the other, each within the bounds.

    Whoever has many pieces saves the time that a process takes for each. When one has to be
    ended, or has done so many that what they left behind adds up, another does the next piece.
    """

    __slots__ = ("_bounds", "_done", "_mine", "_process", "_stopped")

    def __init__(self, bounds: Bounds = BOUNDS) -> None:
        self._bounds = bounds
        self._mine: Connection | None = None
        self._process: BaseProcess | None = None
        self._done = 0
        self._stopped = threading.Event()

    def do(self, work: Callable[..., T], *given: Any) -> T:
        """What ``work(*given)`` returns.

        Raises:
            OutOfBounds, ExtractError: as :func:`within` does.
            Stopped: another thread stopped it.
        """
        if self._done >= _PIECES:
            self.end()
        while True:
            fresh = self._process is None
            try:
                return self._asked(work, given)
            except OutOfBounds:
                self.end()
                if fresh:  # Else what was done before may have left too little.
                    raise

    def _asked(self, work: Callable[..., T], given: tuple[Any, ...]) -> T:
        mine, process = self._ready()
        self._done += 1
        answer: Any = None
        try:
            mine.send_bytes(pickle.dumps((work, given)))
            if mine.poll(self._bounds.seconds * _WAITED):
                answer = pickle.loads(mine.recv_bytes())
            else:
                answer = OutOfBounds(_too_long(self._bounds))
        except (EOFError, ConnectionError):
            process.join()
            answer = OutOfBounds(_broke_off(process.exitcode, self._bounds))
        if self._stopped.is_set():
            raise Stopped
        if isinstance(answer, ExtractError):
            raise answer
        returned: T = answer
        return returned

    def _ready(self) -> tuple[Connection, BaseProcess]:
        if self._stopped.is_set():
            raise Stopped
        if self._mine is None or self._process is None:
            context = _context()
            mine, its = context.Pipe()
            process: BaseProcess = context.Process(  # type: ignore[attr-defined]
                target=_work, args=(its, mine, self._bounds), daemon=True
            )
            with _no_ctrl_c():
                process.start()
            its.close()
            self._mine, self._process = mine, process
            if self._stopped.is_set():  # by now
                process.kill()
        return self._mine, self._process

    def end(self) -> None:
        """End the process; the next piece has another."""
        if self._mine is not None and self._process is not None:
            self._mine.close()
            self._process.kill()
            self._process.join()
        self._mine, self._process, self._done = None, None, 0

    def stop(self) -> None:
        """End the process and begin no other, while another thread may wait for it."""
        self._stopped.set()
        process = self._process
        if process is not None:
            process.kill()

    def __enter__(self) -> "Helper":
        return self

    def __exit__(self, *raised: object) -> None:
        self.end()


@contextmanager
def _no_ctrl_c() -> Iterator[None]:
    """What is started here takes none, not while it loads its modules either; a terminal sends it
    to all of them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> BaseContext:
    """How the process is made: a copy of this one where that is safe, which takes no time."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    resource_tracker.ensure_running()  # else it is started with the other, and lets Ctrl-C in
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_WARM])
    _leave_the_script()
    return context


def _leave_the_script() -> None:
    """Keep other processes from running the script of this one: what they do is in modules.

    A dashboard's script, which its server calls ``__main__``, would serve a visitor there.
    """
    script = sys.modules["__main__"]
    if getattr(script, "__spec__", None) is None:
        script.__spec__ = ModuleSpec("extract.__main__", None)  # known by its end, and left alone


def _work(its: Connection, others: Connection, bounds: Bounds) -> None:
    """The other process, from its first step to its last: until nobody asks for more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The one that waits is told, and ends this.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # What it does then is not for this one.
    others.close()  # Else it would wait on itself when nobody is left to ask.
    _bind_memory(bounds)
    with suppress(EOFError, ConnectionError):
        while True:
            work, given = pickle.loads(its.recv_bytes())
            _bind_time(bounds)
            its.send_bytes(pickle.dumps(_answer(bounds, work, given)))


def _answer(bounds: Bounds, work: Callable[..., Any], given: tuple[Any, ...]) -> Any:
    try:
        return work(*given)
    except ExtractError as error:
        return error
    except (MemoryError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        told = "it is nested too deeply to be read; save its text as .txt"
        return OutOfBounds(told if deep else _CHOKED.format(bounds.megabytes))
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return OutOfBounds(unforeseen(error))


def _bind_memory(bounds: Bounds) -> None:
    if _RESOURCE is None:
        return
    _, most = _RESOURCE.getrlimit(_RESOURCE.RLIMIT_AS)
    _RESOURCE.setrlimit(_RESOURCE.RLIMIT_AS, (_taken() + bounds.megabytes * 1024 * 1024, most))


def _bind_time(bounds: Bounds) -> None:
    """Its seconds, from now on."""
    if _RESOURCE is None:
        return
    _, most = _RESOURCE.getrlimit(_RESOURCE.RLIMIT_CPU)
    _RESOURCE.setrlimit(_RESOURCE.RLIMIT_CPU, (ceil(time.process_time()) + bounds.seconds, most))


def _taken() -> int:
    """How many bytes of address space this process has taken."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _too_long(bounds: Bounds) -> str:
    return f"reading it takes longer than {bounds.seconds} seconds; split it"


def _broke_off(code: int | None, bounds: Bounds) -> str:
    """Why a process ended without an answer, by the signal that ended it."""
    if code == -getattr(signal, "SIGXCPU", 0):
        return _too_long(bounds)
    if code in (-signal.SIGABRT, -signal.SIGKILL if hasattr(signal, "SIGKILL") else None):
        return _CHOKED.format(bounds.megabytes)
    return "reading it broke off; check that the file is whole, or save its text as .txt"
