"""A large table made ready for the pages."""

import argparse
from pathlib import Path

from extract.commands import Commands
from extract.commands.progress import Line
from extract.errors import TableError


def add_prepare(commands: Commands) -> None:
    """Add ``prepare``: a large table into sorted files."""
    prepare = commands.add_parser(
        "prepare", help="a table of any size into a folder that the dashboard opens at once"
    )
    prepare.add_argument("table", type=Path, metavar="TABLE", help=".csv, .parquet, or a corpus")
    prepare.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="beside the table")
    prepare.set_defaults(command=_prepare)


def _prepare(asked: argparse.Namespace) -> int:
    # What other commands do not need.
    from extract.prepared.making import prepare
    from extract.prepared.ready import beside

    folder = asked.output or beside(asked.table)
    if folder.resolve() == asked.table.resolve():
        raise TableError(f"{folder}: that is the table; name another folder with -o")
    line = Line()
    try:
        made = prepare(asked.table, folder, line.tell)
    finally:
        line.end()
    print(f"{folder}: {made.rows} rows, {made.facts} lead, {made.promises} promises")
    return 0
