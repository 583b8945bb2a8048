"""Reports are read a few at a time, whoever brings them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from pages.parts.state.turns import BusyError, Turns
from pages.parts.state.upload import Refusal, read


def test_turns_are_waited_for_and_given_back() -> None:
    turns, held, go = Turns(1), Event(), Event()

    def hold() -> None:
        with turns.one():
            held.set()
            go.wait(10)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(hold)
        held.wait(10)
        with pytest.raises(BusyError), turns.one(longest=0):
            pytest.fail("two at once")
        assert turns.under_way == 1
        go.set()
        first.result()
    with turns.one(longest=0):
        assert turns.under_way == 1
    assert turns.under_way == 0


def test_who_has_waited_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken() -> None:
        raise BusyError

    monkeypatch.setattr("pages.parts.state.upload.TURNS.one", taken)
    with pytest.raises(Refusal) as refused:
        read("a.txt", "2024年政府工作报告".encode())
    assert refused.value.reason == "busy"
