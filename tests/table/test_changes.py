"""What changed from one table to another."""

import pandas as pd
import pytest

from extract.commands.changes import by_indicator, counts_line, lost_lines
from extract.table.changes import changes
from extract.table.io import table_of
from tests.rows import a_row

OLD = [
    a_row(start=0, end=2),
    a_row(start=10, end=12, value=3.0, value_text="3%"),
    a_row("gdp", start=20, end=24, value=50.0, value_text="50亿元"),
    a_row("", start=30, end=32, value_text="5个"),
    a_row(origin="reported-news", start=None, end=None, year=2022, period="2022"),
    a_row(origin="reported-news", start=None, end=None, year=2021, period="2021"),
]


def table(*rows: dict) -> pd.DataFrame:
    return table_of(rows)


@pytest.mark.parametrize(
    ("later", "counts", "lost"),
    [
        (OLD, (0, 0, 0), 0),
        (OLD[::-1], (0, 0, 0), 0),
        ([{**row, "start": 7, "end": 9, "paragraph": 3} for row in OLD], (0, 0, 0), 0),
        ([{**OLD[2], "start": 10, "value_text": "50 亿元"}, *OLD[:2], *OLD[3:]], (0, 0, 0), 0),
        ([{**OLD[0], "value": 6.0}, *OLD[1:]], (0, 1, 0), 0),
        ([*OLD[:3], {**OLD[3], "start": 31, "indicator_id": "gdp"}, *OLD[4:]], (0, 1, 0), 0),
        ([{**OLD[0], "indicator_id": "", "indicator": "某"}, *OLD[1:]], (0, 1, 0), 1),
        ([*OLD[:3], {**OLD[3], "indicator_id": "gdp"}, *OLD[4:]], (0, 1, 0), 0),
        ([{**OLD[0], "start": 1, "value": 6.0}, *OLD[1:]], (0, 1, 0), 0),
        (OLD[1:], (0, 0, 1), 1),
        ([*OLD, OLD[0]], (1, 0, 0), 0),
        (OLD[:4], (0, 0, 2), 2),
        ([*OLD[:4], {**OLD[5], "source": "other"}], (1, 0, 2), 2),
        ([], (0, 0, 6), 5),
    ],
    ids=[
        "the same", "in another order", "elsewhere in the text",
        "with a gap, where another stood", "another value", "elsewhere in its paragraph",
        "no indicator now", "an indicator now", "elsewhere and another value", "one gone",
        "one twice", "two transcribed ones gone", "of another source", "nothing left",
    ],
)  # fmt: skip
def test_rows_that_changed_are_told_apart(later, counts, lost):
    found = changes(table(*OLD), table(*later))
    assert found.counts() == counts
    assert len(found.lost()) == lost
    assert found.same == len(later) - counts[0] - counts[1]
    backwards = changes(table(*later), table(*OLD))
    assert backwards.counts() == counts[::-1]


def test_they_are_told_by_indicator_with_what_is_lost():
    found = changes(table(*OLD), table(OLD[0], {**OLD[1], "value": 4.0}, *OLD[3:], a_row("cpi")))
    assert counts_line(found) == "1 rows new, 1 changed, 1 gone, 4 as they were"
    assert list(by_indicator(found)) == ["  cpi: 1 new", "  gdp: 1 gone", "  gdp_growth: 1 changed"]
    assert list(lost_lines(found)) == [
        "1 catalogued facts are lost:",
        "  report: 北京市 2023 地区生产总值 50亿元 (gdp)",
    ]


def test_of_many_that_are_lost_some_are_named_and_the_others_counted():
    many = table(*(a_row(start=n) for n in range(60)))
    lines = list(lost_lines(changes(many, table())))
    assert len(lines) == 42
    assert lines[-1] == "  ... and 20 more"
