"""Measuring: which rows agree with which annotated figures, and what the gold must keep to."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.evaluation import measure
from extract.evaluation.gold import Figure, Text, annotated, figures, groups, readers, texts
from extract.evaluation.measure import FIELDS, Agreement, Counts, agreement
from extract.evaluation.run import LEAVE_OUT, measured, measured_without
from extract.interpret.statement import Observation
from extract.reference.indicators import indicators, themes
from extract.table.schema import COMPARATORS

every_text = pytest.mark.parametrize("text", texts(), ids=lambda text: text.gold)


# The gold.


@every_text
def test_a_text_holds_figures_of_the_catalogue_in_order(text: Text) -> None:
    found = figures(text)
    assert [each.start for each in found] == sorted(each.start for each in found)
    for each in found:
        assert 0 <= each.start < each.end
        assert {each.indicator_id} - {""} <= annotated() & indicators().keys()
        assert each.theme in themes()
        assert each.comparator in COMPARATORS
        assert each.kind in {"actual", "target"}
        assert each.measure in {"level", "change"}


def test_every_text_is_in_a_group_and_every_group_has_texts() -> None:
    assert list(dict.fromkeys(text.group for text in texts())) == list(groups())
    assert {*readers().fields} <= {*FIELDS, "name"}


# Agreement.

TEXT = Text("云汀市", "云汀市.txt", "", "cities", "云汀市", "work_report", True, False)


def a_figure(**given: Any) -> Figure:
    plain: dict[str, Any] = {
        "start": 10, "end": 16, "raw": "1200亿元", "value": Decimal(1200), "unit": "亿元",
        "measure": "level", "indicator_id": "gdp", "name": "地区生产总值", "theme": "economy",
        "region": "云汀市", "year": 2024, "period": "2024", "kind": "actual", "comparator": "=",
    }  # fmt: skip
    return Figure(**{**plain, **given})


def an_observation(**given: Any) -> Observation:
    plain: dict[str, Any] = {
        "start": 10, "end": 16, "value_text": "1200亿元", "indicator_id": "gdp",
        "indicator": "地区生产总值", "theme": "economy", "region": "云汀市", "year": 2024,
        "period": "2024", "kind": "actual", "measure": "level", "value": Decimal(1200),
        "value_high": None, "unit": "亿元", "comparator": "=", "section": "", "paragraph": 1,
    }  # fmt: skip
    known = {**dict.fromkeys(Observation.__struct_fields__), **plain, **given}
    return Observation(**known)


def compared(
    monkeypatch: pytest.MonkeyPatch, gold: list[Figure], rows: list[Observation], complete: bool
) -> Agreement:
    monkeypatch.setattr(measure, "figures", lambda text: tuple(gold))
    text = Text("云汀市", "云汀市.txt", "", "cities", "云汀市", "work_report", complete, False)
    return agreement(text, rows)


CASES = [
    ("同一事实", {}, {}, 1, 1),
    ("单位不同，数量相同", {}, {"value": Decimal("0.12"), "unit": "万亿元"}, 1, 1),
    ("年份不同：数找到了，事实不对", {}, {"year": 2023, "period": "2023"}, 0, 1),
    ("地区不同", {}, {"region": "望川区"}, 0, 1),
    ("跨年累计与一年不同", {"period": "2021/2024"}, {}, 0, 1),
    ("数量不同：没找到", {}, {"value": Decimal(1300)}, 0, 0),
    ("位置不同：事实照算，数没找到", {}, {"start": 90, "end": 96}, 1, 0),
    ("目录里没有的只比位置和数量", {"indicator_id": ""}, {"indicator_id": ""}, 0, 1),
    ("标注之后才有的指标不算错", {"indicator_id": ""}, {"indicator_id": "later_one"}, 0, 1),
]


@pytest.mark.parametrize(("why", "gold", "row", "facts", "found"), CASES)
def test_a_row_agrees_with_a_figure(
    monkeypatch: pytest.MonkeyPatch, why: str, gold: Any, row: Any, facts: int, found: int
) -> None:
    whole = compared(monkeypatch, [a_figure(**gold)], [an_observation(**row)], True)
    assert (whole.facts.hit, whole.detected.hit) == (facts, found), why


def test_a_doubtful_figure_counts_neither_way(monkeypatch: pytest.MonkeyPatch) -> None:
    gold = [a_figure(note="doubtful: the year is not printed")]
    rows = [an_observation(year=2020)]
    assert compared(monkeypatch, gold, rows, False).facts == Counts()


def test_a_fact_said_twice_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    gold = [a_figure(), a_figure(start=50, end=56)]
    rows = [an_observation(), an_observation(start=50, end=56)]
    assert compared(monkeypatch, gold, rows, True).facts == Counts(1, 1, 1)


# Running.


def test_a_document_that_is_not_here_is_named(tmp_path: Path) -> None:
    told = measured(texts(), [tmp_path])
    assert not told.texts
    assert [remark.split(":")[0] for remark in told.remarks] == list(
        dict.fromkeys(text.file for text in texts())
    )


@pytest.mark.parametrize("by", LEAVE_OUT)
def test_what_is_held_out_is_never_learned_from(by: str, tmp_path: Path) -> None:
    assert not measured_without(by, texts(), [tmp_path]).texts


def test_another_file_of_the_same_name_is_told(tmp_path: Path) -> None:
    text = texts()[0]
    (tmp_path / text.file).write_text("2024年，云汀市地区生产总值1200亿元。\n", encoding="utf-8")
    told = measured([text], [tmp_path])
    assert "SHA-256" in told.remarks[0]
