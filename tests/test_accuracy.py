"""The measured accuracy: README, data/accuracy.toml, the gold cases and the example agree."""

import tomllib
from datetime import date

from extract.interpret.observations import readings_in
from extract.interpret.statement import Observation
from pages.parts.accuracy import accuracy
from tests.cases import GOLD, plain
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
           "eleven", "twelve"]  # fmt: skip


def readme_table() -> list[list[str]]:
    """The cells of README's table of accuracy, its head first, the ruling line left out."""
    section = README.split("### Measured accuracy")[1].split("###")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if set("".join(row)) - {"-"}]


def test_readme_has_the_same_table() -> None:
    head, *rows = readme_table()
    told = accuracy()
    assert head[1:] == [each.name.en for each in told.documents]
    assert rows == [
        [measure.name.en, *(measure.written(each.id) for each in told.documents)]
        for measure in told.measures
    ]


def test_every_measure_is_a_share_of_every_group() -> None:
    for measure in accuracy().measures:
        assert list(measure.values) == [each.id for each in accuracy().documents]
        assert all(0 <= value <= 1 for values in measure.values.values() for value in values)
    assert date.fromisoformat(accuracy().measured)


def test_every_known_failure_is_told() -> None:
    gold = [
        case["fails"]
        for path in sorted(GOLD.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ())
        if "fails" in case
    ]
    assert len(gold) == len(accuracy().failures)
    assert f"{NUMBERS[len(gold)]} at present" in README
    assert {each.kind for each in accuracy().failures} == {"reading", "meaning"}


def test_the_example_is_read_as_it_says() -> None:
    example = accuracy().example
    text = f"{example.heading}\n　　{example.sentence.zh}\n"
    start = text.index(example.sentence.zh)
    read = []
    for each in readings_in(text, example.region, example.delivered):
        if isinstance(each, Observation):
            facts = (each.indicator_id, plain(each.value), each.unit, str(each.year), each.kind,
                     each.measure, each.comparator)  # fmt: skip
            read.append((each.value_text, " ".join(facts), ""))
        elif each.amount.start >= start:
            read.append((text[each.amount.start : each.amount.end], "", each.reason))
    assert read == [(each.printed, each.row, each.reason) for each in example.numbers]
