"""Which row leads where several state one fact, and how a place stands."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extract.analysis.preferred_rows import preferred_rows, yearly
from extract.analysis.series_breaks import breaks, series_break
from extract.analysis.snapshot import snapshot, snapshots
from extract.reference.indicators import indicators
from extract.reference.sources import Source
from tests.rows import a_row, a_table

SOURCES = {
    **{day: Source(day, day, published=day) for day in ("2022-01-06", "2024-01-21", "2024-12-25")},
    "copy": Source("copy", "云汀市政府工作报告（节选）", standing="mirror"),
    "news": Source("news", "云汀市政府工作报告（节选）", standing="news"),
}


@pytest.mark.parametrize(
    ("first", "second", "leads"),
    [
        pytest.param(
            {"origin": "reported-official"}, {"origin": "extracted", "comparator": "~"}, 1,
            id="what a document here says leads, were it vague",
        ),
        pytest.param(
            {"origin": "reported-news"}, {"origin": "reported-official"}, 1,
            id="an official page before news",
        ),
        pytest.param(
            {"origin": "reported-mirror"}, {"origin": "reported-news"}, 1, id="news before a copy"
        ),
        pytest.param(
            {"source": "copy"}, {"origin": "reported-news", "comparator": "~"}, 1,
            id="a vague news page before a copy that was read",
        ),
        pytest.param({"source": "copy"}, {"source": "news"}, 1, id="news that was read likewise"),
        pytest.param(
            {"origin": "reported-mirror"}, {"source": "copy"}, 1,
            id="of copies one that was read",
        ),
        pytest.param({"comparator": "~"}, {"comparator": "="}, 1, id="exact before approximate"),
        pytest.param({"comparator": ">="}, {"comparator": "="}, 1, id="exact before bounded"),
        pytest.param(
            {"source": "2022-01-06"}, {"source": "2024-01-21"}, 1, id="the later source"
        ),
        pytest.param({"source": "undated"}, {"source": "2022-01-06"}, 1, id="a dated source"),
        pytest.param(
            {"source": "2022-01-06", "comparator": "="},
            {"source": "2024-12-25", "comparator": "~"}, 0,
            id="exactness before lateness",
        ),
        pytest.param({"value": 1}, {"value": 2}, 0, id="the earlier row of two alike"),
    ],
)  # fmt: skip
def test_of_two_rows_about_one_fact_one_leads(
    first: dict[str, Any], second: dict[str, Any], leads: int, tmp_path: Path
) -> None:
    table = a_table(tmp_path, a_row(**first), a_row(**second))
    assert list(preferred_rows(table, SOURCES).index) == [leads]


GDP = {"indicator_id": "gdp", "measure": "level", "unit": "亿元"}
ABOVE = {**GDP, "value": 40000, "comparator": ">=", "value_text": "超过4万亿元"}
ABOUT = {**GDP, "value": 44000, "comparator": "~", "value_text": "约4.4万亿元"}
ROUND = {**GDP, "value": 52000, "value_text": "5.2万亿元"}
PAGE = {**GDP, "origin": "reported-official"}


@pytest.mark.parametrize(
    ("first", "second", "leads"),
    [
        pytest.param(
            ABOVE, {**PAGE, "value": 40269.6, "value_text": "40269.6亿元"}, 1,
            id="an exact figure before the bound that it keeps",
        ),
        pytest.param(
            ABOVE, {**PAGE, "value": 39000, "value_text": "39000亿元"}, 0,
            id="not before a bound that it breaks",
        ),
        pytest.param(
            ABOUT, {**PAGE, "value": 43760.7, "value_text": "43760.7亿元"}, 1,
            id="an exact figure before what is about the same",
        ),
        pytest.param(
            ROUND, {**PAGE, "value": 52073.4, "value_text": "52073.4亿元"}, 1,
            id="an exact figure before its rounding",
        ),
        pytest.param(
            ROUND, {**PAGE, "value": 52600, "value_text": "52600亿元"}, 0,
            id="not before what would round to another",
        ),
        pytest.param(
            {**ROUND, "value": 40000, "value_text": "4万亿元"},
            {**PAGE, "value": 45000, "value_text": "45000亿元"}, 0,
            id="a half is rounded up",
        ),
        pytest.param(
            ABOVE, {**PAGE, "value": 43700, "comparator": ">=", "value_text": "超4.37万亿"}, 0,
            id="not one bound before another",
        ),
        pytest.param(
            ABOVE,
            {**PAGE, "origin": "reported-mirror", "value": 40269.6, "value_text": "40269.6亿元"},
            0,
            id="not what nobody verified",
        ),
        pytest.param(
            {"kind": "target", "value": 5, "comparator": "~", "value_text": "5%左右"},
            {"kind": "target", "value": 5.2, "value_text": "5.2%", "origin": "reported-official"},
            0,
            id="a promise keeps its words",
        ),
    ],
)  # fmt: skip
def test_an_exact_outcome_leads_where_it_agrees(
    first: dict[str, Any], second: dict[str, Any], leads: int, tmp_path: Path
) -> None:
    table = a_table(tmp_path, a_row(**first), a_row(**second))
    assert list(preferred_rows(table, SOURCES).index) == [leads]


@pytest.mark.parametrize(
    "other",
    [
        {"year": 2024},
        {"kind": "target"},
        {"region": "东城区"},
        {"period": "2023-H1"},
        {"indicator_id": "gdp", "measure": "level"},
    ],
    ids=str,
)
def test_different_facts_both_stand(other: dict[str, Any], tmp_path: Path) -> None:
    assert len(preferred_rows(a_table(tmp_path, a_row(), a_row(**other)), {})) == 2


def test_rows_without_a_catalogue_id_do_not_stand_for_each_other(tmp_path: Path) -> None:
    assert preferred_rows(a_table(tmp_path, a_row(""), a_row("")), {}).empty


def test_spans_and_parts_of_years_are_no_yearly_figures(tmp_path: Path) -> None:
    periods = ["2023", "2021/2023", "2023-H1", "2023-01/2023-11"]
    table = a_table(tmp_path, *(a_row(period=period) for period in periods))
    assert list(yearly(table)["period"]) == ["2023"]


def facts_of(folder: Path, *rows: dict[str, Any]) -> pd.DataFrame:
    return preferred_rows(yearly(a_table(folder, *rows)), {})


def test_a_standing_has_the_outcome_its_target_and_the_next(tmp_path: Path) -> None:
    facts = facts_of(
        tmp_path,
        a_row(year=2022, value=0.7),
        a_row(year=2023, value=5.2),
        a_row(year=2023, value=4.5, kind="target"),
        a_row(year=2024, value=5, kind="target"),
    )
    each = snapshot(facts, "gdp_growth")
    assert each.outcome is not None
    assert each.target is not None
    assert each.ahead is not None
    assert (each.outcome["year"], each.target["value"], each.ahead["year"]) == (2023, 4.5, 2024)
    assert each.change == 4.5  # not 4.500000000000001
    assert set(each.row_labels()) == set(facts.index)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"year": 2022}, {"comparator": "~"}),
        ({"year": 2022, "comparator": ">="}, {}),
        ({"year": 2022}, {"value_high": 6}),
        ({"year": 2021}, {}),
        ({"year": 2022, "kind": "target"}, {}),
    ],
    ids=["approximate now", "bounded before", "a range", "a year missing", "a target before"],
)
def test_no_change_is_computed_from(
    before: dict[str, Any], after: dict[str, Any], tmp_path: Path
) -> None:
    facts = facts_of(tmp_path, a_row(**before), a_row(**{"year": 2023, **after}))
    assert snapshot(facts, "gdp_growth").change is None


def test_nothing_is_computed_across_a_break_of_the_series(tmp_path: Path) -> None:
    assert series_break("gdp", "海淀区", 2024)
    assert not series_break("gdp", "海淀区", 2023)
    assert not series_break("gdp", "北京市", 2024)
    assert not series_break("gdp_growth", "海淀区", 2024)
    years = [a_row("gdp", region="海淀区", year=year, value=year) for year in (2023, 2024)]
    assert snapshot(facts_of(tmp_path, *years), "gdp").change is None


def test_a_stated_growth_goes_before_a_computed_one(tmp_path: Path) -> None:
    facts = facts_of(
        tmp_path,
        a_row("gdp", year=2022, value=41000),
        a_row("gdp", year=2023, value=44000),
        a_row("gdp_growth", year=2023, value=5.2),
    )
    each = snapshot(facts, "gdp")
    assert each.growth is not None
    assert each.growth["value"] == 5.2
    assert each.change is None


def test_the_best_covered_indicators_come_first(tmp_path: Path) -> None:
    facts = facts_of(
        tmp_path,
        a_row("pm25", kind="target"),
        a_row("gdp", year=2019),
        a_row("cpi_growth", year=2023),
        *(a_row("gdp_growth", year=year) for year in (2021, 2022, 2023)),
    )
    order = [each.indicator for each in snapshots(facts, indicators())]
    assert order == ["gdp_growth", "cpi_growth", "gdp", "pm25"]


def test_every_break_is_of_a_known_indicator() -> None:
    assert {each.indicator for each in breaks()} <= set(indicators())
