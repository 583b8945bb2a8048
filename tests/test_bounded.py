"""Work that takes too much is ended, and told of in a sentence; what it raises comes back."""

import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from extract.bounded import Bounds, Helper, OutOfBounds, read_bounded, within
from extract.errors import DocumentError, ExtractError
from extract.pipeline import read_file
from extract.reference.sources import SAMPLES

SMALL = Bounds(seconds=1, megabytes=200)


def _spins() -> None:
    while True:
        pass


def _sleeps() -> None:
    time.sleep(60)


def _fills() -> None:
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def _nests(depth: int = 0) -> None:
    _nests(depth + 1)


def _is_killed() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def _complains() -> None:
    raise ExtractError("a sentence")


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (_spins, "longer than 1 seconds"),
        (_sleeps, "longer than 1 seconds"),
        (_fills, "more memory than 200 MB"),
        (_nests, "nested too deeply"),
        (_is_killed, "broke off"),
    ],
)
def test_what_takes_too_much_is_refused_in_a_sentence(work, told: str) -> None:
    with pytest.raises(OutOfBounds, match=told):
        within(SMALL, work)


def test_what_the_work_says_comes_back() -> None:
    assert within(SMALL, str.upper, "a") == "A"
    with pytest.raises(ExtractError, match="a sentence"):
        within(SMALL, _complains)


def _is_big() -> bool:
    return bool(bytearray(150_000_000))


_KEPT: list[bytearray] = []


def _keeps() -> None:
    _KEPT.append(bytearray(120_000_000))


def test_a_helper_goes_on_after_what_took_too_much() -> None:
    with Helper(SMALL) as helper:
        first = helper.do(os.getpid)
        assert helper.do(os.getpid) == first != os.getpid()
        with pytest.raises(OutOfBounds):
            helper.do(_spins)
        with pytest.raises(ExtractError, match="a sentence"):
            helper.do(_complains)
        assert helper.do(str.upper, "a") == "A"
        assert helper.do(os.getpid) != first


def test_what_one_piece_leaves_behind_is_not_held_against_another() -> None:
    with Helper(SMALL) as helper:
        helper.do(_keeps)
        assert helper.do(_is_big)


def test_each_piece_has_its_own_seconds() -> None:
    with Helper(Bounds(seconds=2, megabytes=200)) as helper:
        for _ in range(7):  # more than two seconds in all
            assert helper.do(_takes_a_while)


def _takes_a_while() -> bool:
    begun = time.process_time()
    while time.process_time() - begun < 0.4:
        pass
    return True


def test_a_process_does_not_do_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.bounded._PIECES", 2)
    with Helper(SMALL) as helper:
        assert len({helper.do(os.getpid) for _ in range(6)}) == 3


def test_what_nobody_foresaw_is_said_in_a_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(OutOfBounds, match="unforeseen: AttributeError"):
        within(SMALL, _looks_up)
    assert "Traceback" not in capfd.readouterr().err


def _looks_up() -> None:
    read_file(None)  # type: ignore[arg-type]


def test_a_server_with_threads_reads_the_same_rows(tmp_path: Path) -> None:
    sample = next(SAMPLES.glob("*.txt"))
    with ThreadPoolExecutor(1) as pool:
        bounded = pool.submit(within, Bounds(), read_file, sample).result()
    assert bounded.rows() == read_file(sample).rows()


def test_a_document_that_takes_too_much_is_named() -> None:
    sample = next(SAMPLES.glob("*.txt"))
    with pytest.raises(DocumentError, match=f"{sample.name}: .*longer"):
        read_bounded(sample, helper=Helper(Bounds(seconds=0)))


def test_the_script_of_a_server_is_not_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = ModuleType("__main__")  # as a dashboard's server has it: a file, and no more known
    script.__file__ = str(tmp_path / "page.py")
    Path(script.__file__).write_text("raise SystemExit(7)", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "__main__", script)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(within, Bounds(), str.upper, "a").result() == "A"


def _hears_ctrl_c() -> bool:
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no masks")
def test_ctrl_c_is_for_the_one_that_waits_even_while_others_load() -> None:
    assert not within(SMALL, _hears_ctrl_c)
    with ThreadPoolExecutor(1) as pool:  # what is forked from is started there
        assert not pool.submit(within, SMALL, _hears_ctrl_c).result()
    assert _hears_ctrl_c()
