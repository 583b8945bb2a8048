"""What the promises of one indicator come to, in sentences, and what is nearest to a gap."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pages.parts.labels.translations import Translation
from pages.parts.narrative.nearest import nearest
from pages.parts.narrative.promise_sentences import answers
from tests.rows import a_row, a_table, explained_promises, held

ZH, EN = Translation("zh"), Translation("en")


def promised(region: str, target: float, outcome: float | None = None, **given: Any) -> list[Any]:
    """A growth target, and its outcome where there is one."""
    about: dict[str, Any] = {"region": region, "year": 2024}
    rows = [a_row(**about, kind="target", value=target, **given)]
    return rows if outcome is None else [*rows, a_row(**about, value=outcome)]


DISTRICTS = [
    *promised("东城区", 4.5, 4.4, comparator="~"),
    *promised("西城区", 5),
    *promised("海淀区", 5, 6),
    *promised("丰台区", 5, 4),
    *(a_row("pm25", region="海淀区", year=2024, value=n) for n in (30, 31, 32)),
]
MEMBERS = ["东城区", "西城区", "海淀区", "丰台区", "通州区", "房山区"]


def test_the_year_is_answered_place_by_place(tmp_path: Path) -> None:
    own = explained_promises(a_table(tmp_path, *DISTRICTS), {})
    assert answers(own, MEMBERS, ZH) == [
        "**2024 年**：写下目标的 4 个地方中，达到 1 个（海淀区），约数之内 1 个（东城区），"
        "未达到 1 个（丰台区），缺报告 1 个（西城区）。其余 2 个没有读到目标。"
    ]
    (told,) = answers(own, (), EN)
    assert told.startswith("**2024**: of 4 places with a target, 1 met (Haidian District)")
    assert "other" not in told


def test_none_met_and_none_missed_are_said(tmp_path: Path) -> None:
    own = explained_promises(a_table(tmp_path, *promised("西城区", 5), a_row("gdp", year=2024)), {})
    (told,) = answers(own, MEMBERS, ZH)
    assert "达到 0 个，未达到 0 个，缺报告 1 个（西城区）" in told
    assert "其余 5 个没有读到目标" in told


def test_one_place_is_answered_year_by_year(tmp_path: Path) -> None:
    rows = [
        a_row(year=year, kind=kind, value=value)
        for year, target, outcome in ((2022, 5, 0.7), (2023, 4.5, 5.2), (2024, 5, 5.2))
        for kind, value in (("target", target), ("actual", outcome))
    ]
    own = explained_promises(a_table(tmp_path, *rows), {})
    assert answers(own, (), ZH) == [
        "**北京市的 3 项目标**：达到 2 项（2023和2024），未达到 1 项（2022）。"
    ]
    assert answers(own[own["year"] == 2022], (), ZH) == [
        "**北京市 · 地区生产总值增速 · 2022**：目标 5%，实际 0\\.7%：低于目标，未达到。"
    ]


@pytest.fixture
def beds(tmp_path: Path) -> pd.DataFrame:
    return a_table(
        tmp_path,
        a_row("home_care_beds_new", year=2024, kind="target", value=2000),
        a_row("home_care_beds_new", year=2025, value=7701),
        a_row("home_care_beds_new", year=2024, region="海淀区", value=300),
        a_row("care_beds_new", year=2023, value=6232),
        a_row("home_care_beds", year=2023, value=9000, comparator=">="),
        a_row("meal_points_new", year=2024, value=300),
        a_row("gdp", year=2024),
    )


def test_the_nearest_are_of_the_same_place_and_thing(beds: pd.DataFrame) -> None:
    (promise,) = explained_promises(beds, {}).to_dict("records")
    near = nearest({str(name): cell for name, cell in promise.items()}, held(beds))
    assert list(near["indicator_id"]) == ["home_care_beds_new", "home_care_beds", "care_beds_new"]
    assert list(near["region"].unique()) == ["北京市"]
    assert list(near["value"]) == [7701, 9000, 6232]


def test_a_growth_has_no_other_growth_near_it(tmp_path: Path) -> None:
    table = a_table(
        tmp_path, *promised("西城区", 5), a_row("cpi_growth", region="西城区", year=2024)
    )
    (promise,) = explained_promises(table, {}).to_dict("records")
    assert nearest({str(name): cell for name, cell in promise.items()}, held(table)).empty
