"""Bytes -> text, for the encodings that Chinese reports come in."""

import codecs
import re

from extract.documents.formats import NAMED
from extract.errors import DocumentError
from extract.reference.characters import common_share

# UTF-32's mark of little bytes begins as UTF-16's.
_MARKED = (
    ((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE), "utf-32"),
    ((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE), "utf-16"),
)
_PLAIN = re.compile(r"[\t\n\r -~\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_MOSTLY = 0.9
_UNMARKED = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

_NO_TEXT = f"this is no text; save it as {NAMED}"
_UNKNOWN = "its encoding is not known; open it in a text editor and save it as UTF-8"
_MARK = "\ufeff"

_LEAST_CHINESE = 6  # characters, before their frequency says anything
_ENOUGH_CHINESE = 200  # characters, before it says that they are nonsense
_LEAST_COMMON = 0.5  # of a text's Chinese characters; of a real one nearly all are


def decoded(content: bytes) -> str:
    r"""The text that ``content`` encodes, every line end kept, a byte order mark dropped.

    Asked in this order, since text in one seldom passes for text in an earlier one: UTF-32 and
    UTF-16 (with their mark, or by their zero bytes), UTF-8, GB18030 or Big5, by which of the two
    makes common characters, then whatever charset-normalizer takes it for.

    >>> decoded("增长5%\r\n".encode("gb18030"))
    '增长5%\r\n'
    >>> decoded("全年地區生產總值增長5%".encode("big5"))
    '全年地區生產總值增長5%'
    >>> decoded(b"\x00\x01\x02")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    extract.errors.DocumentError: this is no text; save it as .txt, .md, ...

    Raises:
        DocumentError: the bytes are no text in any encoding, or nonsense in each.
    """
    text = _utf32_or_16(content) or _utf8(content) or _of_chinese(content) or _guessed(content)
    if text is None or not _is_text(text):
        raise DocumentError(_NO_TEXT)
    if common_share(text, _ENOUGH_CHINESE) < _LEAST_COMMON:
        raise DocumentError(_UNKNOWN)
    return text.removeprefix(_MARK)


def _utf32_or_16(content: bytes) -> str | None:
    for marks, encoding in _MARKED:
        if content.startswith(marks):
            return _strictly(content, encoding)
    if b"\0" not in content:
        return None
    read = (_strictly(content, encoding) for encoding in _UNMARKED)
    return next((text for text in read if text and _is_text(text) and _is_readable(text)), None)


def _is_readable(text: str) -> bool:
    """Whether bytes in the wrong order would not do as well: Latin letters, common Chinese."""
    plain = len(_PLAIN.findall(text))
    return plain >= _MOSTLY * len(text) and common_share(text, 1) >= _LEAST_COMMON


def _utf8(content: bytes) -> str | None:
    """UTF-8, and UTF-8 with a few broken bytes: a download cut off, two files pasted together.

    Such a file often passes for GB18030 too, as nonsense. GB18030 text never passes for this:
    nearly all of its Chinese characters are broken UTF-8.
    """
    text = content.decode("utf-8", "replace")
    beyond_ascii = sum(character > "\x7f" for character in text)
    broken = text.count("\ufffd") - content.count("\ufffd".encode())
    return text if broken * 20 <= beyond_ascii else None


def _of_chinese(content: bytes) -> str | None:
    """GB18030, or Big5 where that makes common characters of what is nonsense in GB18030."""
    text = _strictly(content, "gb18030")
    if text is not None and common_share(text, _LEAST_CHINESE) >= _LEAST_COMMON:
        return text
    for encoding in ("cp950", "big5hkscs"):
        other = _strictly(content, encoding)
        if other and common_share(other, _LEAST_CHINESE) >= _LEAST_COMMON:
            return other
    return text


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
