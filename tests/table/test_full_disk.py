"""A disk that is full at any moment: a sentence, all files as they were, nothing half-written."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.corpus.manifest import NAME

REPORT = """2026年北京市石景山区政府工作报告
——2026年1月8日在北京市石景山区第十七届人民代表大会第六次会议上
一、2025年工作回顾
地区生产总值增长{rate}%，新增养老床位320张。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "report.txt"
    path.parent.mkdir()
    path.write_text(REPORT.format(rate=5), encoding="utf-8")
    return path


def full_at(number: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Fill the disk as the file of this number is written; whether it came to that."""
    written = []

    def fsync(_: int) -> None:
        written.append(1)
        if len(written) == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)
    return lambda: len(written) >= number


def content(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def never_half(
    asked: list[str], place: Path, turn: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> int:  # fmt: skip
    """Ask with a disk that is full at the first file, the second ...; how many there were."""
    assert main(asked) == 0
    for number in range(1, 9):
        turn()
        before = content(place)
        capsys.readouterr()
        came = full_at(number, monkeypatch)
        code = main(asked)
        monkeypatch.undo()
        if not came():
            assert code == 0
            return number - 1
        said = capsys.readouterr().err.splitlines()
        assert (code, content(place)) == (2, before)
        assert "No space left on device" in said[-1]
        assert not [line for line in said if "Traceback" in line]
    raise AssertionError("no end of files")


@pytest.mark.parametrize("ending", ["csv", "parquet", "json"])
def test_a_run(ending, report, tmp_path, monkeypatch, capsys):
    out = tmp_path / "out" / f"rows.{ending}"
    out.parent.mkdir()
    asked = ["run", str(report), "-o", str(out)]

    def turn() -> None:
        report.write_text(REPORT.format(rate=6), encoding="utf-8")

    assert never_half(asked, out.parent, turn, monkeypatch, capsys) == 1


def test_a_build(report, tmp_path, monkeypatch, capsys):
    """The table, its record, its description: all old, whichever cannot be written."""
    out = tmp_path / "out" / "metrics.csv"
    out.parent.mkdir()
    asked = ["build", "--documents", str(report.parent), "-o", str(out)]
    assert never_half(asked, out.parent, lambda: None, monkeypatch, capsys) == 3


def test_a_corpus_goes_on_when_there_is_room(report, tmp_path, monkeypatch, capsys):
    """Its manifest first, then a part, then the manifest that tells of it."""
    out = tmp_path / "parts"
    for number in (1, 2, 3):
        came = full_at(number, monkeypatch)
        assert main(["run", str(report.parent), "-o", str(out)]) == 2
        monkeypatch.undo()
        assert came()
        assert "No space left on device" in capsys.readouterr().err.splitlines()[-1]
        assert not list(out.glob(".*"))
    assert main(["run", str(report.parent), "-o", str(out)]) == 0
    assert len(list(out.glob("part-*"))) == 1
    assert (out / NAME).read_text(encoding="utf-8").count("\n") == 1
