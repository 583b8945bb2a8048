"""Whether a table keeps its contract, with the catalogue, the regions and the sources."""

import re
from collections.abc import Iterator

import pandas as pd

from extract.catalogue import indicators, themes
from extract.regions import regions
from extract.sources import sources
from extract.table import (
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

_PERIOD = re.compile(r"(\d{4})(-H[12]|-Q[1-4]|-\d{2})?(/(\d{4})(-\d{2}|-H[12])?)?")


def wrongs_in(table: pd.DataFrame) -> list[str]:
    """Every breach of the table's contract, a sentence each with the row's number.

    Row numbers are the lines of the CSV file, the header being line 1.
    """
    rows = table.to_dict("records")
    found = [
        f"row {line}: {wrong}" for line, row in enumerate(rows, start=2) for wrong in _wrongs(row)
    ]
    return [*found, *_doubles(table)]


def _wrongs(row: dict[str, object]) -> Iterator[str]:
    for column, allowed in (
        (ORIGIN, ORIGINS), (KIND, (ACTUAL, TARGET)), (MEASURE, (LEVEL, CHANGE)),
        (COMPARATOR, COMPARATORS), (THEME, themes()), (SOURCE, sources()),
    ):  # fmt: skip
        if row[column] not in allowed:
            yield f"{column} {row[column]!r} is unknown; expected one of {_some(allowed)}"
    for column in (VALUE_TEXT, INDICATOR, REGION, UNIT):
        if not row[column]:
            yield f"{column} is empty"
    if row[INDICATOR_ID]:
        yield from _wrong_indicator(row)
    if row[REGION] in regions() and row[REGION_CODE] != regions()[str(row[REGION])].code:
        yield f"region_code {row[REGION_CODE]!r} is not {row[REGION]}'s"
    yield from _wrong_numbers(row)


def _wrong_indicator(row: dict[str, object]) -> Iterator[str]:
    indicator = indicators().get(str(row[INDICATOR_ID]))
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


def _wrong_numbers(row: dict[str, object]) -> Iterator[str]:
    if pd.isna(row[VALUE]):
        yield "value is empty"
    if not pd.isna(row[VALUE_HIGH]) and float(str(row[VALUE_HIGH])) < float(str(row[VALUE])):
        yield "value_high is below value"
    placed = [not pd.isna(row[name]) for name in (START, END, PARAGRAPH)]
    if row[ORIGIN] == EXTRACTED and not all(placed):
        yield "an extracted row needs start, end and paragraph"
    if row[ORIGIN] != EXTRACTED and any(placed):
        yield "a transcribed row has no start, end and paragraph"
    if all(placed) and int(str(row[START])) >= int(str(row[END])):
        yield "start is not before end"
    period = _PERIOD.fullmatch(str(row[PERIOD]))
    if period is None:
        yield f"period {row[PERIOD]!r} is none; write 2023, 2023-H1, 2023-01/2023-11 or 2021/2025"
    elif pd.isna(row[YEAR]) or int(str(row[YEAR])) != int(period[4] or period[1]):
        yield f"year {row[YEAR]} is not the period's last, {row[PERIOD]}"


def _doubles(table: pd.DataFrame) -> list[str]:
    placed = table[table[ORIGIN] == EXTRACTED]
    double = placed[placed.duplicated([SOURCE, START])]
    return [
        f"row {line + 2}: the place {row[START]} of {row[SOURCE]} stands twice"
        for line, row in double.iterrows()
    ]


def _some(allowed: object) -> str:
    names = [str(name) for name in allowed]  # type: ignore[attr-defined]
    return ", ".join(names[:6]) + (", ..." if len(names) > 6 else "")
