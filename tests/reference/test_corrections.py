"""data/corrections.toml: what it may say, and that what is written is what is read."""

import tomllib
from decimal import Decimal

import pytest

from extract.errors import DataFileError
from extract.reference.corrections import (
    NOTHING,
    Correction,
    Corrections,
    DocumentCorrection,
    Fields,
    corrections,
    corrections_in,
)
from extract.reference.corrections_text import corrections_text

SAID = Corrections(
    (
        Correction(
            source="2031_云汀市",
            start=120,
            value_text="5.2%",
            read=Fields(indicator_id="gdp_growth", year=2030),
            say=Fields(year=2031, value=Decimal(5200), value_high=Decimal("6.25")),
            why='他说"计划"，\n不是完成',
        ),
        Correction(source="2031_云汀市", start=0, value_text="3", drop=True),
    ),
    (DocumentCorrection(source="2031_云汀市", region="云汀市", year=2031),),
)
AT = 'source = "a"\nstart = 1\nvalue_text = "5%"\n'


@pytest.mark.parametrize("said", [NOTHING, SAID], ids=["nothing", "some"])
def test_what_is_written_is_what_is_read(said):
    text = corrections_text(said)
    assert corrections_in(tomllib.loads(text), "corrections.toml") == said
    assert corrections_text(said) == text


def test_each_has_its_lines_in_the_form_that_a_person_writes():
    lines = corrections_text(SAID).splitlines()
    assert 'read = {indicator_id = "gdp_growth", year = 2030}' in lines
    assert "say = {year = 2031, value = 5200, value_high = 6.25}" in lines
    assert "drop = true" in lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[correction]]\nstart = 1", "correction[0]: lacks source"),
        (f"[[correction]]\n{AT}", "needs either say"),
        (f"[[correction]]\n{AT}drop = true\nsay = {{ year = 2026 }}", "needs either say"),
        (f"[[correction]]\n{AT}say = {{ year = '2026' }}", "say.year: Expected int"),
        (f"[[correction]]\n{AT}say = {{ year = 10000000000 }}", "say.year"),
        (f"[[correction]]\n{AT}say = {{ jahr = 2026 }}", "unknown field jahr"),
        (f"[[correction]]\n{AT}say = {{ value = inf }}", "a value must be a number"),
        (f"[[correction]]\n{AT}say = {{ period = '2026年' }}", "say.period"),
        (f"[[correction]]\n{AT}say = {{ kind = 'plan' }}", "say.kind"),
        (f"[[correction]]\n{AT}say = 3", "say: Expected object"),
        ("correction = 3", "correction: Expected array"),
        ("[[corrections]]\nx = 1", "unknown field corrections"),
    ],
)
def test_a_wrong_entry_is_named(text, told):
    with pytest.raises(DataFileError) as wrong:
        corrections_in(tomllib.loads(text), "corrections.toml")
    assert str(wrong.value).startswith("corrections.toml: ")
    assert told in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_the_file_of_the_project_can_be_read():
    assert isinstance(corrections(), Corrections)
