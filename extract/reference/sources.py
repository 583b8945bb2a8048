"""Where the figures come from: the documents and pages of data/sources.toml."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import msgspec

from extract.reference.files import (
    DATA,
    Entry,
    Words,
    changed,
    entries,
    file_of,
    name_of,
    toml_named,
)

DOCUMENTS = file_of("documents")
"""Where the documents lie on a machine that has them; they are no part of the project."""

SAMPLES = file_of("sample")
"""Sample reports that the project brings, with a sources.toml of their own: all invented."""

_FOREIGN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028-\u202e\u2066-\u2069<>\"\\^`{|}]")

Site = Annotated[str, msgspec.Meta(pattern="^(official|news|mirror)?$")]


class Source(Entry, frozen=True):
    """A document or a page that figures were read from.

    Attributes:
        id: what the table's ``source`` column holds; a document's is its file stem.
        title, issuer: as printed.
        region: the name of the place it reports on; several are separated by a space.
        published: ISO date, month or year, empty where unknown.
        address: where it can be read, empty where unknown.
        kind: "work report", "compendium", "page" ...; of a part of one "(excerpt)".
        standing: of the site that the text was found on: a government's, a newspaper's, or another
            that holds a copy which nobody verified; empty where it is not known to be a copy.
        file: the document's file name in data/documents/, empty for a page.
        sha256: of that file, empty for a page.
        obtained: how it came here.
        added: ISO date on which it was filed here, empty where nobody wrote that down.
    """

    id: str
    title: Words
    issuer: str = ""
    region: str = ""
    published: str = ""
    address: str = ""
    kind: str = ""
    standing: Site = ""
    file: str = ""
    sha256: str = ""
    obtained: str = ""
    added: str = ""

    @property
    def whole_report(self) -> bool:
        """Whether it is a work report, or several, from beginning to end: one that leaves a figure
        out does not state it. An excerpt may leave out anything; news only tell of a report.

        >>> [Source("x", "x", kind=kind).whole_report for kind in ("work report (2022-01-06)",
        ...     "compendium of work reports", "work report (excerpt)", "news on work report")]
        [True, True, False, False]
        """
        return bool(re.match("(compendium of )?work report", self.kind)) and not self.excerpt

    @property
    def web_address(self) -> str:
        """Where it can be read on the web; empty where that is not known or is no web address.

        What stands in no address is written as one writes it there, so that it ends no link.

        >>> Source("x", "x", address="https://a.cn/<乙 >").web_address
        'https://a.cn/%3C乙%20%3E'
        """
        if not self.address.startswith(("https://", "http://")):
            return ""
        return _FOREIGN.sub(lambda found: quote(found[0]), self.address)

    @property
    def excerpt(self) -> bool:
        """Whether it is a part of a document."""
        return "excerpt" in self.kind

    @property
    def unverified(self) -> bool:
        """Whether it is a copy on a site that answers for nothing."""
        return self.standing == "mirror"


FILE = "sources.toml"


def sources(folder: Path = DATA) -> dict[str, Source]:
    """Every source by id, as data/sources.toml says now.

    Raises:
        DataFileError: data/sources.toml is missing, broken or holds an unknown field.
    """
    path = file_of(FILE, folder)
    try:
        return _sources(path, folder, changed(path))
    except OSError:
        return _sources(path, folder, 0)


@lru_cache(maxsize=8)
def _sources(path: Path, folder: Path, changed: int) -> dict[str, Source]:
    return entries(toml_named(FILE, folder), Source, name_of(FILE))
