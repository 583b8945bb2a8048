"""Which indicator a figure states: every name leads to its own, and nothing like it does."""

import pytest

from extract.interpret.lexicon import words_in
from extract.interpret.observations import observations_in
from extract.reference.indicators import Indicator, indicators


def stated(sentence: str) -> list[str]:
    text = f"一、2030年工作回顾\n　　{sentence}\n"
    # 区级 is a district's own; of a city it is only a part
    place = "东城区" if "区级" in sentence else "北京市"
    return [found.indicator_id for found in observations_in(text, place, 2031)]


def names() -> list[object]:
    """Every name of every indicator, a growth's being those of its level too."""
    listed = {
        f"{indicator.id} {name}": (indicator, name)
        for indicator in indicators().values()
        for each in (indicator, indicators().get(indicator.change_of))
        if each
        for name in (each.name, *each.aliases)
    }
    return [pytest.param(*pair, id=key) for key, pair in listed.items()]


def sentence(indicator: Indicator, name: str) -> str:
    """The plainest sentence with this name, the words that its rules ask for among them."""
    wanted = indicator.told_with
    led = "" if not wanted or any(word in name for word in wanted) else wanted[0]
    unit = (indicator.counted or (indicator.unit,))[0]
    if indicator.unsigned:
        return f"{name}压减5{unit}。"
    return f"{name}增长5{unit}。" if indicator.measure == "change" else f"{led}{name}达到30{unit}。"


@pytest.mark.parametrize(("indicator", "name"), names())
def test_every_name_leads_to_its_own_indicator(indicator, name):
    assert stated(sentence(indicator, name)) == [indicator.id]


def plain_names() -> list[Indicator]:
    """The indicators whose name begins with no verb, of which anybody may be the subject."""
    opening = {each.id: words_in(each.name)[0].role for each in indicators().values()}
    return [
        each
        for each in indicators().values()
        if not opening[each.id].startswith(("verb", "action", "other"))
    ]


@pytest.mark.parametrize("indicator", plain_names(), ids=lambda each: each.id)
def test_the_name_of_a_part_is_another_name(indicator):
    part = sentence(indicator, indicator.name).replace(indicator.name, f"样例协会{indicator.name}")
    assert indicator.id not in stated(part)


@pytest.mark.parametrize("indicator", indicators().values(), ids=lambda each: each.id)
def test_another_unit_states_something_else(indicator):
    other = "部" if indicator.unit in ("%", "个百分点", "亿元") else "%"
    plain = sentence(indicator, indicator.name).replace(indicator.unit, other)
    assert indicator.id not in stated(plain) or "%" in plain


@pytest.mark.parametrize(
    "sentence",
    [
        "样例园区工业总产值增长5%。",
        "样例银行存款余额达到30亿元。",
        "新建改造中小学30所。",
        "地区生产总值贡献率达到30%。",
        "一般公共预算收入占比达到30%。",
        "居民人均消费支出增长5%。",
        "机电产品进口增长5%。",
        "社会消费品零售总额中的餐饮收入增长5%。",
        "房地产开发企业到位资金增长5%。",
        "公办幼儿园占比达到30%。",
        "养老机构认知障碍照护床位达到30张。",
        "公园绿地面积达到30公顷。",
    ],
)
def test_what_is_only_alike_states_no_indicator(sentence):
    assert stated(sentence) == [""]
