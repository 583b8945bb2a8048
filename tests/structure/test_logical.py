"""The logical text: what an author wrote, whatever page or file it was set in."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.interpret.observations import observations_in, readings_in
from extract.interpret.statement import Observation
from extract.quantities.inventory import inventory
from extract.quantities.spot import Quantity
from extract.structure.logical import logical_text
from tests.cases import TEXTS
from tests.facts import facts_of

REPORT = """2031年东城区政府工作报告
——2031年1月9日在北京市东城区第二十届人民代表大会第三次会议上
各位代表：
一、2030年工作回顾
过去一年，全区地区生产总值达到3120.5亿元，增长5.2%；一般公共预算收入402.7亿元，同比增长3.3%。
城镇新增就业5.3万人，居民人均可支配收入增长5.0%，细颗粒物年均浓度为29微克/立方米，下降3.4%。完成老旧小区改造120个，新建口袋公园16处。
二、2031年重点任务
今年，地区生产总值增长5%左右，一般公共预算收入增长4%，城镇新增就业5万人以上。
"""

# What pages set into a text, thick.
PAGE = st.sampled_from(
    [
        *"\n\r\t \u3000\xa0\u200b\u2028\u00ad０５％Ｇ[]［］①²#*-|>_增產長亿元五.,，。（）",
        *["\r\n", "[3]", "［12］", "## ", "- ", "**", "| a | b |"],
        *["](", "|---|", "PM\n2.5\n", "2 0 2 6 年"],
    ]
)  # fmt: skip
PAGES = st.lists(st.one_of(PAGE, TEXTS), max_size=40).map("".join)


def columns(text):
    return sum(1 + (sign > "\u2000") for sign in text)


def wrapped_on_screen(text, width):
    """Lines of so many columns, a Chinese sign two; closing signs hang out."""
    lines = []
    for line in text.splitlines():
        lines.append("")
        for sign in line:
            if columns(lines[-1] + sign) > width and sign not in "，。；：”）%":
                lines.append("")
            lines[-1] += sign
    return "\n".join(lines)


def wrapped(text, width, indent=""):
    lines = (indent * ("。" in line) + line for line in text.splitlines())
    return "\n".join(
        "\n".join(line[at : at + width] for at in range(0, len(line), width)) for line in lines
    )


TRADITIONAL = str.maketrans(
    "东区会议过总达亿长预业镇细颗浓为旧园办个处点务万",
    "東區會議過總達億長預業鎮細顆濃為舊園辦個處點務萬",
)


@pytest.mark.parametrize(
    "text",
    [
        wrapped(REPORT, 40),
        wrapped(REPORT, 32, "　　"),
        wrapped(REPORT, 40).replace("\n", "\r\n"),
        wrapped(REPORT, 30),
        wrapped_on_screen(REPORT, 60),
        wrapped(REPORT, 40).replace("\n", "\n\n"),
        wrapped("  " + REPORT.strip().replace("\n", "\n  "), 40).replace("\n", "\n  "),
        REPORT.replace("\n", "\r"),
        REPORT.replace("\n", "\u2028"),
        REPORT.replace("\n", "\x85"),
        REPORT.replace("\n", "\v"),
        REPORT.replace("\n", "\f"),
        re.sub(r"(?<=\d)(?=[一-龥])|(?<=[一-龥])(?=\d)", " ", REPORT),
        re.sub(r"(?<=[一-龥])(?=[一-龥])", " ", REPORT),
        re.sub(r"(?<=[一-龥])(?=[一-龥])", "\xa0", REPORT),
        REPORT.translate(TRADITIONAL),
        REPORT.translate({ord("0") + n: ord("０") + n for n in range(10)}).replace("%", "％"),
        REPORT.replace("，", ",").replace("：", ":"),
        REPORT.replace("增长", "增长\u200b").replace("亿", "\u00ad亿"),
        REPORT.replace("收入", "收入[3]").replace("就业", "就业①").replace("改造", "改造［12］"),
        re.sub(r"(?m)^([一二]、)", r"## \1", REPORT),
        re.sub(r"([\d.]+%)", r"**\1**", REPORT),
        re.sub(r"(?m)^(?=[过城今])", "- ", REPORT),
        REPORT.replace("，增长", "，\n增长").replace("可支配", "可支配\n"),
    ],
    ids=[
        "四十字一行", "缩进两字", "回车换行", "三十字一行", "六十列一行", "隔行", "左边留白",
        "只有回车", "行分隔符", "下一行符", "竖向制表", "换页", "数字两边空格", "字字空格",
        "不换行空格", "繁体", "全角", "半角标点", "零宽字符", "注号", "井号标题", "加粗", "列表号",
        "句中断行",
    ],
)  # fmt: skip
def test_a_report_says_the_same_however_it_is_set(text):
    assert facts_of(observations_in(text)) == facts_of(observations_in(REPORT))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("全年PM\n2.5\n年平均浓度为29微克", "全年PM2.5年平均浓度为29微克"),
        ("生产总值增长5%，达到74.4\n\u200b\n万亿元，", "生产总值增长5%，达到74.4万亿元，"),
        ("完成“\n十四五\n”规划", "完成“十四五”规划"),
        ("（2031年1月9日在云汀市第十届\n人民代表大会第三次会议上）",
         "（2031年1月9日在云汀市第十届人民代表大会第三次会议上）"),
        ("关于预算执行情况和\n下年预算草案的报告", "关于预算执行情况和下年预算草案的报告"),
        ("规模以上工业[3]增加值", "规模以上工业增加值"),
        ("云政发[2031]15号", "云政发[2031]15号"),
        ("30平方公里², 5米²", "30平方公里², 5米²"),
        ("進出口總額達到五百億元", "进出口总额达到五百亿元"),
        ("目 录", "目录"),
        ("一 般 公 共 预 算 收 入 4 0 2 亿 元", "一般公共预算收入402亿元"),
        ("指标\t2031 年\t增长 %", "指标\t2031年\t增长 %"),
        ("增长5.2%,其中:甲1,234元,乙12:30", "增长5.2%，其中：甲1,234元，乙12:30"),
        ("|指标|增长|\n|---|---|\n|收入|5%|", "指标\t增长\n\n收入\t5%"),
        ("**增长**[5%](https://yunting.example/2031)", "增长5%"),
    ],
)  # fmt: skip
def test_what_a_page_sets_into_a_word_is_left_out(printed, read):
    assert logical_text(printed).text == read


@pytest.mark.parametrize(
    "text",
    [
        "一、2030年工作回顾\n全年新增12家。\n二、2031年重点任务\n",
        "市长　某某\n各位代表：\n现在，我报告工作。",
        "第一部分 2030年工作情况",
        "编制项目清单\n（一）新建3所学校\n（二）新建5处公园",
        "指标\t2030年\t增长%\n地区生产总值\t4563.2\t5.2\n",
        "乾安县的刘喆同志在瞭望塔",
        "共12页 34 56 78",
        "稳中求进，行稳致远\n本报讯：今年全市经济开局良好。",
    ],
)
def test_what_the_author_set_apart_stays_apart(text):
    assert logical_text(text).text == text


@given(PAGES)
def test_every_character_keeps_its_place(text):
    logical = logical_text(text)
    assert len(logical.places) == len(logical.text)
    assert all(one < other for one, other in pairwise(logical.places))
    assert all(0 <= place < len(text) for place in logical.places)


@given(PAGES)
def test_every_figure_is_printed_at_its_place_and_no_digit_is_lost(text):
    readings = readings_in(text, "北京市", 2031)
    spans = [
        (each.start, each.end)
        if isinstance(each, Observation)
        else (each.amount.start, each.amount.end)
        for each in readings
    ]
    assert spans == sorted(spans)
    for each in readings:
        if isinstance(each, Observation):
            assert text[each.start : each.end] == each.value_text
            assert each.paragraph == logical_text(text).line_number(each.start)
    for run in re.finditer(r"[0-9]+", text):
        assert any(start <= run.start() and run.end() <= end for start, end in spans), run[0]
    assert [(n.start, n.end) for n in inventory(text) if isinstance(n, Quantity)] == [
        (each.start, each.end) for each in readings if isinstance(each, Observation)
    ]


def test_a_text_of_a_few_broken_lines_is_whole_again():
    text = (
        "政府工作报告\n"
        + "全区地区生产总值达到三千一百二十亿元、增长百分之五及城镇新增就业五万三千人" * 3
        + "完成。"
    )
    broken = wrapped(text, 40)
    assert logical_text(broken).text.replace("\n", "") == text.replace("\n", "")
    assert logical_text(broken).text.count("\n") == 1


def test_a_paragraph_is_counted_by_the_lines_of_the_document():
    (one, other) = observations_in("标题\n\n全年新增\n就业3万人，\n增长5%。\n", "北京市", 2031)
    assert (one.paragraph, other.paragraph) == (3, 4)
