"""The columns of a file explained: name, title, meaning, type, and the values they may have."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

from extract.analysis.coverage import EXTRACTED_FIGURES, STATE, STATES, TRANSCRIBED_FIGURES
from extract.analysis.outcomes import (
    ANNUAL,
    CLOSED,
    DIFFERENCE,
    DIFFERING,
    HORIZON,
    PLAN,
    STATED,
    VERDICT,
)
from extract.analysis.verdicts import verdicts
from extract.reference.indicators import themes
from extract.table.schema import (
    ACTUAL,
    CHANGE,
    COMPARATOR,
    COMPARATORS,
    END,
    INDICATOR_ID,
    KIND,
    LEVEL,
    MEASURE,
    ORIGIN,
    ORIGINS,
    PARAGRAPH,
    PERIOD,
    PERIOD_FORM,
    REGION_CODE,
    START,
    TARGET,
    THEME,
    UNIT,
    VALUE,
    VALUE_HIGH,
    YEAR,
)
from pages.parts.contents import NUMBER_OF_PROMISES
from pages.parts.judged import verdict_name
from pages.parts.names import theme_name
from pages.parts.words import Words

_WHOLE = {
    START, END, PARAGRAPH, CLOSED, STATED, DIFFERING, EXTRACTED_FIGURES, TRANSCRIBED_FIGURES,
    NUMBER_OF_PROMISES,
}  # fmt: skip
_NUMBER = {VALUE, VALUE_HIGH, DIFFERENCE}
_PATTERN = {REGION_CODE: r"\d{6}", PERIOD: PERIOD_FORM, INDICATOR_ID: r"[a-z][a-z0-9_]*"}
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
    labels = _LABELS[plain](say) if plain in _LABELS else {}
    return Field(
        name=name,
        title=title,
        meaning=meaning,
        type=_type(plain),
        pattern=_PATTERN.get(plain, ""),
        labels=MappingProxyType(labels),
        full=bool(len(cells)) and not (cells.isna() | (cells.astype("str") == "")).any(),
        unit=unit if plain in _NUMBER else "",
    )


def _of_a_side(name: str) -> tuple[str, str]:
    """Target or outcome, and the column of the table that is meant.

    >>> _of_a_side("target_value"), _of_a_side("value")
    (('target', 'value'), ('', 'value'))
    """
    found = re.fullmatch(rf"({'|'.join(_SIDES)})_(.+)", name)
    return (found[1], found[2]) if found else ("", name)


def _type(column: str) -> str:
    if column == YEAR:
        return "year"
    return "integer" if column in _WHOLE else "number" if column in _NUMBER else "string"


_LABELS: dict[str, Callable[[Words], dict[str, str]]] = {
    ORIGIN: lambda say: {origin: say(f"origin.{origin}") for origin in ORIGINS},
    KIND: lambda say: {kind: say(f"kind.{kind}") for kind in (ACTUAL, TARGET)},
    MEASURE: lambda say: {measure: say(f"measure.{measure}") for measure in (LEVEL, CHANGE)},
    COMPARATOR: lambda say: {sign: say(f"exactness.{sign}") for sign in COMPARATORS},
    THEME: lambda say: {theme: theme_name(theme, say.language) for theme in themes()},
    HORIZON: lambda say: {each: say(f"horizon.{each}") for each in (ANNUAL, PLAN)},
    VERDICT: lambda say: {key: verdict_name(key, say.language) for key in verdicts()},
    STATE: lambda say: {state: say(f"cover.{state}") for state in STATES},
}
