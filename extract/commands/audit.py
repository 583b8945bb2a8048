"""Every number of a document: a row, or why not."""

import argparse
import csv
import sys
from pathlib import Path

from extract.bounded import read_bounded
from extract.commands import Commands, say
from extract.table.audit import COLUMNS as AUDIT_COLUMNS
from extract.table.audit import audit_lines, counts


def add_audit(commands: Commands) -> None:
    """Add ``audit``: every number of a document."""
    audit = commands.add_parser("audit", help="every number of a document: a row, or why not")
    audit.add_argument("path", type=Path, metavar="FILE")
    audit.set_defaults(command=_audit)


def _audit(asked: argparse.Namespace) -> int:
    reading = read_bounded(asked.path)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(AUDIT_COLUMNS)
    writer.writerows(audit_lines(reading))
    parts = counts(reading)
    total = " + ".join(f"{count} {reason}" for reason, count in parts.items())
    for remark in (*reading.document.remarks, *reading.failed):
        say(f"{asked.path}: {remark}")
    print(f"{asked.path}: {total} = {sum(parts.values())} numbers", file=sys.stderr)
    return 0
