"""What readers corrected as a TOML file, such as a person would write."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec
import tomlkit

from extract.reference.corrections import Corrections, Fields
from extract.reference.files import Entry

HEAD = """\
What readers corrected of what was read: of one figure, or of a whole document.

[[correction]]
source = "2026_某市"          # the document's id
start = 1234                  # where the figure begins in its text
value_text = "5.2%"           # what is printed there
read = { year = 2025 }        # what is read now; once it is read otherwise, build and check fail
say = { year = 2026 }         # the fields that replace it; or drop = true
why = "for the reader"

[[document]]
source = "2026_某市"
region = "某市"                # whose report it is
year = 2026                   # of its delivery
"""


def corrections_text(said: Corrections) -> str:
    """The corrections as a TOML file; the same corrections give the same text.

    >>> from extract.reference.corrections import Correction
    >>> fixed = Correction(source="a", start=3, value_text="5%", say=Fields(year=2026))
    >>> print(corrections_text(Corrections((fixed,))).partition("\\n\\n")[2], end="")
    [[correction]]
    source = "a"
    start = 3
    value_text = "5%"
    say = {year = 2026}
    """
    return with_entries("", said)


def with_entries(text: str, said: Corrections) -> str:
    """A file of corrections with more of them at its end; all that is there stays as it is."""
    if not text:
        head = tomlkit.document()
        for line in HEAD.splitlines():
            head.add(tomlkit.comment(line))
        text = tomlkit.dumps(head)
    added = tomlkit.document()
    for name, listed in (("correction", said.correction), ("document", said.document)):
        if listed:
            added.add(tomlkit.nl())
            added.add(name, _tables(listed))
    gap = "" if text.endswith("\n") else "\n"
    return f"{text}{gap}{tomlkit.dumps(added)}"


def _tables(listed: Iterable[Entry]) -> tomlkit.items.AoT:
    tables = tomlkit.aot()
    for each in listed:
        table = tomlkit.table()
        for name, value in msgspec.structs.asdict(each).items():
            if value not in ("", 0, False, Fields()) or name == "start":
                table.add(name, _item(value))
        tables.append(table)
    return tables


def _item(value: Any) -> tomlkit.items.Item:
    if not isinstance(value, Fields):
        return tomlkit.item(value)  # type: ignore[no-any-return]
    inline = tomlkit.inline_table()
    for name, said in value.given().items():
        # A number as it is written by hand, without exponent: 5, 5.2.
        exact = isinstance(said, Decimal)
        inline.add(name, tomlkit.value(f"{said.normalize():f}") if exact else said)
    return inline
