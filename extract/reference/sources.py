"""Where the figures come from: the documents and pages of data/sources.toml."""

from functools import cache
from pathlib import Path

from extract.reference.files import DATA, Entry, Words, entries, toml_named

DOCUMENTS = DATA / "documents"
"""Where the documents lie on a machine that has them; they are no part of the project."""

SAMPLES = DATA / "sample"
"""Sample reports that the project brings, with a sources.toml of their own: all invented."""


class Source(Entry, frozen=True):
    """A document or a page that figures were read from.

    Attributes:
        id: what the table's ``source`` column holds; a document's is its file stem.
        title, issuer: as printed.
        region: the name of the place it reports on; several are separated by a space.
        published: ISO date or year, empty where unknown.
        address: where it can be read, empty where unknown.
        kind: "work report", "compendium", "page" ...
        file: the document's file name in data/documents/, empty for a page.
        sha256: of that file, empty for a page.
        obtained: how it came here.
    """

    id: str
    title: Words
    issuer: str = ""
    region: str = ""
    published: str = ""
    address: str = ""
    kind: str = ""
    file: str = ""
    sha256: str = ""
    obtained: str = ""


@cache
def sources(folder: Path = DATA) -> dict[str, Source]:
    """Every source by id.

    Raises:
        DataFileError: data/sources.toml is missing, broken or holds an unknown field.
    """
    return entries(toml_named("sources.toml", folder), Source, "data/sources.toml")
