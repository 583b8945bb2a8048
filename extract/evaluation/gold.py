"""What careful readers found in a text: data/gold, places and figures without the sentences."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from extract.reference.files import DATA, Entry, csv_named, rows_as, toml_named, typed

GOLD = DATA / "gold"


class Figure(Entry, frozen=True, kw_only=True):
    """A figure as the readers annotated it; the fields are those of the table's columns.

    Attributes:
        raw: what stands at ``start`` to ``end`` of the document's text.
        name: of what is measured; with an indicator, the catalogue's.
        note: begins with "doubtful" where the readers were not sure.
    """

    start: int
    end: int
    raw: str
    value: Decimal
    unit: str = ""
    measure: str
    indicator_id: str = ""
    name: str
    theme: str
    region: str
    year: int
    period: str
    kind: str
    comparator: str
    value_high: Decimal | None = None
    note: str = ""

    @property
    def doubtful(self) -> bool:
        return self.note.startswith("doubtful")


class Text(Entry, frozen=True):
    """One annotated report; a compendium holds several.

    Attributes:
        gold: the name of its file of figures.
        file, sha256: its document.
        group: an id of data/gold/groups.toml.
        region: the reporting place.
        kind: which kind of document it is.
        complete: every figure is annotated, else those of the catalogue alone.
        held_out: nobody who wrote rules, words or weights has read it.
    """

    gold: str
    file: str
    sha256: str
    group: str
    region: str
    kind: str
    complete: bool
    held_out: bool

    @property
    def document(self) -> str:
        """The name of its document without the ending."""
        return Path(self.file).stem


class Group(Entry, frozen=True):
    """Texts of one sort: what they are called, and which they are, in both languages."""

    name: str
    name_en: str
    what: str
    what_en: str


class Readers(Entry, frozen=True):
    """How far two readers agree with each other: F1 of whole facts, precision and recall of
    figures, and the share of figures that agree in a field.
    """

    name: str
    name_en: str
    facts: float
    precision: float
    recall: float
    fields: Mapping[str, float]


class Elsewhere(Entry, frozen=True):
    """What others measured on documents that are not here: whole facts right, of how many."""

    day: str
    documents: int
    right: int
    facts: int
    what: str
    what_en: str


class _Head(Entry, frozen=True):
    """The content of data/gold/groups.toml."""

    annotated: tuple[str, ...]
    readers: Readers
    elsewhere: tuple[Elsewhere, ...]
    groups: dict[str, Group]


@cache
def texts(folder: Path = GOLD) -> tuple[Text, ...]:
    """Every annotated text, by group.

    Raises:
        DataFileError: data/gold/texts.csv is missing or broken.
    """
    rows = csv_named("texts.csv", folder)
    return rows_as(rows, Text, "data/gold/texts.csv")


@cache
def figures(text: Text, folder: Path = GOLD) -> tuple[Figure, ...]:
    """The figures of a text, in its order.

    Raises:
        DataFileError: the text's file in data/gold is missing or broken.
    """
    name = f"{text.gold}.csv"
    return rows_as(csv_named(name, folder), Figure, f"data/gold/{name}")


@cache
def groups() -> dict[str, Group]:
    """The groups of texts by id, in the order in which they are shown.

    Raises:
        DataFileError: data/gold/groups.toml is missing or broken.
    """
    return _head().groups


def readers() -> Readers:
    """How far two readers agree.

    Raises:
        DataFileError: data/gold/groups.toml is missing or broken.
    """
    return _head().readers


def elsewhere() -> tuple[Elsewhere, ...]:
    """What others measured, the latest last.

    Raises:
        DataFileError: data/gold/groups.toml is missing or broken.
    """
    return _head().elsewhere


@cache
def annotated() -> frozenset[str]:
    """The ids of the indicators that the readers knew; those of later ones say nothing."""
    return frozenset(_head().annotated)


@cache
def _head() -> _Head:
    return typed(toml_named("groups.toml", GOLD), _Head, "data/gold/groups.toml")
