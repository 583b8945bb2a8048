"""What each rule file of data/ holds: texts, lists, tables, and of which kind.

The files whose entries have names of their own are typed where they are read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

TEXTS = dict[str, str]
ENTRIES = list[dict[str, Any]]
"""Entries that whoever reads them types one by one."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table.

    Attributes:
        each: the kind of its entries.
        own: the kind of those that are of another.
    """

    each: Any
    own: Mapping[str, Any] = field(default_factory=dict)


class _Part(msgspec.Struct, rename={"first": "from", "last": "to"}, forbid_unknown_fields=True):
    words: str
    first: int
    last: int


class _Before(msgspec.Struct):
    before: str


class _Pattern(msgspec.Struct):
    pattern: str


class _PartOfYear(msgspec.Struct, forbid_unknown_fields=True):
    pattern: str
    code: str


class _Role(msgspec.Struct, forbid_unknown_fields=True):
    words: str
    why: str


SHAPES = {
    "clauses.toml": Shape(TEXTS),
    "comparators.toml": Shape(TEXTS),
    "frames.toml": Shape(
        TEXTS,
        {
            "parts": Shape(str, {"named": dict[str, _Part]}),
            "aspect": list[_Before],
            "cue": list[_Pattern],
        },
    ),
    "identity.toml": Shape(
        TEXTS, {"region": ENTRIES, "time": Shape(str, {"part": list[_PartOfYear], "year": ENTRIES})}
    ),
    "lexicon.toml": Shape(_Role),
    "places.toml": Shape(TEXTS, {"heading": Shape(str, {"ranks": list[str]})}),
    "questions.toml": Shape(ENTRIES),
    "set_aside.toml": Shape(list[TEXTS]),
    "streamlit_words.toml": Shape(dict[str, TEXTS]),
    "tables.toml": Shape(TEXTS),
    "theme_words.toml": Shape(str),
    "traditional.toml": Shape(str),
    "verdicts.toml": Shape(dict[str, Any]),
    "words.toml": Shape(dict[str, TEXTS]),
}
