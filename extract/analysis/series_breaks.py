"""Where a series must not be read as one line: data/breaks.toml."""

from collections.abc import Iterable
from functools import cache

from msgspec import field

from extract.reference.files import Entry, toml_named, typed
from extract.reference.regions import regions

FILE = "breaks.toml"


class Break(Entry, frozen=True, kw_only=True):
    """One entry of data/breaks.toml: a year from which a series is not what it was before.

    Attributes:
        indicator: the indicator's id.
        regions: names of the places concerned; without any, ``level`` says which.
        level: every place of this level is concerned.
        year: the first year concerned.
        comparable: False where nothing may be computed or drawn across the break.
        why, why_en: one sentence for the reader.
    """

    indicator: str
    regions: tuple[str, ...] = ()
    level: str = ""
    year: int
    comparable: bool
    why: str
    why_en: str

    def concerns(self, indicator: str, region: str) -> bool:
        """Whether the series of this indicator and place breaks here."""
        if indicator != self.indicator:
            return False
        if self.regions:
            return region in self.regions
        return region in regions() and regions()[region].level == self.level


class _Breaks(Entry, frozen=True):
    """The content of data/breaks.toml."""

    entries: tuple[Break, ...] = field(default=(), name="break")


@cache
def breaks() -> tuple[Break, ...]:
    """Every known break of a series.

    Raises:
        DataFileError: data/breaks.toml is missing, broken or lacks a field.
    """
    return typed(toml_named(FILE), _Breaks, f"data/{FILE}").entries


def series_break(
    indicator: str, region: str, year: int, known: Iterable[Break] | None = None
) -> bool:
    """Whether the figure of ``year`` is of another series than that of the year before."""
    every = breaks() if known is None else known
    return any(
        not each.comparable and each.year == year and each.concerns(indicator, region)
        for each in every
    )
