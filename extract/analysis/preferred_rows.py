"""Which row leads where several state the same fact, and how a place stands by the leading rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from extract.errors import DataFileError
from extract.reference.files import toml_named
from extract.reference.indicators import Indicator
from extract.reference.regions import regions
from extract.reference.sources import Source
from extract.table.schema import (
    ACTUAL,
    COMPARATOR,
    INDICATOR_ID,
    KIND,
    MEASURE,
    ORIGIN,
    ORIGINS,
    PERIOD,
    REGION,
    SOURCE,
    TARGET,
    VALUE,
    VALUE_HIGH,
    YEAR,
)

FACT = [INDICATOR_ID, REGION, YEAR, PERIOD, KIND, MEASURE]


def leading(table: pd.DataFrame, sources: Mapping[str, Source]) -> pd.DataFrame:
    """One row per fact, the one that leads, in the table's order.

    A fact is an indicator of a place in a period, reached or promised. Of the rows that state
    it, the first by this order leads:

    1. read from a document here before transcribed; transcribed from an official page before a
       news page before a mirror;
    2. of one origin, an exact figure before an approximate or bounded one (43760.7亿元 before
       约4.4万亿元);
    3. the source published later before the earlier, a dated one before an undated;
    4. the earlier row of the table.

    Rows without a catalogue id are left out: nothing says which of them mean the same thing.
    """
    named = table[table[INDICATOR_ID] != ""]
    published = {key: source.published for key, source in sources.items()}
    order = pd.DataFrame(
        {
            "origin": named[ORIGIN].map({origin: n for n, origin in enumerate(ORIGINS)}),
            "vague": named[COMPARATOR] != "=",
            "published": [published.get(source, "") for source in named[SOURCE]],
        },
        index=named.index,
    ).sort_values(["origin", "vague", "published"], ascending=[True, True, False])
    return named.loc[order.index].drop_duplicates(FACT).sort_index()


def yearly(table: pd.DataFrame) -> pd.DataFrame:
    """The rows about one whole year; spans (2021/2025) and parts (2024-H1) are left out."""
    return table[table[PERIOD] == table[YEAR].astype("string")]


@dataclass(frozen=True, slots=True)
class Break:
    """One entry of data/breaks.toml: a year from which a series is not what it was before.

    Attributes:
        indicator: the indicator's id.
        regions: names of the places concerned; without any, ``level`` says which.
        level: every place of this level is concerned.
        year: the first year concerned.
        comparable: False where nothing may be computed or drawn across the break.
        why, why_en: one sentence for the reader.
    """

    indicator: str
    regions: tuple[str, ...]
    level: str
    year: int
    comparable: bool
    why: str
    why_en: str

    def concerns(self, indicator: str, region: str) -> bool:
        """Whether the series of this indicator and place breaks here."""
        if indicator != self.indicator:
            return False
        if self.regions:
            return region in self.regions
        return region in regions() and regions()[region].level == self.level


@cache
def breaks() -> tuple[Break, ...]:
    """Every known break of a series.

    Raises:
        DataFileError: data/breaks.toml is missing, broken or lacks a field.
    """
    try:
        return tuple(
            Break(
                indicator=entry["indicator"],
                regions=tuple(entry.get("regions", ())),
                level=entry.get("level", ""),
                year=int(entry["year"]),
                comparable=bool(entry["comparable"]),
                why=entry["why"],
                why_en=entry["why_en"],
            )
            for entry in toml_named("breaks.toml").get("break", [])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"data/breaks.toml: an entry lacks {error}; see the first") from None


def severed(indicator: str, region: str, year: int, known: Iterable[Break] | None = None) -> bool:
    """Whether the figure of ``year`` is of another series than that of the year before."""
    every = breaks() if known is None else known
    return any(
        not each.comparable and each.year == year and each.concerns(indicator, region)
        for each in every
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a place stands on one indicator: rows of the leading yearly facts, None where not stated.

    Attributes:
        indicator: the indicator's id.
        outcome: the latest outcome.
        target: the target for the outcome's year.
        ahead: the latest target for a later year than the outcome's (any, without an outcome).
        before: the outcome of the year before ``outcome``, where the two are of one series.
        growth: the growth that the reports themselves state for the outcome's year, where the
            catalogue has an indicator for it (gdp_growth for gdp).
        history: every outcome, by year.
    """

    indicator: str
    outcome: pd.Series | None
    target: pd.Series | None
    ahead: pd.Series | None
    before: pd.Series | None
    growth: pd.Series | None
    history: pd.DataFrame

    @property
    def change(self) -> float | None:
        """The outcome less the year before's, in the indicator's unit; None where not computed.

        Only two exact figures of one series are subtracted, and nothing is where the growth is
        stated: what the report says goes before what can be computed.
        """
        if self.outcome is None or self.before is None or self.growth is not None:
            return None
        if any(
            row[COMPARATOR] != "=" or pd.notna(row[VALUE_HIGH])
            for row in (self.outcome, self.before)
        ):
            return None
        return round(float(self.outcome[VALUE] - self.before[VALUE]), 6)

    def row_labels(self) -> list[object]:
        """The index labels of the rows that a card of this standing shows."""
        shown = (self.outcome, self.target, self.ahead, self.before, self.growth)
        return list(dict.fromkeys(row.name for row in shown if row is not None))


def standing(facts: pd.DataFrame, indicator: str) -> Standing:
    """How one place stands on an indicator, from that place's leading yearly facts."""
    own = facts[facts[INDICATOR_ID] == indicator]
    return _standing(indicator, own, facts[facts[INDICATOR_ID] == _growth_of(indicator)])


def _growth_of(indicator: str) -> str:
    return f"{indicator}_growth"


def _standing(indicator: str, own: pd.DataFrame, growth: pd.DataFrame) -> Standing:
    outcomes = own[own[KIND] == ACTUAL].sort_values(YEAR)
    targets = own[own[KIND] == TARGET].sort_values(YEAR)
    if outcomes.empty:
        return Standing(indicator, None, None, _last(targets), None, None, outcomes)
    outcome = outcomes.iloc[-1]
    year = outcome[YEAR]
    one_series = not severed(indicator, outcome[REGION], year)
    return Standing(
        indicator=indicator,
        outcome=outcome,
        target=_last(_of(targets, year)),
        ahead=_last(targets[targets[YEAR] > year]),
        before=_last(_of(outcomes, year - 1)) if one_series else None,
        growth=_last(_of(growth[growth[KIND] == ACTUAL], year)),
        history=outcomes,
    )


def standings(facts: pd.DataFrame, catalogue: Mapping[str, Indicator]) -> list[Standing]:
    """Every indicator that one place's facts name, the best covered first.

    Best covered: an outcome of the last two years before an older one before none; then more years
    with an outcome; then the catalogue's order.
    """
    held = {str(name): rows for name, rows in facts.groupby(INDICATOR_ID)}
    every = [
        _standing(name, held[name], held.get(_growth_of(name), facts.head(0)))
        for name in catalogue
        if name in held
    ]
    newest = max((int(each.outcome[YEAR]) for each in every if each.outcome is not None), default=0)

    def coverage(each: Standing) -> tuple[int, int]:
        if each.outcome is None:
            return (2, 0)
        return (0 if each.outcome[YEAR] >= newest - 1 else 1, -len(each.history))

    return sorted(every, key=coverage)


def _of(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    return rows[rows[YEAR] == year]


def _last(rows: pd.DataFrame) -> pd.Series | None:
    return None if rows.empty else rows.iloc[-1]
