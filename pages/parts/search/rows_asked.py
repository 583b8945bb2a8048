"""The rows that an address asks for: on the data page, among the promises, and from a program."""

from dataclasses import replace

from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import GROUPS, of_group
from extract.table.conditions import Among, Condition, Identified, Other
from extract.table.rows import Rows, is_empty
from extract.table.schema import INDICATOR_ID, REGION, YEAR
from pages.parts.labels.names import home_id, of_level, of_places
from pages.parts.search.query import found, understood
from pages.parts.state.filters import Filters
from pages.parts.state.parameters import LEVELS


def figures_asked(filters: Filters, table: Rows) -> Rows:
    """The figures that the data page lists."""
    every = matching(filters, table)
    return every if asks_for_all(filters, every) else catalogued(every)


def matching(filters: Filters, table: Rows) -> Rows:
    """Every figure of the choice, of the catalogue or not."""
    rows = looked_at(filters, filters.within(table))
    if filters.id:
        rows = rows.where(Identified(filters.id))
    return found(rows, understood(filters.search, table)) if filters.search else rows


def asks_for_all(filters: Filters, rows: Rows) -> bool:
    """Whether the figures outside the catalogue are listed: where they are asked for, where
    something is looked for, and where there is nothing else.
    """
    return bool(filters.rest or filters.search or filters.id) or is_empty(catalogued(rows))


def catalogued(rows: Rows) -> Rows:
    """Those that have an indicator."""
    return rows.where(Other(INDICATOR_ID, ""))


def promises_asked(filters: Filters, promises: Rows) -> Rows:
    """The promises that their page lists for an address that says all it shows.

    What an address leaves open narrows nothing here; the page chooses by itself, and its address
    says what. A promise has both kinds.
    """
    rows = looked_at(filters, replace(filters, kinds=()).within(promises))
    if filters.scope and not filters.regions:
        rows = rows.where(*of_scopes()[filters.scope])
    if filters.verdict:
        of_verdict = of_group(filters.verdict) if filters.verdict in GROUPS else [filters.verdict]
        rows = rows.where(Among(VERDICT, tuple(of_verdict)))
    return rows


def of_scopes() -> dict[str, tuple[Condition, ...]]:
    """What makes a promise one of each scope's places, by the scope's name."""
    return {
        "home": (of_places((home_id(),)),),
        **{level: (Among(REGION, tuple(of_level(level))),) for level in LEVELS},
        "all": (),
    }


def looked_at(filters: Filters, rows: Rows) -> Rows:
    """The rows of the indicator and the year that are looked at, where one is."""
    if filters.indicator:
        rows = rows.where(Among(INDICATOR_ID, (filters.indicator,)))
    return rows if filters.year is None else rows.where(Among(YEAR, (filters.year,)))
