"""What is taken along beside CSV: the Excel workbook and the data package, read back."""

import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.analysis.coverage import STATE, coverage
from extract.reference.sources import sources
from extract.table.io import read_table
from extract.table.schema import COLUMNS, REGION, REGION_CODE, THEME, VALUE, YEAR
from pages.parts.export.csv_files import harmless, spreadsheet_csv
from pages.parts.export.datapackage import package_of
from pages.parts.export.field_descriptions import fields_of
from pages.parts.export.spec import (
    FIGURES,
    IMPORTED,
    INVENTED,
    JUDGED,
    PLACES,
    THEMES,
    Content,
)
from pages.parts.export.view import View
from pages.parts.export.xlsx import workbook_of
from pages.parts.labels.translations import LANGUAGES, Translation
from tests.packages import wrongs_of
from tests.rows import a_row, a_table, explained_promises

MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
OTHERS = (IMPORTED, INVENTED, JUDGED, PLACES, THEMES)
HOSTILE = '=HYPERLINK("http://x","y")'
ADDRESS = "https://numbers.example/trends?theme=economy"


def a_view(rows: pd.DataFrame, content: Content = FIGURES, **given: Any) -> View:
    """The view of these rows, of which only what matters is said."""
    plain: dict[str, Any] = {
        "content": content,
        "rows": rows[list(content.columns)],
        "title": "地区生产总值增速 · 历年",
        "name": "trends_gdp-growth",
        "asked": (("主题", "经济"), ("地区", "不限")),
        "made_from": len(rows),
        "all": 100,
        "sources": (),
        "address": ADDRESS,
        "created": MOMENT,
        "language": "zh",
    }
    return View(**{**plain, **given})


def some_rows(folder: Path) -> pd.DataFrame:
    return a_table(
        folder,
        a_row(value=5.2, start=1, end=3),
        a_row(value=-4.8, value_text="-4.8%", comparator="~", start=4, end=8),
        a_row("gdp", value=44000, value_high=45000.5, section="一、回顾"),
        a_row("", value=1e-7, indicator=HOSTILE, region="京津冀", start=None, end=None),
    )  # fmt: skip


def rows_of(content: Content) -> pd.DataFrame:
    """Rows of the bundled table, as a page makes them for a content."""
    table = read_table()
    if content is JUDGED:
        return explained_promises(table, sources()).head(40)
    if content in (PLACES, THEMES):
        column = REGION if content is PLACES else THEME
        cells = coverage(
            table, column, ["北京市"] if content is PLACES else ["housing"], [2024], ()
        )
        return cells.assign(**{REGION_CODE: "110000"})
    return table.head(40)


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def as_text(table: pd.DataFrame) -> list[list[str]]:
    return [["" if pd.isna(cell) else str(cell) for cell in line] for line in table.to_numpy()]


def sheet_of(content: bytes, at: int = 0) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[at]


def test_all_three_files_hold_exactly_the_rows_shown(tmp_path: Path) -> None:
    rows = some_rows(tmp_path)
    view = a_view(rows)
    text = dict.fromkeys(COLUMNS, "str")
    spreadsheet = pd.read_csv(
        io.BytesIO(spreadsheet_csv(view.rows)),
        dtype=text,
        keep_default_na=False,
        encoding="utf-8-sig",
    )
    package = opened(package_of(view))
    program = pd.read_csv(
        io.BytesIO(package["trends_gdp-growth.csv"]), dtype=text, keep_default_na=False
    )
    head, *lines = sheet_of(workbook_of(view)).iter_rows(values_only=True)
    assert tuple(spreadsheet.columns) == tuple(program.columns) == tuple(head) == COLUMNS
    assert len(spreadsheet) == len(program) == len(lines) == len(rows)
    for at, name in enumerate(COLUMNS):
        cells = [None if pd.isna(cell) or cell == "" else cell for cell in rows[name]]
        assert [line[at] for line in lines] == [harmless(cell) for cell in cells], name
        for read in (spreadsheet, program):
            if not pd.api.types.is_numeric_dtype(rows[name]):
                safe = harmless if read is spreadsheet else lambda cell: cell
                assert [cell or None for cell in read[name]] == [safe(cell) for cell in cells]
            else:
                assert [float(cell) if cell else None for cell in read[name]] == cells


def test_the_packages_table_is_for_programs(tmp_path: Path) -> None:
    table = opened(package_of(a_view(some_rows(tmp_path))))["trends_gdp-growth.csv"]
    assert not table.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in table
    assert b",44000," in table
    assert b",0.0000001," in table
    assert f'"{HOSTILE.replace(chr(34), chr(34) * 2)}"'.encode() in table


