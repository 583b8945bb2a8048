"""Names for what no catalogue knows: short, without place, time or number."""

import re

import pytest
from hypothesis import given

from extract.interpret.clause import Mention
from extract.interpret.label import name_of
from extract.interpret.observations import observations_in
from tests.cases import TEXTS


def named(subject="", predicate="", object_="", **more):
    return name_of(Mention(subject, predicate, object_, "", False), **more)


@pytest.mark.parametrize("lead", ["全市", "全省", "全年", "本市", "其中"])
def test_what_says_where_or_when_is_no_part_of_a_name(lead):
    assert named(f"{lead}停车位") == "停车位"


def test_a_verb_goes_into_the_name_with_its_object():
    assert named("新建", "", "停车位") == "新建停车位"


@pytest.mark.parametrize(("verb", "ending"), [("增长", "增速"), ("提高", "提高"), ("下降", "变化")])
def test_a_move_is_named_as_one(verb, ending):
    assert named("全市客流", verb, ending=ending) == f"客流{ending}"


def test_examples_before_their_kind_are_left_out():
    assert "机器人" not in named("出台机器人、新材料等", "", "政策")


def test_a_short_name_leans_on_the_one_before_it():
    assert named("建议", before="办理市人大代表议案", listed=True) == "办理市人大代表建议"


def test_where_nothing_is_said_the_name_says_so():
    assert named() == "未写明"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("改造样例管网12公里、支线管网8公里。", ["改造样例管网", "改造支线管网"]),
        ("新建和更新样例体育园、健身园等12处。", ["新建和更新样例体育园、健身园"]),
        ("维修改造望川大道、友谊路等58条样例道路。", ["维修改造样例道路"]),
        ("85个样例公园等建成开放。", ["样例公园"]),
        ("12所样例学校全部如期开学。", ["样例学校如期开学"]),
        ("样例床位新增80张。", ["新增样例床位"]),
        ("打造“样例院落”60个。", ["打造“样例院落”"]),
        ("基本样例保险参保率98%。", ["基本样例保险参保率"]),
        ("样例指数年均增长4%。", ["样例指数年均增速"]),
        ("样例能耗累计下降14%。", ["样例能耗累计变化"]),
        ("样例产值增长3倍。", ["样例产值增幅"]),
        ("新建样例廊道12公里、累计达到88公里。", ["新建样例廊道", "样例廊道累计数"]),
        ("累计建成80个样例社区。", ["累计建成样例社区"]),
        ("全市GDP年均增长4%。", ["地区生产总值年均增速"]),
    ],
)  # fmt: skip
def test_a_name_says_what_is_counted_and_what_is_done_to_it(sentence, names):
    text = f"一、2030年工作回顾\n{sentence}\n"
    assert [each.indicator for each in observations_in(text, "云汀市", 2031)] == names


@given(TEXTS)
def test_a_name_is_never_empty_nor_longer_than_a_line(text):
    for found in observations_in(text, "北京市", 2031):
        assert found.indicator.strip()
        assert "\n" not in found.indicator


@pytest.mark.parametrize(
    "sentence",
    [
        "2030年全市新建样例停车位120个。",
        "截至2030年底，样例停车位达到800个。",
        "“十四五”以来，样例停车位增长12%。",
    ],
)
def test_no_number_and_no_year_stand_in_a_name(sentence):
    (found,) = observations_in(f"一、2030年工作回顾\n{sentence}\n", "北京市", 2031)
    assert not re.search(r"\d|十四五", found.indicator)
    assert "停车位" in found.indicator
