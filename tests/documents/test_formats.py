"""The same report in every kind of file says the same; hostile files are refused, and soon."""

import io
import time
from collections.abc import Sequence
from contextlib import suppress

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents.formats import READ, SAVED_AS
from extract.documents.read import read_document
from extract.errors import DocumentError
from extract.reference.sources import SAMPLES
from tests.facts import facts
from tests.packing import packed
from tests.printed import page_of, pdf_of

SAMPLE = (SAMPLES / "wangchuan_2024.txt").read_text(encoding="utf-8")
REPORT = [line.strip() for line in SAMPLE.splitlines() if line.strip()]
AT = REPORT.index("二、2024年重点任务")
# A table as it stands in a report: a head of two rows, cells over columns and over rows.
TABLE = [
    ["指标", "单位", "2023年", "", "2024年目标"],
    ["", "", "计划", "实际", ""],
    ["地区生产总值", "亿元", "1280", "1286.4", "1350左右"],
    ["城镇新增就业", "人", "30000", "31000", "≥30000"],
    ["细颗粒物年均浓度", "微克/立方米", "32", "31", "30以下"],
]
SPANS = {(0, 0): (1, 2), (0, 1): (1, 2), (0, 2): (2, 1), (0, 4): (1, 2)}
COVERED = {(1, 0), (1, 1), (0, 3), (1, 4)}
BEFORE, BEHIND = REPORT[:AT], REPORT[AT:]


def as_text() -> bytes:
    rows = ["\t".join(row) for row in TABLE]
    return "\n".join([*BEFORE, *rows, *BEHIND]).encode()


def as_page() -> bytes:
    def row(at: int) -> str:
        cells = []
        for column, words in enumerate(TABLE[at]):
            if (at, column) not in COVERED:
                columns, rows = SPANS.get((at, column), (1, 1))
                cells.append(f"<td colspan={columns} rowspan={rows}>{words}</td>")
        return f"<tr>{''.join(cells)}</tr>"

    def paragraphs(lines: Sequence[str]) -> str:
        return "".join(f"<p>{line}</p>" for line in lines)

    table = "".join(map(row, range(len(TABLE))))
    body = f"{paragraphs(BEFORE)}<table>{table}</table>{paragraphs(BEHIND)}"
    return f"<!doctype html><body>{body}</body>".encode()


def as_markdown() -> bytes:
    rows = [f"|{'|'.join(row)}|" for row in TABLE]
    rows.insert(1, "|" + "---|" * len(TABLE[0]))
    return "\n\n".join([*BEFORE, "\n".join(rows), *BEHIND]).encode()


def as_word() -> bytes:
    written = docx.Document()
    for line in BEFORE:
        written.add_paragraph(line)
    table = written.add_table(len(TABLE), len(TABLE[0]))
    for (row, column), (columns, rows) in SPANS.items():
        table.cell(row, column).merge(table.cell(row + rows - 1, column + columns - 1))
    for row, cells in enumerate(TABLE):
        for column, words in enumerate(cells):
            if (row, column) not in COVERED:
                table.cell(row, column).text = words
    for line in BEHIND:
        written.add_paragraph(line)
    stream = io.BytesIO()
    written.save(stream)
    return stream.getvalue()


def as_open_document() -> bytes:
    def cell(row: int, column: int) -> str:
        if (row, column) in COVERED:
            return "<table:covered-table-cell/>"
        columns, rows = SPANS.get((row, column), (1, 1))
        over = f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
        words = TABLE[row][column]
        return f"<table:table-cell {over}><text:p>{words}</text:p></table:table-cell>"

    def row(at: int) -> str:
        cells = "".join(cell(at, column) for column in range(len(TABLE[at])))
        return f"<table:table-row>{cells}</table:table-row>"

    def paragraphs(lines: Sequence[str]) -> str:
        return "".join(f"<text:p>{line}</text:p>" for line in lines)

    table = "".join(map(row, range(len(TABLE))))
    return open_document(
        f"{paragraphs(BEFORE)}<table:table>{table}</table:table>{paragraphs(BEHIND)}"
    )


def open_document(text: str) -> bytes:
    names = "".join(
        f' xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
        for each in ("office", "text", "table")
    )
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content{names}>{body}</office:document-content>",
        }
    )


