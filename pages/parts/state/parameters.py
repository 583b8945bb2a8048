"""The parameters of an address: what each is called, what it sets, how it is read and written.

Reading, writing, clearing and checking the address all go by this one table.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from extract.analysis.verdicts import GROUPS, verdicts
from extract.table.identity import PATTERN
from pages.parts.labels.names import places
from pages.parts.labels.slugs import code_of
from pages.parts.labels.translations import LANGUAGES
from pages.parts.state.offered import Offered

LEVELS = ("district", "province")
SCOPES = ("home", *LEVELS, "all")
MEASURES = ("change", "nation")
SEARCH_LIMIT = 60  # characters; longer is no search but an attempt
AT_LIMIT = 8  # digits of a place in a text


class Scope(Enum):
    """Where a choice holds."""

    EVERYWHERE = "a filter of every page"
    ASKED = "what pages look at; in the address of all of them once it is chosen"
    SHOWN = "what pages look at; in the address only where a page shows it"
    READER = "the reader's own"


Known = Callable[[Offered], Collection[str]]
Read = Callable[[str, Offered], tuple[Any, bool]]
"""What a text means, None for nothing, and whether all of it is known."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the address.

    Attributes:
        name: in the address; its label is ``[address]`` in data/words.toml.
        field: of :class:`pages.parts.state.filters.Filters`.
        scope: where the choice holds.
        read: what a text that is not empty sets.
        write: the text of a value that is not empty.
        known: what it may be, where that is a list.
    """

    name: str
    field: str
    scope: Scope
    read: Read
    write: Callable[[Any], str] = str
    known: Known = lambda has: ()


def _several(known: Known, text: str, has: Offered) -> tuple[Any, bool]:
    """Those of a list that are known, in its order: the first place is the one pages are about."""
    asked = dict.fromkeys(part for part in text.split(",") if part)
    kept = set(known(has))
    held = tuple(part for part in asked if part in kept)
    return held or None, len(held) == len(asked)


def _one(known: Known, text: str, has: Offered) -> tuple[Any, bool]:
    return (text, True) if text in known(has) else (None, False)


def _year(text: str, has: Offered) -> tuple[Any, bool]:
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else -1
    return (year, True) if has.first <= year <= has.last else (None, False)


def _figure(text: str, has: Offered) -> tuple[Any, bool]:
    """A figure of the indicator that is shown (names.point_id)."""
    known = re.fullmatch(r"[\w.-]{1,80}\.[0-9]{4}\.(actual|target)", text)
    return (text, True) if known else (None, False)


def _source(text: str, has: Offered) -> tuple[Any, bool]:
    called = {code_of(source): source for source in has.sources}
    known = called.get(text) or (text if text in has.sources else None)
    return known, known is not None


def _place_in_text(text: str, has: Offered) -> tuple[Any, bool]:
    whole = text.isascii() and text.isdigit() and len(text) <= AT_LIMIT
    return (int(text), True) if whole else (None, False)


def _chart(text: str, has: Offered) -> tuple[Any, bool]:
    return (text, True) if re.fullmatch(r"[A-Za-z0-9_-]{1,80}", text) else (None, False)


def _switch(text: str, has: Offered) -> tuple[Any, bool]:
    return (True, True) if text == "1" else (None, False)


def _id(text: str, has: Offered) -> tuple[Any, bool]:
    return (text, True) if re.fullmatch(PATTERN, text) else (None, False)


def _words(text: str, has: Offered) -> tuple[Any, bool]:
    asked = " ".join(text.split())
    fits = len(asked) <= SEARCH_LIMIT and asked.isprintable()
    return (asked, True) if fits else (None, False)


def _regions(has: Offered) -> Collection[str]:
    # A place without a figure is known as well: pages say what is not known of it.
    return (*has.regions, *(place for place in places() if place not in has.regions))


def _list(name: str, field: str, scope: Scope, known: Known) -> Parameter:
    """A parameter that is some of a list."""
    return Parameter(name, field, scope, partial(_several, known), ",".join, known)


def _choice(name: str, field: str, scope: Scope, known: Known) -> Parameter:
    """A parameter that is one of a list."""
    return Parameter(name, field, scope, partial(_one, known), str, known)


PARAMETERS = (
    _list("theme", "themes", Scope.EVERYWHERE, lambda has: has.themes),
    _list("region", "regions", Scope.EVERYWHERE, _regions),
    Parameter("from", "first", Scope.EVERYWHERE, _year),
    Parameter("to", "last", Scope.EVERYWHERE, _year),
    _list("kind", "kinds", Scope.EVERYWHERE, lambda has: has.kinds),
    _choice("indicator", "indicator", Scope.ASKED, lambda has: has.indicators),
    Parameter("year", "year", Scope.ASKED, _year),
    _choice("level", "level", Scope.ASKED, lambda has: LEVELS),
    _choice("scope", "scope", Scope.SHOWN, lambda has: SCOPES),
    _choice("verdict", "verdict", Scope.SHOWN, lambda has: (*GROUPS, *verdicts())),
    _choice("promise", "promise", Scope.SHOWN, lambda has: has.promises),
    Parameter("figure", "figure", Scope.SHOWN, _figure),
    Parameter("id", "id", Scope.SHOWN, _id),
    _choice("as", "measure", Scope.SHOWN, lambda has: MEASURES),
    Parameter("source", "source", Scope.SHOWN, _source, code_of),
    Parameter("at", "at", Scope.SHOWN, _place_in_text),
    Parameter("q", "search", Scope.ASKED, _words),
    Parameter("chart", "chart", Scope.SHOWN, _chart),
    Parameter("rest", "rest", Scope.SHOWN, _switch, lambda on: "1"),
    _choice("lang", "language", Scope.READER, lambda has: LANGUAGES),
)

FORMER = {"place": "region", "point": "promise"}  # The names of old links.


def fields(*scopes: Scope) -> tuple[str, ...]:
    """The fields of Filters that hold there."""
    return tuple(each.field for each in PARAMETERS if each.scope in scopes)


def read(given: Mapping[str, str], has: Offered) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The fields that an address sets, and the parameters of which something had to be dropped.

    A value that the data does not have (a stale link, a typing error, an attack) is dropped; the
    rest of the address holds. Parameters that are not ours are left alone.
    """
    given = {FORMER.get(name, name): text for name, text in given.items()} | {
        name: text for name, text in given.items() if name not in FORMER
    }
    values: dict[str, Any] = {}
    dropped = set()
    for each in PARAMETERS:
        if not (text := given.get(each.name, "").strip(",")):
            continue
        value, whole = each.read(text, has)
        if value is not None:
            values[each.field] = value
        if not whole:
            dropped.add(each.name)
    if values.get("first", 0) > values.get("last", 9999):
        dropped |= {"from", "to"}
        del values["first"], values["last"]
    if "source" in dropped and "at" in given:  # A place in a text that is no more is none.
        dropped.add("at")
        values.pop("at", None)
    return values, tuple(each.name for each in PARAMETERS if each.name in dropped)


def written(values: Mapping[str, Any]) -> dict[str, str]:
    """The address of fields; what is empty, and the first language, is not written."""
    texts = {
        each.name: each.write(values[each.field])
        for each in PARAMETERS
        if values[each.field] not in ("", None, (), False)
    }
    if texts.get("lang") == LANGUAGES[0]:
        del texts["lang"]
    return texts
