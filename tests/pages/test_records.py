"""Rows one by one say what pandas' own say."""

from pathlib import Path

from pages.parts.labels.records import records
from tests.rows import a_row, a_table, explained_promises


def test_a_row_is_what_pandas_says_of_it(tmp_path: Path) -> None:
    aim = a_row("pm25", kind="target", value=32, value_high=35, year=2024)
    table = a_table(tmp_path, a_row(), a_row("pm25", value=31, year=2023), aim)
    for rows in (table, explained_promises(table, {}), table.head(0)):
        assert str(records(rows)) == str(rows.to_dict("records"))
