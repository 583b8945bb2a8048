"""How well the figures are read, as measured: data/accuracy.toml."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.errors import DataFileError
from extract.reference.files import toml_named


@dataclass(frozen=True, slots=True)
class Told:
    """Something said in both languages."""

    zh: str
    en: str

    def in_(self, language: str) -> str:
        """In the reader's language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Documents:
    """A column of the table: on which documents was measured."""

    id: str
    name: Told
    what: Told


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the table: what was measured, and what it came to on each group of documents.

    Attributes:
        values: by the documents' id; one number or two, 0 to 1.
    """

    name: Told
    values: Mapping[str, Sequence[float]]

    def written(self, documents: str) -> str:
        """The numbers as the table writes them: 0.997 / 0.998."""
        return " / ".join(f"{value:.3f}" for value in self.values[documents])


@dataclass(frozen=True, slots=True)
class Failure:
    """A known failure: ``kind`` is reading or meaning."""

    kind: str
    told: Told


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the example: what became of it and why.

    Attributes:
        printed: as the sentence has it.
        row: the row in short, empty where the number was set aside.
        reason: why it was set aside, empty where it is a row.
    """

    printed: str
    row: str
    reason: str
    told: Told


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own, read number by number, as of a report of the year ``delivered``."""

    sentence: Told
    delivered: int
    region: str
    heading: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The content of data/accuracy.toml."""

    measured: str
    by: Told
    held_out: Told
    documents: tuple[Documents, ...]
    measures: tuple[Measure, ...]
    failures: tuple[Failure, ...]
    example: Example


@cache
def accuracy() -> Accuracy:
    """The measured accuracy.

    Raises:
        DataFileError: data/accuracy.toml is missing, broken, or lacks a field.
    """
    content = toml_named("accuracy.toml")
    try:
        return Accuracy(
            measured=str(content["measured"]),
            by=_told(content, "by"),
            held_out=_told(content, "held_out"),
            documents=tuple(
                Documents(key, _told(entry, "name"), _told(entry, "what"))
                for key, entry in content["documents"].items()
            ),
            measures=tuple(
                Measure(_told(entry, "name"), entry["values"]) for entry in content["measure"]
            ),
            failures=tuple(
                Failure(entry["kind"], _told(entry, "told")) for entry in content["failure"]
            ),
            example=_example(content["example"]),
        )
    except KeyError as error:
        raise DataFileError(f"data/accuracy.toml: {error} is missing; add it") from None


def _told(entry: Mapping[str, Any], name: str) -> Told:
    return Told(entry[name], entry[f"{name}_en"])


def _example(entry: Mapping[str, Any]) -> Example:
    return Example(
        sentence=_told(entry, "sentence"),
        delivered=entry["delivered"],
        region=entry["region"],
        heading=entry["heading"],
        numbers=tuple(
            Number(
                each["printed"], each.get("row", ""), each.get("reason", ""), _told(each, "told")
            )
            for each in entry["number"]
        ),
    )
