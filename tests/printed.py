"""PDF files written by hand: Chinese text at given places, in a font that no one has to have."""

import zlib
from collections.abc import Sequence

from extract.documents.picture import Picture

EM = 12
"""Points. Every character, 1 and % too, is as wide as it is high."""

LEFT = 90
FULL = 34
"""Characters in a full line from LEFT."""

_FONT = [
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
    b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
]
_TO_UNICODE = (
    b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange"
    b" 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
)


def line(text: str, x: float = LEFT, y: float = 700, size: float = EM) -> str:
    """What prints ``text`` at ``x`` and ``y`` points from the page's lower left corner."""
    return f"BT /F {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"


def rule(left: float, bottom: float, right: float, top: float) -> str:
    """What draws a straight line from corner to corner."""
    return f"{left} {bottom} m {right} {top} l S\n"


def page_of(*texts: str) -> str:
    """A page with these lines from the top; wide spaces before a text indent it."""
    rows = []
    for number, text in enumerate(texts):
        indent = len(text) - len(text.lstrip("\u3000"))
        rows.append(line(text[indent:], LEFT + EM * indent, 780 - 20 * number))
    return "".join(rows)


def pdf_of(*pages: str, trailer: bytes = b"", times: int = 1) -> bytes:
    """A whole PDF file with these pages, each named so many times in turn."""
    numbers = [6 + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers for _ in range(times))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages) * times} /Kids [{kids}] >>".encode(),
        *_FONT,
        _stream(_TO_UNICODE),
    ]
    for number, content in zip(numbers, pages, strict=True):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            b" /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>" % (number + 1),
            _stream(content.encode()),
        ]
    return _file(objects, trailer)


def scan_of(*pictures: Picture) -> bytes:
    """A PDF file of A4 pages that are pictures, as a scanner makes it."""
    kids = " ".join(f"{3 + 3 * at} 0 R" for at in range(len(pictures)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pictures)} /Kids [{kids}] >>".encode(),
    ]
    for at, picture in enumerate(pictures):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            b" /Resources << /XObject << /P %d 0 R >> >> /Contents %d 0 R >>"
            % (4 + 3 * at, 5 + 3 * at),
            _stream(
                picture.grey,
                b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8"
                b" /Width %d /Height %d" % (picture.width, picture.height),
            ),
            _stream(b"595 0 0 842 0 0 cm /P Do"),
        ]
    return _file(objects, b"")


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    head = b"<< %b /Filter /FlateDecode /Length %d >>" % (entries, len(packed))
    return b"%b stream\n%b\nendstream" % (head, packed)


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + b"".join(places) + tail % (len(objects) + 1, trailer, len(out))
