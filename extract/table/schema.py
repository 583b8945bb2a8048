"""The tidy table's columns and what their cells may hold. One row, one figure."""

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

COLUMNS = (
    SOURCE, ORIGIN, START, END, VALUE_TEXT, INDICATOR_ID, INDICATOR, THEME, REGION, REGION_CODE,
    YEAR, PERIOD, KIND, MEASURE, VALUE, VALUE_HIGH, UNIT, COMPARATOR, SECTION, PARAGRAPH,
)  # fmt: skip

ACTUAL = "actual"
TARGET = "target"
LEVEL = "level"
CHANGE = "change"
EXTRACTED = "extracted"
REPORTED = ("reported-official", "reported-news", "reported-mirror")
ORIGINS = (EXTRACTED, *REPORTED)
COMPARATORS = ("=", "~", ">=", "<=")
PERIOD_FORM = r"(\d{4})(-H[12]|-Q[1-4]|-\d{2})?(/(\d{4})(-\d{2}|-H[12])?)?"
