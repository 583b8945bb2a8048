"""When a figure is of, and whether it was reached or is aimed at, in every kind of document."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.interpret.observations import observations_in

GOLD = tomllib.loads((Path(__file__).parent.parent / "gold" / "time.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", GOLD["case"], ids=lambda case: f"{case['head']}: {case['why']}")
def test_a_figure_has_its_period_and_kind(case: dict[str, Any]) -> None:
    text = GOLD["heads"][case["head"]] + case["text"] + GOLD["heads"]["closing"]
    found = observations_in(text, "云汀市")
    said = [f"{each.value_text}: {each.period} {each.kind}" for each in found]
    missing = [fact for fact in case["facts"] if fact not in said]
    assert not missing, said
