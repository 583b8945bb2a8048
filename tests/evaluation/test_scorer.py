"""The measure against the tool that the gold came with, and against what was measured last."""

import csv
import importlib.util
from types import ModuleType
from typing import Any

import pytest

from extract.evaluation.accuracy import accuracy
from extract.evaluation.gold import Text, texts
from extract.evaluation.measure import Agreement
from extract.evaluation.run import Measured, measured, read_alone
from extract.evaluation.summary import summary
from extract.pipeline import Reading
from tests.conftest import ROOT

pytestmark = pytest.mark.long

SHARED = ROOT.parent / "shared"
DOCUMENTS = [SHARED / "documents", SHARED / "excerpts"]
LESS = 0.005  # so much a group may fall before data/accuracy.toml is measured anew


@pytest.fixture(scope="session")
def scorer() -> ModuleType:
    """The tool as a module."""
    path = SHARED / "tools" / "score.py"
    if not path.exists():
        pytest.skip("the annotated documents are not here")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Every annotated document as it is read, by its file."""
    places = {
        text.file: next((f / text.file for f in DOCUMENTS if (f / text.file).exists()), None)
        for text in texts()
    }
    if None in places.values():
        pytest.skip("the annotated documents are not here")
    return {file: read_alone(path) for file, path in places.items() if path}


@pytest.fixture(scope="module")
def shipped(readings: dict[str, Reading]) -> Measured:
    """What every text comes to."""
    return measured(texts(), DOCUMENTS, lambda path: readings[path.name])


def test_every_figure_of_the_gold_stands_at_its_place(shipped: Measured) -> None:
    assert not shipped.remarks


def test_no_group_falls_below_what_was_measured_last(shipped: Measured) -> None:
    now, last = summary(shipped.texts, {}).groups, accuracy().groups
    fallen = [
        (key, side)
        for key in last
        for side in ("written_on", "held_out")
        if (before := getattr(last[key], side)) and getattr(now[key], side).f1 < before.f1 - LESS
    ]
    assert not fallen


def test_the_totals_are_those_of_the_scorer(
    scorer: ModuleType, readings: dict[str, Reading], shipped: Measured
) -> None:
    ours = sum(shipped.texts.values(), Agreement())
    whole = scorer.total([_scored(scorer, text, readings[text.file]) for text in texts()])
    for name, counts in (("catalogued", ours.facts), ("detection", ours.detected)):
        # The scorer takes 亿元人民币 and 亿元 for two units.
        for figure in ("precision", "recall", "f1"):
            assert getattr(counts, figure) == pytest.approx(whole[name][figure], abs=1e-3)
    for name, share in whole["fields"].items():
        assert ours.share(name) == pytest.approx(share, abs=5e-4)


def _scored(scorer: ModuleType, text: Text, reading: Reading) -> dict[str, Any]:
    (path,) = (SHARED / "gold").glob(f"*{text.gold}.csv")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        gold: list[dict[str, Any]] = list(csv.DictReader(stream))
    original = SHARED / "gold" / "text" / f"{text.gold}.txt"
    original = original if original.exists() else reading.document.path
    scorer.locate(gold, original.read_text(encoding="utf-8"), reading.document.text)
    rows = [{k: "" if v is None else str(v) for k, v in row.items()} for row in reading.rows()]
    for row in rows:
        row["indicator_id"] *= row["indicator_id"] in scorer.CATALOGUE
    if "__" in text.gold:
        low, high = min(row["at"][0] for row in gold), max(row["at"][1] for row in gold)
        rows = [row for row in rows if low <= int(row["start"]) < high]
    told: dict[str, Any] = scorer.score(gold, rows, path.stem.startswith("headline_"))[0]
    return told
