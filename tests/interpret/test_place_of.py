"""Whom a figure is about, told from the words before it; the places 云汀 望川 临浦 are invented."""

import pytest

from extract.interpret.place import place_of
from extract.interpret.place_scope import Place
from extract.interpret.place_sections import Section, section_of
from extract.reference.gazetteer import gazetteer, place_near, region_of
from extract.reference.regions import Region

CITY, DISTRICT = region_of("云汀市", ""), region_of("望川区", "")
PROVINCE, COUNTY = region_of("云汀省", ""), region_of("临浦县", "")


def home(name: str) -> Region:
    """A place of the list, one that lies in another after a slash, or an invented one."""
    first, _, inner = name.partition("/")
    found = region_of(first, "")
    return place_near(inner, found) if inner else found


def told(sentence: str, name: str) -> Place:
    """Whose the figure is that stands where the sentence has □; [] are round the measured words."""
    before, _, after = sentence.partition("□")
    wording = before.partition("[")[2].partition("]")[0]
    before = before.replace("[", "").replace("]", "")
    return place_of(before, home(name), wording, wording, after)


OWN = [
    ("[地区生产总值]达到□", "云汀市"),
    ("全市[地区生产总值]增长□", "云汀市"),
    ("全市实现[地区生产总值]□", "苏州市"),
    ("全市[地区生产总值]□", "昆山市"),
    ("2030年，全省[地区生产总值]增长□", "四川省"),
    ("全区[一般公共预算收入]完成□", "内蒙古自治区"),
    ("全区[一般公共预算收入]完成□", "望川新区"),
    ("我区[社会消费品零售总额]增长□", "望川区"),
    ("全县[地区生产总值]完成□", "临浦县"),
    ("全州[地区生产总值]完成□", "延边朝鲜族自治州"),
    ("全国[一般公共预算收入]增长□", "全国"),
    ("[粮食产量]□", "全国"),
    ("支持香港特别行政区发展，[国内生产总值]增长□", "全国"),
    ("[规模以上工业增加值]增长5%，高于全国□", "云汀市"),
    ("[规模以上工业增加值]增长5%，比全省高□", "云汀市"),
    ("[进出口总额]占全国□", "云汀市"),
    ("[进出口总额]居全国第三、达□", "云汀市"),
    ("全国文明城市创建扎实推进，[城镇新增就业]□", "云汀市"),
    ("全国统一大市场建设加快，[社会消费品零售总额]增长□", "云汀市"),
    ("面对全球经济低迷，[地区生产总值]增长□", "云汀市"),
    ("区域联防联控不断加强，[细颗粒物年均浓度]降至□", "云汀市"),
    ("稳定房地产市场，[筹集保障性租赁住房]□", "云汀市"),
    ("解决好新市民住房问题，[筹集保障性租赁住房]□", "云汀市"),
    ("力争地区生产总值增速高于全国，[人均地区生产总值]达到□", "云汀市"),
    ("积极争创中国（云汀）自由贸易试验区，[进出口总额]达到□", "云汀市"),
    ("“西宁—成都”航线开通，[进出口总额]增长□", "青海省"),
    ("天津港货物吞吐量增长2%，[进出口总额]增长□", "云汀市"),
    ("积极融入京津冀协同发展，[固定资产投资]增长□", "天津市"),
    ("苏州[地区生产总值]□", "苏州市"),
    ("云汀市[地区生产总值]□", "云汀市"),
    ("对外贸易稳中提质，全年[进出口总额]□", "云汀市"),
    ("与上年同期相比，[进出口总额]增长□", "云汀市"),
    ("从2026年的172亿元到□，[固定资产投资]□", "云汀市"),
    ("高新区建设提速，[固定资产投资]增长□", "云汀市"),
    ("完成长江经济带警示片整改，[细颗粒物年均浓度]降至□", "云汀省"),
    ("帮扶河北省望都县脱贫村□", "北京市"),
    ("开通至雄安新区班车□", "北京市"),
    ("昆明长水国际机场旅客吞吐量□", "云南省"),
]


@pytest.mark.parametrize(("sentence", "name"), OWN)
def test_a_figure_is_the_reporting_places_own(sentence, name):
    found = told(sentence, name)
    assert (found.name, found.part) == (name.rpartition("/")[2], False)


