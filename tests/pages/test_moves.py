"""What is said of the lines: from exact figures of one series only."""

from pathlib import Path
from typing import Any

import pytest

from pages.parts.labels.translations import Translation
from pages.parts.narrative.trend_findings import finding
from pages.parts.narrative.trend_sentences import move, said_of
from tests.rows import a_row, a_table

ZH, EN = Translation("zh"), Translation("en")
GROWTH = (a_row(year=2019, value=6.1), a_row(year=2022, value=0.7), a_row(year=2025, value=5.4))


def district(year: int, value: float, **given: Any) -> dict[str, Any]:
    text = f"{value}亿元"
    return a_row("gdp", region="昌平区", year=year, value=value, value_text=text, **given)


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


def told(folder: Path, t: Translation, *rows: dict[str, Any], hidden: tuple[Any, ...] = ()) -> str:
    return said_of(a_table(folder, *rows), a_table(folder, *rows, *hidden), t)


def test_outcome_and_targets_are_told(tmp_path: Path) -> None:
    rental = (
        a_row("affordable_rental", year=2022, kind="target", value=15, value_text="15万套"),
        a_row("affordable_rental", year=2024, kind="target", value=7, value_text="7万套"),
    )
    assert told(tmp_path, ZH, *rental) == (
        "北京市：没有写明实际数；2024 年目标 7 万套，较 2022 年的 15 万套 下降 8 万套。"
    )
    vague = (*GROWTH, *(a_row(year=y, kind="target", comparator="~") for y in (2024, 2026)))
    assert told(tmp_path, EN, *vague) == (
        "Beijing: outcome of 2025 5.4%, down 0.7 pp from 6.1% in 2019; "
        "targets from ≈5% for 2024 to ≈5% for 2026."
    )
    assert "没有写明目标" in told(tmp_path, ZH, *GROWTH)


def test_what_a_filter_hides_is_not_said_to_be_missing(tmp_path: Path) -> None:
    aim = a_row(year=2026, kind="target")
    assert "实际数不在筛选之内" in told(tmp_path, ZH, aim, hidden=GROWTH)
    assert "目标不在筛选之内" in told(tmp_path, ZH, *GROWTH, hidden=(aim,))


def found(folder: Path, *rows: dict[str, Any]) -> str:
    return finding(a_table(folder, *rows), ZH)


def test_of_one_place_the_finding_is_how_it_has_moved(tmp_path: Path) -> None:
    doubted = ({**GROWTH[0], "origin": "reported-mirror"}, *GROWTH[1:])
    assert found(tmp_path, *doubted) == "北京市 2025 年 5.4%，比 2019 年的 6.1%? 低 0.7 个百分点"
    assert found(tmp_path, a_row(), a_row(year=2024, comparator=">=")) == ""
    assert found(tmp_path, a_row(kind="target")) == ""


def test_of_two_places_the_finding_is_which_is_above(tmp_path: Path) -> None:
    east = [a_row(region="东城区", year=y, value=v) for y, v in ((2019, 7), (2022, 1), (2025, 5))]
    assert found(tmp_path, *GROWTH, *east[:2]) == (
        "东城区在两地都有确数的 2 年里，年年高于北京市（2019和2022）"
    )
    assert found(tmp_path, *GROWTH, *east) == (
        "东城区在两地都有确数的 3 年里，2 年高于北京市，1 年低于（2019、2022和2025）"
    )
    assert found(tmp_path, *GROWTH, *east[2:]) == "2025 年北京市（5.4%）高于东城区（5%）"
    # A part is always less than the whole.
    whole = [a_row("gdp", year=y, value=v) for y, v in ((2022, 900), (2023, 990))]
    part = [a_row("gdp", region="海淀区", year=y, value=9) for y in (2022, 2023)]
    assert found(tmp_path, *whole, *part).startswith("北京市 2023 年")


def test_of_more_places_the_finding_is_who_is_highest_in_the_latest_year(tmp_path: Path) -> None:
    rows = (
        *GROWTH,
        a_row(year=2022, value=2, region="东城区"),
        a_row(year=2022, value=2, region="海淀区", origin="reported-mirror"),
        a_row(year=2022, value=3, region="西城区", comparator="~"),
        a_row(year=2025, value=9, region="西城区", kind="target"),
    )
    assert found(tmp_path, *rows) == (
        "2022 年所选 4 地有确数的 3 地中，东城区和海淀区最高（2%），北京市最低（0.7%）"
    )
    alike = (a_row(region=region) for region in ("北京市", "东城区", "海淀区"))
    assert "都是 5%" in found(tmp_path, *alike)
