"""The kinds of documents that governments write, as data/document_kinds.toml has them."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extract.errors import DataFileError
from extract.reference.files import DATA, toml_named


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of document.

    Attributes:
        id: the key of its entry: work_report, bulletin ...
        name, name_en: what people call it.
        title: what a title line of this kind holds.
        unless: what a line holds that only speaks of such a document.
        opening: how a text of this kind begins that has no title line.
        year: whether its title's first year is the one of delivery ("delivered"), the one looked
            back on ("reviewed") or none of both ("plan").
        lag: years from the one reviewed to the delivery, where no date says more.
        ahead: whether it looks ahead.
        bare: what a figure without further words is: actual or target.
        whole: the year that 全年 is: reviewed or ahead.
        due: whether it states outcomes that promises can be held against.
        actual, target: words of its headings for what lies behind and before; may be empty.
        terms: whether it may look back on a term of office or on a five-year plan.
        press: whether it is told by others, after the event.
    """

    id: str
    name: str
    name_en: str
    title: re.Pattern[str]
    unless: re.Pattern[str]
    opening: re.Pattern[str]
    year: str
    lag: int
    ahead: bool
    bare: str
    whole: str
    due: bool
    actual: str
    target: str
    terms: bool
    press: bool


_NEVER = "(?!)"
_UNSAID: dict[str, Any] = {
    "unless": _NEVER,
    "opening": _NEVER,
    "actual": "",
    "target": "",
    "terms": False,
    "press": False,
}


@cache
def document_kinds(folder: Path = DATA) -> dict[str, DocumentKind]:
    """Every kind by its id, in the order in which titles are tried.

    Raises:
        DataFileError: data/document_kinds.toml is missing, broken, or an entry lacks a field.
    """
    entries = toml_named("document_kinds.toml", folder)
    return {key: _kind(key, entry) for key, entry in entries.items()}


def _kind(key: str, entry: dict[str, Any]) -> DocumentKind:
    given: dict[str, Any] = {**_UNSAID, **entry, "id": key}
    try:
        given |= {name: re.compile(given[name]) for name in ("title", "unless", "opening")}
        return DocumentKind(**given)
    except (KeyError, TypeError, re.error) as error:
        raise DataFileError(f"data/document_kinds.toml: [{key}]: {error}") from None


def kind_of_title(line: str) -> DocumentKind | None:
    """The kind of document that a title line names, None where it is no such title.

    >>> kind_of_title("云汀市2030年国民经济和社会发展统计公报").id
    'bulletin'
    >>> kind_of_title("各位代表") is None
    True
    """
    for kind in document_kinds().values():
        if kind.title.search(line) and not kind.unless.search(line):
            return kind
    return None
