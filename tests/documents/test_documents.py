"""Files as documents: every kind reads alike, and what cannot be read says what to do."""

import hashlib
import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import assume, example, given
from hypothesis import strategies as st

from extract.documents import pdf
from extract.documents import read as room
from extract.documents.read import read_document
from extract.errors import DocumentError
from tests.printed import page_of, pdf_of

REPORT = "政府工作报告\r\n　　全市地区生产总值超过4万亿元、增长8.5%。\n\n二、目标\n"
# Control characters mark a file as binary, and a mark at the start is no part of the text.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r")).filter(
    lambda text: text.strip() and text[0] != "\ufeff" and "<" not in text
)


@pytest.fixture(scope="module", autouse=True)
def _without_tesseract():
    """Damage makes pages without text, and each would be read as a picture: see test_ocr.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "can_recognise", lambda: False)
        yield


def word(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs; those that are XML are taken as they are."""
    written = docx.Document()
    for paragraph in paragraphs:
        if paragraph.startswith("<"):
            name, rest = paragraph[1:].split(">", 1)
            element = parse_xml(f"<{name} {nsdecls('w')}>{rest}")
            written.element.body.insert(len(written.element.body) - 1, element)
        else:
            written.add_paragraph(paragraph)
    stream = io.BytesIO()
    written.save(stream)
    return stream.getvalue()


# Text as it is


@pytest.mark.parametrize("name", ["报告.txt", "report.md", "报告", "report.text"])
@pytest.mark.parametrize(
    "encoding",
    [
        *["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"],
        *["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"],
    ],
)
def test_a_text_file_is_read_as_it_is(write, name, encoding):
    content = REPORT.encode(encoding)
    document = read_document(write(name, content))
    assert document.text == REPORT
    assert document.name == name.split(".")[0]
    assert document.sha256 == hashlib.sha256(content).hexdigest()


@given(TEXTS)
@example("联通")  # Its GB18030 bytes are UTF-8 too, up to the last.
@example("a<b，5%>4%")
def test_text_comes_back_from_utf8(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("utf8") / "报告.txt"
    path.write_bytes(text.encode())
    assert read_document(path).text == text


@given(TEXTS)
def test_text_comes_back_from_gb18030(tmp_path_factory, text):
    content = text.encode("gb18030")
    assume(content.decode("utf-8", "ignore").encode() != content)
    path = tmp_path_factory.mktemp("gb18030") / "报告.txt"
    path.write_bytes(content)
    assert read_document(path).text == text


def test_a_download_cut_off_is_still_utf8(write):
    content = (REPORT + "增长").encode()[:-1]
    assert read_document(write("断.txt", content)).text == REPORT + "增\ufffd"


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "gb18030"])
def test_traditional_text_is_read_in_the_encoding_that_makes_sense(write, encoding):
    text = "政府工作報告\r\n全區地區生產總值達到3120.5億元，增長5.2%；城鎮新增就業5.3萬人。\n"
    assert read_document(write("報告.txt", text.encode(encoding))).text == text


def test_a_text_that_is_nonsense_in_every_encoding_is_refused(write):
    text = "地區経済成長率は五%、東京都政府仕事報告。" * 40
    with pytest.raises(DocumentError, match="save it as UTF-8"):
        read_document(write("報告.txt", text.encode("shift_jis")))


def test_an_encoding_from_elsewhere_is_guessed(write):
    text = "L'économie a progressé. " * 20
    assert read_document(write("rapport.txt", text.encode("cp1252"))).text == text


# One report in every form

LINES = ["政府工作报告", "一、2023年工作回顾", "　　城镇新增就业26万人，增长8.5%。"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("报告.txt", "\n".join(LINES).encode(), id="txt"),
        pytest.param("报告.docx", word(*LINES), id="docx"),
        pytest.param(
            "报告.html", "".join(f"<p>{one}" for one in LINES).encode("gb18030"), id="html"
        ),
        pytest.param("报告.pdf", pdf_of(page_of(*LINES)), id="pdf"),
        pytest.param("报告", pdf_of(page_of(*LINES)), id="pdf 无后缀"),
        pytest.param("报告.txt", word(*LINES), id="docx 名为 txt"),
        pytest.param(
            "报告.txt", "".join(f"<div>{one}</div>" * 2 for one in LINES).encode(), id="网页"
        ),
    ],
)
def test_one_report_reads_alike_in_every_form(write, name, content):
    lines = [line.strip() for line in read_document(write(name, content)).text.splitlines()]
    assert list(dict.fromkeys(lines)) == [line.strip() for line in LINES]


