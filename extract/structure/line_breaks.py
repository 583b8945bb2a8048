"""Which line ends of a text are its author's, and which only its page's or file's."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_ENDED = re.compile(r"[。！？!?；;：:…][”’」』）)*]*$")
_CLOSING = re.compile(r"[，。、；：！？,;”’」』）)》】%％]")
_GOES_ON = re.compile(r"[，、（(《“‘和及与暨]$")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[部章节篇]|[（(]\d{1,2}[）)]"
    r"|\d{1,2}(?:[、．]|\.(?!\d))|[●■◆▲★·•—–]|[#*+>-]+\s"
)
_WORD = re.compile(r"[“‘「『（(《【]*(?:[!-~]+|.)[，。、；：！？,.;:!?”’」』）】》%％]*")
_OPENED = re.compile(r"[（(《][^）)》\n]*$")
_STOPPED = re.compile(r"[。！？；][”’」』）)*]*$")
_SENTENCE_IN = re.compile("[。；]")
_FIGURE_IN = re.compile("\\d[^，\\n]{0,20}，")
_PAUSE_IN = re.compile("[，。；]")
_COUNTED = re.compile(r"\d[一-龥%％]")  # 达到74.4⏎万亿元
_LETTERS = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]$")
_SMALL = re.compile(r"[\d.．]{1,4}")

_NARROWEST, _WIDEST = 15, 160
_LEAST_FULL = 2
_LEAST_OF_FEW = 24
_MOSTLY = 0.8
_HUNG = 4  # How far a closing sign may hang out at a line's end.

# Two columns of a screen: Chinese characters always, these other signs where the font is Chinese.
_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"
)
_AT_TIMES_WIDE = (
    "°±·×÷\u2010-\u2027\u2030\u2103\u2160-\u2179\u2190-\u2199\u2460-\u24ff\u25a0-\u25ff"
)
_TWO_COLUMNS = re.compile(f"[{_WIDE}]+")
_TWO_OR_ONE = re.compile(f"[{_WIDE}{_AT_TIMES_WIDE}]+")
_MEASURES: tuple[Callable[[str], int], ...] = (
    len,
    lambda line: 2 * len(line) - len(_TWO_COLUMNS.sub("", line)),
    lambda line: 2 * len(line) - len(_TWO_OR_ONE.sub("", line)),
)
"""How a line's length may have been counted: in characters, or in columns in either way."""


@dataclass(frozen=True, slots=True)
class _Width:
    """The length that a text's lines are broken at, and how it is counted."""

    most: int
    measured: Callable[[str], int]

    def is_full(self, line: "_Line", following: "_Line") -> bool:
        """Whether the first word of the next line has no room left in this one."""
        word = _WORD.match(following.text)
        first = word[0] if word else ""
        return self.measured(line.printed) + self.measured(first) > self.most


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not empty: its place, its text without white space around, and as printed."""

    start: int
    end: int
    text: str
    printed: str

    @property
    def indent(self) -> int:
        return len(self.printed) - len(self.text)

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
    margin = min((line.indent for line in lines), default=0) if width else 0
    apart = min((_ends(text, *pair) for pair in pairwise(lines)), default=1) if width else 1
    indented = sum(line.indent > margin + 1 for line in lines) > len(lines) // 20
    for above, line in pairwise(lines):
        ends = _ends(text, above, line)
        if ends > max(1, apart) or "\t" in above.text or "\t" in line.text:
            continue
        if _NUMBERED.match(line.text) or (indented and line.indent > margin + 1):
            continue
        if (width and width.is_full(above, line)) or (ends == 1 and _broken(above, line)):
            yield above.end, line.start


def _ends(text: str, above: _Line, line: _Line) -> int:
    """How many line ends part two lines; all of a text may be set double-spaced."""
    return text.count("\n", above.end, line.start)


def _line(match: re.Match[str]) -> _Line:
    text = match[0].strip()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return _Line(start, start + len(text), text, match[0].rstrip())


def _width(lines: Sequence[_Line]) -> _Width | None:
    """The width that the text is broken at, by the measure that fits its lines best; else None."""
    found = [_evident(lines, measured) for measured in _MEASURES]
    share = max(share for share, _ in found)
    # Of measures that fit alike the one that sees the longest lines.
    fitting = [n for n, (fits, _) in enumerate(found) if fits == share][-1]
    return _Width(found[fitting][1], _MEASURES[fitting]) if share else None


def _evident(lines: Sequence[_Line], measured: Callable[[str], int]) -> tuple[float, int]:
    """The share of the broken lines that fill the width, and the width; (0, 0) where there is none.

    In a text broken at a width most lines of running text that end without the end of a sentence
    are about as long, and hardly any line is longer. Where closing signs hang out, some are.
    """
    longest = _WIDEST + _HUNG + 1  # characters; all longer lines are alike
    lengths = [measured(line.printed[:longest]) for line in lines]
    counted = Counter(
        length
        for length, line in zip(lengths, lines, strict=True)
        if _NARROWEST <= length <= _WIDEST and not line.ended and _PAUSE_IN.search(line.text)
    )
    if not counted:
        return _of_few(lines, lengths)
    near = {length: sum(counted[length - less] for less in range(4)) for length in counted}
    best = max(near.values())
    width = min(length for length in near if near[length] >= _MOSTLY * best)
    longer = sum(length > width + _HUNG for length in lengths)
    if near[width] < max(_LEAST_FULL, counted.total() / 2) or longer * 20 > len(lengths):
        return _of_few(lines, lengths)
    return (counted[width] + counted[width - 1]) / counted.total(), width


def _of_few(lines: Sequence[_Line], lengths: Sequence[int]) -> tuple[float, int]:
    """The same of a text so short that few lines are broken: no line at all may be longer.

    In a text that is not broken the longest lines are its paragraphs, and they end.
    """
    open_ = Counter(
        length
        for length, line in zip(lengths, lines, strict=True)
        if _LEAST_OF_FEW <= length <= _WIDEST and not line.ended
    )
    full = {length: open_[length] + open_[length - 1] for length in open_}
    width = max(full, key=lambda length: (full[length], length), default=0)
    if not width or max(lengths) > width + _HUNG:
        return 0, 0
    evident = full[width] >= max(_LEAST_FULL, open_.total() / 2)
    return (full[width] / open_.total(), width) if evident else (0, 0)


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
