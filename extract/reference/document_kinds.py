"""The kinds of documents that governments write, as data/document_kinds.toml has them."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from extract.reference.files import DATA, Entry, Words, entries, toml_named

_NEVER = re.compile("(?!)")


class DocumentKind(Entry, frozen=True, kw_only=True):
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
    name: Words
    name_en: Words
    title: re.Pattern[str]
    unless: re.Pattern[str] = _NEVER
    opening: re.Pattern[str] = _NEVER
    year: Literal["delivered", "reviewed", "plan"]
    lag: int
    ahead: bool
    bare: Literal["actual", "target"]
    whole: Literal["reviewed", "ahead"]
    due: bool
    actual: str = ""
    target: str = ""
    terms: bool = False
    press: bool = False

    def role_of(self, heading: str) -> str:
        """What this kind's own words say of the section under a heading: actual, target or ""."""
        for role, words in (("actual", self.actual), ("target", self.target)):
            if words and re.search(words, heading):
                return role
        return ""


@cache
def document_kinds(folder: Path = DATA) -> dict[str, DocumentKind]:
    """Every kind by its id, in the order in which titles are tried.

    Raises:
        DataFileError: data/document_kinds.toml is missing, broken, or an entry lacks a field.
    """
    listed = toml_named("document_kinds.toml", folder)
    return entries(listed, DocumentKind, "data/document_kinds.toml")


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
