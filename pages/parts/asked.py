"""The reader's choice in words: what a file that is taken along says of its filter."""

from collections.abc import Iterator

from extract.reference.sources import SAMPLES, sources
from pages.parts.filters import Filters
from pages.parts.judged import cell_name, verdict_label
from pages.parts.names import indicator_name, place_name, theme_name
from pages.parts.words import Words


def in_words(filters: Filters, say: Words) -> list[tuple[str, str]]:
    """The choice as labels and words: the filters of every page, then what the page looks at.

    A filter that is not set is said to be open; what no page looks at is not said.

    >>> in_words(Filters(themes=("housing",), first=2022, indicator="pm25"), Words("zh"))[0]
    ('主题', '住房')
    """
    return [
        *_shared(filters, say),
        *((label, text) for label, text in _of_the_page(filters, say) if text),
    ]


def _shared(filters: Filters, say: Words) -> Iterator[tuple[str, str]]:
    language = say.language
    open_ = say("asked.any")
    themes = (theme_name(theme, language) for theme in filters.themes)
    places = (place_name(place, language) for place in filters.regions)
    kinds = (say(f"kind.{kind}") for kind in filters.kinds)
    yield say("filters.theme"), say.listed(themes) or open_
    yield say("filters.region"), say.listed(places) or open_
    yield say("filters.years"), years_in_words(filters, say) or open_
    yield say("filters.kind"), say.listed(kinds) or open_


def years_in_words(filters: Filters, say: Words) -> str:
    """The years that are chosen: 2022–2024, 2022 年起; nothing for all of them."""
    first, last = filters.first, filters.last
    if first is None and last is None:
        return ""
    if first is None:
        return say("asked.until", year=last)
    if last is None:
        return say("asked.since", year=first)
    return str(first) if first == last else f"{first}–{last}"


def _of_the_page(filters: Filters, say: Words) -> Iterator[tuple[str, str]]:
    language = say.language
    known = {**sources(), **sources(SAMPLES)}.get(filters.source)
    yield say("filters.search"), filters.search
    yield (
        say("filters.indicator"),
        indicator_name(filters.indicator, language) if filters.indicator else "",
    )
    yield say("asked.place"), place_name(filters.place, language) if filters.place else ""
    yield say("asked.year"), "" if filters.year is None else str(filters.year)
    yield say("filters.level"), say(f"level.{filters.level}") if filters.level else ""
    yield say("promises.scope"), say(f"promises.scope_{filters.scope}") if filters.scope else ""
    yield (
        say("promises.verdict"),
        verdict_label(filters.verdict, language) if filters.verdict else "",
    )
    yield say("address.cell"), cell_name(filters.cell, say) if filters.cell else ""
    yield say("reader.source"), known.title if known else filters.source
