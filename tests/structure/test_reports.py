"""Documents in parts: whose report, of which day, its headings, paragraphs and sentences."""

from itertools import pairwise

import pytest
from hypothesis import given

from extract.structure.place_names import place_named, region_named
from extract.structure.reports import is_heading, reports_in
from tests.cases import TEXTS

DATE = "——2031年1月9日在北京市平谷区第二十届人民代表大会第三次会议上\n"
BODY = "一、2030年工作回顾\n　　虚构的平谷又过了一年，样例区的口袋公园一座座建成，居民都说好。\n"


def the_report(text):
    (report,) = reports_in(text)
    return report


def held(text, start, end):
    return text[start:end].strip()


@pytest.mark.parametrize(
    ("line", "place", "delivered", "month"),
    [
        (DATE, "平谷区", 2031, 1),
        ("（2031年2月3日在北京市第十九届人民代表大会第二次会议上）\n", "北京市", 2031, 2),
        ("2031年1月20日在样例省第十五届人大第一次会议上\n", "样例省", 2031, 1),
        ("——二〇三一年一月九日在延庆区第九届人民代表大会第三次会议上\n", "延庆区", 2031, 1),
        ("——２０３１年１月９日在广西壮族自治区第十五届人民代表大会第三次会议上\n",
         "广西壮族自治区", 2031, 1),
        ("——2031年1月9日\n在浙江省杭州市第十五届人民代表大会第三次会议上\n", "杭州市", 2031, 1),
    ],
    ids=["长横", "括号", "人大", "汉字年月日", "全角", "分成两行"],
)  # fmt: skip
def test_the_date_line_says_whose_report_it_is_and_of_when(line, place, delivered, month):
    report = the_report("政府工作报告\n" + line + BODY)
    assert (report.profile.region, report.profile.delivered, report.profile.month) == (
        place,
        delivered,
        month,
    )
    assert report.title == "政府工作报告"


def test_a_date_in_the_middle_of_a_line_begins_no_report():
    told = (
        "　　他回忆起2029年1月9日在北京市平谷区第二十届人民代表大会第一次会议上的那次虚构的发言。\n"
    )
    report = the_report("政府工作报告\n" + DATE + BODY + told)
    assert report.profile.delivered == 2031


def test_a_compendium_has_a_report_for_each_date_line_and_the_contents_belong_to_none():
    contents = "样例汇编\n目录\n平谷区政府工作报告 1\n"
    other = DATE.replace("平谷区", "延庆区")
    text = contents + "平谷区政府工作报告\n" + DATE + BODY + "延庆区政府工作报告\n" + other + BODY
    first, second = reports_in(text)
    assert [first.profile.region, second.profile.region] == ["平谷区", "延庆区"]
    assert text[first.start :].startswith("平谷区政府工作报告\n——")
    assert text[second.start :].startswith("延庆区政府工作报告\n——")
    assert first.end <= second.start


def test_page_furniture_behind_the_last_full_line_is_left_out():
    text = "政府工作报告\n" + DATE + BODY + "上一篇：样例\n会员价 ¥9.9\n版权所有 2031\n"
    report = the_report(text)
    assert text[: report.end].endswith("居民都说好。")


def test_credits_near_the_end_end_a_text_and_those_near_its_head_do_not():
    lines = ["来源：样例日报"] + ["　　虚构的一段，长到可以算作一段正文，讲的是样例公园。"] * 12
    text = (
        "样例新闻\n"
        + "\n".join(lines)
        + "\n编辑：样例\n　　相关的另一条虚构消息，说的是别处的事情，不算在内。\n"
    )
    report = the_report(text)
    assert text[report.start : report.end].count("样例公园") == 12
    assert "相关的另一条" not in text[report.start : report.end]


