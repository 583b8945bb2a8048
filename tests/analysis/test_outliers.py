"""Figures out of line with their series or with each other."""

from pathlib import Path
from typing import Any

import pytest

from extract.analysis.outliers import DIRECTION, DISAGREEING, POINTS, TIMES, outliers, rules
from extract.reference.sources import sources
from extract.table.io import METRICS, read_table
from tests.rows import a_row, a_table

ESTATES = "old_estate_completed"


def rates(*values: float, region: str = "云汀市", **more: Any) -> list[dict[str, Any]]:
    """Growth rates of 2021 and the years that follow."""
    return [
        a_row(
            **{
                "region": region,
                "year": 2021 + n,
                "value": value,
                "value_text": f"{value}%",
                **more,
            }
        )
        for n, value in enumerate(values)
    ]


def totals(*values: float, indicator: str = ESTATES) -> list[dict[str, Any]]:
    """Totals of 2021 and the years that follow."""
    return [
        a_row(indicator, region="云汀市", year=2021 + n, value=value, value_text=f"{value}")
        for n, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("rows", "flagged"),
    [
        pytest.param(rates(5, 5.2, 10.8), [(POINTS, 2023)], id="a rate that doubles"),
        pytest.param(rates(5, 5.2, 9.9), [], id="a rate within five points"),
        pytest.param(rates(5, 10.8), [], id="two years are no series"),
        pytest.param(rates(5, 5.2, -1.2), [(POINTS, 2023)], id="a rate that has turned"),
        pytest.param(
            [
                *rates(5, 5.2, -1.2),
                *rates(6, 6, -1, region="丰和市"),
                *rates(6, 6, 0, region="宁川市"),
            ],
            [],
            id="a year that was bad for all",
        ),
        pytest.param(totals(180, 200, 1225), [(TIMES, 2023)], id="the sum of five years"),
        pytest.param(totals(180, 200, 18), [(TIMES, 2023)], id="a lost digit"),
        pytest.param(totals(180, 200, 700), [], id="a total that grows"),
        pytest.param(
            [*totals(1000, 1100, indicator="gdp"), *rates(5, -6)],
            [(DIRECTION, 2022)],
            id="a rate against its totals",
        ),
        pytest.param(
            [*totals(1000, 1020, indicator="gdp"), *rates(5, -6)], [], id="two points may be prices"
        ),
        pytest.param(
            [*rates(5.2), *rates(4.1, source="bulletin")], [(DISAGREEING, 2021)],
            id="report against bulletin",
        ),
        pytest.param(
            [*rates(5.2), *rates(5.0, source="bulletin", value_text="5%")], [],
            id="a rounding is no other figure",
        ),
        pytest.param(
            [*totals(1000, indicator="gdp"), *totals(1015, indicator="gdp")], [],
            id="a revision is no other figure",
        ),
        pytest.param(
            [*rates(5, 5.2), *rates(5, 5, 30, kind="target")], [], id="a promise may be bold"
        ),
    ],
)  # fmt: skip
def test_a_figure_is_out_of_line(
    rows: list[dict[str, Any]], flagged: list[tuple[str, int]], tmp_path: Path
) -> None:
    table = a_table(tmp_path, *rows)
    found = outliers(table, {})
    assert [(each.rule, table.loc[each.label, "year"]) for each in found] == flagged
    assert all(set(each.against) <= set(table.index) for each in found)


def test_what_was_looked_at_is_still_out_of_line() -> None:
    table = read_table(METRICS)
    told = {each.seen(table) for each in outliers(table, sources())}
    assert set(rules().seen) <= told
