"""The figure that a table's cell prints, with the unit that its heads give it."""

from decimal import Decimal

from msgspec.structs import replace

from extract.quantities.spot import Quantity, amounts_in, comparators
from extract.reference.units import unit_named
from extract.structure.cells import Cell

_SIGNS = {"≤": "<=", "<": "<=", "＜": "<=", "≥": ">=", ">": ">=", "＞": ">=", "超": ">=", "约": "~"}


def quantity_of(cell: Cell, text: str) -> Quantity:
    """The amount of a cell of a text: its place is the cell's, its unit the heads' or its own.

    A unit that data/units.toml does not know (亿芯千米) counts things of its own name.
    """
    written = f"{cell.number}{cell.unit}"
    amount = next(amounts_in(written))
    if amount.end < len(written):
        amount = replace(next(amounts_in(cell.number)), unit=unit_named(cell.unit))
    sign = Decimal(-1 if cell.negative else 1)
    around = comparators("after").get(cell.bound, amount.comparator)
    return replace(
        amount,
        start=cell.start,
        end=cell.end,
        number_start=cell.start,
        text=text[cell.start : cell.end],
        value=amount.value * sign,
        comparator=_SIGNS.get(cell.bound[:1], around),
    )
