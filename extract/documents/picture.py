"""What a page looks like."""

from dataclasses import dataclass

DOTS_AN_INCH = 300
"""What programs that recognise text are made for."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as dots of grey.

    Attributes:
        grey: a byte a dot, 0 for black, row by row from the upper left.
    """

    width: int
    height: int
    grey: bytes
    dots_an_inch: int = DOTS_AN_INCH