OTHERS = [
    ("昆山市[地区生产总值]□", "苏州市", "昆山市"),
    ("昆山[地区生产总值]突破□", "苏州市", "昆山市"),
    ("苏州[地区生产总值]突破□", "江苏省", "苏州市"),
    ("内江、眉山、自贡[经济总量]突破□", "四川省", "内江市、眉山市、自贡市"),
    ("北京市东城区[地区生产总值]增长□", "北京市", "东城区"),
    ("临浦县实现[社会消费品零售总额]□", "云汀市", "临浦县"),
    ("临浦县[社会消费品零售总额]12亿元，增长□", "云汀市", "临浦县"),
    ("临浦县[社会消费品零售总额]12亿元，[固定资产投资]□", "云汀市", "临浦县"),
    (
        "全市[规模以上工业增加值]增长5%，望川特别合作区规模以上工业增加值增长□",
        "云汀市",
        "望川特别合作区",
    ),
    ("东湖经济区[经济总量]突破□", "云汀市", "东湖经济区"),
    ("环湾城市群建设走深走实，[经济总量]超□", "云汀省", "环湾城市群"),
    ("京津冀协同发展质效提升，[地区生产总值]达到□", "河北省", "京津冀"),
    ("昆山市：前三季度，[地区生产总值]达□", "苏州市", "昆山市"),
    ("广东，前三季度，[地区生产总值]达□", "全国", "广东省"),
    ("宁波表现抢眼，一季度[地区生产总值]为□", "浙江省", "宁波市"),
    ("高新区[一般公共预算收入]完成□", "云汀市", "高新区"),
    ("其中：高新区[一般公共预算收入]完成□", "云汀市", "高新区"),
    ("望川新区[地区生产总值]增长□", "云汀市", "望川新区"),
    ("截至2030年末，长三角[地区生产总值]□", "上海市", "长三角"),
    ("长三角生态绿色一体化发展示范区新推出制度创新□", "上海市", "长三角生态绿色一体化发展示范区"),
    ("四川天府新区、成都高新区[进出口总额]分别增长□", "四川省", "四川天府新区"),
    ("四川天府新区、成都高新区[进出口总额]分别增长9%、□", "四川省", "成都高新区"),
    ("雄安新区中关村科技园新增企业□", "北京市", "雄安新区"),
    ("累计□余家北京企业在雄安新区注册", "北京市", "雄安新区"),
    ("全国[粮食产量]□", "云汀市", "全国"),
    ("全市[地区生产总值]增长□", "北京市/密云区", "北京市"),
    ("全省[地区生产总值]增长□", "苏州市", "江苏省"),
    ("全市[地区生产总值]增长□", "江苏省/沛县", "徐州市"),
    ("广东省[地区生产总值]突破□", "全国", "广东省"),
    ("玄武区、鼓楼区分别新增企业12家、□", "南京市", "鼓楼区"),
    ("玄武区、鼓楼区分别新增企业□", "南京市", "玄武区"),
    ("玄武区新增企业□", "南京市", "玄武区"),
]


@pytest.mark.parametrize(("sentence", "name", "where"), OTHERS)
def test_a_place_that_is_named_has_the_figure(sentence, name, where):
    found = told(sentence, name)
    assert (found.name, found.part) == (where, False)
    assert found.why


PARTS = [
    ("市本级[一般公共预算收入]完成□", "云汀市"),
    ("市本级[一般公共预算收入]完成126亿元，增长□", "云汀市"),
    ("2030年，市级[一般公共预算收入]完成□", "北京市"),
    ("省级[一般公共预算收入]完成□", "四川省"),
    ("省本级[一般公共预算收入]完成□", "四川省"),
    ("区本级[一般公共预算收入]完成□", "望川区"),
    ("中央[一般公共预算收入]□", "全国"),
    ("地方[一般公共预算收入]□", "全国"),
    ("其中，市本级[税收收入]□", "云汀市"),
    ("对东盟、欧盟分别[进出口]□", "云汀市"),
    ("对东盟、欧盟分别[进出口]249亿元、□", "云汀市"),
    ("对东盟、欧盟分别[进出口]249亿元、168亿元，增长□", "云汀市"),
    ("民营企业和外资企业分别[进出口]□", "云汀市"),
    ("全市民营企业[进出口]增长□", "云汀市"),
    ("全年来源于云汀地区的[一般公共预算收入]□", "云汀市"),
    ("一般贸易[进出口]增长□", "云汀市"),
    ("[城镇新增就业]5万人，其中城区□", "云汀市"),
    ("甲山、乙水、丙岭[经济总量]突破□", "云汀市"),
    ("全省[地区生产总值]增长□", "云汀市"),
    ("全市[地区生产总值]增长□", "望川区"),
    ("全球[贸易总额]□", "云汀市"),
]


@pytest.mark.parametrize(("sentence", "name"), PARTS)
def test_a_part_is_never_the_whole(sentence, name):
    assert told(sentence, name).part


@pytest.mark.parametrize(
    ("opening", "sentence", "part"),
    [
        ("市级一般公共预算收入120亿元。", "[税收收入]□", True),
        ("市级一般公共预算收入120亿元。全市税收收入200亿元。", "[税收收入]增长□", False),
        ("市级一般公共预算收入120亿元。", "[城镇新增就业]□", False),
        ("建成市级重点项目12个。", "[一般公共预算收入]□", False),
    ],
)
def test_a_level_of_government_goes_on_to_the_next_whole(opening, sentence, part):
    before = sentence.partition("□")[0]
    wording = before.partition("[")[2].partition("]")[0]
    plain = before.replace("[", "").replace("]", "")
    assert place_of(plain, CITY, wording, wording, opening=opening).part is part


