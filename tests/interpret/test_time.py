"""The time of a text: cues, headings and what they set."""

import re

import pytest

from extract.interpret.cues import written_out
from extract.interpret.time import timeline
from extract.reference.files import toml_named
from extract.structure.headings import heading_role
from extract.structure.reports import reports_in

CUES = toml_named("frames.toml")["cue"]

REPORT = """2024年样例区政府工作报告（虚构）
——2024年1月9日在北京市门头沟区第十七届人民代表大会第四次会议上
各位代表：
一、2023年工作回顾
全年新增停车位120个。2022年新增90个，供过于求的局面有所缓解。
二、“十四五”时期发展成就
“十四五”时期新建公园12个，居民出门见绿的愿望正在实现。
今后五年，新建公园20个，让更多街区有自己的花园可以休息。
三、2024年重点任务
新增停车位150个，优先照顾老旧小区和医院周边的居民停车。
"""


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue["example"])
def test_a_cue_is_found_in_its_own_example(cue: dict[str, str]) -> None:
    assert cue["why"]
    assert re.search(written_out(cue["pattern"]), cue["example"])


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("一、2023年工作回顾", "actual"),
        ("二、2024年重点任务", "target"),
        ("一、重大战略任务进展顺利", "actual"),
        ("名词解释", "glossary"),
        ("(一)服务保障首都功能", ""),
    ],
)
def test_a_heading_says_whether_it_looks_back_or_ahead(heading: str, role: str) -> None:
    assert heading_role(heading) == role


@pytest.mark.parametrize(
    ("words", "kind", "first", "last"),
    [
        ("停车位120个", "actual", 2023, 2023),
        ("90个", "actual", 2022, 2022),
        ("公园12个", "actual", 2021, 2023),
        ("公园20个", "target", 2024, 2028),
        ("停车位150个", "target", 2024, 2024),
    ],
)
def test_the_time_of_a_figure_follows_headings_and_cues(
    words: str, kind: str, first: int, last: int
) -> None:
    (report,) = reports_in(REPORT)
    frame = timeline(report, REPORT).at(REPORT.index(words))
    assert (frame.kind, frame.first, frame.last) == (kind, first, last)
