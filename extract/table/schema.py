"""The tidy table's columns and what their cells may hold. One row, one figure."""

from dataclasses import dataclass
from typing import Literal

from extract.reference.periods import PERIOD as PATTERN

SOURCE = "source"
ORIGIN = "origin"
START = "start"
END = "end"
VALUE_TEXT = "value_text"
INDICATOR_ID = "indicator_id"
INDICATOR = "indicator"
THEME = "theme"
REGION = "region"
REGION_CODE = "region_code"
YEAR = "year"
PERIOD = "period"
KIND = "kind"
MEASURE = "measure"
VALUE = "value"
VALUE_HIGH = "value_high"
UNIT = "unit"
COMPARATOR = "comparator"
SECTION = "section"
PARAGRAPH = "paragraph"

ACTUAL = "actual"
TARGET = "target"
LEVEL = "level"
CHANGE = "change"
EXTRACTED = "extracted"
REPORTED = ("reported-official", "reported-news", "reported-mirror")
ORIGINS = (EXTRACTED, *REPORTED)
COMPARATORS = ("=", "~", ">=", "<=")

_DTYPES = {"string": "str", "integer": "Int64", "year": "Int64", "number": "float64"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, or of one made from it.

    Attributes:
        name: in the file's first line; its title and meaning are in data/words.toml.
        type: of its cells, as the Table Schema calls it.
        allowed: the values that there are; empty for any.
        pattern: that a cell has as a whole; empty for any.
        examples: of the pattern, for the reader of an error.
        required: whether every row has a value.
    """

    name: str
    type: Literal["string", "integer", "year", "number"] = "string"
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    examples: str = ""
    required: bool = False

    @property
    def dtype(self) -> str:
        """Of its cells in a data frame; all but text may be missing."""
        return _DTYPES[self.type]


TABLE = (
    Column(SOURCE, required=True),
    Column(ORIGIN, allowed=ORIGINS, required=True),
    Column(START, "integer"),
    Column(END, "integer"),
    Column(VALUE_TEXT, required=True),
    Column(INDICATOR_ID, pattern=r"[a-z][a-z0-9_]*", examples="gdp_growth"),
    Column(INDICATOR, required=True),
    Column(THEME, required=True),
    Column(REGION, required=True),
    Column(REGION_CODE, pattern=r"\d{6}", examples="110101"),
    Column(YEAR, "year", required=True),
    Column(
        PERIOD,
        pattern=PATTERN,
        examples="2023, 2023-H1, 2023-01/2023-11 or 2021/2025",
        required=True,
    ),
    Column(KIND, allowed=(ACTUAL, TARGET), required=True),
    Column(MEASURE, allowed=(LEVEL, CHANGE), required=True),
    Column(VALUE, "number", required=True),
    Column(VALUE_HIGH, "number"),
    Column(UNIT, required=True),
    Column(COMPARATOR, allowed=COMPARATORS, required=True),
    Column(SECTION),
    Column(PARAGRAPH, "integer"),
)
"""Every column in its order: what reads, checks, explains or exports the table follows this."""

COLUMNS = tuple(column.name for column in TABLE)
