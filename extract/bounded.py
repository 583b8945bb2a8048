"""Work on a file from anywhere, in a process of its own: it may take so long and so much, no more.

A parser can be made to run for hours or to fill the memory by a file of a few kilobytes. In a
process of its own it takes down nobody else: it is ended, and its file refused with a sentence.
"""

import multiprocessing
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.machinery import ModuleSpec
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, TypeVar

from extract.errors import DocumentError, ExtractError
from extract.pipeline import Reading, read_file

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


def read_bounded(path: Path, region: str = "", year: int = 0, bounds: Bounds = BOUNDS) -> Reading:
    """:func:`extract.pipeline.read_file` in a process of its own.

    Raises:
        DocumentError: no text can be had from the file, or it takes more than it may.
    """
    try:
        return within(bounds, read_file, path, region, year)
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
    context = _context()
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sending, bounds, work, given), daemon=True)  # type: ignore[attr-defined]
    process.start()
    sending.close()
    try:
        if not receiving.poll(bounds.seconds * _WAITED):
            raise OutOfBounds(_too_long(bounds))
        answer = pickle.loads(receiving.recv_bytes())
    except EOFError:
        process.join()
        raise OutOfBounds(_broke_off(process.exitcode, bounds)) from None
    finally:
        receiving.close()
        process.kill()
        process.join()
    if isinstance(answer, ExtractError):
        raise answer
    returned: T = answer
    return returned


def _context() -> BaseContext:
    """How the process is made: a copy of this one where that is safe, which takes no time."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    if sys.platform == "linux" and threading.active_count() == 1:
        import_module(_WARM)
        return multiprocessing.get_context("fork")
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


def _work(sending: Connection, bounds: Bounds, work: Callable[..., Any], given: Any) -> None:
    """The other process, from its first step to its last."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The one that waits is told, and ends this.
    _bind(bounds)
    try:
        answer = work(*given)
    except ExtractError as error:
        answer = error
    except (MemoryError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        told = "it is nested too deeply to be read; save its text as .txt"
        answer = OutOfBounds(told if deep else _CHOKED.format(bounds.megabytes))
    with suppress(BrokenPipeError):
        sending.send_bytes(pickle.dumps(answer))


def _bind(bounds: Bounds) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the clock alone ends it there.
        return
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.seconds, most))
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_taken() + bounds.megabytes * 1024 * 1024, most))


def _taken() -> int:
    """How many bytes of address space this process has taken."""
    import resource

    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
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
