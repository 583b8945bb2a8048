"""What a search finds, best first: indicators, places, other figures, sources."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from extract.reference.indicators import indicators, themes
from extract.reference.sources import Source
from extract.table.conditions import Among
from extract.table.rows import Rows
from extract.table.schema import INDICATOR, INDICATOR_ID, THEME
from pages.parts.labels.names import places
from pages.parts.search.query import Search, called, narrowed
from pages.parts.search.terms import ENGLISH, NAME, Names, bare, closeness, findable, names_of

NEAR = 6  # names that are offered where nothing is found
ALIKE = 50  # percent of likeness from which a name is near


@dataclass(frozen=True, slots=True)
class Finds:
    """What a search has found, each kind best first.

    Attributes:
        indicators: ids, that called just so and those that the narrowed table has figures of first.
        places: ids.
        figures: names of figures that the catalogue has no indicator for.
        sources: ids.
    """

    indicators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.indicators or self.places or self.figures or self.sources)


def finds(search: Search, table: Rows, known: Iterable[Source]) -> Finds:
    """Everything that a search finds in the catalogue, the places, a table and its sources."""
    rows = narrowed(table, search)
    return Finds(
        indicators=tuple(_indicators(search, rows)),
        places=tuple(_places(search)),
        figures=tuple(_figures(search, table, rows)),
        sources=tuple(_sources(search, known)),
    )


def _best(ranked: Iterable[tuple[tuple[int, ...], str]]) -> Iterator[str]:
    return (name for _, name in sorted(ranked, key=lambda each: each[0]))


def _indicators(search: Search, rows: Rows) -> Iterator[str]:
    counts = Counter(rows.counts(INDICATOR_ID))
    return _best(
        ((0 if counts[key] or rank[0] == NAME else 1, *rank, -counts[key]), key)
        for key, each in indicators().items()
        if search.words and (rank := closeness(search.words, names_of(each)))
    )


def _places(search: Search) -> Iterator[str]:
    yield from search.place_ids
    if search.places:
        return
    ranked = []
    for n, (place, region) in enumerate(places().items()):
        names = Names((region.name, region.name_en), region.short, region.name_en)
        if search.words and (rank := closeness(search.words, names)) and rank[0] <= ENGLISH:
            ranked.append(((*rank, n), place))
    yield from _best(ranked)


def _figures(search: Search, table: Rows, rows: Rows) -> Iterator[str]:
    # A place's name alone finds figures that are called after it.
    words = search.words or tuple(word for _, word in search.places)
    own = (rows if search.words else table).where(Among(INDICATOR_ID, ("",)))
    counts = own.counts(INDICATOR)
    of_theme = dict(reversed(own.counts(INDICATOR, THEME)))  # of several the most frequent
    return _best(
        ((*rank, -counts[name], len(name)), name)  # of a short name the words are more
        for name in own.values(INDICATOR)
        if words and (rank := closeness(words, _figure_names(name, of_theme[name])))
    )


def _figure_names(name: str, theme: str) -> Names:
    known = themes().get(theme)
    return Names((name,), around=(known.name, known.name_en) if known else ())


def _sources(search: Search, known: Iterable[Source]) -> Iterator[str]:
    """Sources of whose title, issuer, place and date every word is a part."""
    year = (str(search.year),) if search.year else ()
    every = (*search.words, *(word for _, word in search.places), *year)
    for source in known:
        region = [name for part in source.region.split() for name in called(part)]
        text = findable(source.title, source.issuer, source.published, *region)
        if every and all(word in text for word in every):
            yield source.id


def near(typed: str, table: Rows) -> list[str]:
    """Names like what was typed, the nearest first; all of them can be looked for."""
    names = [names_of(each) for each in indicators().values()]
    every = [name for each in names for name in (*each.own[:2], *each.aliases)]
    every += [name for region in places().values() for name in (region.name, region.name_en)]
    every += list(table.where(Among(INDICATOR_ID, ("",))).values(INDICATOR))
    as_typed = {bare(name): name for name in reversed(every)}
    alike = process.extract(
        bare(typed), as_typed.keys(), scorer=fuzz.ratio, limit=NEAR, score_cutoff=ALIKE
    )
    return [as_typed[name] for name, _, _ in alike]
