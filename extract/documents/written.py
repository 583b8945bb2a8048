"""The text of a file that was written, not printed: the reader of its kind, found by its content.

The content tells more than the suffix: pages are saved as .txt, old Word files are called .docx.
What reads a kind of file is loaded with the first file of its kind.
"""

from extract.documents import formats
from extract.documents.encoding import decoded
from extract.documents.html import has_markup, is_whole_page, text_of_markup
from extract.documents.markdown_marks import is_markdown
from extract.documents.table_rows import text_of_csv
from extract.errors import DocumentError


def written_text(content: bytes, suffix: str) -> str:
    """The text of any file but a PDF.

    Args:
        suffix: with its dot, in small letters; it counts where the content does not tell.

    Raises:
        DocumentError: the file is damaged, or of a kind that is not read.
    """
    if content.startswith(formats.COMPOUND):
        how = formats.how_to_convert(suffix if suffix in formats.OLD_OFFICE else ".doc")
        raise DocumentError(
            f"this is an old Office file or one with a password; {how}, without one"
        )
    if content.startswith(formats.ZIP) or suffix in formats.ARCHIVES:
        return storable(_of_archive(content))
    if content.startswith(formats.RTF) or suffix == ".rtf":
        from extract.documents.rtf import text_of_rich_text

        return storable(text_of_rich_text(content))
    if formats.is_other(content, suffix):
        raise DocumentError(f"this kind of file is not read; {formats.how_to_convert(suffix)}")
    return _of_text(decoded(content), suffix)


def _of_archive(content: bytes) -> str:
    from extract.documents.archive import kind_of, opened

    archive = opened(content)
    kind = kind_of(archive)
    if kind == "docx":
        from extract.documents.docx import text_of_word

        return text_of_word(archive)
    if kind in ("odt", "ods"):
        from extract.documents.odt import text_of_open_document

        return text_of_open_document(archive)
    if kind == "xlsx":
        from extract.documents.workbook import text_of_workbook

        return text_of_workbook(content, archive)
    if kind == "zip":
        raise DocumentError("this is an archive; unpack it and give the documents in it")
    raise DocumentError(f"this kind of file is not read; {formats.how_to_convert(kind)}")


def _of_text(text: str, suffix: str) -> str:
    page = suffix in formats.PAGES or is_whole_page(text)
    if not page and is_markdown(text, called_so=suffix in formats.MARKDOWN):
        from extract.documents.markdown import text_of_markdown

        return storable(text_of_markdown(text))
    if suffix in formats.PAGES or has_markup(text):
        return storable(text_of_markup(text, typed=suffix not in formats.PAGES))
    if suffix == ".csv":
        return storable(text_of_csv(text))
    return text


def storable(text: str) -> str:
    """``text`` without what no UTF-8 file can hold: lone surrogates, and without NUL."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
