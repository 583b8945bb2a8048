"""The files to take along: what they hold, and that no spreadsheet runs them."""

import csv
import io
import re
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.table.io import METRICS, read_table
from extract.table.schema import COLUMNS
from pages.parts.export.csv_files import exact_csv, file_stem, harmless, spreadsheet_csv
from tests.rows import a_row, a_table


def test_a_spreadsheet_reads_chinese_and_every_row(tmp_path: Path) -> None:
    table = a_table(
        tmp_path, a_row(value=5.2), a_row("gdp", value=44000, comparator="~"), a_row("", value=1e-7)
    )
    content = spreadsheet_csv(table)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").startswith("source,origin,")
    back = pd.read_csv(io.BytesIO(content), dtype={"region_code": "str"}, keep_default_na=False)
    assert tuple(back.columns) == COLUMNS
    assert list(back["indicator"]) == list(table["indicator"])
    assert list(back["comparator"]) == ["=", "~", "="]
    assert [float(value) for value in back["value"]] == list(table["value"])
    assert list(back["value_high"]) == ["", "", ""]


RUN = (
    '=HYPERLINK("http://x")', "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "-A1", "\r=1",
    "\n=1", " =1+1", "\u3000=1+1", "\ufeff=1+1", "＝1+1", "＋1+1", "－A1", "＠SUM(A1)", "\t5",
    "\r5", "-4.8亿元", "==", "-.",
)  # fmt: skip
LEFT = (
    "=", "+", "-", "@", ">=", "<=", "~", "-4.8%", "+3", "-1,234.5", "－4.8％", " -4.8", "5%左右",
    "", "1=1", "约5%", "地区-2", None, 7, 7.5,
)  # fmt: skip


@pytest.mark.parametrize("cell", RUN)
def test_what_a_spreadsheet_would_run_is_made_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", LEFT)
def test_what_is_no_formula_stays_as_it_is(cell: object) -> None:
    assert harmless(cell) == cell


@given(
    before=st.text(alphabet=" \u3000\xa0\t\r\n", max_size=3),
    sign=st.sampled_from("=+-@＝＋－＠"),
    rest=st.text(min_size=1),
)
def test_no_cell_begins_as_a_formula_does(before: str, sign: str, rest: str) -> None:
    cell = str(harmless(before + sign + rest))
    number = unicodedata.normalize("NFKC", cell).strip().rstrip("%").replace(",", "").rstrip()
    assert cell.startswith("'") or re.fullmatch(r"[-+]?[\d.]+", number)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(["", "%", "％"]))
def test_a_number_is_no_formula(number: float, sign: str) -> None:
    written = f"{number:+,.3f}{sign}"
    assert harmless(written) == written


def test_a_formula_is_text_in_the_file_for_spreadsheets_alone(tmp_path: Path) -> None:
    cell = '=HYPERLINK("http://x")'
    table = a_table(tmp_path, a_row(indicator=cell, section=cell))
    (row,) = pd.read_csv(io.BytesIO(spreadsheet_csv(table)), encoding="utf-8-sig").to_dict(
        "records"
    )
    assert row["indicator"] == row["section"] == f"'{cell}"
    (row,) = pd.read_csv(io.BytesIO(exact_csv(table))).to_dict("records")
    assert row["indicator"] == row["section"] == cell


def test_the_whole_table_leaves_as_the_file_it_was_read_from() -> None:
    assert exact_csv(read_table()) == METRICS.read_bytes()


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
            st.floats(allow_nan=False, allow_infinity=False),
        ),
        min_size=1,
    )
)
def test_programs_get_every_cell_exactly(cells: list[tuple[str, float]]) -> None:
    rows = pd.DataFrame(cells, columns=["text", "number"])
    content = exact_csv(rows, ["text", "number"]).decode("utf-8")
    back = list(csv.reader(io.StringIO(content, newline="")))[1:]
    assert [(text, float(number)) for text, number in back] == cells
    assert not any("e" in number.lower() for _, number in back)


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("trends", "gdp", 2024), "trends_gdp_2024"),
        (("overview", "110000"), "overview_110000"),
        (("data", "", None), "data"),
        (("data", "../../x"), "data_x"),
        (("trends", "浦东新区"), "trends"),
    ],
)
def test_file_stems_are_plain(parts: tuple[object, ...], name: str) -> None:
    assert file_stem(*parts) == name
