"""The extraction against annotated documents, where they are at hand, and facts that must stand."""

import csv
import importlib.util
from types import ModuleType
from typing import Any

import pytest

from extract.pipeline import read_file
from extract.table.io import read_table
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared"
TABLE = read_table()


@pytest.fixture(scope="session")
def scorer() -> ModuleType:
    path = SHARED / "tools" / "score.py"
    if not path.exists() or not (SHARED / "gold").is_dir():
        pytest.skip("the annotated documents are not here")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured(scorer: ModuleType, names: str) -> dict[str, dict[str, float]]:
    """The figures of the gold files whose names begin so, over all of them."""
    results = []
    readings: dict[str, tuple[str, list[dict[str, str]]]] = {}
    for path in sorted((SHARED / "gold").glob(f"{names}*.csv")):
        name = path.stem.removeprefix("headline_")
        document = SHARED / "documents" / f"{name.split('__')[0]}.txt"
        if document.name not in readings:
            reading = read_file(document)
            rows = [{key: _text(value) for key, value in row.items()} for row in reading.rows()]
            readings[document.name] = (reading.document.text, rows)
        text, rows = readings[document.name]
        with path.open(encoding="utf-8-sig", newline="") as stream:
            gold: list[dict[str, Any]] = list(csv.DictReader(stream))
        original = SHARED / "gold" / "text" / f"{name}.txt"
        original = original if original.exists() else document
        scorer.locate(gold, original.read_text(encoding="utf-8"), text)
        if "__" in name:
            places = [row["at"] for row in gold if row["at"]]
            low, high = min(first for first, _ in places), max(last for _, last in places)
            rows = [row for row in rows if low <= int(row["start"]) < high]
        results.append(scorer.score(gold, rows, path.stem.startswith("headline_"))[0])
    whole: dict[str, dict[str, float]] = scorer.total(results)
    return whole


def _text(value: object) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize(
    ("names", "detection", "facts", "fields"),
    [("00", 0.985, 0.97, {"kind": 0.98, "year": 0.98, "measure": 0.98, "comparator": 0.98,
                          "indicator_id": 0.98, "region": 0.96, "theme": 0.92, "name": 0.80}),
     ("2026_", 0.97, 0.93, {"kind": 0.96, "year": 0.96, "measure": 0.96, "comparator": 0.96,
                            "indicator_id": 0.96, "region": 0.96, "theme": 0.88, "name": 0.75}),
     ("headline_", None, 0.93, {})],
)  # fmt: skip
def test_the_extraction_agrees_with_careful_readers(
    scorer: ModuleType,
    names: str,
    detection: float | None,
    facts: float,
    fields: dict[str, float],
) -> None:
    whole = measured(scorer, names)
    if detection is not None:
        assert whole["detection"]["precision"] >= detection
        assert whole["detection"]["recall"] >= detection
    assert whole["catalogued"]["f1"] >= facts
    short = {name: whole["fields"][name] for name in fields if whole["fields"][name] < fields[name]}
    assert not short


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
