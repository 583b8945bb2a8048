"""The reader's choice in words: what a file that is taken along says of its filter."""

from collections.abc import Iterator

from extract.reference.sources import SAMPLES, sources
from pages.parts.labels.names import (
    indicator_name,
    level_name,
    place_name,
    scope_name,
    theme_name,
)
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import judged_name
from pages.parts.state.filters import Filters


def in_words(filters: Filters, t: Translation) -> list[tuple[str, str]]:
    """The choice as labels and words: the filters of every page, then what the page looks at.

    A filter that is not set is said to be open; what no page looks at is not said.

    >>> in_words(Filters(themes=("housing",), first=2022, indicator="pm25"), Translation("zh"))[0]
    ('主题', '住房')
    """
    return [
        *_shared(filters, t),
        *((label, text) for label, text in _of_the_page(filters, t) if text),
    ]


def _shared(filters: Filters, t: Translation) -> Iterator[tuple[str, str]]:
    language = t.language
    open_ = t("asked.any")
    themes = (theme_name(theme, language) for theme in filters.themes)
    places = (place_name(place, language) for place in filters.regions)
    kinds = (t(f"kind.{kind}") for kind in filters.kinds)
    yield t("filters.theme"), t.listed(themes) or open_
    yield t("filters.region"), t.listed(places) or open_
    yield t("filters.years"), years_in_words(filters, t) or open_
    yield t("filters.kind"), t.listed(kinds) or open_


def years_in_words(filters: Filters, t: Translation) -> str:
    """The years that are chosen: 2022–2024, 2022 年起; nothing for all of them."""
    first, last = filters.first, filters.last
    if first is None and last is None:
        return ""
    if first is None:
        return t("asked.until", year=last)
    if last is None:
        return t("asked.since", year=first)
    return str(first) if first == last else f"{first}–{last}"


def _of_the_page(filters: Filters, t: Translation) -> Iterator[tuple[str, str]]:
    language = t.language
    known = {**sources(), **sources(SAMPLES)}.get(filters.source)
    yield t("filters.search"), filters.search
    yield (
        t("filters.indicator"),
        indicator_name(filters.indicator, language) if filters.indicator else "",
    )
    yield t("asked.year"), "" if filters.year is None else str(filters.year)
    yield t("filters.level"), level_name(filters.level, t) if filters.level else ""
    yield t("promises.scope"), scope_name(filters.scope, t) if filters.scope else ""
    yield (
        t("promises.verdict"),
        judged_name(filters.verdict, t) if filters.verdict else "",
    )
    yield t("reader.source"), known.title if known else filters.source