# Word


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        pytest.param("标题", ["标题"], id="段落"),
        pytest.param("前\n后\t尾", ["前", "后\t尾"], id="换行和制表符"),
        pytest.param(f"<w:p>{run('增')}{run('长5%')}</w:p>", ["增长5%"], id="一句分成几截"),
        pytest.param(f"<w:p><w:ins>{run('增长5%')}</w:ins></w:p>", ["增长5%"], id="修订中插入的"),
        pytest.param(
            f"<w:p><w:del><w:r><w:delText>4%</w:delText></w:r></w:del>{run('5%')}</w:p>",
            ["5%"],
            id="修订中删去的",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent><w:p>{run('增长5%')}</w:p></w:sdtContent></w:sdt>",
            ["增长5%"],
            id="内容控件",
        ),
        pytest.param(
            f"<w:p>{run('正文')}<w:r><w:pict><w:txbxContent><w:p>{run('图中5%')}</w:p>"
            "</w:txbxContent></w:pict></w:r></w:p>",
            ["正文", "图中5%"],
            id="文本框",
        ),
        pytest.param(
            "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>"
            f"{run('5%')}</w:p>",
            ["5%"],
            id="制表位不是制表符",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:p>{run('指标')}</w:p></w:tc><w:tc><w:p/></w:tc><w:tc>"
            f"<w:p>{run('5.2')}</w:p><w:p>{run('万亿元')}</w:p></w:tc></w:tr></w:tbl>",
            ["指标\t\t5.2 万亿元"],
            id="表格行",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>{run('2025年')}</w:p>"
            f"</w:tc><w:tc><w:p>{run('目标')}</w:p></w:tc></w:tr></w:tbl>",
            ["2025年\t\t目标"],
            id="跨列的格子",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p>{run('1')}</w:p></w:tc><w:tc><w:p>"
            f"{run('2')}</w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
            ["1\t2"],
            id="表格里的表格",
        ),
    ],
)
def test_word_paragraphs_and_rows_in_their_order(write, paragraph, wanted):
    path = write("报告.docx", word("首段", paragraph, "末段"))
    assert read_document(path).text.splitlines() == ["首段", *wanted, "末段"]


# What cannot be read


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("空.txt", b"", "is empty", id="空文件"),
        pytest.param("空白.txt", " \n\u3000\n".encode(), "no text", id="空白文件"),
        pytest.param("空.html", b"<p> </p>", "no text", id="空网页"),
        pytest.param("图.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "as .pdf", id="图片"),
        pytest.param("乱.txt", bytes(range(1, 256)) * 9, "is no text", id="二进制"),
        pytest.param(
            "旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "as .docx", id="doc"
        ),
        pytest.param("报告.docx", b"not a zip", "damaged", id="坏的 docx"),
        pytest.param("报告.docx", word("增长5%")[:900], "damaged", id="断开的 docx"),
        pytest.param("空.docx", word(), "no text", id="空的 docx"),
        pytest.param("报告.pdf", b"%PDF-1.7\n", "damaged", id="坏的 pdf"),
        pytest.param("扫描.pdf", pdf_of("", ""), "OCR", id="扫描的 pdf"),
    ],
)
def test_a_file_without_text_says_what_to_do(write, name, content, said):
    path = write(name, content)
    with pytest.raises(DocumentError, match=said) as caught:
        read_document(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_no_file_and_a_folder_say_so(tmp_path):
    with pytest.raises(DocumentError, match="no such file"):
        read_document(tmp_path / "无.txt")
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path)
    with pytest.raises(DocumentError, match=r"cannot be opened|no such file"):
        read_document(tmp_path / ("长" * 300))


def test_a_file_too_large_is_not_opened(write, monkeypatch):
    monkeypatch.setattr(room, "MAXIMUM_BYTES", 10)
    with pytest.raises(DocumentError, match="larger than 50 MB"):
        read_document(write("大.txt", b"12345678901"))


@given(suffix=st.sampled_from([".txt", ".html", ".docx", ".pdf", ""]), content=st.binary())
@example(suffix=".html", content=b"<p>&#xD800;&#0;5%")
def test_whatever_the_bytes_there_is_a_document_or_a_reason(tmp_path_factory, suffix, content):
    path = tmp_path_factory.mktemp("bytes") / f"报告{suffix}"
    path.write_bytes(content)
    try:
        text = read_document(path).text
    except DocumentError:
        return
    assert "\0" not in text.encode().decode()


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(tmp_path_factory, suffix, data):
    whole = WHOLE[suffix]
    place = data.draw(st.integers(0, len(whole) - 1))
    damage = data.draw(st.binary(max_size=30))
    path = tmp_path_factory.mktemp("damaged") / f"报告{suffix}"
    path.write_bytes(whole[:place] + damage + whole[place + len(damage) :])
    try:
        read_document(path).text.encode()
    except DocumentError:
        return


WHOLE = {".docx": word(*LINES), ".pdf": pdf_of(page_of(*LINES))}


# Real documents


def test_a_page_saved_as_text_reads_as_the_report(documents):
    document = read_document(documents / "002_cda64557a98683a9.txt")
    lines = document.text.splitlines()
    assert lines[0] == "　　原标题：重磅！北京市政府工作报告全文发布 来源：北京日报"
    assert "推出中关村新一轮先行先试重大改革举措，全面推进人才支撑行动。" in document.text
    assert lines[-3:-1] == ["　　编辑 辛婧", "　　来源：北京日报"]
    assert not {"8%+", "<", "{", "&", "sina", "headimg", "APP"} & set(document.text.split())
    assert "瓜分6666元" not in document.text


def test_every_real_text_file_without_markup_is_read_as_it_is(documents):
    paths = sorted(documents.glob("*.txt"))
    texts = {path.name: read_document(path).text for path in paths}
    changed = [path.name for path in paths if texts[path.name].encode() != path.read_bytes()]
    assert changed == ["002_cda64557a98683a9.txt"]
