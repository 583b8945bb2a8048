"""What is read of a document, as tests compare it: its facts without their places."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extract.interpret.statement import Observation
from extract.pipeline import read_file


def facts_of(observations: Iterable[Observation]) -> list[tuple[Any, ...]]:
    """The facts that figures state, in their order."""
    return [
        (o.indicator_id, o.indicator, o.region, o.period, o.kind, o.comparator, o.value, o.unit)
        for o in observations
    ]


def facts(path: Path, region: str = "", year: int = 0) -> list[tuple[Any, ...]]:
    """The facts of a document by itself, each figure printed at its place."""
    reading = read_file(path, region, year, alone=True)
    for each in reading.observations:
        assert reading.document.text[each.start : each.end] == each.value_text
    return facts_of(reading.observations)
