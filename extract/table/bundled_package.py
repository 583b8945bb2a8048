"""The description that lies beside the bundled table, datapackage.json: written with each build."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from extract.reference.files import toml_named
from extract.reference.indicators import themes
from extract.reference.project import project
from extract.reference.sources import Source
from extract.table.package import (
    PROFILE,
    Field,
    File,
    licence,
    resource,
    source_entries,
)
from extract.table.schema import COMPARATOR, KIND, MEASURE, ORIGIN, SOURCE, TABLE, THEME, Column

NAME = "datapackage.json"

# Where data/words.toml says what the values of a closed column are called.
_CALLED = {ORIGIN: "origin", KIND: "kind", MEASURE: "measure", COMPARATOR: "exactness"}


def place_of_package(table: Path) -> Path:
    """Where the description of a table lies."""
    return table.with_name(NAME)


def package_text(
    table: pd.DataFrame,
    content: bytes,
    name: str,
    created: datetime,
    catalogue: Mapping[str, Source],
) -> str:
    """The description of a table in both languages, as JSON.

    Args:
        content: the table as it lies on the disk, as CSV.
        name: of that file.
        created: when it became what it is.
        catalogue: the sources by id.
    """
    known, words = project(), toml_named("words.toml")
    held = [catalogue.get(key, Source(key, key)) for key in table[SOURCE].value_counts().index]
    file = File(name, content, *(_both(words["content"]["bundled"]),) * 2)
    told: dict[str, Any] = {
        "$schema": PROFILE,
        "name": Path(name).stem.lower(),
        "title": f"{known.title} / {known.title_en}",
        "description": _both(words["package"]["lead"]),
        "version": known.version,
        "created": created.isoformat(timespec="seconds"),
        "keywords": [*_both(words["package"]["keywords"], "|").split("|"), *themes()],
        "sources": source_entries(held),
        **licence(f"{known.authors} / {known.authors_en}"),
        "resources": [resource(file, [_field(column, words) for column in TABLE])],
    }
    kept = {key: value for key, value in told.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def created(path: Path, content: bytes | None = None) -> datetime | None:
    """When a table became what it is; None where its description is of another, or is none.

    Args:
        content: the table's, where it is not the one that lies there.
    """
    with suppress(OSError, ValueError, KeyError, TypeError, IndexError):
        told = json.loads(place_of_package(path).read_text(encoding="utf-8"))
        known = path.read_bytes() if content is None else content
        if told["resources"][0]["hash"] == f"sha256:{_hash(known)}":
            return datetime.fromisoformat(told["created"]).astimezone(UTC)
    return None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _field(column: Column, words: Mapping[str, Any]) -> Field:
    return Field(
        name=column.name,
        title=_both(words["column"][column.name]),
        meaning=_both(words["explained"][column.name]),
        type=column.type,
        pattern=column.pattern,
        labels=MappingProxyType(_labels(column, words)),
        full=column.required,
    )


def _labels(column: Column, words: Mapping[str, Any]) -> dict[str, str]:
    if column.name == THEME:
        return {key: f"{theme.name} / {theme.name_en}" for key, theme in themes().items()}
    return {value: _both(words[_CALLED[column.name]][value]) for value in column.allowed}


def _both(said: Mapping[str, str], between: str = " / ") -> str:
    """Words in both languages, Chinese first."""
    return between.join((said["zh"], said["en"]))
