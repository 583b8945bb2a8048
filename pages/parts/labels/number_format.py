"""Numbers and units as the reader sees them; extract/display/numbers.py writes them."""

from extract.display.numbers import (
    amount,
    as_shown,
    change,
    change_amount,
    difference,
    figure,
    mark,
    number,
    unit_of,
    with_unit,
)
from extract.display.unit_names import ShownUnit, shown_unit

__all__ = [
    "ShownUnit",
    "amount",
    "as_shown",
    "change",
    "change_amount",
    "difference",
    "figure",
    "mark",
    "number",
    "shown_unit",
    "unit_of",
    "with_unit",
]
