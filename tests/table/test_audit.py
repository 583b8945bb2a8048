"""No number is lost: every digit run of a text is a row, or set aside for a reason."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from extract.interpret.observations import readings_in
from extract.interpret.statement import Observation
from extract.pipeline import read_file
from extract.reference.numerals import halfwidth
from extract.table.audit import audit_lines, counts
from tests.cases import TEXTS

REASONS = {
    *("date", "duration", "ordinal", "name", "modifier", "phrase", "vague", "bare"),
    *("definition", "outside"),
}


def spans(text: str) -> list[tuple[int, int]]:
    found = readings_in(text, "北京市", 2024)
    return [
        (each.start, each.end)
        if isinstance(each, Observation)
        else (each.amount.start, each.amount.end)
        for each in found
    ]


@given(TEXTS)
def test_every_digit_run_lies_in_one_number(text: str) -> None:
    placed = spans(text)
    assert placed == sorted(placed)
    assert all(one[1] <= other[0] for one, other in pairwise(placed))
    for run in re.finditer(r"\d+", halfwidth(text)):
        assert any(start <= run.start() and run.end() <= end for start, end in placed), run[0]


@given(TEXTS)
def test_a_row_prints_what_stands_at_its_place(text: str) -> None:
    for found in readings_in(text, "北京市", 2024):
        if isinstance(found, Observation):
            assert text[found.start : found.end] == found.value_text


@pytest.mark.long
def test_the_counts_add_up_on_every_document(documents: Path) -> None:
    for path in sorted(documents.glob("*.txt")):
        reading = read_file(path)
        lines = list(audit_lines(reading))
        parts = counts(reading)
        assert sum(parts.values()) == len(lines), path.name
        assert set(parts) <= REASONS | {"row"}, path.name
        digits = re.finditer(r"\d+", halfwidth(reading.document.text))
        placed = iter([(int(line[0]), int(line[1])) for line in lines])
        start, end = next(placed)
        for run in digits:
            while end < run.end():
                start, end = next(placed)
            assert start <= run.start(), f"{path.name}: {run[0]} at {run.start()} is lost"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("二、2024年重点任务\n新增12家。\n名词解释\n两个结合：指3个方面。", "phrase"),
        (
            "网站编号12\n——2024年1月9日在北京市东城区第十七届人民代表大会第四次会议上\n"
            "新增三所学校，办学质量稳步提升再上新水平。\n¥6.66",
            "outside",
        ),
    ],
)  # fmt: skip
def test_a_number_outside_the_figures_has_its_reason(text: str, reason: str) -> None:
    found = readings_in(text, "北京市", 2024)
    assert reason in {each.reason for each in found if not isinstance(each, Observation)}
