"""The text of a web page: its paragraphs and table rows, without the page's furniture."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.documents.boilerplate import (
    LARGEST_FURNITURE,
    PageLine,
    article,
    is_furniture_name,
)
from extract.documents.page_bounds import within_bounds
from extract.documents.page_reading import PageReading
from extract.documents.table_rows import times

_NEVER_READ = frozenset(
    """
    head script style noscript iframe template object svg canvas select textarea button nav footer
    rt rp
    """.split()  # noqa: SIM905 - a list of strings is harder to read.
)

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\r?\n(?:[^\n]*\n){0,99}?---[ \t]*\r?\n")
_BLOCK_TAG = re.compile(r"<(?:p|div|br|td|tr|li|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_WHOLE_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def is_whole_page(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return _WHOLE_PAGE.match(text) is not None


def has_markup(text: str) -> bool:
    """Whether a text file is a web page saved as text: block tags, and not just a few.

    >>> has_markup("<p>增长5%</p>" * 5)
    True
    >>> has_markup("用<p>表示段落，a<b 表示小于。" * 3)
    False
    """
    if is_whole_page(text):
        return True
    tags = sum(1 for _ in _BLOCK_TAG.finditer(text))
    return tags >= 5 and tags * 2000 >= len(text)


def text_of_markup(markup: str, *, typed: bool = False) -> str:
    """The page's text, a line a paragraph, heading or table row.

    Left out are scripts, navigation, boxes named as advertisement and the like, lists of links
    around the article, and what stands loose after its end. Where that would be much of the page
    nothing is left out: a reader can pass over furniture, but not read a missing paragraph.

    ``typed`` is for text files with markup in them: there a line end outside of every element is
    one, as the writer typed it.

    >>> text_of_markup("<p>推出<a href='#'>中关村</a>新一轮<br>改革</p><script>9</script>")
    '推出中关村新一轮\\n改革'
    """
    body = LexborHTMLParser(within_bounds(_FRONT_MATTER.sub("", markup))).body
    if body is None:
        return ""
    return "\n".join(line.text for line in article(_lines(body, typed)))


def _lines(body: LexborNode, typed: bool) -> list[PageLine]:
    sizes = _sizes(body)
    largest = LARGEST_FURNITURE * sizes[body.mem_id]
    reading = PageReading(typed)
    # A stack of our own: pages nest deeper than Python's allows.
    to_do = [(body, False)]
    while to_do:
        node, is_read = to_do.pop()
        tag = node.tag or ""
        if is_read:
            reading.leave(tag, _over(node, "colspan"), _over(node, "rowspan"))
        elif tag == "-text":
            reading.say(node.text_content or "")
        elif tag not in _NEVER_READ and not (sizes[node.mem_id] <= largest and _is_furniture(node)):
            reading.enter(tag)
            to_do.append((node, True))
            to_do.extend((child, False) for child in reversed(_children(node)))
    reading.end_line()
    return reading.lines


def _sizes(body: LexborNode) -> dict[int, int]:
    """How many characters every element holds, by its number in memory; white space left out."""
    sizes: dict[int, int] = {}
    to_do = [(body, False)]
    while to_do:
        node, is_read = to_do.pop()
        if node.tag == "-text":
            sizes[node.mem_id] = len("".join((node.text_content or "").split()))
        elif is_read:
            sizes[node.mem_id] = sum(sizes[child.mem_id] for child in _children(node))
        elif node.tag in _NEVER_READ:
            sizes[node.mem_id] = 0
        else:
            to_do.append((node, True))
            to_do.extend((child, False) for child in _children(node))
    return sizes


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=True))


def _over(node: LexborNode, spans: str) -> int:
    """How many columns or rows a cell is over."""
    return times(node.attributes.get(spans)) if node.tag in ("td", "th") else 1


def _is_furniture(node: LexborNode) -> bool:
    """Whether an element says that it is no part of the article, or is hidden."""
    known = node.attributes
    if node.tag == "aside" or "hidden" in known or _HIDDEN.search(known.get("style") or ""):
        return True
    names = f"{known.get('class') or ''} {known.get('id') or ''}".split()
    return any(is_furniture_name(name) for name in names)
