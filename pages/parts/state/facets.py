"""What each filter still has to offer while the others hold, and how many rows it would leave."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from extract.table.schema import KIND, THEME, YEAR
from pages.parts.labels.names import place_ids
from pages.parts.state.filters import Filters


@dataclass(frozen=True, slots=True)
class Facets:
    """Rows by what could be chosen; what would leave none is not named.

    Attributes:
        themes, regions, kinds, years: by id, under all filters but their own.
        rows: under all filters.
    """

    themes: dict[str, int]
    regions: dict[str, int]
    kinds: dict[str, int]
    years: dict[int, int]
    rows: int


def facets(table: pd.DataFrame, filters: Filters) -> Facets:
    """The facets of a table under the reader's filters."""
    fitting = filters.fitting(table)
    columns = {
        "themes": table[THEME],
        "regions": place_ids(table),
        "kinds": table[KIND],
        "years": table[YEAR],
    }

    def under_others(name: str) -> np.ndarray:
        kept = np.ones(len(table), dtype=bool)
        for other, fits in fitting.items():
            if other != name:
                kept &= fits
        return kept

    def counted(name: str) -> Any:
        return columns[name][under_others(name)].value_counts().to_dict()

    return Facets(
        themes=counted("themes"),
        regions=counted("regions"),
        kinds=counted("kinds"),
        years={int(year): n for year, n in counted("years").items()},
        rows=int(under_others("").sum()),
    )
