"""What a search means, and which rows of a table it means.

A search is a few words that must all be found. A place's name, English name or code and a year
narrow it; what is left are words of names. 东城区GDP is read as 东城区 and GDP, since nothing is
called so as it stands.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from extract.reference.indicators import indicators, themes
from extract.table.conditions import Among, AnyOf, Condition
from extract.table.rows import Rows
from extract.table.schema import (
    INDICATOR,
    INDICATOR_ID,
    REGION,
    REGION_CODE,
    SECTION,
    THEME,
    VALUE_TEXT,
    YEAR,
)
from pages.parts.labels.names import place_id, places
from pages.parts.search.terms import bare, findable, folded, names_of
from pages.parts.state.parameters import SEARCH_LIMIT

SHORTEST = 2  # characters of a place's name that name it
_BETWEEN = re.compile(r"[\s、，。；;,|]+")
_KINDS_OF_PLACE = re.compile(
    r" (district|province|municipality|region|area|(special administrative|autonomous) region)$"
)


@dataclass(frozen=True, slots=True)
class Search:
    """A search as it is understood.

    Attributes:
        words: folded, all of which a name must hold; none where only a place or a year is named.
        places: ids of the places that it names, with the words that name each.
        year: that it names; None for any.
    """

    words: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    year: int | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is looked for."""
        return not (self.words or self.places or self.year)

    @property
    def place_ids(self) -> tuple[str, ...]:
        """The places alone."""
        return tuple(place for place, _ in self.places)


def understood(typed: str, table: Rows) -> Search:
    """What is looked for in a table; nothing where nothing was typed but marks.

    No more than SEARCH_LIMIT characters are read.

    A word that stands in a name of the catalogue or of the table is taken as it is. Another one is
    cut behind or before a place's name or a year, or is the beginning of one place's name.
    """
    text, named = _spaced_places(folded(typed[:SEARCH_LIMIT]))
    vocabulary = _vocabulary(table)
    years = {str(year) for year in table.known(YEAR)}
    words: list[str] = []
    asked: list[int] = []
    for word in _BETWEEN.split(text):
        if not bare(word):
            continue
        known = word in vocabulary or bare(word) in vocabulary
        for part in [word] if known or word in _forms() else _cut(word):
            if part in _forms():
                named[_forms()[part]] = part
            elif (year := part.removesuffix("年")) in years:
                asked.append(int(year))
            elif not known and (place := _begun(part)) and part not in vocabulary:
                named[place] = part
            else:
                words.append(part)
    return Search(
        tuple(dict.fromkeys(words)),
        tuple((place, word) for place, word in named.items()),
        asked[-1] if asked else None,
    )


def _vocabulary(table: Rows) -> str:
    """Every name of the catalogue and of the table's figures."""
    names = [name for each in indicators().values() for name in names_of(each).every]
    return "\n".join(findable(name) for name in (*names, *table.known(INDICATOR)))


@cache
def _forms() -> dict[str, str]:
    """The ids of places by what they are called, folded: 东城区, 东城, dongcheng, 110101."""
    forms: dict[str, str] = {}
    for place, region in places().items():
        english = folded(region.name_en)
        short = re.sub("[省市区]$", "", region.name)
        for name in (
            *(folded(each) for each in (region.name, short, *region.short, region.code)),
            english,
            _KINDS_OF_PLACE.sub("", english),
        ):
            if len(name) >= SHORTEST:
                forms.setdefault(name, place)
    return forms


def _spaced_places(text: str) -> tuple[str, dict[str, str]]:
    """The text without the places whose names have several words, and those places."""
    named: dict[str, str] = {}
    for form in sorted((form for form in _forms() if " " in form), key=len, reverse=True):
        text, n = re.subn(rf"(?<!\w){re.escape(form)}(?!\w)", " ", text)
        if n:
            named[_forms()[form]] = form
    return text, named


def _cut(word: str) -> list[str]:
    """A word in parts, where it begins or ends with a place's Chinese name or a year.

    >>> _cut("东城区2024年gdp"), _cut("gdp东城区")
    (['东城区', '2024年', 'gdp'], ['gdp', '东城区'])
    """
    cut = rf"(?:{'|'.join(_chinese_forms())}|(?<!\d)\d{{4}}年?(?!\d))"
    for pattern in (rf"(?P<named>{cut})的?(?P<rest>.+)", rf"(?P<rest>.+?)的?(?P<named>{cut})"):
        if match := re.fullmatch(pattern, word):
            rest, named = _cut(match["rest"]), [match["named"]]
            return [*named, *rest] if word.startswith(match["named"]) else [*rest, *named]
    return [word]


@cache
def _chinese_forms() -> tuple[str, ...]:
    own = [form for form in _forms() if not form.isascii()]
    return tuple(re.escape(form) for form in sorted(own, key=len, reverse=True))


def _begun(word: str) -> str | None:
    """The one place whose name begins so: 内蒙, guangxi."""
    if len(word) < SHORTEST:
        return None
    begun = {place for form, place in _forms().items() if form.startswith(word)}
    return begun.pop() if len(begun) == 1 else None


def found(rows: Rows, search: Search) -> Rows:
    """The rows that a search means, whatever they measure, in their order.

    Every word must stand in a row's names, place, heading or printed figure; a place that is named
    is the row's or stands in its name.
    """
    if search.empty:
        return rows.where(AnyOf(()))
    asked: list[Condition] = [_said(rows, word) for word in search.words]
    if search.places:
        said = (_said(rows, word) for _, word in search.places)
        asked.append(AnyOf((_of_places(rows, search), *said)))
    if search.year is not None:
        asked.append(Among(YEAR, (search.year,)))
    return rows.where(*asked)


def _said(rows: Rows, word: str) -> Condition:
    """That a word stands in what a row says; every text is looked at once, however many say it."""
    known: dict[str, Callable[[str], str]] = {
        INDICATOR: findable,
        INDICATOR_ID: _of_indicator,
        THEME: _of_theme,
        REGION: lambda region: findable(*called(region)),
        REGION_CODE: str,
        SECTION: folded,
        VALUE_TEXT: folded,
    }
    return AnyOf(
        tuple(
            Among(column, tuple(text for text in rows.known(column) if word in said(text)))
            for column, said in known.items()
        )
    )


def _of_indicator(key: str) -> str:
    known = indicators().get(key)
    return findable(*names_of(known).every) if known else ""


def _of_theme(key: str) -> str:
    known = themes().get(key)
    return findable(known.name, known.name_en) if known else ""


def _of_places(rows: Rows, search: Search) -> Condition:
    """That a row's place is one that a search names."""
    named = (name for name in rows.known(REGION) if place_id(name) in search.place_ids)
    return Among(REGION, tuple(named))


def called(region: str) -> tuple[str, ...]:
    """What a place of the table is called: its name, in English, shortly."""
    known = places().get(place_id(region))
    return (region, known.name_en, *known.short) if known else (region,)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much the table holds of something; the years are both included."""

    figures: int
    places: int
    first: int | None
    last: int | None


def extent(rows: Rows) -> Extent:
    """How many figures, of how many places, of which years."""
    years = rows.values(YEAR)
    span = (min(years), max(years)) if years else (None, None)
    return Extent(len(rows), len(rows.values(REGION)), *span)


def narrowed(table: Rows, search: Search) -> Rows:
    """The rows of the places and the year that a search names, whatever its words."""
    if search.places:
        table = table.where(_of_places(table, search))
    if search.year is not None:
        table = table.where(Among(YEAR, (search.year,)))
    return table
