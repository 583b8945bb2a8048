"""How finds are shown: what each is, how much there is of it, and the ways on from it."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from extract.reference.indicators import indicators
from extract.reference.sources import sources
from extract.table.conditions import Among, Between
from extract.table.listing import FIGURES
from extract.table.rows import HeldRows, Rows, is_empty
from extract.table.schema import INDICATOR, INDICATOR_ID, REGION, SOURCE, START, THEME, YEAR
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import (
    home_id,
    indicator_name,
    level_of,
    of_level,
    of_places,
    place_name,
    region_name,
    theme_name,
)
from pages.parts.labels.palette import theme_icon, theme_word
from pages.parts.labels.source_names import name_of_source, title_beside
from pages.parts.labels.translations import Translation
from pages.parts.search.query import Search, extent, narrowed
from pages.parts.state.filters import Filters
from pages.parts.state.narrowed import framed
from pages.parts.state.parameters import LEVELS, SEARCH_LIMIT
from pages.parts.state.session import current_filters
from pages.parts.state.stores import Store
from pages.parts.state.urls import READER, reader_address

ICONS = {
    "overview": ":material/dashboard:",
    "trends": ":material/show_chart:",
    "districts": ":material/leaderboard:",
    "promises": ":material/fact_check:",
    "coverage": ":material/grid_on:",
    "data": ":material/table:",
    READER: ":material/article:",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A link on from a find: to which page, and with which choice."""

    page: str
    filters: Filters


def showing(rows: Rows, **own: Any) -> Filters:
    """The reader's filters with what a link adds, where they leave one of the rows; else without.

    Args:
        rows: of the table; for its promises see :func:`showing_promises`.
        own: fields of Filters that the page behind the link shall look at.
    """
    kept = _with_own(own)
    return _without_filters(own) if is_empty(kept.within(rows)) else kept


def showing_promises(rows: Rows, **own: Any) -> Filters:
    """The same for promises, each of which is of both kinds."""
    kept = _with_own(own)
    return _without_filters(own) if is_empty(replace(kept, kinds=()).within(rows)) else kept


def _with_own(own: dict[str, Any]) -> Filters:
    now = current_filters()
    filters = {name: getattr(now, name) for name in ("themes", "regions", "kinds", "first", "last")}
    return Filters(**{**filters, "language": now.language, **own})


def _without_filters(own: dict[str, Any]) -> Filters:
    return Filters(language=current_filters().language, **own)


def how_much(rows: Rows, t: Translation) -> str:
    """How many figures, of which years and places, and how many of them the filters leave."""
    has = extent(rows)
    if not has.figures:
        return t("search.no_figures")
    parts = [t("search.figures_of", n=f"{has.figures:,}")]
    if has.first is not None:
        parts.append(str(has.first) if has.first == has.last else f"{has.first}–{has.last}")
    if has.places == 1:
        parts.append(plain(region_name(rows.values(REGION)[0], t.language)))
    else:
        parts.append(t("search.places_of", n=has.places))
    under = len(current_filters().within(rows))
    if under < has.figures:
        parts.append(t("search.under", n=f"{under:,}") if under else t("search.hidden"))
    return " · ".join(parts)


def ways_on(ways: list[Way], t: Translation) -> None:
    """The links of a find, side by side."""
    with st.container(horizontal=True, gap="small"):
        for way in ways:
            st.page_link(
                f"{way.page}.py",
                label=t(f"search.to_{way.page}"),
                icon=ICONS[way.page],
                query_params=way.filters.address(),
            )


def themed(theme: str, t: Translation) -> str:
    """A theme in its colour, with its sign."""
    return f":{theme_word(theme)}[{theme_icon(theme)} {theme_name(theme, t.language)}]"


def show_indicator(key: str, search: Search, data: Store, t: Translation) -> None:
    """An indicator: what it is, how much the table has of it, where it can be looked at."""
    rows = narrowed(data.table.where(Among(INDICATOR_ID, (key,))), search)
    known = indicators()[key]
    with st.container(border=True, height="stretch", gap="xsmall"):
        name = plain(indicator_name(key, t.language))
        st.markdown(f"**{name}**　{themed(known.theme, t)}")
        st.caption(how_much(rows, t))
        ways_on(ways_of_indicator(key, search, data), t)


