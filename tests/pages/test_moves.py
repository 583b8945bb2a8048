"""What is said above the lines: from exact figures of one series only."""

from pathlib import Path
from typing import Any

import pytest

from pages.parts.labels.translations import Translation
from pages.parts.narrative.trend_sentences import move, said_between, said_of
from tests.rows import a_row, a_table

ZH, EN = Translation("zh"), Translation("en")
GROWTH = (a_row(year=2019, value=6.1), a_row(year=2022, value=0.7), a_row(year=2025, value=5.4))


def district(year: int, value: float, **given: Any) -> dict[str, Any]:
    return a_row("gdp", region="昌平区", year=year, value=value, **given)


@pytest.mark.parametrize(
    ("rows", "first", "difference"),
    [
        (GROWTH, 2019, -0.7),
        (GROWTH[:1], None, None),
        ((a_row(year=2019, value=6, comparator="~"), *GROWTH[1:]), 2022, 4.7),
        ((a_row(year=2019, value=6, value_high=6.5), *GROWTH[1:]), 2022, 4.7),
        ((*GROWTH[:2], a_row(year=2025, value=5, comparator=">=")), None, None),
        # District GDP is another series from 2024 on; 2021 stands apart in 昌平.
        ((district(2022, 1340), district(2024, 1500)), None, None),
        ((district(2022, 1340), district(2024, 1500), district(2025, 1600)), 2024, 100),
        ((district(2021, 1287), district(2022, 1340), district(2023, 1400)), 2022, 60),
    ],
    ids=[
        "first and last",
        "one figure",
        "about",
        "a range",
        "a bound",
        "across a break",
        "after a break",
        "a year that stands apart",
    ],
)
def test_only_exact_figures_of_one_series_are_subtracted(
    rows: tuple[dict[str, Any], ...], first: int | None, difference: float | None, tmp_path: Path
) -> None:
    moved = move(a_table(tmp_path, *rows))
    assert moved is not None
    assert (None if moved.first is None else moved.first["year"]) == first
    assert moved.difference == difference


def test_outcome_and_targets_are_told(tmp_path: Path) -> None:
    rental = (
        a_row("affordable_rental", year=2022, kind="target", value=15),
        a_row("affordable_rental", year=2024, kind="target", value=7),
    )
    assert said_of(a_table(tmp_path, *rental), ZH) == (
        "**北京市**：没有写明实际数；2024 年目标 7 万套，较 2022 年的 15 万套 下降 8 万套。"
    )
    vague = (*GROWTH, *(a_row(year=y, kind="target", comparator="~") for y in (2024, 2026)))
    assert said_of(a_table(tmp_path, *vague), EN) == (
        "**Beijing**: outcome of 2025 5.4%, down 0.7 pp from 6.1% in 2019; "
        "targets from ≈5% for 2024 to ≈5% for 2026."
    )
    assert "没有写明目标" in said_of(a_table(tmp_path, *GROWTH), ZH)


def test_highest_and_lowest_are_of_the_latest_year_with_two(tmp_path: Path) -> None:
    rows = (
        *GROWTH,
        a_row(year=2022, value=2, region="东城区"),
        a_row(year=2022, value=3, region="西城区", comparator="~"),
        a_row(year=2025, value=9, region="西城区", kind="target"),
    )
    assert said_between(a_table(tmp_path, *rows), ZH) == (
        "2022 年有确数的 2 个地区中，东城区最高（2%），北京市最低（0.7%）。"
    )
    assert said_between(a_table(tmp_path, *GROWTH), ZH) == ""
    alike = (a_row(), a_row(region="东城区"))
    assert "都是 5%" in said_between(a_table(tmp_path, *alike), ZH)
