"""Killed at any moment, build and run leave the table of before or the new one, never else.

KILLS=100 in the environment tries more often than make test does.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from tests.conftest import ROOT

KILLS = int(os.environ.get("KILLS", "4"))
REPORT = """2026年{place}政府工作报告
——2026年1月8日在{place}第十七届人民代表大会第六次会议上
一、2025年工作回顾
地区生产总值增长{rate}%，新增养老床位320张。
二、2026年重点任务
地区生产总值增长5%左右。
"""


def command(*told: object, project: Path | None = None) -> "subprocess.Popen[bytes]":
    own = {**os.environ, **({"PROJECT": str(project)} if project else {})}
    return subprocess.Popen(
        [sys.executable, "-m", "extract", *map(str, told)],
        cwd=ROOT,
        env=own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def written(path: Path, rate: float) -> None:
    path.write_text(REPORT.format(place="北京市石景山区", rate=rate), encoding="utf-8")


def never_torn(
    start: Callable[[], "subprocess.Popen[bytes]"], out: Path, turn: Callable[[int], None]
) -> None:
    """Kill what writes ``out`` at random moments; ``turn`` makes it write something else."""
    chance = random.Random(1)
    turn(0)
    begun = time.monotonic()
    assert start().wait() == 0
    lasts = time.monotonic() - begun
    before = out.read_bytes()
    left, torn = {"old": 0, "new": 0}, 0
    for number in range(1, KILLS + 1):
        turn(number)
        process = start()
        if number % 2:
            time.sleep(chance.uniform(0.3, 1.1) * lasts)
        else:
            _await_writing(process, out.parent)
            time.sleep(chance.uniform(0, 0.003))
        process.kill()
        process.wait()
        torn += bool(_half_written(out.parent))
        found = out.read_bytes()
        assert start().wait() == 0
        after = out.read_bytes()
        assert found in (before, after), f"torn at kill {number}"
        left["new" if found == after else "old"] += 1
        before = after
        for part in _half_written(out.parent):  # cleared by others when it is old: see test_whole
            part.unlink()
    print(f"{KILLS} kills: {left}, {torn} of them while a file was written")


def _half_written(folder: Path) -> list[Path]:
    return list(folder.glob(".*.extract.part"))


def _await_writing(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    while process.poll() is None and not _half_written(folder):
        time.sleep(0.0002)


@pytest.mark.long
def test_a_run_that_is_killed_leaves_old_or_new(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out.csv"
    folder.mkdir()

    def turn(number: int) -> None:
        for n in range(3):
            written(folder / f"report{n}.txt", 3 + n + number / 100)

    never_torn(lambda: command("run", folder, "-o", out), out, turn)


@pytest.mark.long
def test_a_corpus_that_is_killed_goes_on(tmp_path: Path) -> None:
    """However often: what is there is whole, and in the end it has each report's rows once."""
    folder, parts, chance = tmp_path / "in", tmp_path / "parts", random.Random(2)
    folder.mkdir()
    for n in range(60):
        written(folder / f"report{n}.txt", 3 + n / 10)
    asked = ("run", folder, "-o", parts, "--jobs", 2)
    begun = time.monotonic()
    assert command("run", folder, "-o", tmp_path / "whole", "--jobs", 2).wait() == 0
    lasts = time.monotonic() - begun
    done = []
    for number in range(KILLS):
        if number % 5 == 0:  # else it would soon be done
            shutil.rmtree(parts, ignore_errors=True)
        process = command(*asked)
        time.sleep(chance.uniform(0.3, 1.1) * lasts)
        process.kill()
        process.wait()
        done.append(len(_rows(parts)))
    assert command(*asked).wait() == 0
    assert sorted(_rows(parts)) == sorted(_rows(tmp_path / "whole"))
    print(f"{KILLS} kills: after them {sorted(set(done))} rows; in the end {len(_rows(parts))}")


def _rows(parts: Path) -> list[tuple[object, ...]]:
    """The rows of the parts, every one of which can be read."""
    every = [pd.read_parquet(part) for part in sorted(parts.glob("part-*.parquet"))]
    return [tuple(row) for part in every for row in part.astype(str).itertuples(index=False)]


@pytest.mark.long
def test_a_build_that_is_killed_leaves_old_or_new(tmp_path: Path) -> None:
    project = tmp_path / "project"
    assert command("new", "天津市", project).wait() == 0
    for n in range(4):
        written(tmp_path / f"report{n}.txt", 3 + n)
        assert command("add", tmp_path / f"report{n}.txt", project=project).wait() in (0, 2)
    reported = project / "reported.csv"
    head = (ROOT / "data/reported.csv").read_text(encoding="utf-8").splitlines()[:2]

    def turn(number: int) -> None:
        # A fact more each time: the table is another.
        reported.write_text(
            "\n".join([head[0], *[head[1]] * (number % 7)]) + "\n", encoding="utf-8"
        )

    out = project / "metrics.csv"
    never_torn(lambda: command("build", project=project), out, turn)
