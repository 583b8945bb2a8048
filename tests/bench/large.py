"""A table as it would be of many more reports: ``python -m tests.bench.large 500000 big.parquet``.

Places of the gazetteer, one after the other, each deliver a report a year; a report is one of the
table's own, of another place and year, its figures a little other.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from extract.reference.regions import Region, regions
from extract.table.io import read_table, write_table
from extract.table.schema import PERIOD, REGION, REGION_CODE, SOURCE, VALUE, YEAR

FIRST, LAST = 2010, 2026  # years of delivery
LEAST = 30  # figures of a report


def large(rows: int, seed: int = 1) -> pd.DataFrame:
    """About so many rows, the same for the same number."""
    table, chance = read_table(), np.random.default_rng(seed)
    own = table[table[PERIOD] == table[YEAR].astype("string")]
    reports = [each.index.to_numpy() for _, each in own.groupby(SOURCE) if len(each) >= LEAST]
    delivered = [int(own.loc[each, YEAR].max()) for each in reports]
    years = range(FIRST, LAST + 1)
    drawn: list[tuple[Region, int, int]] = []
    count = 0
    for place in (each for each in regions().values() if each.code):
        for year in years:
            n = int(chance.integers(len(reports)))
            drawn.append((place, year, n))
            count += len(reports[n])
        if count >= rows:
            break
    return _made(table, reports, delivered, drawn, chance)


def _made(
    table: pd.DataFrame,
    reports: list[np.ndarray],
    delivered: list[int],
    drawn: list[tuple[Region, int, int]],
    chance: np.random.Generator,
) -> pd.DataFrame:
    lengths = [len(reports[n]) for _, _, n in drawn]
    made = table.loc[np.concatenate([reports[n] for _, _, n in drawn])].reset_index(drop=True)

    def each(cells: list[object]) -> np.ndarray:
        return np.repeat(np.array(cells, dtype=object), lengths)

    sources = each([f"{year}_{place.name}" for place, year, _ in drawn])
    made[SOURCE] = pd.Series(sources, dtype="str")
    made[REGION] = pd.Series(each([place.name for place, _, _ in drawn]), dtype="str")
    made[REGION_CODE] = pd.Series(each([place.code for place, _, _ in drawn]), dtype="str")
    later = np.repeat([year - delivered[n] for _, year, n in drawn], lengths)
    made[YEAR] = made[YEAR] + later
    made[PERIOD] = made[YEAR].astype("str")
    made[VALUE] = (made[VALUE] * chance.normal(1, 0.1, len(made))).round(2)
    return made


def main() -> None:
    rows, path = int(sys.argv[1]), Path(sys.argv[2])
    made = large(rows)
    write_table(made, path)
    print(f"{path}: {len(made):,} rows, {made[REGION].nunique():,} places")


if __name__ == "__main__":
    main()
