"""Figures, and numbers that are none: each for the reason that its rule states."""

import re

import pytest
from hypothesis import given

from extract.errors import DataFileError
from extract.quantities.screen import Rejected, numbers_in, quantities_in, rule_for, rules
from extract.quantities.spot import Quantity, amounts_in
from extract.reference.files import toml_named
from tests.cases import TEXTS, cases, plain

REASONS = {"date", "duration", "ordinal", "name", "modifier", "phrase", "vague"}


def said(figure: Quantity) -> str:
    amount = plain(figure.value, figure.high)
    return f"{figure.text}: {amount} {figure.unit.name} {figure.comparator}"


@pytest.mark.parametrize("case", cases("quantities"))
def test_finds_exactly_the_figures(case):
    numbers = list(numbers_in(case["sentence"]))
    assert [said(found) for found in numbers if isinstance(found, Quantity)] == case["wanted"]
    others = {f"{n.amount.text}: {n.reason}" for n in numbers if isinstance(n, Rejected)}
    assert set(case.get("aside", ())) <= others


RULES = list(enumerate(toml_named("set_aside.toml")["rule"]))


@pytest.mark.parametrize(
    "number",
    [pytest.param(number, id=f"{entry['reason']} {entry['example']}") for number, entry in RULES],
)
def test_a_rule_sets_its_own_example_aside(number):
    rule = rules()[number]
    before, marked, after = re.split("[「」]", rule.example)
    text = before + marked + after
    found = [
        reading
        for reading in numbers_in(text)
        if isinstance(reading, Rejected)
        and (reading.amount.number_start, reading.amount.end)
        == (len(before), len(before) + len(marked))
    ]
    assert [reading.reason for reading in found] == [rule.reason]
    first = rule_for(text, found[0].amount)
    assert first is not None
    assert first.why == rule.why


def test_every_rule_names_a_reason_and_says_why():
    assert {rule.reason for rule in rules()} <= REASONS
    assert all(rule.why and rule.example for rule in rules())


@given(TEXTS)
def test_a_number_is_a_figure_or_set_aside_never_both_and_never_lost(text):
    places = [(amount.start, amount.end) for amount in amounts_in(text)]
    found = [n.amount if isinstance(n, Rejected) else n for n in numbers_in(text)]
    assert [(amount.start, amount.end) for amount in found] == places


@given(TEXTS)
def test_a_figure_has_a_unit_and_a_reason_is_known(text):
    for number in numbers_in(text):
        if isinstance(number, Quantity):
            assert number.unit.name
        else:
            assert number.reason in REASONS | {"bare"}
            assert number.why


@given(TEXTS)
def test_the_figures_are_the_numbers_that_are_not_set_aside(text):
    assert quantities_in(text) == [n for n in numbers_in(text) if isinstance(n, Quantity)]


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        ('why = "缺原因"\nexample = "「1」"', "lacks reason"),
        ('reason = "date"\nwhy = "缺例子"', "lacks example"),
        ('reason = "date"\nwhy = "坏"\nexample = "「1」"\nnumber = "("', "number: no regular"),
        ('reason = "date"\nwhy = "多"\nexample = "「1」"\nbehind = "个"', "has the unknown field"),
    ],
)
def test_a_broken_rule_names_the_file_and_itself(tmp_path, entry, wrong):
    (tmp_path / "set_aside.toml").write_text(f"[[rule]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=rf"data/set_aside\.toml: rule 1 {wrong}"):
        rules(tmp_path)