def test_the_package_describes_its_table(tmp_path: Path) -> None:
    rows = some_rows(tmp_path)
    held = ("001_4aa231f6a7a5e3bf", "page-37eb99f3dc", "unknown")
    files = opened(package_of(a_view(rows, sources=held)))
    assert list(files) == ["trends_gdp-growth.csv", "datapackage.json", "README.md"]
    told = json.loads(files["datapackage.json"])
    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._-]+", told["name"])
    assert told["title"] == "地区生产总值增速 · 历年"
    assert told["created"] == "2026-01-02T03:04:05+00:00"
    assert told["licenses"] == [
        {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/licenses/MIT"}
    ]
    assert told["contributors"] == [{"title": "数说承诺项目组", "roles": ["creator"]}]
    assert set(told["keywords"]) > {"economy", "technology"}
    assert [source["title"] for source in told["sources"]] == [
        *(sources()[key].title for key in held[:2]),
        "unknown",
    ]
    assert told["sources"][0]["path"] == sources()[held[0]].address
    assert "path" not in told["sources"][2]
    (resource,) = told["resources"]
    table = files[resource["path"]]
    assert resource["bytes"] == len(table)
    assert resource["hash"] == f"sha256:{hashlib.sha256(table).hexdigest()}"
    assert (resource["type"], resource["format"], resource["encoding"]) == ("table", "csv", "utf-8")
    assert resource["mediatype"] == "text/csv"
    assert resource["schema"]["missingValues"] == [""]
    assert [field["name"] for field in resource["schema"]["fields"]] == list(COLUMNS)
    assert "primaryKey" not in resource["schema"]  # a transcribed row has no place in a text


def test_what_tells_all_rows_apart_is_the_primary_key(tmp_path: Path) -> None:
    placed = some_rows(tmp_path).iloc[:2]
    told = json.loads(opened(package_of(a_view(placed)))["datapackage.json"])
    assert told["resources"][0]["schema"]["primaryKey"] == ["source", "start"]
    twice = pd.concat([placed, placed])
    told = json.loads(opened(package_of(a_view(twice)))["datapackage.json"])
    assert "primaryKey" not in told["resources"][0]["schema"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", [FIGURES, *OTHERS], ids=lambda content: content.name)
def test_every_table_keeps_what_its_schema_says(content: Content, language: str) -> None:
    rows = rows_of(content)
    files = opened(package_of(a_view(rows, content, language=language)))
    schema = json.loads(files["datapackage.json"])["resources"][0]["schema"]
    text = dict.fromkeys(content.columns, "str")
    table = pd.read_csv(
        io.BytesIO(files["trends_gdp-growth.csv"]), dtype=text, keep_default_na=False
    )
    forms = {
        "integer": r"-?\d+",
        "year": r"\d{4}",
        "number": r"-?\d+(\.\d+)?",
        "string": r"[\s\S]*",
    }
    for field in schema["fields"]:
        assert field["title"]
        assert field["description"]
        rules = field.get("constraints", {})
        cells = list(table[field["name"]])
        assert not rules.get("required") or all(cells)
        for cell in filter(None, cells):
            assert re.fullmatch(forms[field["type"]], cell), field["name"]
            assert re.match(rules.get("pattern", ""), cell), field["name"]
            assert cell in rules.get("enum", [cell]), field["name"]
        labels = [each["value"] for each in field.get("categories", [])]
        assert labels == rules.get("enum", [])
    if content.counted == "made" or content is JUDGED:
        assert schema["primaryKey"] == list(content.key)


@pytest.mark.parametrize("content", [FIGURES, *OTHERS], ids=lambda content: content.name)
def test_another_reads_the_package_as_it_is_described(content: Content, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package_of(a_view(rows_of(content), content)))) as archive:
        archive.extractall(tmp_path)
    assert wrongs_of(tmp_path / "datapackage.json") == []


def test_a_number_carries_its_unit_where_there_is_one(tmp_path: Path) -> None:
    t = Translation("en")
    rows = some_rows(tmp_path)
    one = {field.name: field.unit for field in fields_of(rows.iloc[:2], t)}
    assert one[VALUE] == "%"
    assert one[YEAR] == ""
    assert not any(field.unit for field in fields_of(rows, t))


def test_the_readme_says_what_must_be_known(tmp_path: Path) -> None:
    view = a_view(some_rows(tmp_path), sources=("001_4aa231f6a7a5e3bf",))
    told = opened(package_of(view))["README.md"].decode("utf-8")
    assert told.startswith("# 地区生产总值增速 · 历年\n")
    assert "主题：经济；地区：不限" in told
    assert "4 行，全部共 100 行" in told
    assert ADDRESS in told
    assert "不加" in told.split("## 文件")[1].split("##")[0]  # no apostrophes here
    for name in COLUMNS:
        assert f"| `{name}` |" in told
    assert sources()["001_4aa231f6a7a5e3bf"].title in told
    assert "没有不等于零" in told
    assert f"[DS/OL]. 0.1.0 版. (2026)[2026-01-02]. {ADDRESS}." in told
    assert "```bibtex\n@misc{" in told


def test_an_address_of_ones_own_machine_is_not_cited(tmp_path: Path) -> None:
    view = a_view(some_rows(tmp_path), address="http://localhost:8501/trends?theme=economy")
    told = opened(package_of(view))["README.md"].decode("utf-8")
    assert "(2026)[2026-01-02].\n" in told
    assert told.count("localhost") == 1


@pytest.mark.parametrize(("content", "word"), [(IMPORTED, "您自己的文件"), (INVENTED, "虚构")])
def test_what_is_not_the_projects_to_give_has_no_licence(
    content: Content, word: str, tmp_path: Path
) -> None:
    files = opened(package_of(a_view(some_rows(tmp_path), content, title="x|\n# y")))
    told = json.loads(files["datapackage.json"])
    assert not {"licenses", "contributors"} & told.keys()
    readme = files["README.md"].decode("utf-8")
    assert readme.startswith("# x| # y\n")
    assert word in readme
    assert "BibTeX" not in readme
    assert "@misc" not in readme


def test_the_same_view_gives_the_same_bytes(tmp_path: Path) -> None:
    rows = some_rows(tmp_path)
    for make in (package_of, workbook_of):
        assert make(a_view(rows)) == make(a_view(rows.copy()))
        other = replace(a_view(rows), created=MOMENT.replace(year=2027))
        assert make(a_view(rows)) != make(other)


def test_the_workbook_is_ready_to_be_used(tmp_path: Path) -> None:
    view = a_view(some_rows(tmp_path), sources=("001_4aa231f6a7a5e3bf",))
    content = workbook_of(view)
    data, about = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert (data.title, about.title) == ("数据", "说明")
    assert data.freeze_panes == "A2"
    assert data.auto_filter.ref == "A1:T5"
    assert all(8 <= each.width <= 46 for each in data.column_dimensions.values())
    value = data["O2"]
    assert (value.value, value.data_type) == (5.2, "n")
    told = "\n".join(
        str(cell) for line in about.iter_rows(values_only=True) for cell in line if cell
    )
    for words in (
        "主题：经济；地区：不限",
        "4 行，全部共 100 行",
        "MIT License",
        "[DS/OL]",
        ADDRESS,
    ):
        assert words in told
    for name in COLUMNS:
        assert name in told
    english = workbook_of(replace(view, language="en"))
    assert sheet_of(english, 1).title == "About"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_text_in_a_workbook_is_text(cell: str) -> None:
    rows = pd.DataFrame([(cell, 2024, "some", 3, 0)], columns=list(THEMES.columns))
    content = workbook_of(a_view(rows, THEMES, title=cell))
    read = sheet_of(content)["A2"]
    assert read.data_type == "s"
    assert read.value == harmless(cell)
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert not any(
        each.hyperlink for sheet in sheets for line in sheet.iter_rows() for each in line
    )
    assert not any(
        each.data_type == "f" for sheet in sheets for line in sheet.iter_rows() for each in line
    )


def test_a_workbook_holds_no_formula_and_no_link(tmp_path: Path) -> None:
    address = "https://numbers.example/x"
    rows = a_table(
        tmp_path, *(a_row(indicator=text) for text in (HOSTILE, address, "mailto:a@b", "{=1}"))
    )
    with zipfile.ZipFile(io.BytesIO(workbook_of(a_view(rows)))) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert b"<f>" not in content
            assert b"<hyperlink" not in content


def test_no_rows_are_still_files(tmp_path: Path) -> None:
    view = a_view(some_rows(tmp_path).iloc[:0])
    assert len(opened(package_of(view))) == 3
    assert sheet_of(workbook_of(view)).max_row == 1


def test_every_column_of_every_table_is_named_and_explained() -> None:
    assert STATE in {name for content in OTHERS for name in content.columns}
    for language in LANGUAGES:
        t = Translation(language)
        for content in (FIGURES, *OTHERS):
            assert t(f"content.{content.name}")
            for field in fields_of(pd.DataFrame(columns=list(content.columns), dtype="str"), t):
                assert field.title
                assert field.meaning
