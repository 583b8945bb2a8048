"""The document reader: layout, quotes, marks, and report text that tries to be more than text."""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from extract.display.pagination import layout, pages_of
from extract.documents.holdings import Lack, holding, path_of, samples
from extract.pipeline import read_file
from extract.reference.sources import DOCUMENTS, SAMPLES, Source, sources
from extract.table.io import csv_text, read_table, table_of
from extract.table.schema import COLUMNS, EXTRACTED, ORIGIN, SOURCE
from pages.parts.components import reader
from pages.parts.components.reader import (
    asides_of,
    fitting,
    marks_of,
    pieces,
    quote,
    rows_of,
    script,
)
from pages.parts.labels.translations import Translation
from tests.conftest import ROOT
from tests.rows import a_row, a_table, held

SAMPLE = next(iter(samples().values()))
T = Translation("zh")
HOSTILE = (
    "<script>alert(1)</script>增长5%。<img src=x onerror=alert(2)>[点我](javascript:alert(3))"
    ":red[红] **粗** `码` :material/home: $x^2$ {0} %s </p>目标8%。\n"
)


def sample_text() -> str:
    found = holding(SAMPLE).document
    assert found is not None
    return found.text


def a_source(file: str, **given: str) -> Source:
    fields = dict.fromkeys(Source.__struct_fields__, "")
    return Source(**{**fields, "id": "report", "title": "报告", "file": file, **given})


# The sample.


def test_the_samples_rows_are_what_the_extraction_reads_in_it() -> None:
    fresh = csv_text(table_of(read_file(path_of(SAMPLE)).rows()))
    kept = (SAMPLES / "metrics.csv").read_text(encoding="utf-8")
    assert kept == fresh, (
        "run python -m extract run data/sample/wangchuan_2024.txt -o data/sample/metrics.csv"
    )


def test_the_sample_is_marked_as_invented_and_in_no_table() -> None:
    assert "虚构样例" in SAMPLE.title
    assert "虚构样例" in sample_text().splitlines()[0]
    assert not set(samples()) & set(sources())
    assert not set(samples()) & set(read_table()[SOURCE])


def test_the_sample_shows_figures_of_every_kind() -> None:
    rows = read_table(SAMPLES / "metrics.csv")
    assert set(rows["kind"]) == {"actual", "target"}
    assert set(rows["measure"]) == {"level", "change"}
    assert set(rows["comparator"]) == {"=", "~", ">=", "<="}
    assert rows["value_high"].notna().any()
    assert (rows["value"] < 0).any()
    assert len({number.reason for number in layout(sample_text()).set_aside}) >= 7


# The layout.


def test_every_line_stands_in_the_layout_once_and_in_its_order() -> None:
    text = sample_text()
    lines = layout(text).lines
    assert [line.paragraph.number for line in lines] == list(range(1, len(lines) + 1))
    words = [line for line in text.split("\n") if line.strip()]
    assert [text[line.paragraph.start : line.paragraph.end] for line in lines] == words


def test_the_numbers_of_the_layout_are_those_of_the_extraction() -> None:
    reading = read_file(path_of(SAMPLE))
    shown = layout(reading.document.text)
    assert [n.start for n in shown.figures] == [found.start for found in reading.observations]
    assert shown.set_aside == reading.set_aside


def test_the_numbers_of_real_documents_are_those_of_the_table(documents: Path) -> None:
    table = read_table()
    for source in sources().values():
        found = holding(source, documents)
        if found.document is None or not source.id.startswith("00"):
            continue
        shown = layout(found.document.text)
        rows = table[(table[SOURCE] == source.id) & (table[ORIGIN] == EXTRACTED)]
        assert [n.start for n in shown.figures] == list(rows["start"]), source.id


@pytest.mark.parametrize("length", [200, 600, 3000])
def test_pages_hold_every_line_once_and_are_not_long(length: int) -> None:
    lines = layout(sample_text()).lines
    pages = pages_of(lines, length)
    assert [line for page in pages for line in page] == list(lines)
    longest = max(line.paragraph.end - line.paragraph.start for line in lines)
    for page in pages:
        assert sum(n.paragraph.end - n.paragraph.start for n in page) <= max(length, longest)


def test_a_page_begins_at_a_heading_where_one_is_near() -> None:
    pages = pages_of(layout(sample_text()).lines, 1200)
    assert sum(page[0].paragraph.heading for page in pages[1:]) >= len(pages) // 2


def test_no_text_has_no_pages() -> None:
    assert layout("").lines == ()
    assert layout("").line_at(3) is None
    assert layout("").sentence_at(3) is None
    assert pages_of(()) == []


# The sentence behind a row.


@pytest.mark.parametrize(
    ("text", "figure", "sentence"),
    [
        ("收入增长5%。支出增长8%。", "8%", "支出增长8%。"),
        ("收入10亿元；支出8亿元。其他。", "8亿元", "收入10亿元；支出8亿元。"),
        ("一、工作回顾\n收入增长5%。\n支出。", "5%", "收入增长5%。"),
        ("收入增长5%", "5%", "收入增长5%"),
        (f"收入10亿元；{'很' * 300}；支出8亿元。", "8亿元", "支出8亿元。"),
    ],
    ids=["full stop", "semicolon", "line", "no end", "too long to be whole"],
)
def test_a_sentence_is_quoted_whole(text: str, figure: str, sentence: str) -> None:
    place = layout(text).sentence_at(text.index(figure))
    assert place is not None
    assert text[place.start : place.end] == sentence


