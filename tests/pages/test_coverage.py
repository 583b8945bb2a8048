"""What is known and what is not: the states, the reports held, the chart and its words."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from extract.analysis.coverage import (
    EXTRACTED_FIGURES,
    MISSING,
    SILENT,
    STATE,
    STATED,
    STATES,
    TRANSCRIBED,
    TRANSCRIBED_FIGURES,
    coverage,
    reports_of,
    spoken_of,
)
from extract.reference.sources import Source, sources
from extract.table.io import read_table
from extract.table.schema import REGION, THEME, YEAR
from pages.parts.charts.coverage_matrix import described, matrix, told, twin, written
from pages.parts.labels.names import of_level
from pages.parts.labels.spans import spans
from pages.parts.labels.translations import Translation
from tests.pages.apps import opened, shared_table, words_on
from tests.rows import a_row, a_table
from tests.rows import written as written_table

T = Translation("zh")


def a_document(**given: str) -> Source:
    fields = {**dict.fromkeys(Source.__struct_fields__, ""), "kind": "work report", "file": "a.txt"}
    return Source(**{**fields, **given})


@pytest.mark.parametrize(
    ("given", "held"),
    [
        (
            {"id": "a", "region": "东城区", "published": "2024-01-16"},
            {("东城区", 2024): ["a"]},
        ),
        (
            {"id": "a", "region": "北京市 东城区", "published": "2024-12-25",
             "kind": "compendium of work reports (2023-01-21, 2024-01-09)"},
            {(place, year): ["a"] for year in (2023, 2024) for place in ("北京市", "东城区")},
        ),
        (
            {"id": "a", "region": "望川区", "published": "2021-10"},
            {("望川区", 2022): ["a"]},
        ),
        ({"id": "a", "region": "东城区", "published": "2024", "kind": "commentary"}, {}),
        ({"id": "a", "region": "望川区", "published": "2024", "kind": "work report (excerpt)"}, {}),
        ({"id": "a", "region": "望川区", "published": "2024", "kind": "news on work report"}, {}),
        ({"id": "a", "region": "东城区", "published": "2024", "file": ""}, {}),
        ({"id": "a", "region": "东城区", "published": ""}, {}),
    ],
    ids=[
        "a report", "a compendium", "of an autumn session", "a commentary is none",
        "an excerpt is none", "news are none", "a page is none", "of no known year",
    ],
)  # fmt: skip
def test_the_reports_held(given: dict[str, str], held: dict[tuple[str, int], list[str]]) -> None:
    assert reports_of([a_document(**given)]) == held


def test_a_report_speaks_of_its_year_and_of_the_one_before() -> None:
    assert spoken_of([("东城区", 2024)]) == {("东城区", 2023), ("东城区", 2024)}
    assert spoken_of([]) == frozenset()


@pytest.mark.parametrize(
    ("rows", "spoken", "state", "extracted", "transcribed"),
    [
        ([a_row()], True, STATED, 1, 0),
        ([a_row(), a_row(origin="reported-news")], True, STATED, 1, 1),
        ([a_row()], False, STATED, 1, 0),
        ([a_row(origin="reported-mirror")] * 2, True, TRANSCRIBED, 0, 2),
        ([a_row(origin="reported-official")], False, TRANSCRIBED, 0, 1),
        ([a_row(year=2022), a_row(region="东城区")], True, SILENT, 0, 0),
        ([a_row(year=2022), a_row(region="东城区")], False, MISSING, 0, 0),
        ([], True, SILENT, 0, 0),
        ([], False, MISSING, 0, 0),
    ],
    ids=[
        "stated", "stated and transcribed", "stated by another document", "transcribed",
        "transcribed without a report", "silent", "missing", "an empty table, a report",
        "an empty table",
    ],
)  # fmt: skip
def test_the_state_of_a_place_and_year(
    rows: list[dict[str, object]],
    spoken: bool,
    state: str,
    extracted: int,
    transcribed: int,
    tmp_path: Path,
) -> None:
    held = {("北京市", 2023)} if spoken else set()
    (cell,) = coverage(a_table(tmp_path, *rows), REGION, ["北京市"], [2023], held).to_dict(
        "records"
    )
    assert cell == {
        REGION: "北京市",
        YEAR: 2023,
        STATE: state,
        EXTRACTED_FIGURES: extracted,
        TRANSCRIBED_FIGURES: transcribed,
    }


def test_every_member_has_every_year_once(tmp_path: Path) -> None:
    rows = a_table(tmp_path, a_row(), a_row("pm25", year=2024))
    cells = coverage(rows, THEME, ["economy", "environment"], [2023, 2024], ())
    assert list(zip(cells[THEME], cells[YEAR], cells[STATE], strict=True)) == [
        ("economy", 2023, STATED),
        ("economy", 2024, MISSING),
        ("environment", 2023, MISSING),
        ("environment", 2024, STATED),
    ]
    assert coverage(rows, THEME, [], [2023], ()).empty


def test_the_counts_of_the_bundled_table_add_up() -> None:
    table = read_table()
    places, years = of_level("district"), sorted({int(year) for year in table[YEAR]})
    cells = coverage(table, REGION, places, years, spoken_of(reports_of(sources().values())))
    counted = cells[EXTRACTED_FIGURES].sum() + cells[TRANSCRIBED_FIGURES].sum()
    assert counted == table[REGION].isin(places).sum()
    assert not ((cells[STATE] == MISSING) & (cells[EXTRACTED_FIGURES] > 0)).any()


def cells_of_every_state(tmp_path: Path) -> pd.DataFrame:
    rows = a_table(tmp_path, a_row(), a_row(year=2022, origin="reported-news"))
    held = {("北京市", 2023), ("北京市", 2024)}
    return coverage(rows, REGION, ["北京市"], [2021, 2022, 2023, 2024], held)


def test_every_state_has_a_colour_a_pattern_or_sign_and_words(tmp_path: Path) -> None:
    cells = cells_of_every_state(tmp_path)
    chart = matrix(cells, REGION, {"北京市": "北京市"}, T)
    assert [trace.name for trace in chart.data] == [T(f"cover.{state}") for state in STATES]
    looks = [
        (trace.marker.pattern.shape, re.sub(r"\d", "", str((trace.text or [""])[0])))
        for trace in chart.data
    ]
    assert len(set(looks)) == len(STATES), "told apart without colour"
    assert [written(row) for row in cells.to_dict("records")] == ["", "1*", "1", "–"]
    assert [told(row, T) for row in cells.to_dict("records")] == [
        "缺报告", "只有网页转录 · 转录 1 条", "文件写明 · 提取 1 条", "有报告，未写",
    ]  # fmt: skip


def test_the_table_and_the_description_say_the_same(tmp_path: Path) -> None:
    cells = cells_of_every_state(tmp_path)
    names = {"北京市": "Beijing"}
    table = twin(cells, REGION, names, "Place", T)
    assert list(table.columns) == ["2021", "2022", "2023", "2024"]
    assert list(table.loc["Beijing"]) == [
        "缺报告",
        "1* 只有网页转录",
        "1 文件写明",
        "– 有报告，未写",
    ]
    alt = described(cells, REGION, names, "题", T)
    assert "Beijing：文件写明 2023, 只有网页转录 2022, 有报告，未写 2024, 缺报告 2021。" in alt
    assert spans([], T) == ""
    assert spans([2019, 2020], T) == "2019–2020"


# The page.


small = shared_table(
    a_row(year=2023),
    a_row(region="房山区", year=2022, origin="reported-news"),
    a_row("pm25", region="东城区", year=2023),
)


def test_the_page_says_what_is_not_known_of_a_place() -> None:
    app = opened("coverage", region="110111")
    assert not app.exception
    told = words_on(app)
    assert "关于房山区，我们还不知道什么" in told
    assert "没有房山区自己的政府工作报告全文" in told
    assert "网页转录 1 个" in told
    assert "细颗粒物年均浓度" in told
    charts = app.get("plotly_chart")
    assert len(charts) == 2
    assert "房山区：只有网页转录 2022, 缺报告 2023–2026。" in charts[0].proto.alt
    json.loads(charts[1].proto.spec)
    assert len(app.get("download_button")) == 6  # three formats for each matrix


def test_the_reports_that_are_held_can_be_opened() -> None:
    app = opened("coverage", region="110101")
    assert "收录了东城区 1 年的政府工作报告" in words_on(app)
    assert [str(link.proto.label)[:4] for link in app.get("page_link")] == ["2024"]


@pytest.mark.parametrize(
    "address",
    [
        {"theme": "environment"}, {"level": "province"}, {"region": "110101"}, {"from": "2022"},
        {"to": "2022"}, {"kind": "target"}, {"lang": "en"}, {"region": "310000"},
    ],
    ids=str,
)  # fmt: skip
def test_the_page_opens_with_one_thing_chosen(address: dict[str, str]) -> None:
    app = opened("coverage", **address)
    assert not app.exception
    assert not app.error
    assert app.get("plotly_chart")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_documents_that_older_rules_were_used_on_are_counted(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("METRICS", str(written_table(tmp_path, a_row())))
    said = Translation(language)("cover.older", n=2)
    assert said not in words_on(opened("coverage", lang=language))
    (tmp_path / "metrics.build.toml").write_text(
        'rules = "0"\n[documents]\na = {}\nb = { rules = "1" }\nc = { rules = "0" }\n',
        encoding="utf-8",
    )
    assert said in words_on(opened("coverage", lang=language))