def as_rich_text() -> bytes:
    def said(words: str) -> str:
        return "".join(f"\\u{ord(sign)}?" if sign > "~" else sign for sign in words)

    def row(at: int) -> str:
        cells, edges = [], []
        for column, words in enumerate(TABLE[at]):
            columns, _ = SPANS.get((at, column), (1, 1))
            if (at, column) not in COVERED or at:
                cells.append(f"{said(words)}\\cell ")
                edges.append(f"\\cellx{1000 * (column + columns)}")
        return f"\\trowd{''.join(edges)}\\pard\\intbl {''.join(cells)}\\row\n"

    def paragraphs(lines: Sequence[str]) -> str:
        return "".join(f"\\pard {said(line)}\\par\n" for line in lines)

    table = "".join(map(row, range(len(TABLE))))
    source = f"{{\\rtf1\\ansi\\ansicpg936 {paragraphs(BEFORE)}{table}{paragraphs(BEHIND)}}}"
    return source.encode("ascii")


FORMS = {
    "txt": as_text,
    "html": as_page,
    "md": as_markdown,
    "docx": as_word,
    "odt": as_open_document,
    "rtf": as_rich_text,
}


@pytest.mark.parametrize("form", FORMS)
def test_a_report_with_a_table_says_the_same_in_every_form(write, form):
    plain = facts(write("报告.txt", as_text()))
    assert len(plain) == 61 + 9
    assert facts(write(f"文件.{form}", FORMS[form]())) == plain


@pytest.mark.parametrize("form", FORMS)
def test_the_content_tells_what_the_suffix_does_not(write, form):
    if form not in ("txt", "md"):
        assert facts(write("文件", FORMS[form]())) == facts(write("报告.txt", as_text()))


