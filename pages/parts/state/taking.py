"""A report is taken along, read as the reader says it is, and corrected."""

from extract.pipeline import Reading
from extract.table.schema import SOURCE
from pages.parts.labels.source_names import IMPORT
from pages.parts.state.imports import MOST, Imported, brought, keep, marked, show
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
        keep(_imported(name, source, reading))
    show(source)


def tell(source: str, region: str, year: int) -> None:
    """Read a report again as one of this place and year; its figures follow.

    Raises:
        Refusal: it cannot be read so.
    """
    own = brought()[source]
    reading = read_as(own.document, region, year)
    keep(_imported(own.name, source, reading, region, year, own.accepted))


def accept(source: str, start: int, yes: bool) -> None:
    """Let an unsure figure count as what it most likely states, or no longer."""
    own = brought()[source]
    starts = own.accepted | {start} if yes else own.accepted - {start}
    keep(_imported(own.name, source, own.reading, own.region, own.year, starts))


def _imported(
    name: str,
    source: str,
    reading: Reading,
    region: str = "",
    year: int = 0,
    accepted: frozenset[int] = frozenset(),
) -> Imported:
    rows = imported_rows(reading.accepting(accepted))
    rows = marked(rows.assign(**{SOURCE: source.removeprefix(IMPORT)}))
    return Imported(name, source, reading, region, year, accepted, rows)


def _free_name(reading: Reading) -> str:
    """The id of a report, numbered where another text has its name."""
    number = 1
    while True:
        name = own_name(reading) if number == 1 else f"{own_name(reading)} {number}"
        known = brought().get(f"{IMPORT}{name}")
        if known is None or known.document.text == reading.document.text:
            return f"{IMPORT}{name}"
        number += 1
