"""Facts of the documents that must stand in the bundled table."""

import pytest

from extract.table.io import read_table

TABLE = read_table()


@pytest.mark.parametrize(
    ("region", "indicator", "year", "kind", "comparator", "value"),
    [
        ("北京市", "gdp_growth", 2021, "actual", "=", 8.5),
        ("北京市", "gdp_growth", 2022, "target", ">=", 5),
        ("北京市", "gdp_growth", 2023, "actual", "=", 5.2),
        ("北京市", "gdp_growth", 2024, "target", "~", 5),
        ("北京市", "gdp_growth", 2025, "actual", "=", 5.4),
        ("北京市", "budget_revenue", 2023, "actual", ">=", 6000),
        ("东城区", "gdp_growth", 2024, "target", "~", 4.5),
        ("西城区", "gdp", 2023, "actual", ">=", 6000),
        ("北京市", "affordable_rental", 2023, "actual", "=", 8.2),
        ("北京市", "affordable_rental", 2024, "target", "=", 7),
        ("北京市", "affordable_rental", 2022, "target", "=", 15),
        ("北京市", "home_care_beds_new", 2024, "target", "=", 2000),
        ("北京市", "pm25", 2021, "actual", "=", 33),
        ("北京市", "pm25", 2023, "actual", "=", 32),
        ("北京市", "pm25", 2025, "actual", "=", 27),
    ],
)
def test_a_fact_of_the_documents_stands_in_the_table(
    region: str, indicator: str, year: int, kind: str, comparator: str, value: float
) -> None:
    rows = TABLE[
        (TABLE["origin"] == "extracted")
        & (TABLE["region"] == region)
        & (TABLE["indicator_id"] == indicator)
        & (TABLE["period"] == str(year))
        & (TABLE["kind"] == kind)
        & (TABLE["comparator"] == comparator)
    ]
    assert value in set(rows["value"])