def test_every_row_of_the_sample_has_its_sentence() -> None:
    for _, row in rows_of(SAMPLE.id, held(read_table())).iterrows():
        told = quote(row)
        assert told.sentence is not None
        assert told.sentence[told.start : told.end] == row["value_text"]
        assert told.title == SAMPLE.title
        assert told.paragraph == row["paragraph"]
        assert told.section == row["section"]
        assert told.lack == ""


def test_a_row_says_why_its_sentence_is_not_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCUMENTS", str(tmp_path))
    document = next(source for source in sources().values() if source.file)
    page = next(source for source in sources().values() if not source.file)
    away = quote(a_row(source=document.id))
    assert (away.sentence, away.lack, away.sha256) == (None, "absent", document.sha256)
    transcribed = a_row(source=page.id, start=None, end=None, paragraph=None)
    assert quote(transcribed).lack == "page"
    (tmp_path / document.file).write_text("别的文字：增长5%。", encoding="utf-8")
    assert quote(a_row(source=document.id)).lack == "other"
    (tmp_path / document.file).write_bytes(b"")
    assert quote(a_row(source=document.id)).lack == "unreadable"
    assert quote(a_row(source="nobody knows")).lack == "absent"
    sample = rows_of(SAMPLE.id, held(read_table())).iloc[0].copy()
    sample["start"] += 1
    assert quote(sample).lack == "moved"


def test_every_lack_and_every_reason_has_words() -> None:
    for language in ("zh", "en"):
        for lack in (*(each.value for each in Lack), "moved"):
            assert Translation(language)(f"lack.{lack}", file="a.txt")
        assert asides_of(layout(sample_text()), Translation(language))


# What the browser gets.


def test_the_pieces_of_a_line_are_its_text(tmp_path: Path) -> None:
    text = sample_text()
    shown = layout(text)
    rows = fitting(rows_of(SAMPLE.id, held(read_table())), text)
    marks = marks_of(rows, T, linked=False) + asides_of(shown, T)
    content = script(shown, shown.lines, marks, None, T)
    seen = []
    for line, told in zip(shown.lines, content["lines"], strict=True):
        whole = text[line.paragraph.start : line.paragraph.end]
        assert "".join(piece["text"] for piece in told["pieces"]) == whole.rstrip()
        seen += [piece["at"] for piece in told["pieces"] if "at" in piece]
    assert sorted(seen) == sorted(mark.start for mark in marks)
    assert set(content["marks"]) == {str(at) for at in seen}


def test_rows_that_do_not_fit_the_text_are_left_out(tmp_path: Path) -> None:
    text = "收入增长5%，支出增长8%。"
    rows = a_table(
        tmp_path,
        a_row(start=9, end=11, value_text="5%"),
        a_row(start=4, end=6, value_text="5%"),
        a_row(start=None, end=None),
        a_row(start=900, end=902, value_text="5%"),
    )
    assert list(fitting(rows, text)["start"]) == [4]


def test_hostile_text_goes_to_the_browser_as_plain_values(tmp_path: Path) -> None:
    shown = layout(HOSTILE)
    at = HOSTILE.index("5%")
    rows = a_table(
        tmp_path,
        a_row("", start=at, end=at + 2, value_text="5%", indicator="<b onclick=x>增长</b>"),
    )
    marks = marks_of(fitting(rows, HOSTILE), T, linked=True)
    content = json.loads(json.dumps(script(shown, shown.lines, marks, at, T)))
    assert "".join(piece["text"] for piece in content["lines"][0]["pieces"]) == HOSTILE.rstrip()
    (mark,) = content["marks"].values()
    assert mark["told"][0][1] == "<b onclick=x>增长</b>"
    assert all(address.startswith("sources?source=") for _, address in mark["links"])


def test_the_browsers_script_writes_text_only() -> None:
    code = (ROOT / "pages/parts/components/reader.js").read_text(encoding="utf-8")
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write"):
        assert forbidden not in code
    for file in (ROOT / "pages").rglob("*.py"):
        assert "unsafe_allow" not in file.read_text(encoding="utf-8"), file.name


def test_a_reader_opens_without_the_dictionary() -> None:
    rooms = "pages.parts.components.quote, pages.parts.components.audit_report"
    code = f"import sys, {rooms}; sys.exit('jieba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_the_documents_folder_is_the_projects_own_unless_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DOCUMENTS", raising=False)
    assert reader._folder() == DOCUMENTS
    assert pieces("一", layout("一").lines[0], ()) == [{"text": "一"}]
    assert set(COLUMNS) == set(
        rows_of(SAMPLE.id, held(pd.DataFrame(columns=list(COLUMNS)))).columns
    )


def test_a_document_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    source = a_source("a.txt")
    assert holding(source, tmp_path).lack is Lack.ABSENT
    (tmp_path / "a.txt").write_text("增长5%。", encoding="utf-8")
    found = holding(source, tmp_path).document
    assert found is not None
    assert found.text == "增长5%。"
