"""A document's file in, its rows out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from extract.documents.read import Document, read_document
from extract.errors import YearUnknown
from extract.interpret.corrected import corrected
from extract.interpret.explain import unsure
from extract.interpret.linker import Candidate, Weights, shipped_weights
from extract.interpret.observations import readings_in
from extract.interpret.statement import Observation
from extract.quantities.screen import Rejected
from extract.reference.corrections import NOTHING, Corrections, corrections
from extract.reference.sources import Source, sources
from extract.structure.logical import logical_text
from extract.structure.profile import Doubt
from extract.structure.reports import Report, reports_told
from extract.table.schema import COLUMNS, EXTRACTED, ORIGIN, SOURCE

Unsure = tuple[Observation, Candidate, float]
"""A figure without an indicator, the one that it most likely states, and how likely."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one document.

    Attributes:
        source: the id that its rows carry: data/sources.toml's, else the file's stem.
        document: its text.
        observations: its figures, in their order.
        set_aside: its other numbers, each with the reason.
        reports: its reports, each with what it says of itself, or was said of it.
        failed: a sentence for each correction of it that no longer applies.
    """

    source: str
    document: Document
    observations: tuple[Observation, ...]
    set_aside: tuple[Rejected, ...]
    reports: tuple[Report, ...] = ()
    failed: tuple[str, ...] = ()

    def doubts(self) -> list[Doubt]:
        """What was guessed of its reports, is unknown or contradicted, each once."""
        every = (doubt for report in self.reports for doubt in report.profile.doubts)
        return list(dict.fromkeys(every))

    def unsure(self) -> list[Unsure]:
        """The figures that may state an indicator but are given none, with the likeliest."""
        weights = shipped_weights()
        told = ((found, unsure(found, weights)) for found in self.observations)
        return [(found, *perhaps) for found, perhaps in told if perhaps]

    def corrected(self, said: Corrections) -> "Reading":
        """The reading with what readers corrected of its figures."""
        done = corrected(self.observations, said.of(self.source))
        return replace(
            self,
            observations=done.observations,
            set_aside=(*self.set_aside, *done.dropped),
            failed=(*self.failed, *done.failed),
        )

    def rows(self) -> list[dict[str, object]]:
        """The figures in the table's columns."""
        return [_row(self.source, found) for found in self.observations]


def read_file(
    path: Path,
    region: str = "",
    year: int = 0,
    weights: Weights | None = None,
    alone: bool = False,
    said: Corrections | None = None,
) -> Reading:
    """Read one document.

    Args:
        region: whose report it is; where empty, data/sources.toml or the text says.
        year: the year of its delivery, likewise.
        weights: the linker's; those that are shipped where none are given.
        alone: neither data/sources.toml nor data/corrections.toml is asked, as if the document
            were one that nobody knows.
        said: what readers corrected; what data/corrections.toml says where it is not given.

    Raises:
        DocumentError: no text can be had from the file, or nothing says of which year it is.
    """
    return reading_of(read_document(path), region, year, weights, alone, said)


def reading_of(
    document: Document,
    region: str = "",
    year: int = 0,
    weights: Weights | None = None,
    alone: bool = False,
    said: Corrections | None = None,
    known: Source | None = None,
) -> Reading:
    """The same of a document whose text is there already.

    Args:
        known: its entry, where data/sources.toml has not got it yet.

    Raises:
        YearUnknown: nothing says of which year it is.
    """
    known = known or (None if alone else _source_of(document))
    name = known.id if known else document.name
    about = f"{known.title} {known.issuer}" if known else ""
    if said is None:
        said = NOTHING if alone else corrections()
    place = region or said.told(name).region or _region(known)
    delivered = year or said.told(name).year
    found = readings_in(document.text, place, delivered, about, weights)
    if _undated(found) and known and known.published:
        # Better the year in which it came out than none.
        delivered = int(known.published[:4])
        found = readings_in(document.text, place, delivered, about, weights)
    if _undated(found):
        raise YearUnknown(
            f"{document.path}: the text does not say of which year it is; give --year"
        )
    return Reading(
        source=name,
        document=document,
        observations=tuple(number for number in found if isinstance(number, Observation)),
        set_aside=tuple(number for number in found if isinstance(number, Rejected)),
        reports=tuple(reports_told(logical_text(document.text).text, place, delivered)),
    ).corrected(said)


def _undated(found: Iterable[Observation | Rejected]) -> bool:
    """Whether it is not known of which year some of the figures are."""
    return any(isinstance(number, Observation) and number.year < 1 for number in found)


def _source_of(document: Document) -> Source | None:
    """The entry of data/sources.toml for these bytes, else for this name."""
    same = [source for source in sources().values() if source.sha256 == document.sha256]
    return same[0] if same else sources().get(document.name)


def _region(source: Source | None) -> str:
    """The one place that a source is of; a compendium has several, and its text parts them."""
    return source.region if source and " " not in source.region else ""


def _row(source: str, found: Observation) -> dict[str, object]:
    own = {SOURCE: source, ORIGIN: EXTRACTED}
    return own | {name: getattr(found, name) for name in COLUMNS if name not in own}
