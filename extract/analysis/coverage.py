"""What the table knows and what it does not: for each place and year, how far its sources reach."""

import re
from collections.abc import Collection, Iterable, Sequence

import pandas as pd

from extract.analysis.held_reports import year_of_work
from extract.reference.sources import Source
from extract.table.schema import EXTRACTED, ORIGIN, YEAR

STATE = "state"
TRANSCRIBED_FIGURES = "transcribed_figures"
EXTRACTED_FIGURES = "extracted_figures"

STATED = "stated"
TRANSCRIBED = "transcribed"
SILENT = "silent"
MISSING = "missing"
STATES = (STATED, TRANSCRIBED, SILENT, MISSING)

_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?:-\d\d)?(?!\d)")

Spoken = frozenset[tuple[str, int]]


def reports_of(sources: Iterable[Source]) -> dict[tuple[str, int], list[str]]:
    """The work reports by place and the year whose work they set: the ids of the documents.

    That year begins or has begun at the delivery; in an autumn session it is the next. A compendium
    holds several; the dates of delivery stand in its ``kind``, else the date on which a document
    was published is taken. An excerpt and what only tells of a report (a commentary, news) is none.
    """
    held: dict[tuple[str, int], list[str]] = {}
    for source in sources:
        if source.file and source.whole_report:
            dates = _DATE.findall(source.kind) or _DATE.findall(source.published)
            for year in sorted({year_of_work(date) for date in dates}):
                for region in source.region.split():
                    held.setdefault((region, year), []).append(source.id)
    return held


def spoken_of(reports: Iterable[tuple[str, int]]) -> Spoken:
    """The places and years of which reports speak: a report of January 2024 states the outcomes of
    2023 and the targets for 2024.

    >>> sorted(spoken_of([("东城区", 2024)]))
    [('东城区', 2023), ('东城区', 2024)]
    """
    return frozenset((place, year - before) for place, year in reports for before in (0, 1))


def coverage(
    rows: pd.DataFrame,
    column: str,
    members: Sequence[str],
    years: Sequence[int],
    spoken: Collection[tuple[str, int]],
) -> pd.DataFrame:
    """One row per member and year: its state, and how many figures of either origin there are.

    The state is "stated" where a document that was read gives a figure; "transcribed" where only
    pages give one; "silent" where a report that speaks of the year is held and gives none; and
    "missing" where there is no such report, so that nothing can be said.

    Args:
        rows: of the table; those of other members and years are passed over.
        column: what the members are values of: the region, the theme, the indicator's id.
        spoken: the members and years of which a report is held.
    """
    extracted = rows[ORIGIN] == EXTRACTED
    read, copied = (_counted(rows[which], column) for which in (extracted, ~extracted))
    return pd.DataFrame(
        [
            {
                column: member,
                YEAR: year,
                STATE: _state(
                    read.get((member, year), 0),
                    copied.get((member, year), 0),
                    (member, year) in spoken,
                ),
                EXTRACTED_FIGURES: read.get((member, year), 0),
                TRANSCRIBED_FIGURES: copied.get((member, year), 0),
            }
            for member in members
            for year in years
        ],
        columns=[column, YEAR, STATE, EXTRACTED_FIGURES, TRANSCRIBED_FIGURES],
    )


def _counted(rows: pd.DataFrame, column: str) -> dict[tuple[str, int], int]:
    counts = rows.groupby([column, YEAR]).size()
    return {(str(key[0]), int(key[1])): int(n) for key, n in counts.items()}  # type: ignore[index]


def _state(read: int, copied: int, spoken: bool) -> str:
    if read:
        return STATED
    if copied:
        return TRANSCRIBED
    return SILENT if spoken else MISSING
