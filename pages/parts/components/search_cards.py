"""How finds are shown: what each is, how much there is of it, and the ways on from it."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from extract.reference.indicators import indicators
from extract.reference.sources import sources
from extract.table.schema import INDICATOR, INDICATOR_ID, KIND, REGION, SOURCE, START, THEME, YEAR
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import (
    home_id,
    indicator_name,
    level_of,
    of_level,
    place_ids,
    place_name,
    region_name,
    theme_name,
)
from pages.parts.labels.palette import theme_icon, theme_word
from pages.parts.labels.source_names import name_of_source, title_beside
from pages.parts.labels.translations import Translation
from pages.parts.search.query import Search, extent, narrowed
from pages.parts.state.filters import Filters
from pages.parts.state.parameters import LEVELS, SEARCH_LIMIT
from pages.parts.state.session import current_filters
from pages.parts.state.store import Store
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


def showing(rows: pd.DataFrame, **own: Any) -> Filters:
    """The reader's filters with what a link adds, where they leave one of the rows; else without.

    Args:
        rows: of the table or of its promises.
        own: fields of Filters that the page behind the link shall look at.
    """
    now = current_filters()
    filters = {name: getattr(now, name) for name in ("themes", "regions", "kinds", "first", "last")}
    kept = Filters(**{**filters, "language": now.language, **own})
    # A promise is of both kinds.
    asked = kept if KIND in rows else replace(kept, kinds=())
    return Filters(language=now.language, **own) if asked.of(rows).empty else kept


def how_much(rows: pd.DataFrame, t: Translation) -> str:
    """How many figures, of which years and places, and how many of them the filters leave."""
    has = extent(rows)
    if not has.figures:
        return t("search.no_figures")
    parts = [t("search.figures_of", n=f"{has.figures:,}")]
    if has.first is not None:
        parts.append(str(has.first) if has.first == has.last else f"{has.first}–{has.last}")
    if has.places == 1:
        parts.append(plain(region_name(rows[REGION].iloc[0], t.language)))
    else:
        parts.append(t("search.places_of", n=has.places))
    under = len(current_filters().of(rows))
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
    rows = narrowed(data.table[data.table[INDICATOR_ID] == key], search)
    known = indicators()[key]
    with st.container(border=True, height="stretch", gap="xsmall"):
        name = plain(indicator_name(key, t.language))
        st.markdown(f"**{name}**　{themed(known.theme, t)}")
        st.caption(how_much(rows, t))
        ways_on(ways_of_indicator(key, search, data), t)


def ways_of_indicator(key: str, search: Search, data: Store) -> list[Way]:
    """Trends, promises and districts, as far as they have the indicator; of the search's places."""
    facts = data.facts[data.facts[INDICATOR_ID] == key]
    promised = data.promises[data.promises[INDICATOR_ID] == key]
    compared = facts[facts[REGION].isin([name for level in LEVELS for name in of_level(level)])]
    asked: dict[str, Any] = {"indicator": key}
    if search.places and not narrowed(facts, Search(places=search.places)).empty:
        asked["regions"] = search.place_ids
    ways = []
    if not facts.empty:
        ways.append(Way("trends", showing(facts, **asked)))
    if not promised.empty:
        ways.append(Way("promises", _promises(promised, asked, search)))
    if not compared.empty:
        year = search.year if search.year in set(compared[YEAR]) else None
        ways.append(Way("districts", showing(compared, indicator=key, regions=(), year=year)))
    return ways


def _promises(promised: pd.DataFrame, asked: dict[str, Any], search: Search) -> Filters:
    """The page of promises at an indicator: of the search's places and year, if there are such."""
    own = dict(asked)
    if not place_ids(promised).isin(own.get("regions", ())).any():
        own.pop("regions", None)
    if search.year in set(narrowed(promised, Search(places=search.places))[YEAR]):
        own |= {"first": search.year, "last": search.year}
    filters = showing(promised, **own)
    return filters if filters.regions else replace(filters, scope=_scope(promised))


def _scope(promised: pd.DataFrame) -> str:
    """The nearest places that have a promise: home, the districts, the provinces."""
    if (place_ids(promised) == home_id()).any():
        return "home"
    near = [level for level in LEVELS if promised[REGION].isin(of_level(level)).any()]
    return near[0] if near else "all"


def show_place(place: str, data: Store, t: Translation) -> None:
    """A place: how much the table has of it, where it can be looked at."""
    rows = data.table[place_ids(data.table) == place]
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(f":material/location_on: **{plain(place_name(place, t.language))}**")
        st.caption(how_much(rows, t))
        ways_on(ways_of_place(place, rows, data), t)


def ways_of_place(place: str, rows: pd.DataFrame, data: Store) -> list[Way]:
    """Overview, promises, coverage and the rows, as far as the table knows the place."""
    if rows.empty:
        return []
    promised = data.promises[place_ids(data.promises) == place]
    ways = [Way("overview", showing(rows, regions=(place,)))]
    if not promised.empty:
        ways.append(Way("promises", showing(promised, regions=(place,))))
    if level := level_of(place):
        ways.append(Way("coverage", showing(rows, regions=(place,), level=level)))
    return [*ways, Way("data", showing(rows, regions=(place,)))]


def show_figure(name: str, search: Search, data: Store, t: Translation) -> None:
    """A figure that the catalogue has no indicator for: how often, and where it stands."""
    own = data.table[(data.table[INDICATOR_ID] == "") & (data.table[INDICATOR] == name)]
    inside = narrowed(own, search)
    rows = own if inside.empty else inside
    placed = rows[rows[START].notna()]
    newest = (rows if placed.empty else placed).sort_values(YEAR, kind="stable").iloc[-1]
    asked = {"regions": search.place_ids} if search.places and not inside.empty else {}
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(f"**{plain(name)}**　{themed(rows[THEME].iloc[0], t)}")
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
                label=t("reader.about_source" if placed.empty else "search.to_text"),
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
    rows = data.table[data.table[SOURCE] == key]
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
