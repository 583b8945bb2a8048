"""What the reader asks for, as a value, and its form in the address."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from extract.analysis.verdicts import verdicts
from extract.reference.indicators import themes
from extract.reference.sources import SAMPLES, sources
from extract.table.schema import INDICATOR_ID, KIND, SOURCE, THEME, YEAR
from pages.parts.labels.names import place_ids, places
from pages.parts.labels.slugs import code_of
from pages.parts.labels.translations import LANGUAGES

KINDS = ("actual", "target")
LEVELS = ("district", "province")
SCOPES = ("home", *LEVELS, "all")
PARAMETERS = (
    "theme", "region", "from", "to", "kind", "indicator", "place", "year", "level", "scope",
    "verdict", "promise", "cell", "point", "source", "at", "q", "lang",
)  # fmt: skip
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
        kept = np.ones(len(table), dtype=bool)
        for fits in self.fitting(table).values():
            kept &= fits
        return table[kept]

    def fitting(self, table: pd.DataFrame) -> dict[str, np.ndarray]:
        """Which rows each of the chosen filters leaves, by the filter's name."""
        fits = {}
        if self.themes:
            fits["themes"] = table[THEME].isin(self.themes).to_numpy()
        if self.regions:
            fits["regions"] = place_ids(table).isin(self.regions).to_numpy()
        if self.kinds:
            fits["kinds"] = table[KIND].isin(self.kinds).to_numpy()
        if self.first is not None or self.last is not None:
            years = table[YEAR].to_numpy(dtype=float, na_value=np.nan)
            # A row without a year is within no span.
            first = -np.inf if self.first is None else self.first
            last = np.inf if self.last is None else self.last
            fits["years"] = (years >= first) & (years <= last)
        return fits

    @property
    def narrowing(self) -> bool:
        """Whether any filter is chosen."""
        ends = (self.first, self.last)
        return bool(self.themes or self.regions or self.kinds) or ends != (None, None)

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
            "source": code_of(self.source),
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
    sources: tuple[str, ...]
    first: int
    last: int
    years: frozenset[int] = field(default=frozenset())
    promises: frozenset[str] = field(default=frozenset())


def offered(table: pd.DataFrame, promises: Iterable[str] = ()) -> Offered:
    """The choices that a table has rows for, in the order of the catalogue and of the regions.

    Args:
        promises: the ids of the table's promises (judged.promise_ids).
    """
    held = set(place_ids(table))
    known = [place for place in places() if place in held]
    years = frozenset(int(year) for year in table[YEAR].dropna())
    return Offered(
        themes=_in_order(themes(), set(table[THEME])),
        regions=(*known, *sorted(held - set(known) - {""})),
        kinds=_in_order(KINDS, set(table[KIND])),
        indicators=tuple(sorted(set(table[INDICATOR_ID]) - {""})),
        sources=tuple(dict.fromkeys([*sources(), *sources(SAMPLES), *table[SOURCE]])),
        first=min(years, default=0),
        last=max(years, default=0),
        years=years,
        promises=frozenset(promises),
    )


def _in_order(order: object, held: set[str]) -> tuple[str, ...]:
    return tuple(name for name in order if name in held)  # type: ignore[attr-defined]


def from_address(given: Mapping[str, str], has: Offered) -> tuple[Filters, tuple[str, ...]]:
    """The choice an address states, and the parameters of which something had to be dropped.

    A value that the data does not have (a stale link, a typing error, an attack) is dropped; the
    rest of the address holds. Parameters that are not ours are left alone.
    """
    dropped: list[str] = []

    def several(name: str, known: Collection[str]) -> tuple[str, ...]:
        asked = {part for part in given.get(name, "").split(",") if part}
        if not asked <= set(known):
            dropped.append(name)
        return tuple(part for part in known if part in asked)

    def one(name: str, known: Collection[str]) -> str:
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

    def place_in_text(name: str) -> int | None:
        asked = given.get(name, "")
        whole = asked.isascii() and asked.isdigit() and len(asked) <= AT_LIMIT
        # A place in a text that is no more is none in another.
        if asked and (not whole or "source" in dropped):
            dropped.append(name)
        return None if not asked or name in dropped else int(asked)

    def words(name: str) -> str:
        asked = " ".join(given.get(name, "").split())
        if len(asked) > SEARCH_LIMIT or not asked.isprintable():
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
    called = {code_of(source): source for source in has.sources}
    called |= {source: source for source in has.sources}
    filters = Filters(
        themes=several("theme", has.themes),
        regions=several("region", has.regions),
        first=first,
        last=last,
        kinds=several("kind", has.kinds),
        indicator=one("indicator", has.indicators),
        # A place without a figure, a level without one: pages say what is not known of them.
        place=one("place", {*places(), *has.regions}),
        year=year("year"),
        level=one("level", LEVELS),
        scope=one("scope", SCOPES),
        verdict=one("verdict", verdicts()),
        promise=one("promise", has.promises),
        cell=cell(),
        point=one("point", has.promises),
        source=called.get(one("source", called), ""),
        at=place_in_text("at"),
        search=words("q"),
        language=one("lang", LANGUAGES) or LANGUAGES[0],
    )
    return filters, tuple(name for name in PARAMETERS if name in dropped)
