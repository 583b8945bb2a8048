"""The commands of python -m extract, a module each; they alone print."""

from argparse import ArgumentParser, _SubParsersAction

Commands = _SubParsersAction[ArgumentParser]
"""Where a command adds itself with its arguments."""
