"""A view as a Data Package: a zip of the exact rows, their description, and a README."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from extract.reference.project import project
from extract.reference.sources import Source
from extract.table.schema import THEME
from pages.parts.export.csv_files import MIME as CSV
from pages.parts.export.csv_files import exact_csv
from pages.parts.export.field_descriptions import Field, fields_of
from pages.parts.export.view import (
    View,
    about,
    citations,
    count,
    limits,
    named,
    sources_of,
    web_address,
)
from pages.parts.labels.names import CHINESE, home_id, place_name
from pages.parts.labels.translations import Translation

MIME = "application/zip"

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"

_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name: the same view, the same bytes
_READABLE = 0o644 << 16
_UNIX = 3


def package_of(view: View) -> bytes:
    """The zip: NAME.csv, datapackage.json and README.md, in this order."""
    table = exact_csv(view.rows, view.content.columns)
    described = json.dumps(descriptor(view, table), ensure_ascii=False, indent=2)
    files = {
        f"{view.name}.csv": table,
        "datapackage.json": f"{described}\n".encode(),
        "README.md": readme(view).encode(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            archive.writestr(entry, content)
    return buffer.getvalue()


def descriptor(view: View, table: bytes) -> dict[str, Any]:
    """The content of datapackage.json: Data Package, version 2.

    Args:
        table: the rows as they stand in the zip.
    """
    t = Translation(view.language)
    known = project()
    colon = "：" if view.language == CHINESE else ": "
    told = {
        "$schema": PROFILE,
        "name": view.name.lower(),
        "title": view.title,
        "description": "\n".join(f"{label}{colon}{text}" for label, text in about(view)),
        "version": known.version,
        "created": view.created.isoformat(timespec="seconds"),
        "keywords": [*_keywords(t), *_themes(view)],
        "sources": [_source(source) for source in sources_of(view)],
        "resources": [_resource(view, table)],
    }
    if view.open:
        licence = {
            "name": known.licence,
            "title": known.licence_title,
            "path": known.licence_path,
        }
        told["licenses"] = [licence]
        chinese = view.language == CHINESE
        authors = known.authors if chinese else known.authors_en
        told["contributors"] = [{"title": authors, "roles": ["creator"]}]
    return {name: value for name, value in told.items() if value != []}


def _keywords(t: Translation) -> list[str]:
    """What the table is about, and where."""
    return [*t("package.keywords").split("|"), place_name(home_id(), t.language)]


def _themes(view: View) -> list[str]:
    return list(dict.fromkeys(view.rows[THEME])) if THEME in view.rows.columns else []


def _source(source: Source) -> dict[str, str]:
    told = {
        "title": source.title,
        "path": web_address(source),
        "version": source.published,
        "standing": source.standing,  # not of the standard, which lets others be added
    }
    return {name: text for name, text in told.items() if text}


def _resource(view: View, table: bytes) -> dict[str, Any]:
    return {
        "$schema": RESOURCE,
        "name": view.name.lower(),
        "title": view.title,
        "description": count(view),
        "path": f"{view.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": CSV,
        "encoding": "utf-8",
        "bytes": len(table),
        "hash": f"sha256:{hashlib.sha256(table).hexdigest()}",
        "schema": schema(view),
    }


def schema(view: View) -> dict[str, Any]:
    """The Table Schema of the rows; a primary key only where it tells them all apart."""
    fields = fields_of(view.rows, Translation(view.language))
    told: dict[str, Any] = {
        "$schema": SCHEMA,
        "fields": [_described(field) for field in fields],
        "missingValues": [""],
    }
    full = {field.name for field in fields if field.full}
    key = list(view.content.key)
    if full.issuperset(key) and not view.rows.duplicated(key).any():
        told["primaryKey"] = key
    return told


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


def readme(view: View) -> str:
    """The content of README.md: what this is, its filter, its columns, its limits, how to cite."""
    t = Translation(view.language)
    parts = [f"# {_line(view.title)}", t("package.lead")]
    if view.content.counted == "own":
        parts.append(f"**{t(f'content.{view.content.name}')}**")
    parts += [_bullets(dict(about(view)))]
    parts += [f"## {t('package.files')}", t("package.files_told", name=f"{view.name}.csv")]
    parts += [f"## {t('package.columns')}", _dictionary(view)]
    listed = [
        f"- {_line(named(source, t))}{f' <{web}>' if (web := web_address(source)) else ''}"
        for source in sources_of(view)
    ]
    if listed:
        parts += [f"## {t('package.sources')}", "\n".join(listed)]
    parts += [f"## {t('package.limits')}", "\n".join(f"- {told}" for told in limits(view))]
    if view.open:
        reference, entry = citations(view)
        parts += [f"## {t('package.citation')}", reference, f"```bibtex\n{entry}\n```"]
    return "\n\n".join(parts) + "\n"


def _bullets(told: Mapping[str, str]) -> str:
    return "\n".join(f"- **{label}** {_line(text)}" for label, text in told.items())


def _dictionary(view: View) -> str:
    t = Translation(view.language)
    heads = ("data.field", "data.name", "field.type", "data.meaning")
    lines = [[t(head) for head in heads], ["---"] * len(heads)]
    for field in fields_of(view.rows, t):
        explained = all(key in field.meaning for key in field.labels)
        labels = "" if explained else " · ".join(f"{k} {name}" for k, name in field.labels.items())
        unit = t("charts.unit", unit=field.unit) if field.unit else ""
        meaning = "<br>".join(part for part in (field.meaning, labels, unit) if part)
        lines.append([f"`{field.name}`", field.title, field.type, meaning])
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")


def _line(text: str) -> str:
    """Text in one line, whatever it was; what a file says of itself breaks no list or heading."""
    return " ".join(text.split())
