"""What check finds, and that the bundled table is sound."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extract.table.io import read_table
from extract.table.validate import unknown_in, violations
from tests.rows import a_row, a_table

SOUND = read_table()


def test_the_bundled_table_is_sound() -> None:
    assert violations(SOUND) == []


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("origin", "guessed", "origin 'guessed' is unknown"),
        ("kind", "planned", "kind 'planned' is unknown"),
        ("measure", "amount", "measure 'amount' is unknown"),
        ("comparator", ">", "comparator '>' is unknown"),
        ("theme", "money", "theme 'money' is unknown"),
        ("source", "nowhere", "source 'nowhere' is unknown"),
        ("indicator_id", "gdp_of_mars", "is not in data/indicators.toml"),
        ("indicator", "", "indicator is empty"),
        ("unit", "", "unit is empty"),
        ("region_code", "999999", "is not"),
        ("period", "去年", "period '去年' is none"),
        ("year", 1999, "is not the period's last"),
        ("value", None, "value is empty"),
        ("start", None, "an extracted row needs start, end and paragraph"),
        ("end", 0, "start is not before end"),
    ],
)
def test_a_breach_is_named_with_its_row(column: str, value: Any, said: str) -> None:
    table = SOUND.head(3).copy()
    table.loc[1, column] = value
    (*_, wrong) = [line for line in violations(table) if said in line]
    assert wrong.startswith("row 3: ")


def test_a_catalogued_row_in_another_unit_is_found() -> None:
    table = SOUND[SOUND["indicator_id"] == "gdp"].head(1).reset_index(drop=True)
    table.loc[0, "unit"] = "万亿元"
    assert any("is not gdp's, '亿元'" in wrong for wrong in violations(table))


def test_a_place_that_stands_twice_is_found() -> None:
    table = pd.concat([SOUND.head(1), SOUND.head(1)], ignore_index=True)
    assert any("stands twice" in wrong for wrong in violations(table))


def test_a_range_that_ends_below_its_beginning_is_found() -> None:
    table = SOUND.head(1).copy()
    table["value_high"] = table["value"] - 1
    assert any("value_high is below value" in wrong for wrong in violations(table))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, ""),
        ({"theme": "astronomy", "indicator_id": "stars"}, ""),  # pages show what they do not know
        ({"origin": "own-notes"}, "row 2: origin 'own-notes' is unknown"),
        ({"comparator": "<"}, "row 2: comparator '<' is unknown"),
    ],
    ids=str,
)
def test_pages_have_words_for_closed_columns_alone(
    given: dict[str, str], told: str, tmp_path: Path
) -> None:
    assert unknown_in(a_table(tmp_path, a_row(**given))).startswith(told)
