"""The files to take along: what they hold, and that no spreadsheet runs them."""

import doctest
import importlib
import io
from pathlib import Path

import pandas as pd
import pytest

from extract.table import COLUMNS
from pages.parts.downloads import csv_of, file_stem, harmless
from tests.rows import a_row, a_table

PARTS = ("downloads", "filters", "formats", "shown", "words")


@pytest.mark.parametrize("part", PARTS)
def test_what_the_docstrings_say_is_true(part: str) -> None:
    assert doctest.testmod(importlib.import_module(f"pages.parts.{part}")).failed == 0


def test_a_spreadsheet_reads_chinese_and_every_row(tmp_path: Path) -> None:
    table = a_table(
        tmp_path, a_row(value=5.2), a_row("gdp", value=44000, comparator="~"), a_row("", value=1e-7)
    )
    content = csv_of(table)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").startswith("source,origin,")
    back = pd.read_csv(io.BytesIO(content), dtype={"region_code": "str"}, keep_default_na=False)
    assert tuple(back.columns) == COLUMNS
    assert list(back["indicator"]) == list(table["indicator"])
    assert list(back["comparator"]) == ["=", "~", "="]
    assert [float(value) for value in back["value"]] == list(table["value"])
    assert list(back["value_high"]) == ["", "", ""]


@pytest.mark.parametrize(
    "cell", ['=HYPERLINK("http://x")', "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "-A1"]
)
def test_what_a_spreadsheet_would_run_is_made_text(cell: str, tmp_path: Path) -> None:
    assert harmless(cell) == f"'{cell}"
    content = csv_of(a_table(tmp_path, a_row(indicator=cell, section=cell))).decode("utf-8-sig")
    (row,) = pd.read_csv(io.StringIO(content)).to_dict("records")
    assert row["indicator"] == row["section"] == f"'{cell}"


@pytest.mark.parametrize("cell", ["=", "-4.8%", "+3", "-1,234.5", "5%左右", "", "1=1", None, 7])
def test_what_is_no_formula_stays_as_it_is(cell: object) -> None:
    assert harmless(cell) == cell


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
