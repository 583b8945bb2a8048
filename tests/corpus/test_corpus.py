"""A corpus read on one machine, broken off, gone on with, and read by a cluster: the same rows."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from extract.__main__ import ENDED
from extract.corpus.batch import batches
from extract.corpus.manifest import NAME, PART, Manifest
from extract.corpus.places import Folder, files_in
from extract.corpus.run import read_corpus
from extract.corpus.workers import on_this_machine
from extract.errors import BusyError, ExtractError
from extract.pipeline import read_file
from extract.reference.alone import alone_in
from extract.table.io import table_of
from extract.table.schema import SOURCE, START
from tests.conftest import ROOT
from tests.documents.test_formats import REFUSED
from tests.documents.test_pdf import LONG
from tests.printed import pdf_of

REPORT = """{year}年{place}政府工作报告
——{year}年1月10日在{place}第十七届人民代表大会第四次会议上
一、{before}年工作回顾
地区生产总值增长{rate}%，新增养老床位{beds}张。
二、{year}年主要任务
地区生产总值增长5%左右。
"""


REPORTS = 80  # some batches


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of reports in two folders, and one that is no text at all."""
    folder = tmp_path / "in"
    for n in range(REPORTS):
        path = folder / ("north" if n % 2 else "south") / f"report{n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        told = {"year": 2000 + n % 20, "before": 1999 + n % 20, "rate": 3 + n / 10, "beds": 10 + n}
        path.write_text(REPORT.format(place="北京市海淀区", **told), encoding="utf-8")
    (folder / "north" / "empty.txt").write_bytes(b"")
    return folder


def expected(folder: Path) -> list[tuple]:
    rows = []
    for path in folder.rglob("*.txt"):
        if path.stat().st_size:
            name = path.relative_to(folder).with_suffix("").as_posix()
            rows += [row | {SOURCE: name} for row in read_file(path).rows()]
    return _in_order(table_of(rows))


def held(out: Path) -> list[tuple]:
    return _in_order(pd.concat([pd.read_parquet(part) for part in sorted(out.glob(f"{PART}*"))]))


def _in_order(table: pd.DataFrame) -> list[tuple]:
    told = table.sort_values([SOURCE, START]).astype(object)
    return [tuple(row) for row in told.where(told.notna(), None).itertuples(index=False)]


def lines(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / NAME).read_text(encoding="utf-8").splitlines()]


