"""A new document for the table: its entry from what it says of itself, and what it changes."""

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import tomlkit

from extract.documents.read import Document, read_document
from extract.errors import DataFileError, DocumentError, YearUnknown
from extract.pipeline import Reading, reading_of
from extract.reference.corrections import FILE as CORRECTIONS
from extract.reference.corrections import NOTHING, Corrections, corrections, with_entries
from extract.reference.files import file_of, name_of
from extract.reference.rules import rules_version
from extract.reference.sources import DOCUMENTS, FILE, Source, sources
from extract.structure.profile import Evidence, Profile
from extract.structure.reports import Report
from extract.table.build import rows_by_source, together
from extract.table.bundled_package import package_text, place_of_package
from extract.table.changes import Changes, changes
from extract.table.io import METRICS, csv_text, read_table, table_of
from extract.table.record import Record, place_of_record, record_after, record_of, record_text

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


@dataclass(frozen=True, slots=True)
class Filing:
    """A document that is ready to be filed; nothing of it is written yet.

    Attributes:
        source: its entry.
        why: for each field of the entry that its text says, the words that it rests on.
        reading: what is read from it.
        changes: what changes in the table.
        record: by which rules the documents of the table were read then.
        contents: every file that is written, with its bytes.
    """

    source: Source
    why: Mapping[str, str]
    reading: Reading
    changes: Changes
    record: Record
    contents: Mapping[Path, bytes]


def filing(
    path: Path,
    told: Told,
    said: Corrections = NOTHING,
    table: Path = METRICS,
    documents: Path = DOCUMENTS,
) -> Filing:
    """What it takes to file the document in ``path``. Only this document is read.

    Args:
        said: what readers corrected of it, beside what data/corrections.toml says already.

    Raises:
        DocumentError: it cannot be read, or says neither of which year nor of which place it is.
        DataFileError: there is one of its name, or the same one, already.
        TableError: the table is broken.
    """
    document = read_document(path)
    _check_new(path, document, documents / path.name)
    every = corrections().and_also(said)
    source, why = _entry(path, told, _read(document, _assumed(document, told), every))
    reading = _read(document, source, every)
    before = read_table(table) if table.exists() else table_of([])
    parts: dict[str, pd.DataFrame] = rows_by_source(before)
    listed = {key: parts[key] for key in sources() if key in parts}
    after = together({**listed, source.id: table_of(reading.rows())})
    record = record_after(
        record_of(table), rules_version(), [source.id], listed, datetime.date.today()
    )
    content, now = csv_text(after).encode(), datetime.datetime.now(datetime.UTC)
    described = package_text(after, content, table.name, now, {**sources(), source.id: source})
    return Filing(
        source,
        why,
        reading,
        changes(before, after),
        record,
        {
            documents / path.name: path.read_bytes(),
            file_of(FILE): _with_entry(source),
            **({file_of(CORRECTIONS): _with_corrections(said)} if said != NOTHING else {}),
            table: content,
            place_of_package(table): described.encode(),
            place_of_record(table): record_text(record).encode(),
        },
    )


def _read(document: Document, known: Source, said: Corrections) -> Reading:
    """What is read from a document with this entry, as a build will read it."""
    try:
        reading = reading_of(document, known=known, said=said)
    except YearUnknown:
        raise DocumentError(
            f"{document.path}: the text does not say of which year it is; give --date"
        ) from None
    if reading.failed:
        raise DataFileError(*(f"{document.path}: {each}" for each in reading.failed))
    return reading


def _check_new(path: Path, document: Document, place: Path) -> None:
    """Refuse what is listed already, and what would stand in another's place."""
    for source in sources().values():
        if source.sha256 == document.sha256:
            raise DataFileError(f"{path}: it is listed already, as {source.id}")
    if document.name in sources():
        raise DataFileError(
            f"{path}: {name_of(FILE)} has another {document.name}; give the file another name"
        )
    if place.exists() and place.read_bytes() != path.read_bytes():
        raise DataFileError(f"{place}: another file has this name; give yours another")
    if document.name != path.stem or not path.stem.isprintable():
        raise DocumentError(f"{path}: its name cannot be printed; give the file another name")


def _assumed(document: Document, told: Told) -> Source:
    """The entry of a document before it was read: what a person says of it."""
    return Source(
        id=document.name,
        title=told.title or document.name,
        issuer=told.issuer,
        region=told.region,
        published=told.published,
        address=told.address,
    )


def _entry(path: Path, told: Told, first: Reading) -> tuple[Source, dict[str, str]]:
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


def _with_corrections(said: Corrections) -> bytes:
    """data/corrections.toml with more of them at its end."""
    path = file_of(CORRECTIONS)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    return with_entries(before, said).encode()


def _with_entry(source: Source) -> bytes:
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
