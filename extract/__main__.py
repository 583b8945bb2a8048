"""The command line: python -m extract run | text | build | check | audit | evaluate | train."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from extract.commands.audit import add_audit
from extract.commands.evaluation import add_evaluate, add_train
from extract.commands.run import add_run
from extract.commands.table import add_build, add_check
from extract.commands.text import add_text
from extract.errors import ExtractError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 1 an unsound table, 2 input that cannot be used."""
    asked = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="")
    command: Callable[[argparse.Namespace], int] = asked.command
    try:
        return command(asked)
    except ExtractError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output, head or less, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m extract",
        description="Government work reports in, one tidy table of their figures out.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (add_run, add_text, add_build, add_check, add_audit, add_evaluate, add_train):
        add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