def ways_of_indicator(key: str, search: Search, data: Store) -> list[Way]:
    """Trends, promises and districts, as far as they have the indicator; of the search's places."""
    facts = data.facts.where(Among(INDICATOR_ID, (key,)))
    promised = data.promises.where(Among(INDICATOR_ID, (key,)))
    of_levels = tuple(name for level in LEVELS for name in of_level(level))
    compared = facts.where(Among(REGION, of_levels))
    asked: dict[str, Any] = {"indicator": key}
    if search.places and not is_empty(narrowed(facts, Search(places=search.places))):
        asked["regions"] = search.place_ids
    ways = []
    if not is_empty(facts):
        ways.append(Way("trends", showing(facts, **asked)))
    if not is_empty(promised):
        ways.append(Way("promises", _promises(promised, asked, search)))
    if not is_empty(compared):
        year = search.year if search.year in compared.values(YEAR) else None
        ways.append(Way("districts", showing(compared, indicator=key, regions=(), year=year)))
    return ways


def _promises(promised: Rows, asked: dict[str, Any], search: Search) -> Filters:
    """The page of promises at an indicator: of the search's places and year, if there are such."""
    own = dict(asked)
    if is_empty(promised.where(of_places(own.get("regions", ())))):
        own.pop("regions", None)
    if search.year in narrowed(promised, Search(places=search.places)).values(YEAR):
        own |= {"first": search.year, "last": search.year}
    filters = showing_promises(promised, **own)
    return filters if filters.regions else replace(filters, scope=_scope(promised))


def _scope(promised: Rows) -> str:
    """The nearest places that have a promise: home, the districts, the provinces."""
    if not is_empty(promised.where(of_places((home_id(),)))):
        return "home"
    held = set(promised.values(REGION))
    near = [level for level in LEVELS if held & {*of_level(level)}]
    return near[0] if near else "all"


def show_place(place: str, data: Store, t: Translation) -> None:
    """A place: how much the table has of it, where it can be looked at."""
    rows = data.table.where(of_places((place,)))
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(f":material/location_on: **{plain(place_name(place, t.language))}**")
        st.caption(how_much(rows, t))
        ways_on(ways_of_place(place, rows, data), t)


def ways_of_place(place: str, rows: Rows, data: Store) -> list[Way]:
    """Overview, promises, coverage and the rows, as far as the table knows the place."""
    if is_empty(rows):
        return []
    promised = data.promises.where(of_places((place,)))
    ways = [Way("overview", showing(rows, regions=(place,)))]
    if not is_empty(promised):
        ways.append(Way("promises", showing_promises(promised, regions=(place,))))
    if level := level_of(place):
        ways.append(Way("coverage", showing(rows, regions=(place,), level=level)))
    return [*ways, Way("data", showing(rows, regions=(place,)))]


def show_figure(name: str, search: Search, data: Store, t: Translation) -> None:
    """A figure that the catalogue has no indicator for: how often, and where it stands."""
    of_name = (Among(INDICATOR_ID, ("",)), Among(INDICATOR, (name,)))
    own = HeldRows(framed(data.table.where(*of_name)), FIGURES)  # looked at again and again
    inside = narrowed(own, search)
    rows = own if is_empty(inside) else inside
    placed = rows.where(Between(START, None, None))
    stated = (rows if is_empty(placed) else placed).frame()
    newest = stated.sort_values(YEAR, kind="stable").iloc[-1]
    asked = {"regions": search.place_ids} if search.places and not is_empty(inside) else {}
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(f"**{plain(name)}**　{themed(rows.values(THEME)[0], t)}")
        st.caption(how_much(rows, t))
        with st.container(horizontal=True, gap="small"):
            st.page_link(
                "data.py",
                label=t("search.to_data"),
                icon=ICONS["data"],
                query_params=replace(showing(rows, **asked), search=searchable(name)).address(),
            )
            st.page_link(
                f"{READER}.py",
                label=t("reader.about_source" if is_empty(placed) else "search.to_text"),
                icon=ICONS[READER],
                query_params=showing(rows).address() | reader_address(newest),
            )


def searchable(name: str) -> str:
    """A figure's name as an address takes it: printable, of a search's length.

    >>> searchable("新建\u3000充电桩\u200b")
    '新建 充电桩'
    """
    marks = "".join(each if each.isprintable() else " " for each in name)
    return " ".join(marks.split())[:SEARCH_LIMIT].strip()


def show_source(key: str, data: Store, t: Translation) -> None:
    """A source: its title and date, and how many figures it has."""
    rows = data.table.where(Among(SOURCE, (key,)))
    source = sources()[key]
    told = (
        title_beside(source, t.language),
        source.published,
        source.issuer,
        t("search.figures_of", n=f"{len(rows):,}"),
    )
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(f"**{plain(name_of_source(source, t.language))}**")
        st.caption(" · ".join(plain(part) for part in told if part))
        st.page_link(
            f"{READER}.py",
            label=t("reader.about_source"),
            icon=ICONS[READER],
            query_params=(showing(rows) if len(rows) else current_filters()).address()
            | {SOURCE: key},
        )
