"""What the reader asks for, as a value, and its form in the address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from extract.catalogue import themes
from extract.sources import SAMPLES, sources
from extract.table import INDICATOR_ID, KIND, SOURCE, THEME, YEAR
from extract.verdicts import verdicts
from pages.parts.names import place_ids, places
from pages.parts.words import LANGUAGES

KINDS = ("actual", "target")
LEVELS = ("district", "province")
SCOPES = ("home", *LEVELS, "all")
PROMISE_LIMIT = 80  # characters of a promise's id
SEARCH_LIMIT = 60  # characters; longer is no search but an attempt
AT_LIMIT = 8  # digits of a place in a text


@dataclass(frozen=True, slots=True)
class Filters:
    """The reader's choice on every page. An empty choice means everything.

    Attributes:
        themes, regions, kinds: ids; a region's is its code (see names.place_ids).
        first, last: years, both included; None for the data's own end.
        indicator, place, year, level: what one page looks at; empty or None for its own choice.
        scope, verdict, promise: on the page of promises, which places, verdict and promise.
        cell: there, a field of the scoreboard: theme, year and verdict (economy.2024.missed).
        point: there, the promise that was clicked in the chart of one indicator.
        source, at: the document that is read, and a place in its text.
        search: words to look for on the data page.
        language: of the interface.
    """

    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    kinds: tuple[str, ...] = ()
    indicator: str = ""
    place: str = ""
    year: int | None = None
    level: str = ""
    scope: str = ""
    verdict: str = ""
    promise: str = ""
    cell: str = ""
    point: str = ""
    source: str = ""
    at: int | None = None
    search: str = ""
    language: str = "zh"

    def of(self, table: pd.DataFrame) -> pd.DataFrame:
        """The table's rows of the chosen themes, regions, years and kinds."""
        kept = pd.Series(True, index=table.index)
        if self.themes:
            kept &= table[THEME].isin(self.themes)
        if self.regions:
            kept &= place_ids(table).isin(self.regions)
        if self.kinds:
            kept &= table[KIND].isin(self.kinds)
        if self.first is not None:
            kept &= (table[YEAR] >= self.first).fillna(False).astype(bool)
        if self.last is not None:
            kept &= (table[YEAR] <= self.last).fillna(False).astype(bool)
        return table[kept]

    def address(self) -> dict[str, str]:
        """The choice as query parameters; what is not chosen is not written.

        >>> Filters(themes=("housing",), regions=("110000", "110101"), first=2022).address()
        {'theme': 'housing', 'region': '110000,110101', 'from': '2022'}
        """
        written = {
            "theme": ",".join(self.themes),
            "region": ",".join(self.regions),
            "from": "" if self.first is None else str(self.first),
            "to": "" if self.last is None else str(self.last),
            "kind": ",".join(self.kinds),
            "indicator": self.indicator,
            "place": self.place,
            "year": "" if self.year is None else str(self.year),
            "level": self.level,
            "scope": self.scope,
            "verdict": self.verdict,
            "promise": self.promise,
            "cell": self.cell,
            "point": self.point,
            "source": self.source,
            "at": "" if self.at is None else str(self.at),
            "q": self.search,
            "lang": "" if self.language == LANGUAGES[0] else self.language,
        }
        return {name: text for name, text in written.items() if text}


@dataclass(frozen=True, slots=True)
class Offered:
    """What the data has, so that nothing else is offered. Years are both included."""

    themes: tuple[str, ...]
    regions: tuple[str, ...]
    kinds: tuple[str, ...]
    indicators: tuple[str, ...]
    levels: tuple[str, ...]
    sources: tuple[str, ...]
    first: int
    last: int
    years: frozenset[int] = field(default=frozenset())


def offered(table: pd.DataFrame) -> Offered:
    """The choices that a table has rows for, in the order of the catalogue and of the regions."""
    held = set(place_ids(table))
    known = [place for place in places() if place in held]
    years = frozenset(int(year) for year in table[YEAR].dropna())
    return Offered(
        themes=_in_order(themes(), set(table[THEME])),
        regions=(*known, *sorted(held - set(known) - {""})),
        kinds=_in_order(KINDS, set(table[KIND])),
        indicators=tuple(sorted(set(table[INDICATOR_ID]) - {""})),
        levels=_in_order(LEVELS, {places()[place].level for place in known}),
        sources=tuple(dict.fromkeys([*sources(), *sources(SAMPLES), *table[SOURCE]])),
        first=min(years, default=0),
        last=max(years, default=0),
        years=years,
    )


def _in_order(order: object, held: set[str]) -> tuple[str, ...]:
    return tuple(name for name in order if name in held)  # type: ignore[attr-defined]


def from_address(given: Mapping[str, str], has: Offered) -> tuple[Filters, tuple[str, ...]]:
    """The choice an address states, and the parameters of which something had to be dropped.

    A value that the data does not have (a stale link, a typing error, an attack) is dropped; the
    rest of the address holds. Parameters that are not ours are left alone.
    """
    dropped: list[str] = []

    def several(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        asked = [part for part in given.get(name, "").split(",") if part]
        kept = tuple(part for part in known if part in asked)
        if set(asked) - set(kept):
            dropped.append(name)
        return kept

    def one(name: str, known: tuple[str, ...]) -> str:
        asked = given.get(name, "")
        if asked and asked not in known:
            dropped.append(name)
            return ""
        return asked

    def year(name: str) -> int | None:
        asked = given.get(name, "")
        if not asked:
            return None
        whole = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else -1
        if not has.first <= whole <= has.last:
            dropped.append(name)
            return None
        return whole

    def promise(name: str) -> str:
        asked = given.get(name, "")
        if len(asked) > PROMISE_LIMIT or not asked.isprintable():
            dropped.append(name)
            return ""
        return asked

    def cell() -> str:
        asked = given.get("cell", "")
        theme, _, rest = asked.partition(".")
        when, _, verdict = rest.partition(".")
        known = theme in has.themes and verdict in verdicts()
        if asked and not (known and re.fullmatch(r"[0-9]{4}", when)):
            dropped.append("cell")
            return ""
        return asked

    first, last = year("from"), year("to")
    if first is not None and last is not None and first > last:
        dropped += ["from", "to"]
        first = last = None
    place = given.get("at", "")
    at = int(place) if place.isascii() and place.isdigit() and len(place) <= AT_LIMIT else None
    if place and at is None:
        dropped.append("at")
    search = given.get("q", "").strip()
    if len(search) > SEARCH_LIMIT or not search.isprintable():
        dropped.append("q")
        search = ""
    filters = Filters(
        themes=several("theme", has.themes),
        regions=several("region", has.regions),
        first=first,
        last=last,
        kinds=several("kind", has.kinds),
        indicator=one("indicator", has.indicators),
        place=one("place", has.regions),
        year=year("year"),
        level=one("level", has.levels),
        scope=one("scope", SCOPES),
        verdict=one("verdict", tuple(verdicts())),
        promise=promise("promise"),
        cell=cell(),
        point=promise("point"),
        source=one("source", has.sources),
        at=at,
        search=search,
        language=one("lang", LANGUAGES) or LANGUAGES[0],
    )
    return filters, tuple(dict.fromkeys(dropped))
