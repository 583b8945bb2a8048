"""Which indicators say most about a place, and which places have only promises not yet due."""

from pathlib import Path

import pandas as pd
import pytest

from extract.analysis.evidence import best_evidenced, most_promised, only_open
from extract.analysis.outcomes import promises
from tests.rows import a_row, a_table

ROWS = (
    *(a_row("pm25", year=year, value=30) for year in (2020, 2021, 2022)),
    *(a_row(year=year, kind="target") for year in (2021, 2022, 2024)),
    *(a_row(year=year, value=6) for year in (2021, 2022)),
    a_row(region="上海市", year=2026, kind="target"),
    a_row("gdp", kind="target", year=2022),
)


@pytest.fixture
def table(tmp_path: Path) -> pd.DataFrame:
    return a_table(tmp_path, *ROWS)


def test_judged_promises_weigh_more_than_outcomes(table: pd.DataFrame) -> None:
    own = table[table["region"] == "北京市"]
    assert best_evidenced(own, promises(own, {})) == ["gdp_growth", "pm25", "gdp"]
    assert best_evidenced(own.iloc[:0], promises(own, {})) == []


def test_what_is_promised_year_after_year(table: pd.DataFrame) -> None:
    every = promises(table, {})
    assert most_promised(every, 4, 3) == ["gdp_growth"]
    assert most_promised(every, 4, 1) == ["gdp", "gdp_growth"]
    assert most_promised(every, 4, 9) == []


def test_places_of_which_nothing_is_due(table: pd.DataFrame) -> None:
    assert only_open(promises(table, {})) == ["上海市"]
