"""The commands of python -m extract, a module each; they alone print."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:  # argparse hands this type over, and gives it no public name
    from argparse import _SubParsersAction

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"
"""Where a command adds itself with its arguments."""
