"""What a reader says of a figure, as a correction of the reading, and in words."""

from typing import Any

import pytest

from extract.interpret.statement import Observation
from extract.pipeline import Reading
from extract.reference.corrections import Corrections, Fields
from extract.reference.indicators import indicators
from extract.reference.units import unit_named
from pages.parts.labels.translations import Translation
from pages.parts.narrative.edit_sentences import edit_told
from pages.parts.state.edits import Edit, corrections_said, edit_of, figure_at, fitting
from pages.parts.state.upload import read

TEXT = (
    "2031年云汀市政府工作报告\n一、2030年工作回顾\n"
    "全市地区生产总值增长5.2%，财政投入120亿。五年来累计新增就业30万人。\n"
    "1-11月，新开工项目47个。\n"
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The text, read once."""
    return read("云汀.txt", TEXT.encode())


def figure(reading: Reading, value_text: str) -> Observation:
    """The figure that is printed so."""
    read = figure_at(reading, TEXT.index(value_text))
    assert read is not None
    return read


SAYS: list[tuple[str, dict[str, Any], Fields]] = [
    ("5.2%", {"year": 2029}, Fields(year=2029)),
    ("5.2%", {"kind": "target", "region": "全国"}, Fields(kind="target", region="全国")),
    ("5.2%", {"indicator_id": "retail_sales_growth"}, Fields(indicator_id="retail_sales_growth")),
    ("5.2%", {"indicator_id": "", "indicator": "某某"}, Fields(indicator_id="", indicator="某某")),
    # Money without its 元 is money once it is said which indicator it is.
    ("120亿", {"indicator_id": "gdp"}, Fields(indicator_id="gdp", unit="亿元")),
    # A figure of several years that is of one has another period.
    ("30万人", {"year": 2030, "kind": "target"}, Fields(kind="target")),
    ("30万人", {"year": 2029}, Fields(year=2029, period="2029")),
    ("47个", {"year": 2029, "period": "2029-01/2029-11"}, Fields(year=2029)),
]


@pytest.mark.parametrize(("value_text", "wanted", "say"), SAYS)
def test_only_what_differs_is_said(
    reading: Reading, value_text: str, wanted: dict[str, Any], say: Fields
) -> None:
    read = figure(reading, value_text)
    edit = edit_of(read, {name: value for name, value in wanted.items() if name != "period"})
    assert edit == Edit(say)
    said = corrections_said(reading, {read.start: edit}, "", 0)
    assert not reading.corrected(said).failed
    row = next(each for each in reading.corrected(said).observations if each.start == read.start)
    assert all(getattr(row, name) == value for name, value in wanted.items())


def test_a_correction_expects_what_the_reader_saw(reading: Reading) -> None:
    starts = [figure(reading, value_text).start for value_text in ("5.2%", "120亿")]
    edits = dict.fromkeys(starts, Edit(Fields(year=2029)))
    first, second = corrections_said(reading, edits, "", 0).correction
    assert first.read == Fields(indicator_id="gdp_growth", year=2030)
    assert second.read == Fields(indicator_id="", year=2030)
    later = read("云汀.txt", TEXT.replace("地区生产总值增长", "用电量增长").encode())
    assert later.corrected(Corrections((first,))).failed


def test_nothing_is_said_of_what_was_read_well(reading: Reading) -> None:
    read = figure(reading, "5.2%")
    assert edit_of(read, {"year": 2030, "kind": "actual"}) is None
    assert not corrections_said(reading, {read.start: Edit()}, "", 0).correction


def test_a_figure_may_state_what_is_counted_alike(reading: Reading) -> None:
    kinds = {unit_named(each.unit).kind for each in fitting(figure(reading, "5.2%"))}
    assert kinds == {"share"}
    money = fitting(figure(reading, "120亿"))
    assert indicators()["gdp"] in money
    assert fitting(figure(reading, "5.2%"))[0].id == "gdp_growth"


@pytest.mark.parametrize(
    ("edit", "language", "told"),
    [
        (Edit(drop=True), "zh", "不是数据，删去"),
        (Edit(Fields(year=2029)), "zh", "年份 2030 → 2029"),
        (Edit(Fields(year=2029, kind="target")), "en", "Year 2030 → 2029; Type Outcome → Target"),
        (Edit(Fields(region="全国")), "en", "Place 云汀市 → China"),
        (
            Edit(Fields(indicator_id="", indicator="某某")),
            "zh",
            "指标 地区生产总值增速 → 目录之外：某某",
        ),
    ],
)
def test_an_edit_in_words(reading: Reading, edit: Edit, language: str, told: str) -> None:
    start = TEXT.index("5.2%")
    (correction,) = corrections_said(reading, {start: edit}, "", 0).correction
    assert edit_told(correction, Translation(language)) == told