def workbook(rows: Sequence[Sequence[object]], **formats: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "目标"
    sheet.append(["2024年望川区国民经济和社会发展主要指标"])
    for row in rows:
        sheet.append(row)
    for place, form in formats.items():
        sheet[place].number_format = form
    hidden = book.create_sheet("草稿")
    hidden.append(["地区生产总值", "亿元", 9])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_of_targets_gives_a_row_a_cell(write):
    book = workbook(
        [
            ["指标", "单位", "2023年实际", "2024年目标"],
            ["地区生产总值", "亿元", 1286.4, "1350左右"],
            ["城镇新增就业", "人", 31000, 30000],
            ["地区生产总值增速", "%", 0.056, 0.05],
            [],
            ["保障性住房", "套", 0.1 + 0.2, None],
        ],
        C5="0.0%",
        D5="0%",
        C4="#,##0",
    )
    path = write("目标.xlsx", book)
    found = facts(path, region="望川区", year=2024)
    assert [(*f[:1], *f[2:6], float(f[6]), f[7]) for f in found][:6] == [
        ("gdp", "望川区", "2023", "actual", "=", 1286.4, "亿元"),
        ("gdp", "望川区", "2024", "target", "~", 1350, "亿元"),
        ("urban_jobs_new", "望川区", "2023", "actual", "=", 3.1, "万人"),
        ("urban_jobs_new", "望川区", "2024", "target", "=", 3, "万人"),
        ("gdp_growth", "望川区", "2023", "actual", "=", 5.6, "%"),
        ("gdp_growth", "望川区", "2024", "target", "=", 5, "%"),
    ]
    text = read_document(path).text
    assert text.splitlines()[-1] == "保障性住房\t套\t0.3"
    assert "草稿" not in text


@pytest.mark.parametrize("titled", [True, False], ids=["title in the sheet", "name of the sheet"])
def test_a_workbook_says_whose_it_is_by_its_title_or_its_name(titled, write):
    title = "2024年望川区国民经济和社会发展主要指标"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "目标" if titled else title
    for row in ([[title]] if titled else []) + [
        ["指标", "2024年目标"],
        ["地区生产总值", "1350亿元"],
    ]:
        sheet.append(row)
    book.save(stream := io.BytesIO())
    path = write("目标.xlsx", stream.getvalue())
    assert read_document(path).text.splitlines()[0] == title
    assert [(found[2], found[3]) for found in facts(path)] == [("望川区", "2024")]


def test_a_table_with_commas_is_a_table(write):
    rows = "\n".join(",".join(f'"{cell}"' for cell in row) for row in TABLE)
    text = read_document(write("目标.csv", rows.encode("gb18030"))).text
    assert text.splitlines()[2] == "地区生产总值\t亿元\t1280\t1286.4\t1350左右"


# What is not read, and what would take for ever


RELATIONS = (
    '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_of(body: str) -> bytes:
    document = f'<w:document xmlns:w="{WORD}">{body}</w:document>'
    return packed({"_rels/.rels": RELATIONS, "word/document.xml": document})


def of_another_version() -> bytes:
    content = bytearray(word_of("<w:body/>"))
    content[content.rfind(b"PK\x01\x02") + 6] = 90
    return bytes(content)


def nested(before: str, behind: str, times: int) -> str:
    return before * times + "5%" + behind * times


DEEP = nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 600)

REFUSED = {
    "旧.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "save it as .docx"),
    "表.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "save it as .xlsx"),
    "文.wps": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "save it as .docx"),
    "文.ofd": (packed({"OFD.xml": "<OFD/>"}), "save it as .pdf"),
    "演示.pptx": (packed({"ppt/presentation.xml": "<p/>"}), "save it as .pdf"),
    "图.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "save it as .pdf"),
    "页.mhtml": (b"From: <x>\r\nMIME-Version: 1.0\r\n\r\n=E5=A2=9E", "save it as .pdf"),
    "包.zip": (packed({"报告.txt": "5%"}), "unpack it"),
    "版本.docx": (of_another_version(), "damaged"),
    "没有正文.docx": (word_of(""), "has no text"),
    "没有部件.docx": (packed({"word/x.xml": "<x/>"}), "damaged"),
    "坏的.odt": (packed({"mimetype": "opendocument.text", "content.xml": "<a>"}), "damaged"),
    "坏的.xlsx": (packed({"xl/workbook.xml": "<workbook/>"}), "damaged"),
    "坏的.rtf": (b"{\\rtf1 ", "no text"),
    "深.docx": (word_of(f"<w:body>{DEEP}</w:body>"), "nested|damaged"),
    "深.odt": (open_document(nested("<text:list>", "</text:list>", 3000)), "nested|damaged"),
    "空段.docx": (word_of(f"<w:body>{'<w:p/>' * 4_500_000}</w:body>"), "millions of elements"),
    "实体.docx": (
        packed(
            {
                "_rels/.rels": RELATIONS,
                "word/document.xml": '<!DOCTYPE d [<!ENTITY a "5%">]><d>&a;</d>',
            }
        ),
        "damaged",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_read_says_what_to_do(write, name):
    content, said = REFUSED[name]
    path = write(name, content)
    begun = time.process_time()
    with pytest.raises(DocumentError, match=said) as caught:
        read_document(path)
    assert time.process_time() - begun < 5
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("form", ["docx", "odt", "xlsx"])
def test_a_file_that_says_it_is_enormous_is_not_unpacked(write, form):
    """A part of 600 MB by the archive's directory."""
    whole = bytearray(packed({"word/document.xml": "<d/>"}))
    at = whole.rindex(b"PK\x01\x02") + 24
    whole[at : at + 4] = (600 * 1024 * 1024).to_bytes(4, "little")
    with pytest.raises(DocumentError, match="unpacks to over 500 MB"):
        read_document(write(f"大.{form}", bytes(whole)))


HOSTILE: dict[str, str | bytes] = {
    "层层相套.html": "<!doctype html>" + "<div>" * 100_000 + "增长5%",
    "属性成堆.html": "<!doctype html><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">增长5%",
    "同名属性.html": "<!doctype html><p " + "a=1 " * 100_000 + ">增长5%",
    "宽表.html": "<!doctype html>" + "<table><tr><td colspan=9999 rowspan=9999>5%" * 2_000,
    "引用.md": "# 标题\n" + ">" * 50_000 + "增长5%",
    "列表.md": "# 标题\n" + "- " * 50_000 + "增长5%",
    "空格成堆.odt": open_document('<text:p><text:s text:c="999999999"/>增长5%</text:p>'),
    "方括号.md": "# 标题\n" + "[" * 20_000 + "增长5%",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_all_the_same(write, name):
    content = HOSTILE[name]
    path = write(name, content.encode() if isinstance(content, str) else content)
    begun = time.process_time()
    assert "5%" in read_document(path).text
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("form", ["odt", "rtf", "md", "xlsx"])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(tmp_path_factory, form, data):
    whole = WHOLE[form]
    place = data.draw(st.integers(0, len(whole) - 1))
    damage = data.draw(st.binary(max_size=30))
    path = tmp_path_factory.mktemp("damaged") / f"报告.{form}"
    path.write_bytes(whole[:place] + damage + whole[place + len(damage) :])
    with suppress(DocumentError):
        read_document(path).text.encode()


WHOLE = {
    "odt": as_open_document(),
    "rtf": as_rich_text(),
    "md": as_markdown(),
    "xlsx": workbook(TABLE),
}


def test_every_kind_is_read_or_says_what_to_save_it_as():
    assert not set(READ) & SAVED_AS.keys()
    assert set(SAVED_AS.values()) <= set(READ)


def test_a_printed_report_says_the_same(write):
    lines = [line for line in REPORT[:12] if len(line) < 60]
    plain = "\n".join(lines).encode()
    pdf = pdf_of(page_of(*lines))
    told = ("望川区", 2024)
    assert facts(write("报告.pdf", pdf), *told) == facts(write("报告.txt", plain), *told)
