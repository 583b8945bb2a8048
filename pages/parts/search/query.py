"""What a search means, and which rows of a table it means.

A search is a few words that must all be found. A place's name, English name or code and a year
narrow it; what is left are words of names. 东城区GDP is read as 东城区 and GDP, since nothing is
called so as it stands.
"""

import re
from dataclasses import dataclass
from functools import cache

import pandas as pd

from extract.reference.indicators import indicators, themes
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


def understood(typed: str, table: pd.DataFrame) -> Search:
    """What is looked for in a table; nothing where nothing was typed but marks.

    No more than SEARCH_LIMIT characters are read.

    A word that stands in a name of the catalogue or of the table is taken as it is. Another one is
    cut behind or before a place's name or a year, or is the beginning of one place's name.
    """
    text, named = _spaced_places(folded(typed[:SEARCH_LIMIT]))
    vocabulary = _vocabulary(table)
    years = {str(year) for year in table[YEAR].dropna().unique()}
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


def _vocabulary(table: pd.DataFrame) -> str:
    """Every name of the catalogue and of the table's figures."""
    names = [name for each in indicators().values() for name in names_of(each).every]
    return "\n".join(findable(name) for name in (*names, *table[INDICATOR].unique()))


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


def found(rows: pd.DataFrame, search: Search) -> pd.DataFrame:
    """The rows that a search means, whatever they measure, in their order.

    Every word must stand in a row's names, place, heading or printed figure; a place that is named
    is the row's or stands in its name.
    """
    if search.empty:
        return rows.iloc[:0]
    text = _texts(rows)
    kept = pd.Series(True, index=rows.index)
    for word in search.words:
        kept &= text.str.contains(word, regex=False)
    if search.places:
        own = rows[REGION].map(place_id).isin(search.place_ids)
        for _, word in search.places:
            own |= text.str.contains(word, regex=False)
        kept &= own
    if search.year is not None:
        kept &= (rows[YEAR] == search.year).fillna(False).astype(bool)
    return rows[kept]


def _texts(rows: pd.DataFrame) -> pd.Series:
    """What words are looked for in, a row each; every name is made ready once."""
    known = {key: findable(*names_of(each).every) for key, each in indicators().items()}
    around = {key: findable(each.name, each.name_en) for key, each in themes().items()}
    regions = {region: findable(*called(region)) for region in rows[REGION].unique()}
    own = {name: findable(name) for name in rows[INDICATOR].unique()}
    heads = {head: folded(head) for head in rows[SECTION].unique()}
    parts = (
        rows[INDICATOR].map(own),
        rows[INDICATOR_ID].map(lambda key: known.get(key, "")),
        rows[THEME].map(lambda key: around.get(key, "")),
        rows[REGION].map(regions),
        rows[REGION_CODE],
        rows[SECTION].map(heads),
        rows[VALUE_TEXT].map(folded),
    )
    text = parts[0]
    for part in parts[1:]:
        text = text + "\n" + part
    return text


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


def extent(rows: pd.DataFrame) -> Extent:
    """How many figures, of how many places, of which years."""
    years = rows[YEAR].dropna()
    span = (int(years.min()), int(years.max())) if len(years) else (None, None)
    return Extent(len(rows), rows[REGION].nunique(), *span)


def narrowed(table: pd.DataFrame, search: Search) -> pd.DataFrame:
    """The rows of the places and the year that a search names, whatever its words."""
    if search.places:
        table = table[table[REGION].map(place_id).isin(search.place_ids)]
    if search.year is not None:
        table = table[(table[YEAR] == search.year).fillna(False).astype(bool)]
    return table
