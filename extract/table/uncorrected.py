"""Whether a table says what readers corrected."""

from collections.abc import Iterator

import pandas as pd

from extract.reference.corrections import FILE, Correction, Corrections
from extract.reference.files import name_of
from extract.table.schema import EXTRACTED, ORIGIN, SOURCE, START, UNIT, VALUE, VALUE_HIGH


def uncorrected(table: pd.DataFrame, said: Corrections) -> list[str]:
    """A sentence for each correction that the rows of its document do not follow."""
    read = table[table[ORIGIN] == EXTRACTED]
    held = set(read[SOURCE])
    return [
        f"{name_of(FILE)}: the {each} is not in the table: {why}; run python -m extract build"
        for each in said.correction
        if each.source in held
        for why in _missing(read, each)
    ]


def _missing(read: pd.DataFrame, correction: Correction) -> Iterator[str]:
    rows = read[(read[SOURCE] == correction.source) & (read[START] == correction.start)]
    if correction.drop:
        if not rows.empty:
            yield "its row was not dropped"
        return
    if rows.empty:
        yield "it has no row"
        return
    row, fields = rows.iloc[0], correction.say.given()
    # In the table an amount is in the catalogue's unit, whatever unit a reader says it in.
    converted = (UNIT, VALUE, VALUE_HIGH) if UNIT in fields else ()
    for name, told in fields.items():
        if name not in converted and row[name] != (float(told) if "value" in name else told):
            yield f"{name} is {row[name]}, not {told}"
