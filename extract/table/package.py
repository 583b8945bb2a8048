"""A table described for programs: Data Package, version 2 (https://datapackage.org)."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from extract.reference.project import project
from extract.reference.sources import Source

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a file.

    Attributes:
        name: in the file's first line.
        title, meaning: in the reader's language.
        type: of the Table Schema: string, integer, number or year.
        pattern: that a text has as a whole; empty for any.
        labels: the values that there are, and what they are called; empty for any.
        full: whether every row has a value here.
        unit: of a number, where all rows have one; empty where the column "unit" says it.
    """

    name: str
    title: str
    meaning: str
    type: str
    pattern: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    full: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A table as a file.

    Attributes:
        name: with its ending.
        content: UTF-8 without mark, as CSV.
        title, description: in the reader's language.
    """

    name: str
    content: bytes
    title: str
    description: str


def resource(file: File, fields: Iterable[Field], key: Sequence[str] = ()) -> dict[str, Any]:
    """The entry of a file.

    Args:
        key: the columns that tell its rows apart, where they do.
    """
    return {
        "$schema": _RESOURCE,
        "name": file.name.rpartition(".")[0].lower(),
        "title": file.title,
        "description": file.description,
        "path": file.name,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
        "schema": _schema(fields, key),
    }


def _schema(fields: Iterable[Field], key: Sequence[str]) -> dict[str, Any]:
    told = {
        "$schema": _SCHEMA,
        "fields": [_described(each) for each in fields],
        "missingValues": [""],
    }
    return told | ({"primaryKey": list(key)} if key else {})


def _described(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if field.full:
        constraints["required"] = True
    if field.pattern:
        constraints["pattern"] = f"^({field.pattern})$"
    if field.labels:
        constraints["enum"] = list(field.labels)
    told = {
        "name": field.name,
        "title": field.title,
        "type": field.type,
        "description": field.meaning,
        "constraints": constraints,
        "categories": [{"value": key, "label": name} for key, name in field.labels.items()],
        "unit": field.unit,  # not of the standard, which lets others be added
    }
    return {name: value for name, value in told.items() if value}


def source_entries(sources: Iterable[Source]) -> list[dict[str, str]]:
    """The sources of a package."""
    return [
        {
            name: text
            for name, text in {
                "title": source.title,
                "path": source.web_address,
                "version": source.published,
                "standing": source.standing,  # not of the standard either
            }.items()
            if text
        }
        for source in sources
    ]


def licence(authors: str) -> dict[str, Any]:
    """That the project gives a table to all, and who made it."""
    known = project()
    own = {
        "name": known.licence,
        "title": known.licence_title,
        "path": known.licence_path,
    }
    return {
        "licenses": [own],
        "contributors": [{"title": authors, "roles": ["creator"]}],
    }
