"""What readers corrected: the figures and documents of data/corrections.toml, read and written."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import tomlkit

from extract.reference.files import DATA, Entry, Words, file_of, name_of, toml_named, typed
from extract.reference.periods import PERIOD

FILE = "corrections.toml"
HEAD = """\
What readers corrected of what was read: of one figure, or of a whole document.

[[correction]]
source = "2026_某市"          # the document's id
start = 1234                  # where the figure begins in its text
value_text = "5.2%"           # what is printed there
read = { year = 2025 }        # what is read now; once it is read otherwise, build and check fail
say = { year = 2026 }         # the fields that replace it; or drop = true
why = "for the reader"

[[document]]
source = "2026_某市"
region = "某市"                # whose report it is
year = 2026                   # of its delivery
"""

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


def corrections_text(said: Corrections) -> str:
    """The corrections as a TOML file; the same corrections give the same text.

    >>> fixed = Correction(source="a", start=3, value_text="5%", say=Fields(year=2026))
    >>> print(corrections_text(Corrections((fixed,))).partition("\\n\\n")[2], end="")
    [[correction]]
    source = "a"
    start = 3
    value_text = "5%"
    say = {year = 2026}
    """
    return with_entries("", said)


def with_entries(text: str, said: Corrections) -> str:
    """A file of corrections with more of them at its end; all that is there stays as it is."""
    if not text:
        head = tomlkit.document()
        for line in HEAD.splitlines():
            head.add(tomlkit.comment(line))
        text = tomlkit.dumps(head)
    added = tomlkit.document()
    for name, listed in (("correction", said.correction), ("document", said.document)):
        if listed:
            added.add(tomlkit.nl())
            added.add(name, _tables(listed))
    gap = "" if text.endswith("\n") else "\n"
    return f"{text}{gap}{tomlkit.dumps(added)}"


def _tables(listed: Iterable[Entry]) -> tomlkit.items.AoT:
    tables = tomlkit.aot()
    for each in listed:
        table = tomlkit.table()
        for name, value in msgspec.structs.asdict(each).items():
            if value not in ("", 0, False, Fields()) or name == "start":
                table.add(name, _item(value))
        tables.append(table)
    return tables


def _item(value: Any) -> tomlkit.items.Item:
    if not isinstance(value, Fields):
        return tomlkit.item(value)  # type: ignore[no-any-return]
    inline = tomlkit.inline_table()
    for name, said in value.given().items():
        # A number as it is written by hand, without exponent: 5, 5.2.
        exact = isinstance(said, Decimal)
        inline.add(name, tomlkit.value(f"{said.normalize():f}") if exact else said)
    return inline
