"""What other programs print to PDF holds the same paragraphs and facts as the text printed."""

from pathlib import Path

import pytest

from extract.documents.read import read_document
from extract.pipeline import read_file
from tests import prints

HERE = Path(__file__).parent / "prepared"
SAMPLE = Path(__file__).parents[2] / "data/sample/wangchuan_2024.txt"


def facts(path: Path) -> list[tuple[object, ...]]:
    """What the rows say, without where it stands in the text."""
    columns = ("indicator", "indicator_id", "region", "period", "kind", "value", "unit")
    return [tuple(row[column] for column in columns) for row in read_file(path).rows()]


@pytest.mark.parametrize("name", ["libreoffice_indented", "libreoffice_apart", "browser"])
def test_prepared_files_are_read_like_their_text(name):
    text = HERE / "report.txt"
    assert read_document(HERE / f"{name}.pdf").text.splitlines() == text.read_text().splitlines()
    assert facts(HERE / f"{name}.pdf") == facts(text)


@pytest.mark.long
@pytest.mark.parametrize("indented", [True, False], ids=["首行缩进", "段间有距"])
def test_libreoffice_prints_the_same_facts(indented, tmp_path):
    paragraphs = prints.lines_of(SAMPLE.read_text(encoding="utf-8"))
    printed = prints.by_libreoffice(paragraphs, tmp_path, indented=indented)
    assert read_document(printed).text.splitlines() == paragraphs
    assert facts(printed) == facts(SAMPLE)


@pytest.mark.browser
def test_a_browser_prints_the_same_facts(chromium, tmp_path):
    paragraphs = prints.lines_of(SAMPLE.read_text(encoding="utf-8"))
    printed = prints.by_a_browser(paragraphs, chromium, tmp_path)
    assert read_document(printed).text.splitlines() == paragraphs
    assert facts(printed) == facts(SAMPLE)


@pytest.mark.long
def test_documents_printed_by_libreoffice_say_the_same(documents, tmp_path):
    """A real report of some length; its facts, not its sentences, are compared."""
    text = documents / "2026_北京市.txt"
    paragraphs = prints.lines_of(text.read_text(encoding="utf-8-sig"))
    printed = prints.by_libreoffice(paragraphs, tmp_path)
    assert facts(printed.rename(tmp_path / "2026_北京市.pdf")) == facts(text)


TABLE = [
    ("指标", "单位", "2024年", "2024年", "责任单位"),
    ("", "", "计划", "完成", ""),
    ("地区生产总值", "亿元", "1300", "1286.4", "区发展改革委"),
    ("规模以上工业企业研究与试验发展经费支出占营业收入比重", "%", "2.2", "2.3", "区统计局"),
    ("城镇调查失业率", "%", "5", "4.6", "区人力社保局"),
    ("新增学位", "个", "", "2400", ""),
]
ROWS = ["\t".join("" if at == 3 and row == 0 else cell for at, cell in enumerate(cells))
        for row, cells in enumerate(TABLE)]  # fmt: skip


def rows_in(path: Path) -> list[str]:
    return [line for line in read_document(path).text.splitlines() if "\t" in line]


@pytest.mark.long
def test_a_table_printed_by_libreoffice_has_the_rows_of_the_document(tmp_path):
    printed = prints.by_libreoffice(["望川区2024年主要指标", "表1"], tmp_path, table=TABLE)
    assert rows_in(printed) == ROWS == rows_in(tmp_path / "report.docx")
    told = printed.rename(tmp_path / "表.pdf")
    assert facts(told) == facts((tmp_path / "report.docx").rename(tmp_path / "表.docx"))
    assert ("gdp", "target") in {(fact[1], fact[4]) for fact in facts(told)}


@pytest.mark.browser
def test_a_table_printed_by_a_browser_has_the_rows_of_the_page(chromium, tmp_path):
    printed = prints.by_a_browser(["望川区2024年主要指标", "表1"], chromium, tmp_path, table=TABLE)
    assert rows_in(printed) == ROWS
