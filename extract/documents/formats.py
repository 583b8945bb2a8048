"""The kinds of files that documents come in: which are read, and what to save the others as."""

READ = (
    "txt",
    "md",
    "html",
    "htm",
    "docx",
    "odt",
    "rtf",
    "pdf",
    "xlsx",
    "ods",
    "csv",
)
"""Suffixes of the files that are read, without their dot."""

MARKDOWN = frozenset({".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
ARCHIVES = frozenset({".docx", ".odt", ".xlsx", ".ods"})
OLD_OFFICE = frozenset({".doc", ".wps", ".xls", ".et", ".ppt", ".dps"})

NAMED = ".txt, .md, .html, .docx, .odt, .rtf, .xlsx or .pdf"
"""What is said where another kind was given."""

SAVED_AS = {
    **dict.fromkeys(("doc", "wps", "dot", "wpt", "docm", "pages"), "docx"),
    **dict.fromkeys(("xls", "et", "xlsb", "numbers"), "xlsx"),
    **dict.fromkeys(("ppt", "pptx", "dps", "odp", "key"), "pdf"),
    **dict.fromkeys(("ofd", "ceb", "caj", "xps", "epub", "mobi", "mht", "mhtml"), "pdf"),
    **dict.fromkeys(("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "webp"), "pdf"),
}
"""Suffixes that are not read, and what their programs can save them as."""

# What files begin with, as far as it tells that they are no text.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and those with a password
ZIP = b"PK\x03\x04"
RTF = b"{\\rtf"
PDF = b"%PDF-"


def is_read(suffix: str) -> bool:
    """Whether the files of a folder that have a suffix are documents.

    A .csv there is rather a table that was made of them; one that is named is read.

    >>> is_read(".DOCX"), is_read(".doc"), is_read(".csv")
    (True, False, False)
    """
    return suffix.lower().removeprefix(".") in READ and suffix.lower() != ".csv"


def how_to_convert(suffix: str) -> str:
    """What to do with a file that is not read, as the end of a sentence.

    >>> how_to_convert(".wps")
    'open it in its own program and save it as .docx'
    >>> how_to_convert(".bin")
    'save it as .txt, .md, .html, .docx, .odt, .rtf, .xlsx or .pdf'
    """
    saved = SAVED_AS.get(suffix.lower().removeprefix("."))
    return f"open it in its own program and save it as .{saved}" if saved else f"save it as {NAMED}"


def is_other(content: bytes, suffix: str) -> bool:
    """Whether a file without a known beginning is of a kind that is not read."""
    if content[:400].lstrip().startswith(b"MIME-Version:") or b"\nMIME-Version:" in content[:400]:
        return True
    return suffix.removeprefix(".") in SAVED_AS and b"\0" in content[:4096]
