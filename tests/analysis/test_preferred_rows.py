"""Which row leads where several state one fact, and where a series breaks."""

from pathlib import Path
from typing import Any

import pytest

from extract.analysis.preferred_rows import preferred_rows, yearly
from extract.analysis.series_breaks import breaks, series_break
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


def test_a_series_breaks_where_its_counting_changed() -> None:
    assert series_break("gdp", "海淀区", 2024)
    assert not series_break("gdp", "海淀区", 2023)
    assert not series_break("gdp", "北京市", 2024)
    assert not series_break("gdp_growth", "海淀区", 2024)


def test_every_break_is_of_a_known_indicator() -> None:
    assert {each.indicator for each in breaks()} <= set(indicators())
