"""A report is taken along, read as the reader says it is, and corrected."""

from collections.abc import Callable
from dataclasses import replace

from extract.pipeline import Reading
from extract.reference.corrections import NOTHING, Corrections, corrections
from extract.table.io import table_of
from extract.table.schema import SOURCE
from pages.parts.labels.source_names import IMPORT
from pages.parts.state.edits import Edit, corrections_said
from pages.parts.state.imports import MOST, Imported, brought, keep, marked, refuse, show
from pages.parts.state.upload import Refusal, imported_rows, own_name, read_as


def take(name: str, reading: Reading) -> None:
    """Take a report along; the same one again changes nothing.

    Its places are marked, so that they stand beside those of the table and replace none of them.

    Raises:
        Refusal: there are already MOST others.
    """
    source = _free_name(reading)
    if source not in brought():
        if len(brought()) >= MOST:
            raise Refusal("full", most=MOST)
        unsure, stated = reading.unsure(), _stated(reading)
        own = Imported(name, source, reading, unsure, stated, "", 0, {}, NOTHING, table_of([]))
        keep(_followed(own))
    show(source)


def tell(source: str, region: str, year: int) -> None:
    """Read a report again as one of this place and year; its figures follow.

    Args:
        region: empty where the text shall say it.
        year: 0 likewise.

    Raises:
        Refusal: it cannot be read so.
    """
    own = brought()[source]
    region = "" if region == own.stated[0] else region
    year = 0 if year == own.stated[1] else year
    reading = read_as(own.document, region, year)
    told = replace(own, reading=reading, unsure=reading.unsure(), region=region, year=year)
    keep(_followed(told))


def edit(source: str, start: int, edited: Edit | None) -> None:
    """Let a figure be what the reader says, or what was read where that is nothing.

    Raises:
        Refusal: the figure cannot be that.
    """
    own = brought()[source]
    edits = {at: each for at, each in own.edits.items() if at != start}
    if edited is not None:
        edits[start] = edited
    keep(_followed(replace(own, edits=edits)))


def attempt(name: str, change: Callable[[], None]) -> None:
    """Change something of a report, or remember why it cannot be.

    Args:
        name: the report's, for the reader.
    """
    try:
        change()
    except Refusal as refusal:
        refuse(name, refusal)


def _stated(reading: Reading) -> tuple[str, int]:
    """Place and year of the one report of a document; a collection states no single ones."""
    if len(reading.reports) != 1:
        return "", 0
    profile = reading.reports[0].profile
    return profile.region, profile.delivered


def _followed(own: Imported) -> Imported:
    """A report whose figures follow what the reader says of them.

    Raises:
        Refusal: a figure cannot be what is said of it.
    """
    said = corrections_said(own.reading, own.edits, own.region, own.year)
    if own.reading.corrected(said).failed:
        raise Refusal("unfit")
    known = corrections().of(own.reading.source)
    others = tuple(each for each in known if each.start not in own.edits)
    corrected = own.reading.corrected(Corrections((*others, *said.correction)))
    rows = imported_rows(corrected).assign(**{SOURCE: own.source.removeprefix(IMPORT)})
    return replace(own, corrections=said, rows=marked(rows))


def _free_name(reading: Reading) -> str:
    """The id of a report, numbered where another text has its name."""
    number = 1
    while True:
        name = own_name(reading) if number == 1 else f"{own_name(reading)} {number}"
        known = brought().get(f"{IMPORT}{name}")
        if known is None or known.document.text == reading.document.text:
            return f"{IMPORT}{name}"
        number += 1
