"""By which rules each document of a table was last read: the record beside the table."""

import datetime
from collections.abc import Iterable
from pathlib import Path

import msgspec
import tomlkit

from extract.reference.files import Entry, toml_named, typed
from extract.table.io import METRICS

_HEAD = "By which rules each document was last read; python -m extract build writes it."


class Read(Entry, frozen=True):
    """How the rows of one document came about.

    Attributes:
        rules: by which rules they were read, as ``rules_version`` names them; empty where unknown.
        day: on which these rules were first used on it; None where unknown.
    """

    rules: str = ""
    day: datetime.date | None = None


class Record(Entry, frozen=True):
    """How the rows of a table came about.

    Attributes:
        rules: the rules of the last build.
        documents: the documents that have rows in the table, by id.
    """

    rules: str = ""
    documents: dict[str, Read] = msgspec.field(default_factory=dict)

    def older(self) -> list[str]:
        """The documents whose rows were read by other rules than those of the last build."""
        return [key for key, read in self.documents.items() if read.rules != self.rules]


def place_of_record(table: Path) -> Path:
    """Where the record of a table lies: metrics.build.toml beside metrics.csv."""
    return table.with_suffix(".build.toml")


def record_of(table: Path = METRICS) -> Record:
    """The record of a table; an empty one where it has none.

    Raises:
        DataFileError: it is broken.
    """
    path = place_of_record(table)
    if not path.exists():
        return Record()
    return typed(toml_named(path.name, path.parent), Record, f"{path}:")


def record_after(
    before: Record, rules: str, read: Iterable[str], kept: Iterable[str], today: datetime.date
) -> Record:
    """The record when some documents were read by these rules, and the rows of others kept."""
    documents = {each: before.documents.get(each, Read()) for each in kept}
    for each in read:
        known = before.documents.get(each, Read())
        documents[each] = known if known.rules == rules else Read(rules, today)
    return Record(rules, dict(sorted(documents.items())))


def record_text(record: Record) -> str:
    """The record as a TOML file."""
    text = tomlkit.document()
    text.add(tomlkit.comment(_HEAD))
    text.add("rules", tomlkit.item(record.rules))
    documents = tomlkit.table()
    for each, read in record.documents.items():
        told = tomlkit.inline_table()
        told.update({"rules": read.rules, "day": read.day} if read.day else {})
        documents.add(each, told)
    text.add("documents", documents)
    return tomlkit.dumps(text)
