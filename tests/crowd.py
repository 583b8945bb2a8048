"""Files that were made to take all of a server's time or memory, as a visitor would bring them."""

import io
import zipfile

from tests.printed import pdf_of

HEAD = "2026年1月1日北京市政府工作报告\n"


_SCHEMAS = "http://schemas.openxmlformats.org"
_OFFICE = f"{_SCHEMAS}/officeDocument/2006/relationships/officeDocument"
_MAIN = f"{_SCHEMAS}/wordprocessingml/2006/main"


def packed(name: str, content: bytes, **how: int) -> bytes:
    """An Office file of one part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}" Target="{name}"/></Relationships>',
        )
        archive.writestr(name, content)
    raw = bytearray(stream.getvalue())
    if "version" in how:  # of the archive that its directory asks for
        at = raw.rindex(b"PK\x01\x02")
        raw[at + 6 : at + 8] = how["version"].to_bytes(2, "little")
    return bytes(raw)


def _word(body: str) -> bytes:
    text = f'<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>'
    return packed("word/document.xml", text.encode())


def costly_files() -> dict[str, bytes]:
    """Each by its name: together a few megabytes."""
    one_page = "BT /F 9 Tf " + "(a) Tj " * 400_000 + "ET"
    lines = "".join(f"BT /F 9 Tf 40 {n % 800} Td (a) Tj ET " for n in range(2_000))
    return {
        "一.txt": f"{HEAD}{'一' * 8_000}".encode(),
        "亿.txt": f"{HEAD}{'万亿' * 20_000}".encode(),
        "一行.txt": f"{HEAD}{'增长5%，投资1亿元，' * 20_000}".encode(),
        "字.pdf": pdf_of(one_page),
        "页.pdf": pdf_of("", times=100_000),
        "页又页.pdf": pdf_of(lines, times=1_000),
        "ver90.docx": packed("word/document.xml", b"<x/>", version=90),
        "段.docx": _word("<w:p/>" * 10_000_000),
        "深.docx": _word("<w:tbl>" * 50_000 + "</w:tbl>" * 50_000),
        "空.docx": packed("word/document.xml", b"0" * (300 * 1024 * 1024)),
        "深.html": b"<div>" * 100_000 + "增长5%".encode(),
        "属.html": b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">5%",
        "属性.xlsx": packed("xl/workbook.xml", b"<x>" * 1_000_000),
        "力争.txt": f"{HEAD}{'力争' * 2_000}交通、旅游分别增长5%、6%。".encode(),
        "密.txt": f"{HEAD}{'增长5%。' * 90_000}".encode(),
        "坏.pdf": b"%PDF-1.7\n" + b"<<" * 200_000,
    }
