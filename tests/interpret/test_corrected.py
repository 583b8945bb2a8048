"""What readers corrected: fields that follow from others, and expectations that no longer hold."""

from decimal import Decimal

import pytest

from extract.interpret.corrected import DROPPED, corrected
from extract.interpret.observations import observations_in
from extract.reference.corrections import Correction, Fields

TEXT = (
    "云汀市政府工作报告\n一、2030年工作回顾\n地区生产总值增长5%，修复石刻120处，"
    "保障性租赁住房开工3万套，“十四五”期间累计建成养老床位2000张。\n"
)


def entry(words: str, start: int | None = None, **given) -> Correction:
    at = TEXT.index(words) if start is None else start
    return Correction(source="a", start=at, value_text=words, **given)


def read():
    return observations_in(TEXT, "北京市", 2031)


def test_the_text_is_read_as_these_cases_take_it():
    assert [(each.value_text, each.indicator_id, each.period) for each in read()] == [
        ("5%", "gdp_growth", "2030"),
        ("120处", "", "2030"),
        ("3万套", "affordable_rental", "2030"),
        ("2000张", "eldercare_beds", "2021/2025"),
    ]


@pytest.mark.parametrize(
    ("words", "say", "becomes"),
    [
        ("5%", {"year": 2031}, {"year": 2031, "period": "2031", "value": 5}),
        ("5%", {"period": "2029-H1"}, {"year": 2029, "period": "2029-H1"}),
        ("2000张", {"period": "2026/2030"}, {"year": 2030, "period": "2026/2030"}),
        ("5%", {"kind": "target", "comparator": ">="}, {"kind": "target", "comparator": ">="}),
        ("5%", {"region": "东城区"}, {"region": "东城区", "region_code": "110101"}),
        ("5%", {"region": "云汀市"}, {"region": "云汀市", "region_code": ""}),
        ("5%", {"value": "5.5", "value_high": "6"}, {"value": Decimal("5.5"), "value_high": 6}),
        (
            "5%",
            {"indicator_id": "retail_sales_growth"},
            {"indicator": "社会消费品零售总额增速", "theme": "economy", "unit": "%"},
        ),
        ("5%", {"indicator_id": "", "indicator": "某增速"}, {"indicator_id": "", "unit": "%"}),
        ("3万套", {"value": 25000, "unit": "套"}, {"value": Decimal("2.5"), "unit": "万套"}),
        ("3万套", {"value": "2.5"}, {"value": Decimal("2.5"), "unit": "万套"}),
        ("120处", {"indicator": "石刻", "theme": "culture"}, {"indicator": "石刻", "unit": "处"}),
        ("120处", {"unit": "块"}, {"value": 120, "unit": "块"}),
    ],
)  # fmt: skip
def test_what_is_said_replaces_what_is_read_with_what_follows(words, say, becomes):
    numbers = {k: Decimal(v) for k, v in say.items() if k in ("value", "value_high")}
    done = corrected(read(), [entry(words, say=Fields(**{**say, **numbers}))])
    (found,) = (each for each in done.observations if each.value_text == words)
    assert {name: getattr(found, name) for name in becomes} == becomes
    assert done.failed == ()
    assert len(done.observations) == 4


def test_a_dropped_figure_is_set_aside_with_the_reason():
    done = corrected(read(), [entry("120处", drop=True, why="旧石刻")])
    assert [each.value_text for each in done.observations] == ["5%", "3万套", "2000张"]
    (aside,) = done.dropped
    assert (aside.amount.text, aside.reason, aside.why) == ("120处", DROPPED, "旧石刻")
    assert TEXT[aside.amount.start : aside.amount.end] == "120处"


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (entry("5%", start=1, drop=True), "no figure begins there now"),
        (
            Correction(source="a", start=TEXT.index("5%"), value_text="6%", drop=True),
            "「5%」 stands there now",
        ),
        (
            entry("5%", read=Fields(year=2029, indicator_id="gdp"), say=Fields(year=2028)),
            "expected indicator_id gdp, now read gdp_growth, year 2029, now read 2030",
        ),
        (
            entry("120处", read=Fields(indicator_id="gdp"), drop=True),
            "expected indicator_id gdp, now read none",
        ),
        (entry("5%", say=Fields(indicator_id="没有")), "the catalogue has no indicator 没有"),
        (entry("5%", say=Fields(indicator_id="gdp")), "gdp is counted in 亿元, not in %"),
        (entry("5%", say=Fields(unit="亿元")), "gdp_growth is counted in %, not in 亿元"),
        (entry("5%", say=Fields(measure="level")), "measure of gdp_growth is change, not level"),
        (entry("120处", say=Fields(theme="绿")), "there is no theme 绿"),
        (entry("2000张", say=Fields(year=2026)), "2021/2025 is more than a year"),
        (entry("5%", say=Fields(period="2021/2025", year=2024)), "2024 is not the last year"),
    ],
)
def test_what_no_longer_applies_is_said_and_changes_nothing(correction, why):
    done = corrected(read(), [correction])
    (failed,) = done.failed
    assert failed.startswith(f"{correction} no longer applies: {why}")
    assert list(done.observations) == read()


def test_a_figure_that_was_dropped_cannot_be_corrected_again():
    done = corrected(read(), [entry("5%", drop=True), entry("5%", say=Fields(year=2031))])
    assert len(done.failed) == 1


def test_two_corrections_of_one_figure_are_both_of_what_is_read():
    first = entry("5%", read=Fields(year=2030), say=Fields(year=2031))
    done = corrected(read(), [first, first])
    assert len(done.failed) == 1
    assert done.observations[0].year == 2031
