"""Whom a figure is about: the reporting place, unless the words name another."""

import pytest

from extract.interpret.observations import observations_in


def place(sentence, home="北京市", heading="一、2030年工作回顾"):
    text = f"{heading}\n　　{sentence}\n"
    (found,) = observations_in(text, home, 2031)
    return found.region


@pytest.mark.parametrize(
    "sentence",
    [
        "新增停车位120个。",
        "全市新增停车位120个。",
        "高新技术企业占全国的12%。",
        "增速高于全国1.5个百分点。",
        "帮扶河北省样例县脱贫村25个。",
        "与天津市互派干部40名。",
        "开通至雄安新区班车6班。",
        "总量居全国第二，新增18家。",
        "千亿县超过30个。",
        "提请市人大审议法规草案12件。",
    ],
)
def test_a_figure_is_the_reporting_places_own(sentence):
    assert place(sentence) == "北京市"


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("延庆区新增停车位120个。", "延庆区"),
        ("天津市新增停车位120个。", "天津市"),
        ("京津冀互通高速公路120公里。", "京津冀"),
        ("雄安新区新增停车位120个。", "雄安新区"),
        ("全国粮食产量7亿吨。", "全国"),
    ],
)
def test_a_place_that_is_named_first_has_the_figure(sentence, where):
    assert place(sentence) == where


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("全区新增停车位120个。", "密云区"),
        ("我区新增停车位120个。", "密云区"),
        ("密云区新增停车位120个。", "密云区"),
        ("全市地区生产总值增长5%。", "北京市"),
        ("北京市地区生产总值增长5%。", "北京市"),
        ("平谷区新增停车位120个。", "平谷区"),
    ],
)
def test_in_a_districts_report_the_city_is_another_place(sentence, where):
    assert place(sentence, "密云区") == where


def test_under_a_places_name_its_office_speaks():
    assert place("全区新增停车位120个。", heading="通州区") == "通州区"
    assert place("新增停车位120个。", heading="市民政局") == "北京市"


def test_a_place_that_no_list_knows_keeps_its_own_figures():
    assert place("新增停车位120个。", "样例县") == "样例县"
    assert place("全县新增停车位120个。", "样例县") == "样例县"


def test_a_part_of_the_reporting_place_is_never_taken_for_the_whole():
    text = "一、2030年工作回顾\n　　样例都市圈经济总量达到2万亿元。\n"
    (found,) = observations_in(text, "湖北省", 2031)
    assert found.region != "湖北省" or not found.indicator_id
