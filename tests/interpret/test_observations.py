"""What each figure states: indicator, value, unit, time, kind, measure, exactness and place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.interpret.frame import ACTUAL, TARGET
from extract.interpret.observations import observations_in, readings_in
from extract.interpret.statement import Observation
from extract.quantities.screen import Rejected
from extract.quantities.spot import comparators
from extract.reference.regions import regions
from tests.cases import TEXTS, cases, plain

PLACES = st.sampled_from(list(regions()))
YEARS = st.integers(1990, 2040)


def report(case: dict[str, object]) -> str:
    """The lines of a report around a case's sentence."""
    lines = [case.get("printed"), case.get("heading", "一、2023年工作回顾"), case["sentence"]]
    return "".join(f"{line}\n" for line in lines if line)


def said(found: Observation, home: str) -> str:
    """A figure as the cases write it; the reporting place is left out."""
    place = [] if found.region == home else [found.region]
    amount = plain(found.value, found.value_high)
    fields = [found.indicator_id or "-", amount, found.unit, found.period, found.kind]
    return f"{found.value_text}: {' '.join([*fields, found.measure, found.comparator, *place])}"


@pytest.mark.parametrize("case", cases("facts"))
def test_a_sentence_states_exactly_these_facts(case):
    home = case.get("region", "北京市")
    found = observations_in(report(case), home, case.get("delivered", 2024))
    assert [said(each, home) for each in found] == case["facts"]


@given(TEXTS, PLACES, YEARS)
def test_a_figure_is_the_text_between_its_places(text, region, year):
    for found in observations_in(text, region, year):
        assert found.value_text == text[found.start : found.end]
        assert found.start < found.end


@given(TEXTS, PLACES, YEARS)
def test_readings_stand_in_the_order_of_the_text_and_never_overlap(text, region, year):
    end = 0
    for reading in readings_in(text, region, year):
        place = reading.amount if isinstance(reading, Rejected) else reading
        assert end <= place.start
        end = place.end


@given(TEXTS, PLACES, YEARS)
def test_every_field_of_a_figure_is_filled(text, region, year):
    for found in observations_in(text, region, year):
        assert found.indicator
        assert found.theme
        assert found.region
        assert found.unit
        assert found.kind in (ACTUAL, TARGET)
        assert found.measure in ("level", "change")
        assert found.comparator in ("=", "~", ">=", "<=")
        assert found.paragraph >= 1
        assert found.period[:4].isdigit()
        assert str(found.year) == found.period.rpartition("/")[2][:4]


@given(TEXTS, PLACES, YEARS)
def test_a_text_reads_the_same_twice(text, region, year):
    assert readings_in(text, region, year) == readings_in(text, region, year)


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_read(text):
    for found in observations_in(text, "北京市", 2024):
        assert found.value_text == text[found.start : found.end]


@pytest.mark.parametrize("text", ["", "\n\n", "　", "各位代表：", "一、\n二、\n", "。。。\n；"])
def test_a_text_without_numbers_states_nothing(text):
    assert readings_in(text, "北京市", 2024) == []


@pytest.mark.parametrize("word", comparators("around"))
def test_what_crosses_an_amount_is_at_least_it(word: str) -> None:
    (found,) = observations_in(f"2025年，地区生产总值{word}4.2万亿元。", "云汀市", 2026)
    assert found.comparator == ">="
