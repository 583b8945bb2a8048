"""The commands of python -m extract, a module each; they alone print."""

import sys
from argparse import ArgumentParser
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import category

if TYPE_CHECKING:  # argparse hands this type over, and gives it no public name
    from argparse import _SubParsersAction

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"
"""Where a command adds itself with its arguments."""


def say(line: str) -> None:
    """Print one line on standard error, if there is one."""
    if sys.stderr is not None:
        print(printable(line), file=sys.stderr)


def printable(line: str) -> str:
    """A line without what would break it, as the name of a file can.

    >>> print(printable("a\\nb.txt: 没有　文字"))
    a\\nb.txt: 没有　文字
    """
    return "".join(
        sign if sign.isprintable() or category(sign) == "Zs" else repr(sign)[1:-1] for sign in line
    )
