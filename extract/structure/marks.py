"""What a page sets into its text that is not text: footnote marks, Markdown, invisible signs."""

import re
from collections.abc import Iterator

from extract.reference.beginnings import matches

Span = tuple[int, int]
"""A place in a text; end exclusive."""

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
# A line that holds nothing else goes as a whole: 74.4⏎\u200b⏎万亿元.
_INVISIBLE = re.compile(rf"^[{_UNSEEN}]++\r?\n|[{_UNSEEN}]++|\r(?=\n)", re.MULTILINE)

_CIRCLED = "\u2460-\u2473\u24ea\u2776-\u2793\u3251-\u325f"
_NOTE = re.compile(
    # 规模以上工业[3]增加值; [2024]15号 and 〔86〕3号 are numbers of documents.
    r"[\[〔](?:注\s*)?\d{1,3}(?:[-—~,，、]\d{1,3})*[\]〕](?!\s*第?\d+\s*号)|[（(]注\s*\d{0,3}[）)]"
    rf"|[{_CIRCLED}]+|[⁽₍]?[⁰¹⁴-⁹]+[⁾₎]?|(?<![米mM里])[²³]+"
)

# Every repetition is possessive or short, so that no run of one sign is tried twice.
_MARKDOWN = re.compile(
    r"""
      ^[ ]{0,3}\#{1,6}[ \t]++ | (?<=\S)[ \t]++\#++[ \t]*+$   # ## 二、2024年重点任务
    | ^[ \t]*+[-*+][ \t]++(?=[^\s\d]|\d[^\n]*[一-龥])      # - 新增3万个, but not - 3 -
    | ^[ ]{0,3}(?:>[ \t]?)++
    | ^[ ]{0,3}\|(?=.*\|) | \|[ \t]*+$                     # the outer lines of a table
    | \*\*\*?(?=\S) | (?<=\S)\*\*\*?
    | !?\[(?=[^\]\n]{0,200}\]\([^)\s]{0,300}\)) | (?<=[^\s\[])\]\([^)\s]{0,300}\)
    """,
    re.MULTILINE | re.VERBOSE,
)
_RULE = re.compile(r"^[ \t]*+\|?(?:[ \t]*+:?-{3,}+:?[ \t]*+\|?)++[ \t]*+$", re.MULTILINE)
_SIGNS_OF_MARKDOWN = re.compile(
    r"^\#{1,6} +\S|\*\*\S|^[-*+] +\S|^> ?\S|^\|.*\|[ \t]*$|\]\(", re.MULTILINE
)
_ROW = re.compile(r"^([ \t]*\|)([^\n]+)(\|[ \t]*)$", re.MULTILINE)


def invisible(text: str) -> Iterator[Span]:
    """Soft hyphens, zero-width signs, and the first half of a line end of two."""
    return (match.span() for match in _INVISIBLE.finditer(text))


def marks(text: str) -> list[Span]:
    """Footnote marks, and Markdown's marks where the text has any.

    >>> text = "规模以上工业[3]增加值①"
    >>> [text[start:end] for start, end in marks(text)]
    ['[3]', '①']
    """
    found = [match.span() for match in matches(_NOTE, text)]
    if _SIGNS_OF_MARKDOWN.search(text):
        found += [match.span() for match in _RULE.finditer(text)]
        found += [match.span() for match in _MARKDOWN.finditer(text) if match.end() > match.start()]
    return _apart(sorted(found, key=lambda span: (span[0], -span[1])))


def _apart(spans: list[Span]) -> list[Span]:
    """The spans without those that lie within an earlier one."""
    kept: list[Span] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def with_cells_parted(text: str) -> str:
    """A Markdown table's inner lines as tabs, length unchanged.

    >>> with_cells_parted("|指标|增长|")
    '|指标\\t增长|'
    """
    return _ROW.sub(lambda row: row[1] + row[2].replace("|", "\t") + row[3], text)
