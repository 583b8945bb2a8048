"""The time that reading takes grows with a text's length, never with its square."""

import time
from statistics import mean

import pytest

from extract.interpret.observations import observations_in, readings_in
from tests.hard_texts import HARD, HEAD

_ATTEMPTS = 4  # another program may slow any one of them down
_REPEATED = 5  # so often is read what takes little time
_SHORT, _TIMES, _AT_MOST = 2_000, 20, 22
_FLOOR = 0.03  # seconds of the processor that differ by chance


def seconds(text: str) -> float:
    """Of the processor, for reading a text that was not read before."""
    begun = time.process_time()
    readings_in(text)
    return time.process_time() - begun


@pytest.mark.parametrize("words", ["一", "十百千", "亿", "1万余", "增长1%，", "1、", "（", "一个"])
def test_a_line_of_nothing_else_takes_no_second(words):
    readings_in(HEAD)  # the rules are read once
    line = HEAD + words * (8_000 // len(words))
    assert any(seconds(line + "。" * attempt) < 1 for attempt in range(_ATTEMPTS))


@pytest.mark.parametrize("verb", ["力争", "增长", "新增", "截至"])
def test_no_repetition_is_too_deep(verb):
    found = observations_in(f"{HEAD}{verb * 2_000}交通、旅游分别增长5%、6%。")
    assert [each.value_text for each in found] == ["5%", "6%"]


def test_a_numeral_may_be_long():
    found = observations_in(f"{HEAD}新增{'1' * 100_000}个。")
    assert max(each.end - each.start for each in found) > 100_000


@pytest.mark.long
@pytest.mark.parametrize("name", ["sentences, no two alike", "items, no two alike"])
def test_a_paragraph_that_never_ends_is_read_in_time(name):
    assert seconds(HARD[name](100_000)) < 15  # by the square of its length: hundreds


@pytest.mark.long
@pytest.mark.parametrize("made", HARD.values(), ids=HARD)
def test_twenty_times_the_length_takes_twenty_times_the_time(made):
    readings_in(HEAD)
    short: list[float] = []
    long: list[float] = []
    for attempt in range(_ATTEMPTS):
        # No text is read twice: what was read is remembered.
        ends = ["。" * (_REPEATED * attempt + more) for more in range(_REPEATED)]
        short += [max(_FLOOR, seconds(made(_SHORT) + end)) for end in ends]
        long.append(seconds(made(_SHORT * _TIMES) + ends[0]))
        if min(long) <= _AT_MOST * mean(short):
            return
    pytest.fail(f"{_TIMES} times the length took {min(long) / mean(short):.1f} times the time")
