"""The reader's choice in words."""

import pytest

from pages.parts.labels.translations import Translation
from pages.parts.narrative.filter_sentences import in_words
from pages.parts.state.filters import Filters

OPEN = {"主题": "不限", "地区": "不限", "年份": "不限", "类型": "不限"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, {}),
        ({"themes": ("economy", "housing")}, {"主题": "经济和住房"}),
        ({"regions": ("110000", "110101")}, {"地区": "北京市和东城区"}),
        ({"first": 2021, "last": 2025}, {"年份": "2021–2025"}),
        ({"first": 2021, "last": 2021}, {"年份": "2021"}),
        ({"first": 2021}, {"年份": "2021 年起"}),
        ({"last": 2021}, {"年份": "至 2021 年"}),
        ({"kinds": ("target",)}, {"类型": "目标"}),
        ({"search": "充电桩"}, {"搜索": "充电桩"}),
        ({"indicator": "gdp_growth"}, {"指标": "地区生产总值增速"}),
        ({"year": 2024}, {"本页所看年份": "2024"}),
        ({"level": "district", "scope": "home"}, {"范围": "北京市"}),
        ({"verdict": "met"}, {"判定": "✓ 达到"}),
        ({"source": "001_4aa231f6a7a5e3bf"}, {"来源": "北京市及所属各区2024年政府工作报告汇编"}),
        ({"verdict": "unknown"}, {"判定": "查不到结果"}),
        ({"source": "mine"}, {"来源": "mine"}),
        ({"promise": "gdp.110000.2024", "at": 7}, {}),  # where a reader looks is no filter
    ],
    ids=str,
)
def test_a_choice_is_said(asked: dict, told: dict[str, str]) -> None:
    assert dict(in_words(Filters(**asked), Translation("zh"))) == {**OPEN, **told}


def test_a_choice_is_said_in_english() -> None:
    filters = Filters(
        themes=("economy", "housing"), regions=("110101",), last=2024, kinds=("actual",)
    )
    assert in_words(filters, Translation("en")) == [
        ("Theme", "Economy and Housing"),
        ("Place", "Dongcheng District"),
        ("Years", "up to 2024"),
        ("Type", "Outcome"),
    ]
