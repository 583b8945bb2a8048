"""Whether a table keeps its contract, with the catalogue, the regions and the sources."""

import math
import re
from collections.abc import Iterable, Iterator

import pandas as pd

from extract.reference.gazetteer import gazetteer
from extract.reference.indicators import indicators, themes
from extract.reference.regions import LISTED, regions
from extract.reference.sources import sources
from extract.table.io import cell_texts
from extract.table.schema import (
    END,
    EXTRACTED,
    INDICATOR_ID,
    MEASURE,
    ORIGIN,
    PARAGRAPH,
    PERIOD,
    REGION,
    REGION_CODE,
    SOURCE,
    START,
    TABLE,
    THEME,
    UNIT,
    VALUE,
    VALUE_HIGH,
    YEAR,
    Column,
)

_LONGEST = 60  # characters of a cell that a message shows
_PERIOD = re.compile(next(column.pattern for column in TABLE if column.name == PERIOD))


def violations(table: pd.DataFrame) -> list[str]:
    """Every breach of the table's contract, a sentence each with the row's number.

    Row numbers are the lines of the CSV file, the header being line 1.
    """
    if table.empty:
        return ["it has no rows; python -m extract add FILE puts those of a document there"]
    places: set[tuple[str, str]] = set()
    found = []
    for line, row in enumerate(cell_texts(table), start=2):
        found += [f"row {line}: {wrong}" for wrong in (*_wrongs(row), *_double(row, places))]
    return found


def unknown_in(table: pd.DataFrame) -> str:
    """The first word of a table that none of its closed columns allows, in a sentence; or nothing.

    Pages have words for these values alone; themes and indicators that nobody knows can be shown.
    """
    for column in TABLE:
        wrong = table[~table[column.name].isin(column.allowed)] if column.allowed else table[:0]
        if not wrong.empty:
            told = _unknown(column.name, wrong[column.name].iloc[0], column.allowed)
            return f"row {int(wrong.index[0]) + 2}: {told}"
    return ""


def _wrongs(row: dict[str, str]) -> Iterator[str]:
    for column in TABLE:
        yield from _wrong_cell(column, row[column.name])
    for name, known in ((THEME, themes()), (SOURCE, sources())):
        if row[name] and row[name] not in known:
            yield _unknown(name, row[name], known)
    if row[INDICATOR_ID]:
        yield from _wrong_indicator(row)
    if row[REGION] in regions() and row[REGION_CODE] not in _codes(row[REGION]):
        yield f"region_code {_shown(row[REGION_CODE])} is not {row[REGION]}'s"
    yield from _wrong_place(row)
    yield from _wrong_numbers(row)


def _wrong_cell(column: Column, cell: str) -> Iterator[str]:
    if not cell:
        if column.required:
            yield f"{column.name} is empty"
    elif "\0" in cell:
        yield f"{column.name} holds a NUL byte"
    elif column.type == "number" and not math.isfinite(float(cell)):
        yield f"{column.name} {cell} is no number"
    elif column.allowed and cell not in column.allowed:
        yield _unknown(column.name, cell, column.allowed)
    elif column.pattern and not re.fullmatch(column.pattern, cell):
        yield f"{column.name} {_shown(cell)} is none; write {column.examples}"


def _unknown(name: str, cell: str, allowed: Iterable[str]) -> str:
    return f"{name} {_shown(cell)} is unknown; expected one of {_some(allowed)}"


def _codes(region: str) -> set[str]:
    """The codes that a place of this name can have; none is known of some in unknown places."""
    found = gazetteer().by_name[region]
    return {each.code for each in found} | ({""} if found[0].level not in LISTED else set())


def _wrong_indicator(row: dict[str, str]) -> Iterator[str]:
    indicator = indicators().get(row[INDICATOR_ID])
    if indicator is None:
        yield f"indicator_id {_shown(row[INDICATOR_ID])} is not in data/indicators.toml"
        return
    for column, expected in (
        (UNIT, indicator.unit),
        (THEME, indicator.theme),
        (MEASURE, indicator.measure),
    ):
        if row[column] != expected:
            yield f"{column} {_shown(row[column])} is not {indicator.id}'s, {expected!r}"


def _wrong_place(row: dict[str, str]) -> Iterator[str]:
    placed = [bool(row[name]) for name in (START, END, PARAGRAPH)]
    if row[ORIGIN] == EXTRACTED and not all(placed):
        yield "an extracted row needs start, end and paragraph"
    if row[ORIGIN] != EXTRACTED and any(placed):
        yield "a transcribed row has no start, end and paragraph"
    if all(placed) and int(row[START]) >= int(row[END]):
        yield "start is not before end"


def _wrong_numbers(row: dict[str, str]) -> Iterator[str]:
    if row[VALUE] and row[VALUE_HIGH] and float(row[VALUE_HIGH]) < float(row[VALUE]):
        yield "value_high is below value"
    period = _PERIOD.fullmatch(row[PERIOD])
    if period and row[YEAR] != (period[4] or period[1]):
        yield f"year {row[YEAR]} is not the period's last, {row[PERIOD]}"


def _double(row: dict[str, str], places: set[tuple[str, str]]) -> Iterator[str]:
    """Whether an extracted row's place was met before; adds it to ``places``."""
    place = (row[SOURCE], row[START])
    if row[ORIGIN] == EXTRACTED and place in places:
        yield f"the place {row[START]} of {row[SOURCE]} stands twice"
    places.add(place)


def _shown(cell: str) -> str:
    """A cell for a message, which need not hold all of it."""
    return repr(cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…")


def _some(allowed: Iterable[str]) -> str:
    names = list(allowed)
    return ", ".join(names[:6]) + (", ..." if len(names) > 6 else "")
