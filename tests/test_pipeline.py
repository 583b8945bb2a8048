"""A document's file in, its rows out: what the list of sources tells and what it must not."""

from decimal import Decimal
from pathlib import Path

import pytest

from extract.evaluation.gold import texts
from extract.evaluation.run import read_alone
from extract.evaluation.training import examples
from extract.pipeline import read_file
from extract.reference.corrections import (
    NOTHING,
    Correction,
    Corrections,
    DocumentCorrection,
    Fields,
)
from extract.reference.sources import sources


@pytest.mark.parametrize(("alone", "region"), [(False, "北京市"), (True, "")])
def test_a_document_read_alone_is_told_nothing_by_the_list_of_sources(
    tmp_path: Path, alone: bool, region: str
) -> None:
    known = next(source for source in sources().values() if source.region == "北京市")
    path = tmp_path / known.file
    path.write_text("2031年，地区生产总值增长5%。\n", encoding="utf-8")
    (found,) = read_file(path, alone=alone).observations
    assert found.region == region


TEXT = "地区生产总值增长5%，新增喷泉120座。\n"
SAID = Corrections(
    (
        Correction(source="某市", start=8, value_text="5%", say=Fields(value=Decimal(6))),
        Correction(source="某市", start=TEXT.index("1"), value_text="120座", drop=True),
        Correction(source="另市", start=8, value_text="5%", drop=True),
        Correction(source="某市", start=1, value_text="5%", drop=True),
    ),
    (DocumentCorrection(source="某市", region="北京市", year=2031),),
)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report of which data/corrections.toml says four things, one of them out of date."""
    monkeypatch.setattr("extract.pipeline.corrections", lambda: SAID)
    path = tmp_path / "某市.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_readers_corrected_is_read_so(report: Path) -> None:
    reading = read_file(report)
    (found,) = reading.observations
    assert (found.value, found.region, found.year) == (Decimal(6), "北京市", 2030)
    assert [number.reason for number in reading.set_aside] == ["dropped"]
    assert len(reading.failed) == 1


def test_what_is_asked_for_stands_before_what_was_corrected(report: Path) -> None:
    (found,) = read_file(report, "东城区", 2026).observations
    assert (found.region, found.year) == ("东城区", 2025)


def test_corrections_can_be_given_instead_of_those_of_the_project(report: Path) -> None:
    assert len(read_file(report, year=2031, said=NOTHING).observations) == 2


def test_accuracy_is_measured_without_corrections(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report.write_text(f"2031年北京市政府工作报告\n{TEXT}", encoding="utf-8")
    monkeypatch.delattr("extract.pipeline.corrections")  # who asks for them fails
    assert len(read_alone(report).observations) == 2
    measured = next(iter(texts()))
    monkeypatch.setattr("extract.evaluation.training.figures", lambda text: ())
    assert examples.__wrapped__(measured, report) == ()
