"""Reading takes time in proportion to a text's length, whatever stands in it."""

from time import process_time

import pytest

from extract.interpret.observations import readings_in
from extract.structure.logical import logical_text

pytestmark = pytest.mark.long

HEAD = "2031年1月1日北京市\n"
SHORT, LONG = 750, 3_000

# A sentence of a report; the others are what no report holds and anybody can send.
SENTENCE = "全区地区生产总值达到3120.5亿元，增长5.2%，一般公共预算收入402.7亿元，完成改造120个。"


def seconds(text: str) -> float:
    logical_text.cache_clear()
    begun = process_time()
    readings_in(text, "北京市", 2031)
    return process_time() - begun


def is_linear(unit: str) -> bool:
    # Four times the length: 16 times the time were quadratic, 4 times it linear.
    long = seconds(of_length(unit, LONG))
    return long < 0.05 or long < 8 * max(seconds(of_length(unit, SHORT)), 0.005)


def of_length(unit: str, length: int) -> str:
    return HEAD + (unit * (length // len(unit) + 1))[:length] + "增长1%"


@pytest.fixture(scope="module", autouse=True)
def _warm():
    readings_in(HEAD + SENTENCE, "北京市", 2031)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "一",
            "十百千",
            "亿",
            "万亿",
            "1",
            " ",
            "\u3000",
            "\n",
            "市",
            "在",
            "增长",
            "累计",
            "力争",
        ),
        *("、", "1、", "一 ", "（", "“", "[", "|", "#", "*", "-", "->", "甲、", "2026年", "第一届"),
        *(
            "增长1%，",
            "增长1%、",
            "增长5%。",
            "投资1亿元。",
            "1万余",
            "甲分别增长1%、",
            "PM\n2.5\n",
        ),
        SENTENCE,
        SENTENCE.replace("。", "，"),
    ],
    ids=lambda unit: repr(unit[:10]),
)
def test_twice_as_long_takes_no_more_than_about_twice_the_time(unit: str) -> None:
    # Three times at most: on a busy machine one may be slow for another's sake.
    assert any(is_linear(unit) for _ in range(3))
