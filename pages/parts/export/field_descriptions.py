"""The columns of a file explained: name, title, meaning, type, and the values they may have."""

import re
from collections.abc import Callable
from types import MappingProxyType

import pandas as pd

from extract.analysis.coverage import EXTRACTED_FIGURES, STATE, STATES, TRANSCRIBED_FIGURES
from extract.analysis.promise_columns import HORIZON, OWN, VERDICT
from extract.analysis.verdicts import verdicts
from extract.reference.indicators import themes
from extract.table.package import Field
from extract.table.schema import COMPARATOR, KIND, MEASURE, ORIGIN, TABLE, THEME, UNIT, Column
from pages.parts.labels.names import theme_name
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import verdict_name

_MADE = (
    Column(STATE, allowed=STATES),
    Column(EXTRACTED_FIGURES, "integer"),
    Column(TRANSCRIBED_FIGURES, "integer"),
)
_COLUMNS = {column.name: column for column in (*TABLE, *OWN, *_MADE)}
_UNKNOWN = Column("")
_SIDES = ("target", "outcome")


def fields_of(rows: pd.DataFrame, t: Translation) -> list[Field]:
    """A field for each column of the rows, in their order."""
    units = set(rows[UNIT]) if UNIT in rows.columns else set()
    unit = next(iter(units)) if len(units) == 1 else ""
    return [_field(str(name), rows[name], unit, t) for name in rows.columns]


def _field(name: str, cells: pd.Series, unit: str, t: Translation) -> Field:
    side, plain = _of_a_side(name)
    title, meaning = t(f"column.{plain}"), t(f"explained.{plain}")
    if side:
        told = t(f"promises.{side}")
        title, meaning = (
            t("field.side", side=told, name=title),
            t("field.side", side=told, name=meaning),
        )
    column = _COLUMNS.get(plain, _UNKNOWN)
    return Field(
        name=name,
        title=title,
        meaning=meaning,
        type=column.type,
        pattern=column.pattern,
        labels=MappingProxyType(_labels(column, t)),
        full=bool(len(cells)) and not (cells.isna() | (cells.astype("str") == "")).any(),
        unit=unit if column.type == "number" else "",
    )


def _of_a_side(name: str) -> tuple[str, str]:
    """Target or outcome, and the column of the table that is meant.

    >>> _of_a_side("target_value"), _of_a_side("value")
    (('target', 'value'), ('', 'value'))
    """
    found = re.fullmatch(rf"({'|'.join(_SIDES)})_(.+)", name)
    return (found[1], found[2]) if found else ("", name)


_CALLED: dict[str, Callable[[str, Translation], str]] = {
    ORIGIN: lambda origin, t: t(f"origin.{origin}"),
    KIND: lambda kind, t: t(f"kind.{kind}"),
    MEASURE: lambda measure, t: t(f"measure.{measure}"),
    COMPARATOR: lambda sign, t: t(f"exactness.{sign}"),
    HORIZON: lambda horizon, t: t(f"horizon.{horizon}"),
    STATE: lambda state, t: t(f"cover.{state}"),
    THEME: lambda theme, t: theme_name(theme, t.language),
    VERDICT: lambda verdict, t: verdict_name(verdict, t.language),
}


def _labels(column: Column, t: Translation) -> dict[str, str]:
    """What the values of a closed column are called; nothing for an open one."""
    known = {THEME: tuple(themes()), VERDICT: tuple(verdicts())}
    values = known.get(column.name, column.allowed)
    return {value: _CALLED[column.name](value, t) for value in values}
