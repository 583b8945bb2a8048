"""Gold cases, sentences of our own and what stands in them, as test parameters."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

GOLD = Path(__file__).parent / "gold"

# What reports are made of, thick with what can be taken for a figure.
PIECES = st.sampled_from(
    [
        *"0123456789０５９．.,，、。；：:/／%％‰∶-—～~()（）“”\n　 +·",
        *"一二两三五九十百千万亿零半几多余上近约超成分之翻番倍增减至到每元个套人年月日第前",
        *"地区生产总值住房北京东城海淀全市去今末期间建完降升达目标任务回顾MG级",
        "微克/立方米", "/10万", "个百分点", "平方公里", "条(段)", "左右", "以上", "不少于", "一、",
        "“十五五”", "2023年", "1-11月", "分别", "地区生产总值增长", "新开工", "二、2024年重点任务",
        "2024年1月9日在北京市东城区第十七届人民代表大会第四次会议上",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def cases(name: str) -> list[Any]:
    """The cases of ``gold/<name>.toml``, each named by its ``why``.

    A known failure must go on failing, and by a wrong answer, not by a crash: the day it is mended
    its test turns red and the ``fails`` line can go.
    """
    listed = tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["why"], marks=marks(case)) for case in listed]


def marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    if "fails" not in case:
        return []
    return [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["fails"])]


def plain(number: Decimal, high: Decimal | None = None) -> str:
    """A number as the cases write it: 5, 0.5; 10..12 for a range.

    >>> plain(Decimal("5.20")), plain(Decimal("1E+4"), Decimal(20000))
    ('5.2', '10000..20000')
    """
    written = f"{number:f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return written if high is None else f"{written}..{plain(high)}"
