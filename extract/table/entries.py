"""The entry of a new document in data/sources.toml: from a person, and from its own text."""

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tomlkit

from extract.documents.read import Document
from extract.errors import DocumentError
from extract.pipeline import Reading
from extract.reference.files import file_of
from extract.reference.sources import FILE, Source
from extract.structure.profile import Evidence, Profile
from extract.structure.reports import Report

OBTAINED = "added"


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a document; what is empty, its text says.

    Attributes:
        published: ISO date, month or year.
    """

    title: str = ""
    issuer: str = ""
    region: str = ""
    published: str = ""
    address: str = ""
    kind: str = ""


def assumed(document: Document, told: Told) -> Source:
    """The entry of a document before it was read: what a person says of it."""
    return Source(
        id=document.name,
        title=told.title or document.name,
        issuer=told.issuer,
        region=told.region,
        published=told.published,
        address=told.address,
    )


def entry_of(path: Path, told: Told, first: Reading) -> tuple[Source, dict[str, str]]:
    """The entry of data/sources.toml for a document, and what its own part of it rests on."""
    given = {
        "title": told.title,
        "issuer": told.issuer,
        "region": told.region,
        "published": told.published,
        "kind": told.kind,
    }
    said = {name: each for name, each in _said(first.reports, path).items() if not given[name]}
    fields = given | {name: value for name, (value, _) in said.items()}
    if not fields["region"]:
        raise DocumentError(f"{path}: the text does not say whose report it is; give --region")
    source = Source(
        id=first.source,
        **fields,
        address=told.address,
        file=path.name,
        sha256=first.document.sha256,
        obtained=OBTAINED,
        added=datetime.date.today().isoformat(),
    )
    return source, {name: why for name, (_, why) in said.items()}


def _said(reports: tuple[Report, ...], path: Path) -> dict[str, tuple[str, str]]:
    """What the reports of a document say of it, field by field, each with its words."""
    profiles = [report.profile for report in reports]
    one = profiles[0]
    places = list(dict.fromkeys(each.region for each in profiles if each.region))
    days = [_day(each) for each in profiles]
    kind = one.document_kind.name_en
    if len(profiles) > 1:
        kind = f"compendium of {kind}s ({', '.join(days)})"
    title, why = _title(reports, path)
    return {
        "title": (title, why),
        "issuer": (one.issuer, _words(one, "issuer", one.issuer)),
        "region": (" ".join(places), _words(one, "region", one.region)),
        "published": (days[0], _words(one, "delivered", str(one.delivered))),
        "kind": (kind, _words(one, "kind", one.kind)),
    }


def _title(reports: tuple[Report, ...], path: Path) -> tuple[str, str]:
    """The printed title, with the place and the year before it that it lacks."""
    printed, one = reports[0].title, reports[0].profile
    if len(reports) > 1 or not printed:
        return path.stem, "(the name of the file)"
    whole = printed if one.region in printed else f"{one.region}{printed}"
    if one.delivered and not re.search(r"\d{4}|二〇", whole):
        whole = f"{one.delivered}年{whole}"
    return whole, f"「{printed}」"


def _day(profile: Profile) -> str:
    month = f"-{profile.month:02}" if profile.month else ""
    return f"{profile.delivered}{month}" if profile.delivered else ""


def _words(profile: Profile, field: str, value: str) -> str:
    """The words that speak loudest for a field of a profile, and where they stand."""
    spoken: Iterator[Evidence] = (
        each for each in profile.evidence if (each.field, each.value) == (field, value)
    )
    best = max(spoken, key=lambda each: each.weight, default=None)
    if best is None:
        return ""
    words = " ".join(best.words.split())
    return f"「{words}」 ({best.rule})" if words else f"({best.rule})"


def with_entry(source: Source) -> bytes:
    """data/sources.toml with one more entry at its end; all that is there stays as it is.

    Raises:
        DataFileError: the file cannot be read.
    """
    path = file_of(FILE)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    entry = tomlkit.table()
    for name in Source.__struct_fields__[1:]:
        if value := getattr(source, name):
            entry.add(name, value)
    added = tomlkit.document()
    added.add(source.id, entry)
    gap = "\n" if before.endswith("\n") else "\n\n" if before else ""
    text = f"{before}{gap}{tomlkit.dumps(added)}"
    tomllib.loads(text)
    return text.encode()
