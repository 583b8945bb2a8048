"""Texts that made readers slow: one sign or clause over and over, and reports without line ends."""

from collections.abc import Callable

from extract.reference.sources import SAMPLES

HEAD = "2026年1月10日在云汀市第三届人民代表大会第一次会议上\n各位代表：\n"

Made = Callable[[int], str]
"""A text of about so many characters."""


def _again(words: str) -> Made:
    return lambda length: HEAD + words * (length // len(words))


def _before_a_figure(words: str) -> Made:
    return lambda length: HEAD + words * (length // len(words)) + "5%。"


def _dealt_out(length: int) -> str:
    return HEAD + "力争" * (length // 2) + "交通、旅游分别增长5%、6%。"


def _sentences(length: int) -> str:
    """One paragraph of sentences, no two of them alike."""
    first = 10_000  # all are of one length
    told = (f"甲{n}县地区生产总值{n}亿元，增长5%。" for n in range(first, first + length // 26))
    return HEAD + "".join(told)


def _items(length: int) -> str:
    """One sentence of items, no two of them alike."""
    return _sentences(length).replace("。", "；")


def _sample() -> str:
    return next(SAMPLES.glob("*.txt")).read_text(encoding="utf-8")


def _one_line(length: int) -> str:
    words = "".join(_sample().splitlines()[2:])
    return HEAD + (words * (length // len(words) + 1))[:length]


def _one_sentence(length: int) -> str:
    return _one_line(length).replace("。", "，").replace("；", "，")


def _reports(length: int) -> str:
    return (_sample() * (length // len(_sample()) + 1))[:length]


_CLAUSES = (
    "一", "十百千", "亿", "万亿", "1万余", "0", "1,", "1.", "零点", "增长1%，", "增长1%、", "5%、",
    "投资1亿元。", "增长5%。", "1、", "2025年", "1月1日", "第一", "甲、", "新增", "，", "。",
    " ", "\u3000", "\t", "\n", "1 ", "一 ", "A ", "（", "“", "《", "[", "【", "[1]",
    "**", "|", "#", "-",
)  # fmt: skip

HARD: dict[str, Made] = {
    **{f"{words!r} again": _again(words) for words in _CLAUSES},
    **{f"{words} … 5%": _before_a_figure(words) for words in ("增长", "累计", "比上年", "在")},
    "力争 … 分别": _dealt_out,
    "sentences, no two alike": _sentences,
    "items, no two alike": _items,
    "a report on one line": _one_line,
    "a report of one sentence": _one_sentence,
    "report after report": _reports,
}
"""By what is in them."""
