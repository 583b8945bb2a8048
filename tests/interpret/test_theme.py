"""The theme of what no catalogue knows: its own words first, then what is said around it."""

import pytest

from extract.interpret.observations import observations_in
from extract.interpret.theme import theme_of, words_of
from extract.reference.files import toml_named


@pytest.mark.parametrize(
    ("own", "theme"),
    [
        ("新增中小学学位", "education"),
        ("老楼加装电梯", "housing"),
        ("每千人口托位数", "education"),
        ("离境退税商店", "economy"),
        ("新建农村公路", "rural"),
        ("单位生产总值能耗", "environment"),
        ("某某", "other"),
    ],
)
def test_what_is_measured_tells_its_theme(own, theme):
    assert theme_of(own) == theme


def test_of_words_that_overlap_the_longest_counts():
    assert words_of("economy", "离境退税商店") == ["离境退税"]
    assert words_of("revenue", "离境退税商店") == []


@pytest.mark.parametrize(
    ("topic", "theme"),
    [
        ("生态文明建设深入推进。", "environment"),
        ("安全发展基础更加扎实。", "safety"),
        ("营商环境不断优化。", "openness"),
        ("城市精细化管理水平提升。", "governance"),
    ],
)
def test_a_short_sentence_without_a_figure_is_the_topic_of_what_follows(topic, theme):
    text = f"一、2030年工作回顾\n{topic}完成样例任务12项。\n"
    assert [each.theme for each in observations_in(text, "云汀市", 2031)] == [theme]


def test_the_topic_holds_up_to_the_next():
    tasks = "生态文明建设深入推进。完成样例任务12项。城市更新扎实开展。完成样例任务3项。"
    found = observations_in(f"一、2030年工作回顾\n{tasks}\n", "云汀市", 2031)
    assert [each.theme for each in found] == ["environment", "housing"]


def test_each_word_stands_in_one_theme():
    lists = toml_named("theme_words.toml")
    words = [word for theme, each in lists.items() if theme != "weak" for word in each.split()]
    assert len(words) == len(set(words))
    assert set(lists["weak"].split()) <= set(words)
