"""The command line: python -m extract COMMAND; each command is a module of extract.commands."""

import argparse
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from types import FrameType

from extract.commands import Commands, say
from extract.errors import ExtractError, unforeseen

# Where each command adds itself; a module is loaded when its command is asked, or help on all.
_COMMANDS = {
    "run": "extract.commands.run",
    "text": "extract.commands.text",
    "audit": "extract.commands.audit",
    "add": "extract.commands.add",
    "fetch": "extract.commands.fetch",
    "new": "extract.commands.new",
    "build": "extract.commands.table",
    "check": "extract.commands.table",
    "prepare": "extract.commands.prepare",
    "evaluate": "extract.commands.evaluation",
    "train": "extract.commands.evaluation",
}


ENDED = "ended before it was done; what stood before stands, run it again"
_BY_SIGNAL = 128  # and the signal's number: what a shell makes of a command that one ended


class Ended(KeyboardInterrupt):
    """SIGTERM, which ends a command as Ctrl-C does: those who work for it end with it."""

    number = signal.SIGTERM


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 1 an unsound table, 2 input that cannot be used."""
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file's name need not be UTF-8; what is said of it still has to be printed.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    try:
        if sys.stdout is None:
            raise ExtractError("standard output is closed; open it, or write to a file")
        with _ended_by_sigterm():
            asked = _parser(given[:1]).parse_args(given)
            code: int = asked.command(asked)
            sys.stdout.flush()
    except ExtractError as error:
        for line in error.args:
            say(str(line))
        return 2
    except BrokenPipeError:  # the reader of our output, head or less, has seen enough
        _no_more_output()
        return 0
    except OSError as error:
        _no_more_output()
        say(f"{error.filename or 'output'}: {error.strerror}; choose another")
        return 2
    except KeyboardInterrupt as ended:
        _no_more_output()
        say(ENDED)
        return _BY_SIGNAL + (ended.number if isinstance(ended, Ended) else signal.SIGINT)
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        say(unforeseen(error))
        return 2
    return code


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM is raised as Ctrl-C is."""

    def ended(number: int, frame: FrameType | None) -> None:
        raise Ended

    if threading.current_thread() is not threading.main_thread():  # no other hears of signals
        yield
        return
    before = signal.signal(signal.SIGTERM, ended)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _no_more_output() -> None:
    """Let what is still to be written go nowhere, so that the end of the program is quiet."""
    with suppress(io.UnsupportedOperation):  # what stands for a file in a test has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(asked: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command that is asked; of all of them where it is none."""
    parser = argparse.ArgumentParser(
        prog="python -m extract",
        description="Government work reports in, one tidy table of their figures out.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in [name for name in asked if name in _COMMANDS] or _COMMANDS:
        add: Callable[[Commands], None] = getattr(import_module(_COMMANDS[name]), f"add_{name}")
        add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