@pytest.mark.long
def test_the_rows_are_those_of_each_document_and_one_bad_file_stops_nothing(
    reports: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    told = read_corpus(files_in(str(reports)), str(out), on_this_machine(2))
    assert held(out) == expected(reports)
    assert (told.documents, told.before, told.rows) == (REPORTS + 1, 0, len(held(out)))
    (refused,) = told.refused
    assert "empty.txt: the file is empty" in refused
    assert {line["path"] for line in lines(out)} == {str(p) for p in reports.rglob("*.txt")}


@pytest.mark.long
def test_no_bad_file_stops_it_and_each_is_told(reports: Path, tmp_path: Path) -> None:
    bad = {
        **{name: content for name, (content, _) in REFUSED.items()},
        **{
            f"坏{n}.pdf": content
            for n, content in enumerate((b"%PDF-1.7 no", pdf_of(LONG, times=1000)))
        },
        "图片.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "没有年份.txt": "地区生产总值增长5%。\n".encode(),
    }
    for name, content in bad.items():
        (reports / "south" / name).write_bytes(content)
    (reports / "south" / "不在.txt").symlink_to(tmp_path / "nowhere.txt")
    out = tmp_path / "out"
    told = read_corpus(files_in(str(reports)), str(out), on_this_machine(2))
    refused = {Path(line["path"]).name: line["refused"] for line in lines(out) if line["refused"]}
    read = {Path(each.path).name for each in files_in(str(reports))}
    assert set(refused) == (set(bad) & read) | {"empty.txt", "不在.txt"}
    for name, sentence in refused.items():
        assert name in sentence, sentence
        assert "\n" not in sentence, sentence
    assert set(told.refused) == set(refused.values())
    assert len(held(out)) == told.rows == 3 * REPORTS


@pytest.mark.long
def test_a_second_run_reads_what_is_new_or_another_alone(reports: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    first = files_in(str(reports))
    read_corpus(first, out, on_this_machine(2))
    assert read_corpus(first, out, on_this_machine(2)).before == REPORTS + 1

    changed = reports / "south/report0.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("3.0%", "9.5%"), "utf-8")
    (reports / "south/report2.txt").unlink()
    (reports / "new.txt").write_text(
        REPORT.format(place="北京市海淀区", year=2020, before=2019, rate=7, beds=1), "utf-8"
    )
    told = read_corpus(files_in(str(reports)), out, on_this_machine(2))
    assert 0 < told.before < REPORTS + 1
    assert held(tmp_path / "out") == expected(reports)


@pytest.mark.long
def test_what_is_asked_otherwise_or_by_other_rules_is_read_anew(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, files = str(tmp_path / "out"), files_in(str(reports))[:8]
    read_corpus(files, out, on_this_machine(2))
    assert read_corpus(files, out, on_this_machine(2), region="北京市").before == 0
    assert set(pd.read_parquet(next((tmp_path / "out").glob(f"{PART}*")))["region"]) == {"北京市"}
    monkeypatch.setattr("extract.corpus.run.rules_version", lambda: "others")
    assert read_corpus(files, out, on_this_machine(2), region="北京市").before == 0


@pytest.mark.long
def test_a_part_that_no_line_names_is_of_a_run_that_broke_off(
    reports: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    files = files_in(str(reports))
    read_corpus(files, str(out), on_this_machine(1))
    (out / f"{PART}0123.parquet").write_bytes(b"torn")
    (out / f".{PART}9.parquet.part").write_bytes(b"torn")
    told = (out / NAME).read_text(encoding="utf-8")
    (out / NAME).write_text(told[: len(told) // 2], encoding="utf-8")
    read_corpus(files, str(out), on_this_machine(1))
    assert held(out) == expected(reports)
    assert not list(out.glob(".*"))


def test_what_is_changed_names_another_part(reports: Path) -> None:
    (whole, *_) = batches(files_in(str(reports)), "out", "", 0)
    os.utime(whole.files[0].path, (1, 1))
    (other, *_) = batches(files_in(str(reports)), "out", "", 0)
    assert whole.part != other.part


@pytest.mark.parametrize(
    ("folder", "told"), [("nowhere", "no such folder"), ("file.txt", "no folder; .* -o OUT.csv")]
)
def test_what_is_no_folder_is_said(folder: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(ExtractError, match=told):
        files_in(str(tmp_path / folder))


def test_two_runs_at_once_do_not_write_into_one_folder(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with alone_in(out), pytest.raises(BusyError, match="another program writes here"):
        read_corpus(files_in(str(reports)), str(out), on_this_machine(1))


def test_an_empty_manifest_holds_nothing(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path / "out"))
    folder.ready()
    assert Manifest.of(folder, []).lines == {}


@pytest.mark.long
def test_another_file_system_is_read_and_written(reports: Path, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    for path in reports.rglob("*.txt"):
        memory.pipe(f"/in/{path.relative_to(reports).as_posix()}", path.read_bytes())
    read_corpus(files_in("memory://in"), "memory://out", on_this_machine(1))
    out = tmp_path / "out"
    out.mkdir()
    for name in Folder("memory://out").names():
        (out / name).write_bytes(Folder("memory://out").read(name))
    assert held(out) == expected(reports)


def command(reports: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "extract", "run", str(reports), "-o", str(out), *options]


@pytest.mark.long
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_killed_is_gone_on_with(reports: Path, tmp_path: Path, ending: int) -> None:
    out = tmp_path / "out"
    run = subprocess.Popen(
        command(reports, out, "--jobs", "2"), cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    _wait_for(lambda: list(out.glob(f"{PART}*")))
    run.send_signal(ending)
    _, told = run.communicate(timeout=30)
    # Who is killed outright can tell those that it began nothing.
    assert ending == signal.SIGKILL or "Traceback" not in told
    assert run.returncode == (-ending if ending == signal.SIGKILL else 128 + ending)
    time.sleep(0.5)
    assert not _readers_of(reports)
    again = subprocess.run(command(reports, out), cwd=ROOT, check=False, capture_output=True)
    assert again.returncode == 2  # the empty one
    assert held(out) == expected(reports)


def _readers_of(reports: Path) -> list[str]:
    """The processes that still read these reports."""
    told = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in told.splitlines() if str(reports) in line]


def _wait_for(happened) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen within a minute")


@contextmanager
def cluster() -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler and two workers, each a process of its own, as an operator starts them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    own = {**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}

    def started(*told: str) -> "subprocess.Popen[bytes]":
        asked = [sys.executable, "-m", "dask", *told, "--no-dashboard"]
        return subprocess.Popen(
            asked,
            cwd=ROOT,
            env=own,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2])
    workers = [started("worker", address, "--nthreads", "1", "--no-nanny") for _ in range(2)]
    try:
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.mark.long
def test_a_cluster_that_loses_a_worker_gives_the_same_rows(reports: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    out = tmp_path / "out"
    with cluster() as (address, workers):
        run = subprocess.Popen(command(reports, out, "--cluster", address), cwd=ROOT)
        _wait_for(lambda: list(out.glob(f"{PART}*")))
        os.killpg(workers[0].pid, signal.SIGKILL)
        assert run.wait(timeout=120) == 2
    assert held(out) == expected(reports)


@pytest.mark.long
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_run_on_a_cluster_ends_with_a_sentence(
    reports: Path, tmp_path: Path, ending: int
) -> None:
    pytest.importorskip("distributed")
    out = tmp_path / "out"
    with cluster() as (address, _):
        asked = command(reports, out, "--cluster", address)
        run = subprocess.Popen(asked, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        _wait_for(lambda: list(out.glob(f"{PART}*")))
        run.send_signal(ending)
        _, told = run.communicate(timeout=30)
    assert (run.returncode, told) == (128 + ending, f"{ENDED}\n")


def test_no_scheduler_is_said_in_a_sentence(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from extract.__main__ import main

    assert main(["run", str(reports), "--cluster", "tcp://127.0.0.1:9"]) == 2
    assert "-o FOLDER" in capsys.readouterr().err
