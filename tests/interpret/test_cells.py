"""Tables: a bare number is a figure of what its row and its column say."""

import pytest

from extract.interpret.observations import observations_in
from extract.quantities.inventory import inventory
from extract.quantities.spot import Quantity

REPORT = """2031年东城区政府工作报告
——2031年1月9日在北京市东城区第二十届人民代表大会第三次会议上
各位代表：
一、2030年工作回顾
过去一年，全区地区生产总值增长5.2%。
{table}
二、2031年重点任务
今年，地区生产总值增长5%左右。
"""


def rows(table):
    """The rows of a table within a report, but for those of its own sentences."""
    text = REPORT.format(table=table)
    found = observations_in(text)
    for each in found:
        assert text[each.start : each.end] == each.value_text
    assert [(n.start, n.end) for n in inventory(text) if isinstance(n, Quantity)] == [
        (each.start, each.end) for each in found
    ]
    return [
        f"{o.value_text} {o.indicator_id or o.indicator} {o.period} {o.kind}"
        f" {o.comparator}{o.value}{o.unit}"
        for o in found[1:-1]
    ]


CASES = {
    "单位一栏，年份在栏头": (
        """序号\t指标\t单位\t2030年实际\t2031年目标\t备注
1\t地区生产总值\t亿元\t3120.5\t3300左右\t预期性
2\t地区生产总值增速\t%\t5.2\t5\t
3\t城镇新增就业\t人\t53,000\t≥50000\t约束性""",
        [
            "3120.5 gdp 2030 actual =3120.5亿元",
            "3300左右 gdp 2031 target ~3300亿元",
            "5.2 gdp_growth 2030 actual =5.2%",
            "5 gdp_growth 2031 target =5%",
            "53,000 urban_jobs_new 2030 actual =5.3万人",
            "≥50000 urban_jobs_new 2031 target >=5万人",
        ],
    ),
    "单位在栏头，增长带负号": (
        "产品名称\t产量（万吨）\t比上年增长（%）\n小麦粉\t23.79\t-2.3",
        [
            "23.79 小麦粉产量 2030 actual =23.79万吨",
            "-2.3 小麦粉产量增速 2030 actual =-2.3%",
        ],
    ),
    "单位在指标之后": (
        "指标\t2030年\n一般公共预算收入（亿元）\t402.7\n细颗粒物年均浓度(微克/立方米)\t29",
        [
            "402.7 budget_revenue 2030 actual =402.7亿元",
            "29 pm25 2030 actual =29微克/立方米",
        ],
    ),
    "单位在表头之上": (
        "表1 收入\n单位：亿元\n项目\t2030年完成\t2031年预算\n一般公共预算收入\t402.7\t419",
        [
            "402.7 budget_revenue 2030 actual =402.7亿元",
            "419 budget_revenue 2031 target =419亿元",
        ],
    ),
    "两行栏头，合并格": (
        "指标\t单位\t2030年\t\t2031年目标\n\t\t计划\t实际\t\n地区生产总值\t亿元\t3100\t3120\t3300",
        [
            "3100 gdp 2030 target =3100亿元",
            "3120 gdp 2030 actual =3120亿元",
            "3300 gdp 2031 target =3300亿元",
        ],
    ),
    "年份在行首": (
        "年份\t地区生产总值（亿元）\t增长（%）\n2028\t2900\t5.0\n2029年\t3000\t5.1",
        [
            "2900 gdp 2028 actual =2900亿元",
            "5.0 gdp_growth 2028 actual =5%",
            "3000 gdp 2029 actual =3000亿元",
            "5.1 gdp_growth 2029 actual =5.1%",
        ],
    ),
    "增长栏跟着左边的年份": (
        "指标\t2029年（亿元）\t增速（%）\n地区生产总值\t3000\t5.1",
        ["3000 gdp 2029 actual =3000亿元", "5.1 gdp_growth 2029 actual =5.1%"],
    ),
    "格内自带单位": (
        "指标\t2030年完成情况\t2031年预期目标\n一般公共预算收入\t402.7亿元\t4%左右",
        [
            "402.7亿元 budget_revenue 2030 actual =402.7亿元",
            "4%左右 budget_revenue_growth 2031 target ~4%",
        ],
    ),
    "上年与本年": (
        "指标\t单位\t上年\t本年目标\n地区生产总值\t亿元\t3120.5\t3300",
        ["3120.5 gdp 2030 actual =3120.5亿元", "3300 gdp 2031 target =3300亿元"],
    ),
    "五年规划": (
        "指标\t单位\t2030年\t“十六五”目标\n森林覆盖率\t%\t46.2\t48",
        ["46.2 forest_coverage 2030 actual =46.2%", "48 forest_coverage 2035 target =48%"],
    ),
    "区间": (
        "指标\t单位\t2031年目标\n地区生产总值增速\t%\t5-5.5",
        ["5-5.5 gdp_growth 2031 target =5%"],
    ),
    "没有单位的不算": ("名次\t街道\n1\t东四\n2\t景山", []),
    "日历不算": ("一\t二\t三\n1\t2\t3\n8\t9\t10", []),
    "表中小标题": (
        "指标\t单位\t2030年\n一、经济\t\t\n地区生产总值\t亿元\t3120\n二、就业\t\t\n城镇新增就业\t万人\t5.3",
        ["3120 gdp 2030 actual =3120亿元", "5.3 urban_jobs_new 2030 actual =5.3万人"],
    ),
    "空格子不占位": (
        "指标\t单位\t2029年\t2030年\n地区生产总值\t亿元\t—\t3120\n一般公共预算收入\t亿元\t\t402.7",
        ["3120 gdp 2030 actual =3120亿元", "402.7 budget_revenue 2030 actual =402.7亿元"],
    ),
    "两行栏头，各有绝对值和增长": (
        """指标名称\t计量单位\t2030年计划\t2030年预计\t\t2031年计划\t
\t\t\t绝对值\t增长（%）\t绝对值\t增长（%）
地区生产总值\t亿元\t3100\t3120\t+5.2\t3300\t5左右""",
        [
            "3100 gdp 2030 target =3100亿元",
            "3120 gdp 2030 actual =3120亿元",
            "+5.2 gdp_growth 2030 actual =5.2%",
            "3300 gdp 2031 target =3300亿元",
            "5左右 gdp_growth 2031 target ~5%",
        ],
    ),
    "预算表": (
        """单位：万元
项目\t2030年预算数\t2030年执行数\t执行数为预算数的%\t比上年±%\t2031年预算数\t预算数为上年执行数的%
一般公共预算收入\t4000000\t4027000\t100.7\t3.3\t4190000\t104""",
        [
            "4000000 budget_revenue 2030 target =400亿元",
            "4027000 budget_revenue 2030 actual =402.7亿元",
            "100.7 一般公共预算收入执行数为预算数 2030 actual =100.7%",
            "3.3 budget_revenue_growth 2030 actual =3.3%",
            "4190000 budget_revenue 2031 target =419亿元",
            "104 一般公共预算收入预算数为执行数 2031 target =104%",
        ],
    ),
    "没有年份的附表是当年的": (
        "附件3 主要指标\n\t地区生产总值\t\n\t总量（亿元）\t增速（%）\n全区\t3120\t5.2",
        ["3120 gdp 2030 actual =3120亿元", "5.2 gdp_growth 2030 actual =5.2%"],
    ),
    "换了表头": (
        "指标\t2030年（亿元）\n地区生产总值\t3120\n指标\t2030年（万人）\n城镇新增就业\t5.3",
        ["3120 gdp 2030 actual =3120亿元", "5.3 urban_jobs_new 2030 actual =5.3万人"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_cell_is_a_figure_of_its_row_and_its_column(case):
    table, wanted = CASES[case]
    assert rows(table) == wanted


def test_a_row_of_another_place_is_that_place_s():
    text = REPORT.replace("东城区", "").format(
        table="表3 各区地区生产总值\n区\t2030年（亿元）\n东城区\t3120.5\n西城区\t5000"
    )
    found = observations_in(text, "北京市", 2031)
    assert [(o.region, o.indicator_id) for o in found[1:3]] == [
        ("东城区", "gdp"),
        ("西城区", "gdp"),
    ]


def test_the_time_of_a_head_does_not_go_on_behind_the_table():
    text = REPORT.format(table="指标\t2026年目标\n森林覆盖率（%）\t48\n全年新增绿地30公顷。")
    (green,) = [o for o in observations_in(text) if o.unit == "公顷"]
    assert (green.year, green.kind) == (2030, "actual")


def test_tables_behind_the_text_are_read_with_it():
    text = REPORT.format(table="") + "附表\n指标\t单位\t2031年目标\n地区生产总值\t亿元\t3300\n"
    assert observations_in(text)[-1].value_text == "3300"
