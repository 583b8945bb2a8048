"""The measured accuracy and the method page's example: README, data, gold cases agree."""

import tomllib
from datetime import date

from extract.evaluation.accuracy import accuracy, readme_part
from extract.evaluation.gold import groups
from extract.interpret.observations import readings_in
from extract.interpret.statement import Observation
from pages.parts.narrative.worked_example import method
from tests.cases import GOLD, plain
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
           "eleven", "twelve"]  # fmt: skip


def test_readme_has_the_same_tables() -> None:
    assert readme_part(accuracy()) in README


def test_every_group_was_measured_on_a_day() -> None:
    assert list(accuracy().groups) == list(groups())
    assert date.fromisoformat(accuracy().measured)
    assert accuracy().commit


def test_every_known_failure_is_told() -> None:
    gold = [
        case["fails"]
        for path in sorted(GOLD.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ())
        if "fails" in case
    ]
    assert len(gold) == len(method().failure)
    assert f"{NUMBERS[len(gold)]} at present" in README
    assert {each.kind for each in method().failure} == {"reading", "meaning"}


def test_the_example_is_read_as_it_says() -> None:
    example = method().example
    text = f"{example.heading}\n　　{example.sentence}\n"
    start = text.index(example.sentence)
    read = []
    for each in readings_in(text, "北京市", example.delivered):
        if isinstance(each, Observation):
            facts = (each.indicator_id, plain(each.value), each.unit, str(each.year), each.kind,
                     each.measure, each.comparator)  # fmt: skip
            read.append((each.value_text, " ".join(facts), ""))
        elif each.amount.start >= start:
            read.append((text[each.amount.start : each.amount.end], "", each.reason))
    assert read == [(each.printed, each.row, each.reason) for each in example.number]
