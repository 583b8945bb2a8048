"""A document's text, and what it says of itself."""

import argparse
import sys
from pathlib import Path

from extract.commands import Commands
from extract.documents.read import read_document
from extract.structure.logical import logical_text
from extract.structure.profile_lines import report_lines
from extract.structure.reports import reports_told


def add_text(commands: Commands) -> None:
    """Add ``text``: a document's text, or what it says of itself."""
    text = commands.add_parser("text", help="a document's text, which start and end count")
    text.add_argument("path", type=Path, metavar="FILE")
    text.add_argument(
        "--head",
        action="store_true",
        help="what it says of itself instead: kind, place, day, years, and the words for each",
    )
    text.set_defaults(command=_text)


def _text(asked: argparse.Namespace) -> int:
    text = read_document(asked.path).text
    if not asked.head:
        sys.stdout.write(text)
        return 0
    for report in reports_told(logical_text(text).text):
        sys.stdout.writelines(report_lines(report))
    return 0