@pytest.mark.parametrize(
    ("text", "region", "delivered", "month"),
    [
        ("北京市2031年上半年样例评估报告\n2031-08-20\n", "北京市", 2031, 8),
        ("东城区举办样例发布会\n2031年1月22日\n", "东城区", 2031, 1),
        ("上海样例消息\n2031/3/4 来源：样例\n", "上海市", 2031, 3),
        ("没有地点也没有日期的文字\n", "", 0, 0),
    ],
    ids=["评估报告", "发布会", "简称", "什么也没说"],
)
def test_a_text_without_a_date_line_is_one_report(text, region, delivered, month):
    report = the_report(text)
    assert (report.profile.region, report.profile.delivered, report.profile.month) == (
        region,
        delivered,
        month,
    )


def test_paragraphs_are_counted_over_the_whole_document_and_know_their_heading():
    text = (
        "样例网\n\n政府工作报告\n"
        + DATE
        + "\n"
        + BODY
        + "二、2031年重点任务\n　　继续办虚构的实事，办一件成一件，请代表们监督。\n"
    )
    report = the_report(text)
    assert [(p.number, p.section) for p in report.paragraphs if not p.heading] == [
        (3, "政府工作报告"),
        (5, "一、2030年工作回顾"),
        (7, "二、2031年重点任务"),
    ]


@pytest.mark.parametrize(
    "line", ["一、2030年工作回顾", "（二）持续改善民生", "市民政局", "名词解释", "3.办好样例实事"]
)
def test_a_short_line_without_a_sentences_end_is_a_heading(line):
    assert is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "各位代表：",
        "全年新增12家。",
        "共青",
        "【打印】",
        "首页 > 新闻",
        "2031-01-09 样例",
        "样" * 49,
    ],
)
def test_a_sentence_or_a_scrap_is_no_heading(line):
    assert not is_heading(line)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("甲好。乙好！丙好？丁好；戊", ["甲好。", "乙好！", "丙好？", "丁好；", "戊"]),
        ("他说：“办好实事。”再说。", ["他说：“办好实事。”", "再说。"]),
        ("增长5.2%，达3.1亿元。", ["增长5.2%，达3.1亿元。"]),
    ],
)
def test_a_sentence_ends_with_its_mark_and_its_closing_quotes(line, parts):
    text = "样例\n" + line + "\n"
    paragraph = the_report(text).paragraphs[-1]
    assert [text[each.start : each.end] for each in paragraph.sentences(text)] == parts


@given(TEXTS)
def test_reports_and_paragraphs_stand_one_after_the_other(text):
    reports = reports_in(text)
    assert all(one.end <= other.start for one, other in pairwise(reports))
    for report in reports:
        assert 0 <= report.start <= report.end <= len(text)
        assert all(one.end <= other.start for one, other in pairwise(report.paragraphs))
        assert all(other.number == one.number + 1 for one, other in pairwise(report.paragraphs))


@given(TEXTS)
def test_the_sentences_of_a_paragraph_are_the_paragraph(text):
    for report in reports_in(text):
        for paragraph in report.paragraphs:
            parts = [text[each.start : each.end] for each in paragraph.sentences(text)]
            assert "".join(parts) == text[paragraph.start : paragraph.end]


@pytest.mark.parametrize(
    ("words", "known", "full"),
    [
        ("北京市东城区", "东城区", "东城区"),
        ("广西壮族自治区", "广西壮族自治区", "广西壮族自治区"),
        ("浙江省杭州市", "杭州市", "杭州市"),
        ("样例县", "", "样例县"),
        ("上海", "上海市", ""),
    ],
)
def test_a_place_is_known_or_only_named(words, known, full):
    assert region_named(words) == known
    assert place_named(words) == full


def test_the_last_line_of_a_clipping_counts_without_a_full_stop():
    cut = "　　样例区生产总值增长5.2%，收入增长3.3%，新增就业3.1万人；社会（下转第四版）"
    text = "政府工作报告\n" + DATE + BODY + cut + "\n版权所有，未经授权，不得转载 2031\n"
    assert text[: the_report(text).end].endswith(cut)
