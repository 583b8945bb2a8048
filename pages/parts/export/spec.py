"""The kinds of table that can be taken along: their columns, their key, what one row of them is."""

from dataclasses import dataclass
from typing import Literal

from extract.analysis.coverage import EXTRACTED_FIGURES, STATE, TRANSCRIBED_FIGURES
from extract.analysis.promise_columns import HORIZON, OUTCOME_ROW, TARGET_ROW
from extract.display.reasons import EXPLAINED
from extract.table.schema import (
    COLUMNS,
    INDICATOR_ID,
    PERIOD,
    REGION,
    REGION_CODE,
    SOURCE,
    START,
    THEME,
    YEAR,
)

# The labels of the table's rows are of one run of the dashboard; everything else goes along.
OF_PROMISES = tuple(name for name in EXPLAINED if name not in (TARGET_ROW, OUTCOME_ROW))


@dataclass(frozen=True, slots=True)
class Content:
    """A kind of table.

    Attributes:
        name: what one row is, and how rows are counted, in words: content.figures.
        columns: of the file, in order.
        key: the columns that tell its rows apart, where they do.
        counted: "part" of all rows of this kind; "made" from figures; the reader's "own".
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    counted: Literal["part", "made", "own"] = "made"


FIGURES = Content("figures", COLUMNS, (SOURCE, START), "part")
IMPORTED = Content("imported", COLUMNS, (SOURCE, START), "own")
INVENTED = Content("invented", COLUMNS, (SOURCE, START), "own")
JUDGED = Content(
    "judged",
    OF_PROMISES,
    (INDICATOR_ID, REGION, PERIOD, HORIZON),
    "part",
)
_STATE = (YEAR, STATE, EXTRACTED_FIGURES, TRANSCRIBED_FIGURES)
PLACES = Content("places", (REGION, REGION_CODE, *_STATE), (REGION, YEAR))
THEMES = Content("themes", (THEME, *_STATE), (THEME, YEAR))
