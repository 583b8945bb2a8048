"""Which line ends of a text are its author's, and which only its page's or file's."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_ENDED = re.compile(r"[。！？!?；;：:…][”’」』）)*]*$")
_CLOSING = re.compile(r"[，。、；：！？,;”’」』）)》】%]")
_GOES_ON = re.compile(r"[，、（(《“‘和及与暨]$")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[部章节篇]|[（(]\d{1,2}[）)]"
    r"|\d{1,2}(?:[、．]|\.(?!\d))|[●■◆▲★·•—–#*+>-]"
)
_WORD = re.compile(r"(?:[!-~]+|.)[，。、；：！？,.;:!?”’」』）】》%]*")
_OPENED = re.compile(r"[（(《][^）)》\n]*$")
_STOPPED = re.compile(r"[。！？；][”’」』）)*]*$")
_SENTENCE_IN = re.compile("[。；]")
_FIGURE_IN = re.compile("\\d[^，\\n]{0,20}，")
_PAUSE_IN = re.compile("[，。；]")
_COUNTED = re.compile(r"\d[一-龥%]")  # 达到74.4⏎万亿元
_LETTERS = re.compile(r"[A-Za-z]$")
_SMALL = re.compile(r"[\d.]{1,4}")

_NARROWEST, _WIDEST = 15, 120
_LEAST_FULL = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not empty: its place without the white space around it, and its looks."""

    start: int
    end: int
    text: str
    indent: int

    @property
    def ended(self) -> bool:
        return _ENDED.search(self.text[-4:]) is not None


def breaks_inside(text: str) -> Iterator[Span]:
    """The line ends, with the white space around them, that stand inside a sentence.

    Two kinds: those of a text broken at a fixed width, where a line ends because the next word has
    no room in it; and those that a page leaves beside a raised or lowered sign, in a bracket, or
    before a pause. A line that begins with a number, a dash or an indent is always its own, and
    so are the rows of a table and what an empty line parts.

    >>> text = "城镇新增就业，\\n3万人。\\n二、工作安排"
    >>> [text[start:end] for start, end in breaks_inside(text)]
    ['\\n']
    """
    lines = [_line(match) for match in _LINE.finditer(text) if not match[0].isspace()]
    width = _width(lines)
    indented = sum(line.indent > 1 for line in lines) > len(lines) // 20
    for above, line in pairwise(lines):
        gap = text[above.end : line.start]
        if gap.count("\n") != 1 or "\t" in above.text or "\t" in line.text:
            continue
        if _stands_alone(line, indented):
            continue
        if (width and _is_full(above, line, width)) or _broken(above, line):
            yield above.end, line.start


def _line(match: re.Match[str]) -> _Line:
    text = match[0].strip()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return _Line(start, start + len(text), text, start - match.start())


def _stands_alone(line: _Line, indented: bool) -> bool:
    return _NUMBERED.match(line.text) is not None or (indented and line.indent > 1)


def _width(lines: Sequence[_Line]) -> int:
    """The number of characters that the text is broken at; 0 where it is not.

    Then most lines of running text that end without the end of a sentence are about as long, and
    hardly any line is longer.
    """
    lengths = [line.indent + len(line.text) for line in lines]
    counted = Counter(
        length
        for length, line in zip(lengths, lines, strict=True)
        if _NARROWEST <= length <= _WIDEST and not line.ended and _PAUSE_IN.search(line.text)
    )
    if not counted:
        return 0
    near = {length: sum(counted[length - less] for less in range(4)) for length in counted}
    width = max(near, key=lambda length: (near[length], length))
    longer = sum(length > width for length in lengths)
    evident = near[width] >= max(_LEAST_FULL, counted.total() / 2) and longer * 20 <= len(lengths)
    return width if evident else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of the next line has no room left in this one."""
    word = _WORD.match(following.text)
    return line.indent + len(line.text) + (word.end() if word else 1) > width


def _broken(line: _Line, following: _Line) -> bool:
    """Whether the two belong together whatever the page's width."""
    if line.ended or line.text.startswith("#"):
        return False
    if _CLOSING.match(following.text) or _GOES_ON.search(line.text):
        return True
    if _OPENED.search(line.text[-100:]) and re.match(r"[^（(《\n]{0,60}[）)》]", following.text):
        return True
    # PM⏎2.5⏎年均浓度: a lowered sign stands alone on its line.
    if _LETTERS.search(line.text) and _SMALL.fullmatch(following.text):
        return True
    if _SMALL.fullmatch(line.text):
        return re.match("[一-龥]", following.text) is not None and not following.indent
    # A paragraph of several sentences, or with a figure, that stops in the middle of one.
    running = _SENTENCE_IN.search(line.text) or _FIGURE_IN.search(line.text)
    if running and _STOPPED.search(following.text[-4:]):
        return True
    cut = _COUNTED.match(line.text[-1] + following.text[0])
    return cut is not None and _PAUSE_IN.search(line.text) is not None
