"""The columns of a file explained: name, title, meaning, type, and the values they may have."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

from extract.analysis.coverage import EXTRACTED_FIGURES, STATE, STATES, TRANSCRIBED_FIGURES
from extract.analysis.promise_columns import HORIZON, OWN, VERDICT
from extract.analysis.verdicts import verdicts
from extract.reference.indicators import themes
from extract.table.schema import COMPARATOR, KIND, MEASURE, ORIGIN, TABLE, THEME, UNIT, Column
from pages.parts.contents import NUMBER_OF_PROMISES
from pages.parts.judged import verdict_name
from pages.parts.names import theme_name
from pages.parts.words import Words

_MADE = (
    Column(STATE, allowed=STATES),
    Column(EXTRACTED_FIGURES, "integer"),
    Column(TRANSCRIBED_FIGURES, "integer"),
    Column(NUMBER_OF_PROMISES, "integer"),
)
_COLUMNS = {column.name: column for column in (*TABLE, *OWN, *_MADE)}
_UNKNOWN = Column("")
_SIDES = ("target", "outcome")


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a file.

    Attributes:
        name: in the file's first line.
        title, meaning: in the reader's language.
        type: of the Table Schema: string, integer, number or year.
        pattern: that a text has as a whole; empty for any.
        labels: the values that there are, and what they are called; empty for any.
        full: whether every row has a value here.
        unit: of a number, where all rows have one; empty where the column "unit" says it.
    """

    name: str
    title: str
    meaning: str
    type: str
    pattern: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    full: bool = False
    unit: str = ""


def fields_of(rows: pd.DataFrame, say: Words) -> list[Field]:
    """A field for each column of the rows, in their order."""
    units = set(rows[UNIT]) if UNIT in rows.columns else set()
    unit = next(iter(units)) if len(units) == 1 else ""
    return [_field(str(name), rows[name], unit, say) for name in rows.columns]


def _field(name: str, cells: pd.Series, unit: str, say: Words) -> Field:
    side, plain = _of_a_side(name)
    title, meaning = say(f"column.{plain}"), say(f"explained.{plain}")
    if side:
        told = say(f"promises.{side}")
        title, meaning = (
            say("field.side", side=told, name=title),
            say("field.side", side=told, name=meaning),
        )
    column = _COLUMNS.get(plain, _UNKNOWN)
    return Field(
        name=name,
        title=title,
        meaning=meaning,
        type=column.type,
        pattern=column.pattern,
        labels=MappingProxyType(_labels(column, say)),
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


_CALLED: dict[str, Callable[[str, Words], str]] = {
    ORIGIN: lambda origin, say: say(f"origin.{origin}"),
    KIND: lambda kind, say: say(f"kind.{kind}"),
    MEASURE: lambda measure, say: say(f"measure.{measure}"),
    COMPARATOR: lambda sign, say: say(f"exactness.{sign}"),
    HORIZON: lambda horizon, say: say(f"horizon.{horizon}"),
    STATE: lambda state, say: say(f"cover.{state}"),
    THEME: lambda theme, say: theme_name(theme, say.language),
    VERDICT: lambda verdict, say: verdict_name(verdict, say.language),
}


def _labels(column: Column, say: Words) -> dict[str, str]:
    """What the values of a closed column are called; nothing for an open one."""
    known = {THEME: tuple(themes()), VERDICT: tuple(verdicts())}
    values = known.get(column.name, column.allowed)
    return {value: _CALLED[column.name](value, say) for value in values}
