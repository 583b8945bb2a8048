"""A document for good: filed, listed, its rows in the table."""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from extract.analysis.coverage import reports_of
from extract.commands import Commands, say
from extract.commands.changes import by_indicator, counts_line
from extract.commands.places import unknown_place
from extract.errors import DataFileError, ExtractError
from extract.reference.alone import alone_in
from extract.reference.corrections import FILE, NOTHING, Corrections, corrections_from
from extract.reference.files import check_kept, file_of, name_of
from extract.reference.sources import FILE as SOURCES
from extract.reference.sources import sources
from extract.reference.whole_files import write_together
from extract.table.entries import Told
from extract.table.filing import Filing, filing

_DATE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_FIELDS = ("title", "issuer", "region", "published", "kind", "address")


def add_add(commands: Commands) -> None:
    """Add ``add``: a document for good."""
    add = commands.add_parser("add", help="file a document, list it, and put its rows in the table")
    add.add_argument("path", type=Path, metavar="FILE")
    add.add_argument("--title", default="", help="as printed")
    add.add_argument("--issuer", default="", metavar="NAME", help="who issued it")
    add.add_argument("--region", default="", metavar="名", help="whose report it is")
    add.add_argument(
        "--date", type=_date, default="", metavar="DATE", help="2026, 2026-01 or 2026-01-22"
    )
    add.add_argument("--url", type=_address, default="", help="where it can be read")
    add.add_argument("--kind", default="", metavar="KIND", help="work report, budget report ...")
    add.add_argument(
        "--corrections", type=Path, metavar="TOML", help="what readers corrected of it"
    )
    add.add_argument("--dry-run", action="store_true", help="say what would change, write nothing")
    add.set_defaults(command=_add)


def _date(text: str) -> str:
    if text and not _DATE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text} is no date; write 2026, 2026-01 or 2026-01-22")
    return text


def _address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", text):
        raise argparse.ArgumentTypeError(f"{text} is no address; write https://...")
    return text


def _add(asked: argparse.Namespace) -> int:
    check_kept()
    told = Told(asked.title, asked.issuer, asked.region, asked.date, asked.url, asked.kind)
    # Two at once would each leave out what the other lists.
    with alone_in(file_of(SOURCES).parent):
        found = filing(asked.path, told, _corrected(asked.path, asked.corrections))
        for remark in _remarks(found):
            say(remark)
        if not asked.dry_run:
            _write(found)
    sys.stdout.writelines(f"{line}\n" for line in _told(found, asked.dry_run))
    return 0


def _corrected(path: Path, corrected: Path | None) -> Corrections:
    """What a file, as the import page gives it out, says of a document.

    Raises:
        DataFileError: it is broken, or speaks of others alone.
    """
    if corrected is None:
        return NOTHING
    every = corrections_from(corrected)
    said = every.only(path.stem)
    if said == NOTHING:
        others = ", ".join(every.sources()) or "nothing"
        raise DataFileError(f"{corrected}: it speaks of {others}, not of {path.stem}; correct it")
    return said


def _write(found: Filing) -> None:
    try:
        for path in found.contents:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_together(found.contents)
    except OSError as error:
        raise ExtractError(
            f"{found.source.file}: cannot be filed, as {error.filename} cannot be written "
            f"({error.strerror}); everything is as it was"
        ) from None


def _told(found: Filing, dry: bool) -> Iterator[str]:
    """What was filed, by which words, and what that changed."""
    source = found.source
    yield f"{source.file} {'would be' if dry else 'is'} filed as {source.id}"
    for name in _FIELDS:
        value = getattr(source, name)
        why = found.why.get(name, "(given)" if value else "")
        yield f"  {name}: {value or '-'}  {why}".rstrip()
    yield counts_line(found.changes)
    yield from by_indicator(found.changes)
    for path in found.contents:
        yield f"{'would write' if dry else 'wrote'} {path}"


def _remarks(found: Filing) -> Iterator[str]:
    """What a person should know before others read the table."""
    source, reading = found.source, found.reading
    yield from unknown_place(source.region)
    option = f"say the year in a [[document]] of {name_of(FILE)}"
    for doubt in reading.doubts():
        yield f"{source.file}: {str(doubt).replace('give --year', option)}"
    yield from (f"{source.file}: {remark}" for remark in reading.document.remarks)
    if not reading.observations:
        yield f"{source.file}: no figure was read from it"
    own, held = reports_of([source]), reports_of(sources().values())
    for place, year in own:
        for other in held.get((place, year), []):
            yield f"{source.file}: {other} is a work report of {place} for {year} too"
    if older := found.record.older():
        yield f"older rules read {len(older)} of the table's documents; python -m extract build"
