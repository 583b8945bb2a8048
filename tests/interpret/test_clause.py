"""What a sentence says around its figures: what is measured, the verb, what is counted."""

import pytest
from hypothesis import given

from extract.interpret.clause import mentions_in, same_clause
from extract.quantities.screen import quantities_in
from tests.cases import TEXTS


def mentions(sentence):
    return mentions_in(sentence, 0, len(sentence), quantities_in(sentence))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("停车位达到800个。", [("停车位", "达到", "")]),
        ("新增停车位800个。", [("新增停车位", "", "")]),
        ("新建800个停车位。", [("新建", "", "停车位")]),
        ("停车位由700个增加到800个。", [("停车位", "由", ""), ("停车位", "增加到", "")]),
        ("客流增长8%、达到3亿人次。", [("客流", "增长", ""), ("客流", "达到", "")]),
        ("客流增长8%，货运下降2%。", [("客流", "增长", ""), ("货运", "下降", "")]),
        ("修路12公里、桥3座。", [("修路", "", ""), ("桥", "", "")]),
        ("公交客流持续回升，达到3亿人次。", [("公交客流", "达到", "")]),
    ],
    ids=["动词在前", "名词在前", "数在名词前", "由到", "顿号承前", "逗号另起", "列举", "隔分句"],
)  # fmt: skip
def test_subject_verb_and_object_stand_around_a_figure(sentence, wanted):
    found = [(each.subject, each.predicate, each.object) for each in mentions(sentence)]
    assert found == wanted


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("客流、货运分别增长8%、5%。", ["客流", "货运"]),
        ("客流和货运分别增长8%和5%。", ["客流", "货运"]),
        ("城镇、农村居民收入分别增长5%、6%。", ["城镇居民收入", "农村居民收入"]),
        ("第一、第二、第三产业增加值分别增长1%、2%、3%。",
         ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
    ],
)  # fmt: skip
def test_each_member_of_a_list_gets_its_own_figure(sentence, subjects):
    assert [each.subject for each in mentions(sentence)] == subjects


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("金融业、软件和信息服务业增加值分别增长5%、6%。",
         ["金融业增加值", "软件和信息服务业增加值"]),
        ("改造供热、燃气、排水管网80公里、60公里、40公里。",
         ["改造供热管网", "燃气管网", "排水管网"]),
        ("“云汀标准”、“云汀品牌”分别新增7项和21项，累计分别达到35项和140项。",
         ["“云汀标准”", "“云汀品牌”", "“云汀标准”", "“云汀品牌”"]),
        ("力争全年客流、货运分别增长8%、5%。", ["客流", "货运"]),
    ],
    ids=["顿号分、和字连", "没有分别", "后一列接前一列", "引头的词"],
)  # fmt: skip
def test_a_list_of_as_many_members_as_figures_is_dealt_out(sentence, subjects):
    assert [each.subject for each in mentions(sentence)] == subjects


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("旅客发送量稳步攀升至3亿人次。", ("旅客发送量", "稳步攀升至")),
        ("床位接连突破800张。", ("床位", "接连")),
        ("居民消费价格下降0.2%。", ("居民消费价格", "下降")),
        ("不良行为12起。", ("不良行为", "")),
        ("样例床位新增800张。", ("样例床位", "新增")),
        ("客流比2030年增长8%。", ("客流", "比2030年增长")),
    ],
)  # fmt: skip
def test_verbs_and_adverbs_that_no_entry_knows_are_told_from_names(sentence, wanted):
    (found,) = mentions(sentence)
    assert (found.subject, found.predicate) == wanted


def test_a_sum_takes_the_thing_that_was_counted_before_it():
    assert mentions("新推出7项制度成果、累计达到161项。")[1].subject == "制度成果"


def test_a_list_without_respectively_is_not_dealt_out():
    found = mentions("客流、货运增长8%、达到3亿。")
    assert len({each.subject for each in found}) == 1


def test_an_aspect_belongs_to_what_was_named_before():
    assert mentions("进出口增长8%，总额突破3000亿元。")[1].subject == "进出口总额"


def test_what_was_carried_is_marked():
    first, second = mentions("客流增长8%、达到3亿人次。")
    assert not first.carried
    assert second.carried


def test_line_breaks_inside_words_do_not_part_them():
    assert mentions("一 般公共预 算收入增长8%。")[0].subject == "一般公共预算收入"


@pytest.mark.parametrize(
    ("gap", "same"),
    [("、建议", True), ("和", True), ("，建议", False), ("；", False), ("：", False)],
)
def test_a_pause_longer_than_a_comma_of_lists_ends_the_clause(gap, same):
    assert same_clause(gap) is same


@given(TEXTS)
def test_every_figure_has_its_mention(text):
    figures = quantities_in(text)
    found = mentions_in(text, 0, len(text), figures)
    assert len(found) == len(figures)
    assert all("\n" not in each.subject for each in found)
