"""Numbers and units as the reader sees them; the room that writes them is extract/printing.py."""

from extract.printing import (
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
from extract.unit_names import ShownUnit, shown_unit

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
