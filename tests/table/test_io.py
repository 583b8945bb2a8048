"""The tidy table: the same after every way through a file."""

import io
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import TableError
from extract.table.chunks import chunks
from extract.table.io import csv_text, read_table, rows_text, table_of, write_rows, write_table
from extract.table.schema import COLUMNS
from tests.rows import a_row

ODD = a_row(
    indicator='新增"样例"，其中,含逗号',
    section="一、\t制表",
    value_text="近七成",
    value=0.1,
    comparator="~",
)
PLACED = a_row(source="甲", value=Decimal("33.3333"), value_high=Decimal(40))
BARE = a_row(
    origin="reported-news", start=None, end=None, paragraph=None, section="", region_code=""
)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def test_the_columns_are_the_contracts():
    assert " ".join(COLUMNS) == (
        "source origin start end value_text indicator_id indicator theme region region_code year"
        " period kind measure value value_high unit comparator section paragraph"
    )


@pytest.mark.parametrize("ending", ["csv", "CSV"])
def test_a_written_table_is_read_back(ending, tmp_path):
    table = table_of([ODD, PLACED, BARE])
    write_table(table, tmp_path / f"rows.{ending}")
    pd.testing.assert_frame_equal(read_table(tmp_path / f"rows.{ending}"), table)


def test_no_rows_are_a_table_too(tmp_path):
    for ending in ("csv", "parquet", "json"):
        write_table(table_of([]), tmp_path / f"rows.{ending}")
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"
    assert list(read_table(tmp_path / "rows.csv").columns) == list(COLUMNS)
    assert list(pd.read_parquet(tmp_path / "rows.parquet").columns) == list(COLUMNS)


def test_a_csv_has_no_mark_and_line_feeds_alone(tmp_path):
    write_table(table_of([ODD]), tmp_path / "rows.csv")
    content = (tmp_path / "rows.csv").read_bytes()
    assert content.startswith(b"source,origin,")
    assert b"\r" not in content


def test_a_mark_at_the_beginning_is_no_part_of_a_column(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text(csv_text(table_of([PLACED])), encoding="utf-8-sig")
    pd.testing.assert_frame_equal(read_table(path), table_of([PLACED]))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal("4.4E+4"), "44000"), (Decimal("0.350"), "0.35"), (Decimal("-2.7"), "-2.7"),
        (Decimal("33.3333"), "33.3333"), (Decimal(123456789012), "123456789012"), (5.0, "5"),
        (Decimal("0.00001"), "1e-05"),
    ],
)  # fmt: skip
def test_a_number_is_printed_plainly(value, printed):
    row = csv_text(table_of([a_row(value=value)])).splitlines()[1].split(",")
    assert row[COLUMNS.index("value")] == printed


def test_rows_are_written_as_their_table_is(tmp_path):
    rows = [ODD, PLACED, BARE, a_row(value=Decimal("4.4E+4"))]
    assert rows_text(rows) == csv_text(table_of(rows))
    for ending in ("csv", "json"):
        write_rows(rows, tmp_path / f"rows.{ending}")
        write_table(table_of(rows), tmp_path / f"table.{ending}")
        written, table = (tmp_path / f"{name}.{ending}" for name in ("rows", "table"))
        assert written.read_bytes() == table.read_bytes()


def test_an_empty_cell_is_no_number_and_an_empty_text(tmp_path):
    write_table(table_of([BARE]), tmp_path / "rows.csv")
    (row,) = read_table(tmp_path / "rows.csv").to_dict("records")
    assert row["section"] == row["region_code"] == ""
    assert pd.isna(row["start"])
    assert pd.isna(row["value_high"])


@pytest.mark.parametrize("text", ["NA", "nan", "NULL", "null", "None", "-", "#N/A", "110000"])
def test_a_text_that_looks_like_nothing_or_a_number_stays_a_text(text, tmp_path):
    write_table(table_of([a_row(section=text)]), tmp_path / "rows.csv")
    assert read_table(tmp_path / "rows.csv")["section"].tolist() == [text]


@given(TEXTS, TEXTS, st.integers(0, 10**9), st.decimals(-(10**9), 10**9, places=4))
def test_any_row_goes_through_a_csv_unchanged(tmp_path_factory, section, name, start, value):
    path = tmp_path_factory.mktemp("table") / "rows.csv"
    row = a_row(section=section, indicator=name, start=start, end=start + 1, value=value)
    write_table(table_of([row]), path)
    (found,) = read_table(path).to_dict("records")
    assert (found["section"], found["indicator"], found["start"]) == (section, name, start)
    assert found["value"] == pytest.approx(float(value), rel=1e-11)


def test_columns_of_others_are_left_out_and_the_order_is_the_contracts(tmp_path):
    path = tmp_path / "rows.csv"
    shuffled = table_of([PLACED])[list(reversed(COLUMNS))].assign(remark="样例")
    shuffled.to_csv(path, index=False)
    assert list(read_table(path).columns) == list(COLUMNS)


@pytest.mark.parametrize(
    ("cut", "whole"), [(0, True), (1, True), (2, True), (5, False), (40, False)]
)
def test_a_table_that_breaks_off_in_a_row_is_none(cut, whole, tmp_path):
    path = tmp_path / "table.csv"
    text = csv_text(table_of([ODD, {**PLACED, "paragraph": 123}]))
    path.write_text(text[: len(text) - cut], encoding="utf-8")
    if whole:
        assert len(read_table(path)) == 2
    else:
        with pytest.raises(TableError, match="breaks off"):
            read_table(path)
        with pytest.raises(TableError, match="breaks off"):
            [*chunks(path)]


@pytest.mark.parametrize("name", ["rows.xlsx", "rows", "rows.csv.gz"])
def test_an_ending_that_is_not_known_writes_nothing(name, tmp_path):
    with pytest.raises(TableError, match=r"unknown ending .*use \.csv, \.parquet or \.json"):
        write_table(table_of([PLACED]), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_that_is_missing_is_named(name, tmp_path):
    path = tmp_path / "rows.csv"
    table_of([PLACED]).drop(columns=name).to_csv(path, index=False)
    with pytest.raises(TableError, match=f"the column {name} is missing"):
        read_table(path)


def test_a_table_is_whole_or_not_there(monkeypatch, tmp_path):
    path = tmp_path / "rows.json"
    path.write_text("before", encoding="utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(TableError, match=r"cannot be written \(No space left on device\)"):
        write_table(table_of([PLACED]), path)
    assert [each.name for each in tmp_path.iterdir()] == ["rows.json"]
    assert path.read_text(encoding="utf-8") == "before"


def test_an_interruption_while_a_table_is_read_is_no_damage_to_it(monkeypatch, tmp_path):
    write_table(table_of([a_row()]), tmp_path / "rows.csv")
    read = pd.read_csv

    class Interrupted(io.StringIO):
        def read(self, size: int | None = -1) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr(pd, "read_csv", lambda _, **given: read(Interrupted(), **given))
    with pytest.raises(KeyboardInterrupt):
        read_table(tmp_path / "rows.csv")


def test_parquet_gives_the_same_table(tmp_path: Path) -> None:
    table = read_table()
    write_table(table, tmp_path / "metrics.parquet")
    pd.testing.assert_frame_equal(read_table(tmp_path / "metrics.parquet"), table)
