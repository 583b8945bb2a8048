"""Bytes -> text, for the encodings that Chinese reports come in."""

import codecs

from extract.errors import DocumentError

_NO_TEXT = "this is no text; save it as .txt, .md, .html, .docx or .pdf"
_MARK = "\ufeff"


def decoded(content: bytes) -> str:
    r"""The text that ``content`` encodes, every line end kept, a byte order mark dropped.

    Asked in this order, since text in one seldom passes for text in an earlier one: UTF-16 (only
    with its mark), UTF-8, GB18030, then whatever charset-normalizer takes it for.

    >>> decoded("增长5%\r\n".encode("gb18030"))
    '增长5%\r\n'
    >>> decoded(b"\x00\x01\x02")
    Traceback (most recent call last):
    extract.errors.DocumentError: this is no text; save it as .txt, .md, .html, .docx or .pdf

    Raises:
        DocumentError: the bytes are no text in any encoding.
    """
    text = _utf16(content) or _utf8(content) or _gb18030(content) or _guessed(content)
    if text is None or not _is_text(text):
        raise DocumentError(_NO_TEXT)
    return text.removeprefix(_MARK)


def _utf16(content: bytes) -> str | None:
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    return _strictly(content, "utf-16")


def _utf8(content: bytes) -> str | None:
    """UTF-8, and UTF-8 with a few broken bytes: a download cut off, two files pasted together.

    Such a file often passes for GB18030 too, as nonsense. GB18030 text never passes for this:
    nearly all of its Chinese characters are broken UTF-8.
    """
    text = content.decode("utf-8", "replace")
    beyond_ascii = sum(character > "\x7f" for character in text)
    broken = text.count("\ufffd") - content.count("\ufffd".encode())
    return text if broken * 20 <= beyond_ascii else None


def _gb18030(content: bytes) -> str | None:
    return _strictly(content, "gb18030")


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # few texts come so far

    best = from_bytes(content).best()
    return None if best is None else _strictly(content, best.encoding)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_text(text: str) -> bool:
    controls = sum(character < " " and character not in "\t\n\v\f\r" for character in text)
    return "\0" not in text and controls * 200 <= len(text)