@pytest.mark.parametrize(
    ("opening", "before", "where"),
    [
        ("昆山市：地区生产总值5000亿元。", "规模以上工业增长", "昆山市"),
        ("——昆山市。", "规模以上工业增长", "昆山市"),
        ("昆山市：地区生产总值5000亿元。", "全市规模以上工业增长", "苏州市"),
        ("工业：加快发展。", "规模以上工业增长", "苏州市"),
    ],
)
def test_a_paragraph_that_is_labelled_with_a_place_is_that_places(opening, before, where):
    city = gazetteer().by_code["320500"]
    assert place_of(before, city, opening=opening).name == where


@pytest.mark.parametrize("label", ["2.市本级。", "（二）市级：", "市本级："])
def test_a_paragraph_that_is_labelled_with_a_level_is_of_that_level(label):
    found = place_of("2030年，税收收入完成", CITY, "税收收入", opening=label)
    assert (found.name, found.part) == ("云汀市", True)


def test_a_zone_labels_a_paragraph_of_catalogued_figures():
    label = "4.高新技术产业开发区。"
    assert place_of("税收收入", CITY, "税收收入", opening=label).name == "高新技术产业开发区"
    assert place_of("新增企业", CITY, opening=label).name == "云汀市"


@pytest.mark.parametrize(
    ("sentence", "name", "part"),
    [
        ("[市级一般公共预算收入]完成□", "云汀市", False),
        ("（二）[市本级一般公共预算收入]□", "云汀市", False),
        ("[区级一般公共预算收入]完成□", "云汀市", True),
        ("[区级一般公共预算收入]完成□", "望川区", False),
    ],
)
def test_an_indicator_of_the_places_own_level_is_its_own(sentence, name, part):
    assert told(sentence, name).part is part


@pytest.mark.parametrize(
    ("word", "name"),
    [("区级", "望川区"), ("县级", "临浦县"), ("地方", "云汀市"), ("地方级", "望川区")],
)
def test_a_district_has_no_part_but_its_own_level(word, name):
    assert not told(f"{word}[一般公共预算收入]完成□", name).part


@pytest.mark.parametrize(
    ("heading", "place", "part"),
    [
        ("（二）市本级", "", "市本级"),
        ("2.市级一般公共预算收支执行情况", "", "市级"),
        ("（三）高新区", "高新区", ""),
        ("二、望川区", "望川区", ""),
        ("（一）全市", "云汀市", ""),
        ("1．全市一般公共预算执行情况", "云汀市", ""),
        ("望川新区", "望川新区", ""),
        ("塘北管理区简介", "塘北管理区", ""),
    ],
)
def test_a_heading_that_names_a_place_or_a_level_says_whose_its_section_is(heading, place, part):
    assert section_of(heading, CITY) == Section(place, part)


@pytest.mark.parametrize(
    "heading",
    [
        "一、2030年工作回顾",
        "市财政局",
        "（二）城市更新",
        "运河商务区重点组团加快建设",
        "三、社区建设",
    ],
)
def test_another_heading_says_nothing_of_it(heading):
    assert section_of(heading, CITY) is None


def test_a_name_means_the_place_nearest_to_home():
    nanjing = gazetteer().by_code["320100"]
    assert told("鼓楼区新增企业□", "南京市").name == "鼓楼区"
    assert place_near("鼓楼区", nanjing).code == "320106"


@pytest.mark.parametrize(
    ("opening", "name", "place"),
    [
        ("江苏地区生产总值13.7万亿元，增长5.8%。", "全国", "江苏省"),
        ("上海地区生产总值5.39万亿元，增长5%。其中工业增长3%。", "云汀市", "上海市"),
        ("江苏增长5.8%。全国增长5%。", "全国", "全国"),
        ("江苏代表团来访。", "云汀市", "云汀市"),  # no figure of its own
        ("苏州地区生产总值2.5万亿元。", "江苏省", "江苏省"),  # an example of the whole
        ("", "云汀市", "云汀市"),
    ],
)
def test_a_place_that_a_paragraph_tells_of_holds_until_another_is_named(opening, name, place):
    measured = "社会消费品零售总额"
    assert place_of(measured, home(name), measured, measured, "。", opening).name == place


@pytest.mark.parametrize(
    ("sentence", "name", "place"),
    [
        ("深圳[地区生产总值]□", "北京市", "深圳市"),
        ("据统计，深圳[地区生产总值]□", "云汀市", "深圳市"),
        ("中山公园[接待游客]□", "云汀市", "云汀市"),
    ],
)
def test_a_city_far_away_goes_by_its_short_name_right_before_what_is_measured(
    sentence, name, place
):
    assert told(sentence, name).name == place
