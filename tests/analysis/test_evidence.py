"""Which indicators say most about a place."""

from pathlib import Path

from extract.analysis.evidence import best_evidenced, most_promised
from extract.analysis.outcomes import promises
from extract.analysis.preferred_rows import preferred_rows, yearly
from tests.rows import a_row, a_table


def test_what_can_be_judged_comes_before_what_is_only_told(tmp_path: Path) -> None:
    table = a_table(
        tmp_path,
        a_row("pm25", kind="target"),
        a_row("cpi_growth", year=2023),
        *(a_row("gdp", year=year) for year in (2019, 2020, 2021)),
        a_row("gdp_growth"),
        a_row("gdp_growth", kind="target"),
    )
    best = best_evidenced(preferred_rows(yearly(table), {}), promises(table, {}))
    assert best == ["gdp_growth", "gdp", "cpi_growth", "pm25"]


def test_a_history_is_of_what_was_promised_for_most_years(tmp_path: Path) -> None:
    table = a_table(
        tmp_path,
        *(a_row("cpi_growth", year=year, kind="target") for year in range(2019, 2023)),
        *(a_row("gdp_growth", year=year, kind="target") for year in range(2020, 2023)),
        a_row("pm25", kind="target"),
    )
    every = promises(table, {})
    assert most_promised(every, 2, 3) == ["gdp_growth", "cpi_growth"]
    assert most_promised(every, 1, 3) == ["cpi_growth"]
    assert most_promised(every, 2, 5) == []


def test_a_place_without_promises_is_known_by_its_outcomes(tmp_path: Path) -> None:
    table = a_table(tmp_path, a_row("gdp"), a_row("pm25", kind="target"))
    facts = preferred_rows(yearly(table), {})
    assert best_evidenced(facts, promises(table, {}).head(0)) == ["gdp", "pm25"]
