"""Documents from the web."""

import argparse
import sys

from extract.commands import Commands, say
from extract.errors import ExtractError
from extract.fetching.fetch import fetched, wanted
from extract.fetching.guest import Guest
from extract.reference.files import check_kept


def add_fetch(commands: Commands) -> None:
    """Add ``fetch``: documents from the web."""
    fetch = commands.add_parser(
        "fetch", help="get the documents that data/sources.toml has an address for"
    )
    fetch.add_argument(
        "ids", nargs="*", metavar="ID", help="of a source; without any, all that are not here"
    )
    fetch.set_defaults(command=_fetch)


def _fetch(asked: argparse.Namespace) -> int:
    check_kept()
    every = wanted(asked.ids)
    counts = dict.fromkeys(("here", "got", "other", "failed"), 0)
    try:
        for each in fetched(every, Guest(), _going):
            counts[each.what] += 1
            _clear()
            tell = say if each.what in ("other", "failed") else print
            tell(f"{each.source.id}: {each.said}")
    except OSError as error:
        raise ExtractError(f"{error.filename}: {error.strerror}; make room or mend it") from None
    finally:
        _clear()
    print(", ".join(f"{count} {what}" for what, count in counts.items()), "of", len(every))
    return 2 if counts["failed"] else 1 if counts["other"] else 0


def _going(number: int, of: int, key: str, here: int, total: int) -> None:
    """One line of progress, over the last one, where somebody looks."""
    if sys.stderr and sys.stderr.isatty():
        size = f"{here / 2**20:.1f}{f' of {total / 2**20:.1f}' if total else ''} MB"
        print(f"\r\033[K[{number}/{of}] {key} {size}", end="", file=sys.stderr, flush=True)


def _clear() -> None:
    if sys.stderr and sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
