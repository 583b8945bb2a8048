"""How far each outcome lies from its target, and which promise was missed by most."""

import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extract.analysis.extremes import PERCENT, advance, in_percent, missed_most, most_telling
from extract.analysis.outcomes import promises
from extract.reference.indicators import indicators
from extract.reference.sources import Source
from tests.rows import a_row, a_table

REPORT = Source("report", "report", "", "北京市", "2024-01-21", "", "work report", "", "", "")
SOURCES = {"report": REPORT}


def a_pair(indicator: str, target: Any, outcome: Any, **given: Any) -> list[dict[str, Any]]:
    """A target and what came of it."""
    sign = given.pop("sign", "=")
    return [
        a_row(indicator, kind="target", value=target, comparator=sign, **given),
        a_row(indicator, value=outcome, **given),
    ]


def only(table: pd.DataFrame) -> dict[str, Any]:
    """The single promise of a table."""
    (promise,) = table.to_dict("records")
    return promise  # type: ignore[return-value]


def judged(folder: Path, *rows: dict[str, Any]) -> pd.DataFrame:
    return promises(a_table(folder, *rows), SOURCES)


@pytest.mark.parametrize(
    ("indicator", "target", "sign", "outcome", "share"),
    [
        pytest.param("gdp_growth", 5, ">=", 6, 0.2, id="above a floor"),
        pytest.param("gdp_growth", 5, "~", 4, -0.2, id="short of about"),
        pytest.param("pm25", 40, "=", 30, 0.25, id="less is better: below is beyond"),
        pytest.param("pm25", 40, "=", 50, -0.25, id="less is better: above is short"),
        pytest.param("unemployment_surveyed", 5, "<=", 4, 0.2, id="within a ceiling"),
        pytest.param("cpi_growth", 3, "~", 1, math.nan, id="a point can only be hit"),
        pytest.param("gdp_growth", 0, ">=", 1, math.nan, id="no share of nothing"),
    ],
)
def test_how_far_is_a_share_of_the_target(
    indicator: str, target: float, sign: str, outcome: float, share: float, tmp_path: Path
) -> None:
    promise = only(judged(tmp_path, *a_pair(indicator, target, outcome, sign=sign)))
    assert advance(promise, indicators()) == pytest.approx(share, nan_ok=True)


def test_a_bounded_outcome_says_no_distance(tmp_path: Path) -> None:
    rows = a_pair("affordable_rental", 7, 7)
    rows[1] |= {"comparator": ">="}
    promise = only(judged(tmp_path, *rows))
    assert math.isnan(advance(promise, indicators()))


@pytest.fixture
def several(tmp_path: Path) -> pd.DataFrame:
    return judged(
        tmp_path,
        *a_pair("gdp_growth", 5, 5.5),
        *a_pair("affordable_rental", 5, 10),
        *a_pair("pm25", 40, 44),
        *a_pair("urban_jobs_new", 30, 15),
        *a_pair("cpi_growth", 3, 0.1, sign="~"),
        *a_pair("elevators_completed", 100, 1000, year=2019, period="2019"),
        a_row("parks", kind="target", value=20),
    )


def test_the_farthest_from_its_target_stands_first(several: pd.DataFrame) -> None:
    told = in_percent(several, indicators())
    assert list(zip(told["indicator_id"], told[PERCENT].round(), strict=True)) == [
        ("urban_jobs_new", 50),
        ("pm25", 90),
        ("gdp_growth", 110),
        ("affordable_rental", 200),
        ("elevators_completed", 1000),
    ]
    assert list(missed_most(told)["indicator_id"]) == ["urban_jobs_new"]


def test_what_was_missed_is_kept_before_what_is_new(several: pd.DataFrame) -> None:
    told = in_percent(several, indicators())
    assert list(most_telling(told, 3)["indicator_id"]) == ["urban_jobs_new", "pm25", "gdp_growth"]


def test_without_promises_nothing_stands_out(tmp_path: Path) -> None:
    told = in_percent(judged(tmp_path, a_row()), indicators())
    assert told.empty
    assert most_telling(told, 3).empty
    assert missed_most(told).empty
