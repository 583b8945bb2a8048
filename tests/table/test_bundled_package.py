"""The description beside the bundled table: whether it is true, by another's reading of it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from extract.reference.sources import sources
from extract.table.bundled_package import NAME, created, place_of_package
from extract.table.io import METRICS, read_table
from extract.table.record import Record
from extract.table.schema import COLUMNS
from extract.table.written import write_built
from tests.packages import wrongs_of
from tests.rows import a_row, a_table

FIRST, LATER = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2027, 1, 2, tzinfo=UTC)


def described(folder: Path, *rows: dict[str, Any]) -> Path:
    """A small table with its description; the description's place."""
    table, path = a_table(folder, *rows), folder / "metrics.csv"
    write_built(table, Record(), path, FIRST)
    return place_of_package(path)


def test_the_bundled_table_is_as_it_is_described() -> None:
    assert wrongs_of(METRICS.with_name(NAME)) == []
    assert created(METRICS) is not None, "describe data/metrics.csv anew: python -m extract build"


def test_the_description_says_what_the_table_is() -> None:
    told = json.loads(METRICS.with_name(NAME).read_text(encoding="utf-8"))
    (resource,) = told["resources"]
    assert [field["name"] for field in resource["schema"]["fields"]] == list(COLUMNS)
    assert all(" / " in field["title"] for field in resource["schema"]["fields"])
    known = {source.title for source in sources().values()}
    assert {source["title"] for source in told["sources"]} <= known
    assert told["licenses"][0]["name"] == "MIT"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kind": "wish"}, "kind"),
        ({"theme": "nothing"}, "theme"),
        ({"period": "last year"}, "period"),
        ({"unit": ""}, "unit"),
    ],
    ids=str,
)
def test_a_row_that_is_none_is_found(wrong: dict[str, Any], told: str, tmp_path: Path) -> None:
    package = described(tmp_path, a_row(), a_row("pm25", start=None, end=None, paragraph=None))
    assert wrongs_of(package) == []
    (message, *others) = wrongs_of(described(tmp_path, a_row(**wrong)))
    assert told in message
    assert others == []


def test_a_table_that_was_changed_by_hand_is_none_of_the_descriptions(tmp_path: Path) -> None:
    package = described(tmp_path, a_row())
    table = package.with_name("metrics.csv")
    assert created(table) == FIRST
    table.write_text(table.read_text(encoding="utf-8").replace("2023", "2022"), encoding="utf-8")
    assert created(table) is None
    assert wrongs_of(package)
    package.write_text("[]", encoding="utf-8")
    assert created(table) is None


def test_the_same_table_keeps_its_day(tmp_path: Path) -> None:
    package = described(tmp_path, a_row())
    before, path = package.read_bytes(), package.with_name("metrics.csv")
    write_built(read_table(path), Record(), path, LATER)
    assert package.read_bytes() == before
    write_built(a_table(tmp_path, a_row(year=2024)), Record(), path, LATER)
    assert created(path) == LATER


def test_only_a_csv_is_described(tmp_path: Path) -> None:
    table, path = a_table(tmp_path, a_row()), tmp_path / "metrics.parquet"
    write_built(table, Record(), path, FIRST)
    assert not place_of_package(path).exists()
