"""A view as a Data Package: a zip of the exact rows, their description, and a README."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from extract.reference.project import project
from extract.table.package import PROFILE, Field, File, licence, resource, source_entries
from extract.table.schema import THEME
from pages.parts.export.csv_files import exact_csv
from pages.parts.export.field_descriptions import fields_of
from pages.parts.export.view import (
    View,
    about,
    citations,
    count,
    limits,
    named,
    sources_of,
)
from pages.parts.labels.names import CHINESE
from pages.parts.labels.translations import Translation

MIME = "application/zip"

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
    file = File(f"{view.name}.csv", table, view.title, count(view))
    told = {
        "$schema": PROFILE,
        "name": view.name.lower(),
        "title": view.title,
        "description": "\n".join(f"{label}{colon}{text}" for label, text in about(view)),
        "version": known.version,
        "created": view.created.isoformat(timespec="seconds"),
        "keywords": [*t("package.keywords").split("|"), *_themes(view)],
        "sources": source_entries(sources_of(view)),
        "resources": [resource(file, fields := fields_of(view.rows, t), _key(view, fields))],
    }
    if view.open:
        told |= licence(known.authors if view.language == CHINESE else known.authors_en)
    return {name: value for name, value in told.items() if value != []}


def _themes(view: View) -> list[str]:
    return list(dict.fromkeys(view.rows[THEME])) if THEME in view.rows.columns else []


def _key(view: View, fields: Sequence[Field]) -> Sequence[str]:
    """The columns of the primary key; none where they do not tell all rows apart."""
    full = {field.name for field in fields if field.full}
    key = list(view.content.key)
    return key if full.issuperset(key) and not view.rows.duplicated(key).any() else ()


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
        f"- {_line(named(source, t))}{f' <{web}>' if (web := source.web_address) else ''}"
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
