"""What the page of trends shows: one indicator in the chosen places, and the places behind them."""

from dataclasses import dataclass

import pandas as pd

from extract.table.schema import ACTUAL, KIND, REGION, VALUE, YEAR
from pages.parts.labels.names import home_id, indicator_name, level_of, of_level, place_id, places
from pages.parts.labels.translations import Translation
from pages.parts.narrative.trend_findings import finding
from pages.parts.narrative.trend_sentences import said_of
from pages.parts.state.filters import Filters
from pages.parts.state.kept import kept
from pages.parts.state.narrowed import facts_of


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One indicator under the filters but for the places.

    Attributes:
        every: its leading yearly facts.
        places: that have any, as places are listed everywhere.
    """

    every: pd.DataFrame
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Trend:
    """What is drawn and said; the same for all who ask for the same.

    Attributes:
        rows: leading yearly facts of one indicator in the chosen places, in their order.
        others: outcomes of the places behind.
        every: all facts of the indicator, the nation's among them.
        finding: what the lines say, in a sentence; empty where they say nothing.
        title: the chart's.
        told: a sentence for each of the places.
    """

    rows: pd.DataFrame
    others: pd.DataFrame
    every: pd.DataFrame
    finding: str
    title: str
    told: tuple[str, ...]


@kept
def asked_of(indicator: str, within: Filters) -> Asked:
    """The indicator's facts under these filters, which choose no place."""
    every = facts_of(indicator, within)
    near = {name: n for n, name in enumerate(places())}
    held = dict.fromkeys(every[REGION])
    order = sorted(held, key=lambda name: near.get(place_id(name), len(near)))
    return Asked(every, tuple(order))


@kept
def trend_of(indicator: str, within: Filters, names: tuple[str, ...], t: Translation) -> Trend:
    """The indicator in the places of these names."""
    own, every = facts_of(indicator, Filters()), asked_of(indicator, within).every
    rows = pd.concat([every[every[REGION] == name].sort_values(YEAR) for name in names])
    found = finding(rows, t)
    title = t("trends.title", indicator=indicator_name(indicator, t.language))
    told = (said_of(rows[rows[REGION] == name], own[own[REGION] == name], t) for name in names)
    return Trend(
        rows=rows,
        others=_places_behind(rows, every),
        every=every,
        finding=found,
        title=t("trends.with_finding", title=title, finding=found) if found else title,
        told=tuple(told),
    )


def _places_behind(rows: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """Outcomes of the other places of the chosen ones' level, of those that the axis reaches.

    Home is seen among its districts; where these are of another size, among the provinces.
    """
    names = set(rows[REGION])
    away = [place for place in map(place_id, names) if place != home_id()]
    district = not away or any(level_of(place) == "district" for place in away)
    levels = ["district"] * district + ["province"] * (not away or not district)
    every = every[(every[KIND] == ACTUAL) & ~every[REGION].isin(names)]
    reached = [_in_reach(rows, every[every[REGION].isin(of_level(level))]) for level in levels]
    return next((others for others in reached if not others.empty), every.head(0))


def _in_reach(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The rows of the places of which a figure lies where the axis of the chosen reaches."""
    low, high = rows[VALUE].min(), rows[VALUE].max()
    reach = high - low or abs(high)
    near = others[VALUE].between(low - reach, high + reach) & others[YEAR].isin(rows[YEAR])
    return others[others[REGION].isin(others.loc[near, REGION])]
