"""Figures, and numbers that are none: each for the reason that its rule states."""

import re

import pytest
from hypothesis import given

from extract.amounts import Amount, amounts_in
from extract.datafiles import toml_named
from extract.errors import DataFileError
from extract.quantities import SetAside, _rule, numbers_in, quantities_in, rules
from tests.cases import TEXTS, cases, plain

REASONS = {"date", "duration", "ordinal", "name", "modifier", "phrase", "vague"}

# Rules whose own example another rule takes, or that no number can reach.
MISLED = {
    "行动计划(2022-「2025年」)": "read as one span, which the rule before takes",
    "(「2023」-2027年)": "read as one span, which the rule before takes",
    "2024-「01」-23": "the rule for a month after a year takes it; this one is never reached",
    "位居「前三位」": "前 is no part of a number: the rule can never apply",
    "「一」是更加注重服务大局": "a numeral without a counting word is not looked at",
    "(「三」)加快建设现代化产业体系": "a numeral without a counting word is not looked at",
    "地铁「16号」线全线贯通": "号 is no unit: the rule can never apply",
    "“2-1-1-5-「2」”框架体系": "the rule for short quotations takes it",
    "“「2」-1-1-5-2”框架体系": "the rule for short quotations takes it",
    "「50米内」换乘比例": "内 is no part of the number",
    "培育「千亿」级产业集群": "级 is a part of the number",
    "新增「千亿级」产业集群": "the rule before takes it",
    "一「二」": "two numerals are one number: the rule can never apply",
    "带动「数十个」项目": "数 is no part of a number: the rule can never apply",
}


def said(figure: Amount) -> str:
    amount = plain(figure.value, figure.high)
    return f"{figure.text}: {amount} {figure.unit.name} {figure.comparator}"


@pytest.mark.parametrize("case", cases("quantities"))
def test_finds_exactly_the_figures(case):
    numbers = list(numbers_in(case["sentence"]))
    assert [said(found) for found in numbers if isinstance(found, Amount)] == case["wanted"]
    others = {f"{n.amount.text}: {n.reason}" for n in numbers if isinstance(n, SetAside)}
    assert set(case.get("aside", ())) <= others


def examples():
    for number, entry in enumerate(toml_named("set_aside.toml")["rule"]):
        known = MISLED.get(entry["example"])
        marks = (
            [pytest.mark.xfail(strict=True, raises=AssertionError, reason=known)] if known else []
        )
        yield pytest.param(number, id=f"{entry['reason']} {entry['example']}", marks=marks)


@pytest.mark.parametrize("number", list(examples()))
def test_a_rule_sets_its_own_example_aside(number):
    rule = rules()[number]
    before, marked, after = re.split("[「」]", rule.example)
    text = before + marked + after
    found = [
        reading
        for reading in numbers_in(text)
        if isinstance(reading, SetAside)
        and (reading.amount.number_start, reading.amount.end)
        == (len(before), len(before) + len(marked))
    ]
    assert [reading.reason for reading in found] == [rule.reason]
    first = next(each for each in rules() if each.applies(text, found[0].amount))
    assert first.why == rule.why


def test_every_rule_names_a_reason_and_says_why():
    assert {rule.reason for rule in rules()} <= REASONS
    assert all(rule.why and rule.example for rule in rules())


def test_no_example_is_known_to_fail_that_is_gone():
    assert set(MISLED) <= {rule.example for rule in rules()}


@given(TEXTS)
def test_a_number_is_a_figure_or_set_aside_never_both_and_never_lost(text):
    places = [(amount.start, amount.end) for amount in amounts_in(text)]
    found = [n.amount if isinstance(n, SetAside) else n for n in numbers_in(text)]
    assert [(amount.start, amount.end) for amount in found] == places


@given(TEXTS)
def test_a_figure_has_a_unit_and_a_reason_is_known(text):
    for number in numbers_in(text):
        if isinstance(number, Amount):
            assert number.unit.name
        else:
            assert number.reason in REASONS | {"bare"}
            assert number.why


@given(TEXTS)
def test_the_figures_are_the_numbers_that_are_not_set_aside(text):
    assert quantities_in(text) == [n for n in numbers_in(text) if isinstance(n, Amount)]


@pytest.mark.parametrize(
    "entry",
    [
        {"why": "缺原因", "example": "「1」"},
        {"reason": "date", "why": "缺例子"},
        {"reason": "date", "why": "表达式不对", "example": "「1」", "number": "("},
    ],
    ids=lambda entry: entry["why"],
)
def test_a_broken_rule_names_the_file_and_itself(entry):
    with pytest.raises(DataFileError, match=rf"data/set_aside\.toml: rule '{entry['why']}'"):
        _rule(entry)
