"""Small tables for tests: rows of which only what matters is said."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from extract.analysis.outcomes import promises
from extract.display.reasons import explained
from extract.reference.indicators import indicators
from extract.reference.regions import regions
from extract.reference.sources import Source
from extract.table.io import read_table
from extract.table.listing import FIGURES
from extract.table.rows import HeldRows
from extract.table.schema import COLUMNS


def a_row(indicator_id: str = "gdp_growth", **given: Any) -> dict[str, Any]:
    """A row of the table's contract: Beijing's exact outcome of 2023, but for what is given."""
    known = indicators().get(indicator_id)
    region = given.get("region", "北京市")
    year = given.get("year", 2023)
    plain = {
        "source": "report",
        "origin": "extracted",
        "start": 0,
        "end": 2,
        "value_text": "5%",
        "indicator_id": indicator_id,
        "indicator": known.name if known else "新增5G基站",
        "theme": known.theme if known else "technology",
        "region": region,
        "region_code": regions()[region].code if region in regions() else "",
        "year": year,
        "period": str(year),
        "kind": "actual",
        "measure": known.measure if known else "level",
        "value": 5.0,
        "value_high": None,
        "unit": known.unit if known else "个",
        "comparator": "=",
        "section": "",
        "paragraph": 1,
    }
    return {**plain, **given}


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    """These rows as a metrics table on disk."""
    path = folder / "metrics.csv"
    pd.DataFrame(list(rows), columns=list(COLUMNS)).to_csv(path, index=False)
    return path


def a_table(folder: Path, *rows: dict[str, Any]) -> pd.DataFrame:
    """These rows as the table that pages get."""
    return read_table(written(folder, *rows))


def held(table: pd.DataFrame) -> HeldRows:
    """A frame as the rows that pages ask for."""
    return HeldRows(table, FIGURES)


def explained_promises(table: pd.DataFrame, sources: Mapping[str, Source]) -> pd.DataFrame:
    """The promises of a table with the words beside their verdicts, as pages get them."""
    return explained(promises(table, sources), table)
