"""What readers corrected: the figures and documents of data/corrections.toml."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from extract.reference.files import DATA, Entry, Words, file_of, name_of, toml_named, typed
from extract.reference.periods import PERIOD

FILE = "corrections.toml"
Year = Annotated[int, msgspec.Meta(ge=1949, le=2100)]


class Fields(Entry, frozen=True):
    """Fields of a figure, as the table's columns call them; None for one that is not spoken of."""

    indicator_id: str | None = None
    indicator: Words | None = None
    theme: Words | None = None
    region: Words | None = None
    year: Year | None = None
    period: Annotated[str, msgspec.Meta(pattern=f"^{PERIOD}$")] | None = None
    kind: Literal["actual", "target"] | None = None
    measure: Literal["level", "change"] | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: Words | None = None
    comparator: Literal["=", "~", ">=", "<="] | None = None

    def __post_init__(self) -> None:
        if not all(n is None or n.is_finite() for n in (self.value, self.value_high)):
            raise ValueError("a value must be a number")

    def given(self) -> dict[str, Any]:
        """The fields that are spoken of.

        >>> Fields(year=2026).given()
        {'year': 2026}
        """
        every = msgspec.structs.asdict(self)
        return {name: said for name, said in every.items() if said is not None}


class Correction(Entry, frozen=True, kw_only=True):
    """What a reader says of one figure.

    Attributes:
        source: the id of its document.
        start: where it begins in the document's text.
        value_text: what is printed there.
        read: what the program reads there; the correction is for this reading alone.
        say: the fields that replace it. An indicator brings its name, theme, measure and unit.
        drop: it is no figure; nothing of it is said.
        why: for the reader.
    """

    source: Words
    start: Annotated[int, msgspec.Meta(ge=0)]
    value_text: Words
    read: Fields = Fields()
    say: Fields = Fields()
    drop: bool = False
    why: str = ""

    def __post_init__(self) -> None:
        if self.drop == bool(self.say.given()):
            raise ValueError("needs either say = { … } or drop = true")

    def __str__(self) -> str:
        """The entry by its place, for a message.

        >>> print(Correction(source="2026_某市", start=12, value_text="5%", drop=True))
        correction of 2026_某市, 12, 「5%」
        """
        return f"correction of {self.source}, {self.start}, 「{self.value_text}」"


class DocumentCorrection(Entry, frozen=True, kw_only=True):
    """What a reader says of a whole document.

    Attributes:
        source: its id.
        region: whose report it is; empty where the reading is right.
        year: of its delivery; 0 where the reading is right.
        why: for the reader.
    """

    source: Words
    region: str = ""
    year: Year | Literal[0] = 0
    why: str = ""


class Corrections(Entry, frozen=True):
    """Everything that readers corrected; by default nothing."""

    correction: tuple[Correction, ...] = ()
    document: tuple[DocumentCorrection, ...] = ()

    def of(self, source: str) -> tuple[Correction, ...]:
        """The corrections of one document's figures."""
        return tuple(each for each in self.correction if each.source == source)

    def told(self, source: str) -> DocumentCorrection:
        """What is said of one document as a whole; the last word counts."""
        said = [each for each in self.document if each.source == source]
        return said[-1] if said else DocumentCorrection(source=source)

    def only(self, source: str) -> "Corrections":
        """What is said of one document."""
        whole = tuple(each for each in self.document if each.source == source)
        return Corrections(self.of(source), whole)

    def and_also(self, others: "Corrections") -> "Corrections":
        """These, and others behind them."""
        return Corrections(
            (*self.correction, *others.correction), (*self.document, *others.document)
        )

    def sources(self) -> tuple[str, ...]:
        """The ids of the documents that are spoken of, each once."""
        figures = (each.source for each in self.correction)
        return tuple(dict.fromkeys([*(each.source for each in self.document), *figures]))


NOTHING = Corrections()


def corrections(folder: Path = DATA) -> Corrections:
    """Everything that data/corrections.toml says; nothing where nobody wrote one.

    Raises:
        DataFileError: the file is broken, or an entry has a wrong or unknown field.
    """
    if not file_of(FILE, folder).exists():
        return NOTHING
    return corrections_in(toml_named(FILE, folder), name_of(FILE))


def corrections_from(path: Path) -> Corrections:
    """What another file of this form says, as the import page gives it out.

    Raises:
        DataFileError: it is missing, broken, or an entry has a wrong or unknown field.
    """
    return corrections_in(toml_named(path.name, path.parent.absolute()), str(path))


def corrections_in(content: dict[str, Any], place: str) -> Corrections:
    """The corrections of a parsed TOML file.

    Args:
        place: the file, for the error.

    Raises:
        DataFileError: an entry lacks a field, has an unknown one or one of another type.
    """
    return typed(content, Corrections, f"{place}:")
