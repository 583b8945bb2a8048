"""Whether a table keeps its contract, with the catalogue, the regions and the sources."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

import pandas as pd

from extract.reference.gazetteer import gazetteer
from extract.reference.indicators import indicators, themes
from extract.reference.regions import LISTED, regions
from extract.reference.sources import sources
from extract.table.io import csv_text
from extract.table.schema import (
    ACTUAL,
    CHANGE,
    COMPARATOR,
    COMPARATORS,
    END,
    EXTRACTED,
    INDICATOR,
    INDICATOR_ID,
    KIND,
    LEVEL,
    MEASURE,
    ORIGIN,
    ORIGINS,
    PARAGRAPH,
    PERIOD,
    PERIOD_FORM,
    REGION,
    REGION_CODE,
    SOURCE,
    START,
    TARGET,
    THEME,
    UNIT,
    VALUE,
    VALUE_HIGH,
    VALUE_TEXT,
    YEAR,
)

_PERIOD = re.compile(PERIOD_FORM)


def violations(table: pd.DataFrame) -> list[str]:
    """Every breach of the table's contract, a sentence each with the row's number.

    Row numbers are the lines of the CSV file, the header being line 1.
    """
    places: set[tuple[str, str]] = set()
    found = []
    for line, row in enumerate(csv.DictReader(io.StringIO(csv_text(table))), start=2):
        found += [f"row {line}: {wrong}" for wrong in (*_wrongs(row), *_double(row, places))]
    return found


_CLOSED = {
    ORIGIN: ORIGINS, KIND: (ACTUAL, TARGET), MEASURE: (LEVEL, CHANGE), COMPARATOR: COMPARATORS,
}  # fmt: skip


def unknown_in(table: pd.DataFrame) -> str:
    """The first word of a table that none of its closed columns allows, in a sentence; or nothing.

    Pages have words for these values alone; themes and indicators that nobody knows can be shown.
    """
    for column, allowed in _CLOSED.items():
        wrong = table[~table[column].isin(allowed)]
        if not wrong.empty:
            line = int(wrong.index[0]) + 2
            return (
                f"row {line}: {column} {wrong[column].iloc[0]!r} is unknown; "
                f"expected one of {_some(allowed)}"
            )
    return ""


def _wrongs(row: dict[str, str]) -> Iterator[str]:
    for column, allowed in (*_CLOSED.items(), (THEME, themes()), (SOURCE, sources())):
        if row[column] not in allowed:
            yield f"{column} {row[column]!r} is unknown; expected one of {_some(allowed)}"
    for column in (VALUE_TEXT, INDICATOR, REGION, UNIT):
        if not row[column]:
            yield f"{column} is empty"
    if row[INDICATOR_ID]:
        yield from _wrong_indicator(row)
    if row[REGION] in regions() and row[REGION_CODE] not in _codes(row[REGION]):
        yield f"region_code {row[REGION_CODE]!r} is not {row[REGION]}'s"
    yield from _wrong_numbers(row)


def _codes(region: str) -> set[str]:
    """The codes that a place of this name can have; none is known of some in unknown places."""
    found = gazetteer().by_name[region]
    return {each.code for each in found} | ({""} if found[0].level not in LISTED else set())


def _wrong_indicator(row: dict[str, str]) -> Iterator[str]:
    indicator = indicators().get(row[INDICATOR_ID])
    if indicator is None:
        yield f"indicator_id {row[INDICATOR_ID]!r} is not in data/indicators.toml"
        return
    for column, expected in (
        (UNIT, indicator.unit),
        (THEME, indicator.theme),
        (MEASURE, indicator.measure),
    ):
        if row[column] != expected:
            yield f"{column} {row[column]!r} is not {indicator.id}'s, {expected!r}"


def _wrong_numbers(row: dict[str, str]) -> Iterator[str]:
    if not row[VALUE]:
        yield "value is empty"
    elif row[VALUE_HIGH] and float(row[VALUE_HIGH]) < float(row[VALUE]):
        yield "value_high is below value"
    placed = [bool(row[name]) for name in (START, END, PARAGRAPH)]
    if row[ORIGIN] == EXTRACTED and not all(placed):
        yield "an extracted row needs start, end and paragraph"
    if row[ORIGIN] != EXTRACTED and any(placed):
        yield "a transcribed row has no start, end and paragraph"
    if all(placed) and int(row[START]) >= int(row[END]):
        yield "start is not before end"
    period = _PERIOD.fullmatch(row[PERIOD])
    if period is None:
        yield f"period {row[PERIOD]!r} is none; write 2023, 2023-H1, 2023-01/2023-11 or 2021/2025"
    elif row[YEAR] != (period[4] or period[1]):
        yield f"year {row[YEAR]} is not the period's last, {row[PERIOD]}"


def _double(row: dict[str, str], places: set[tuple[str, str]]) -> Iterator[str]:
    """Whether an extracted row's place was met before; adds it to ``places``."""
    place = (row[SOURCE], row[START])
    if row[ORIGIN] == EXTRACTED and place in places:
        yield f"the place {row[START]} of {row[SOURCE]} stands twice"
    places.add(place)


def _some(allowed: Iterable[str]) -> str:
    names = list(allowed)
    return ", ".join(names[:6]) + (", ..." if len(names) > 6 else "")
