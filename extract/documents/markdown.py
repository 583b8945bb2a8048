"""The text of a Markdown file: what a reader sees of it, without its marks."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from extract.documents.html import text_of_markup

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n((?:[^\n]*\n){0,99}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?([^\n\"']+)", re.MULTILINE | re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,30}\]:?")
_NUMBER_AS_FORMULA = re.compile(r"\$([\d\s.,%\\-]{1,40})\$")
_TASK = re.compile(r"^([ \t]*[-*+][ \t]+)\[[ xX]\][ \t]+", re.MULTILINE)
# Deeper than any list: CommonMark's readers leave out what stands in it.
_PILED = re.compile(
    r"^(?:[ \t]{40,}+|(?:(?:[-*+]|\d{1,9}[.)])[ \t]++|>[ \t]?+){10,}+)++", re.MULTILINE
)
_LINE_END = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")

_ENDED = re.compile("[。！？；：!?;:][*_~”’」』）)]*$")
_LEAST_BROKEN, _MOST_ENDED, _ABOUT_FULL = 5, 0.2, 0.75
_LETTERS_MEET = re.compile("[A-Za-z]{2}")
_SHORTEST = 20  # characters; nobody breaks lines at less

_DEEPEST = 60  # lists, their items and quotations within each other


def text_of_markdown(text: str) -> str:
    """The text that the marks set, a line a paragraph, heading, item or table row.

    A line end within a paragraph is left out where the file is broken at a width; else it stays
    one, since many write a paragraph a line without empty lines between. The front matter is left
    out but for its title, and so are the signs of footnotes.

    >>> text_of_markdown("## 一、回顾\\n增长**5.2%**以上，\\n- 新增*3万*个")
    '一、回顾\\n增长5.2%以上，\\n新增3万个'
    """
    text = _LINE_END.sub("\n", text)
    title = ""
    if front := _FRONT_MATTER.match(text):
        said = _FRONT_TITLE.search(front[1])
        title = said[1].strip() if said else ""
        text = text[front.end() :]
    text = _NUMBER_AS_FORMULA.sub(lambda number: re.sub(r"[\s\\]", "", number[1]), text)
    reader = _reader()
    tokens = reader.parse(_TASK.sub(r"\1", _PILED.sub("", _FOOTNOTE.sub("", text))))
    _unwrap([token for token in tokens if token.type == "inline"])
    lines = text_of_markup(reader.renderer.render(tokens, reader.options, {})).split("\n")
    if title and title not in "".join(lines[:5]):
        lines.insert(0, title)
    return "\n".join(lines)


def _reader() -> MarkdownIt:
    """The reader of CommonMark with tables; what is indented by spaces is no program here."""
    reader = MarkdownIt("commonmark", {"breaks": True, "maxNesting": _DEEPEST})
    reader.enable(["table", "strikethrough"]).disable("code")
    reader.inline.ruler.at("emphasis", _emphasis)
    return reader


def _unwrap(paragraphs: Sequence[Token]) -> None:
    """Leave out the line ends within paragraphs that only a width made.

    They are of a width where hardly any stands behind a sentence, which in a file with a line a
    paragraph nearly all do. A line much shorter than the others ended by itself: a title's.
    """
    broken = [line for each in paragraphs for line in each.content.split("\n")[:-1]]
    ended = sum(_ENDED.search(line) is not None for line in broken)
    if len(broken) < _LEAST_BROKEN or ended > _MOST_ENDED * len(broken):
        return
    least = max(_SHORTEST, _ABOUT_FULL * median(map(len, broken)))
    for paragraph in paragraphs:
        lines = pairwise([*paragraph.content.split("\n"), "", ""])
        for token in paragraph.children or ():
            if token.type in ("softbreak", "hardbreak"):
                line, following = next(lines)
                if token.type == "softbreak" and len(line) >= least:
                    words = _LETTERS_MEET.search(f"{line[-1]}{following[:1]}")
                    token.type, token.tag, token.content = "text", "", " " if words else ""


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Stars and lines beside a word, where Chinese words need no space before and after.

    CommonMark takes the second ** of 增长**5.2%**以上 for two stars, since a sign stands before it
    and a letter behind.
    """
    sign = state.src[state.pos]
    if silent or sign not in "*_":
        return False
    length = state.scanDelims(state.pos, True).length
    before = state.src[state.pos - 1 : state.pos] if state.pos else ""
    after = state.src[state.pos + length : state.pos + length + 1]
    within_word = sign == "_" and _is_latin(before) and _is_latin(after)
    for _ in range(length):
        state.push("text", "", 0).content = sign
        opens = bool(after.strip()) and not within_word
        closes = bool(before.strip()) and not within_word
        state.delimiters.append(
            Delimiter(ord(sign), length, len(state.tokens) - 1, -1, opens, closes)
        )
    state.pos += length
    return True


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
