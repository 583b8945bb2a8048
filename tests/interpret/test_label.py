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


@pytest.mark.parametrize("lead", ["全市", "全省", "全年", "本市", "累计", "其中"])
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
