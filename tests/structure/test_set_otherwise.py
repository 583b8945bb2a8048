"""Real reports set as other files and pages set them: the same catalogued facts."""

import re
from collections import Counter
from pathlib import Path

import pytest

from extract.interpret.observations import observations_in

REPORTS = ["2026_北京市", "2026_海南省", "2020_国务院", "2026_长沙市_公报"]


def wrapped(text: str) -> str:
    return "\n".join(
        "\n".join(line[at : at + 40] for at in range(0, len(line), 40)) for line in text.split("\n")
    )


def spaced(text: str) -> str:
    return re.sub(r"(?<=[0-9])(?=[一-龥])|(?<=[一-龥])(?=[0-9])", " ", text)


def spread(text: str) -> str:
    return re.sub(r"(?<=[一-龥])(?=[一-龥])", " ", text)


def marked_down(text: str) -> str:
    headed = re.sub(r"(?m)^(?=[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)", "## ", text)
    return re.sub(r"(?<![\d.])([\d.]+(?:%|亿元|万人))", r"**\1**", headed)


def facts(text: str) -> Counter[tuple[object, ...]]:
    return Counter(
        (o.indicator_id, o.region, o.period, o.kind, o.comparator, o.value)
        for o in observations_in(text)
        if o.indicator_id
    )


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_says_the_same(name: str, documents: Path) -> None:
    path = documents / f"{name}.txt"
    if not path.exists():
        pytest.skip("the report is not on this machine")
    text = path.read_text(encoding="utf-8").replace("\r", "")
    plain = facts(text)
    for setting in (wrapped, spaced, spread, marked_down):
        assert facts(setting(text)) == plain, setting.__name__
    assert facts(text.replace("\n", "\u2028")) == plain
