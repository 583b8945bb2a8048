"""Lists that deal figures out: 甲、乙分别增长5%、6% says 甲增长5% and 乙增长6%."""

import re
from collections.abc import Sequence
from itertools import accumulate

from extract.interpret.alias import aliases_in
from extract.interpret.lexicon import words_in
from extract.interpret.lists import alike_ending, list_pattern, members
from extract.interpret.scene import FIGURE, Scene, View, view

_PAUSE = re.compile("[，,；;：:。！!？?—…]")
_PAUSE_OR_FIGURE = re.compile(f"[，,；;：:。！!？?—…{FIGURE}]")
_BEFORE, _BEHIND = 120, 60  # characters of a sentence around a list
_LONGEST = 12  # members of a list
_WIDEST_GAP = 4
_VERBS = ("verb", "adverb", "time")


def dealt_out(scene: Scene, index: int) -> View:
    """The view from a figure as if the sentence said only what that figure measures.

    Where the figure is no member of a list that is dealt out, the view as it is.
    """
    first, last = _run(scene, index)
    wanted = last - first + 1
    if wanted < 2:
        return view(scene, index)
    heads, verb, carried = _heads(scene, first, wanted)
    dealt = shared_out(heads, wanted) or _each_with_its_own(scene, first, wanted)
    if not dealt:
        return view(scene, index)
    said = dealt[index - first] + carried + verb
    behind = scene.text[scene.places[last] + 1 :][:_BEHIND]
    text = said + FIGURE + behind
    return View(text, len(said), scene.figures[index], tuple(aliases_in(text)))


def _heads(scene: Scene, first: int, wanted: int) -> tuple[str, str, str]:
    """The list before a run of figures, their verb, and what was said of the list in between.

    甲、乙分别进出口5亿元、6亿元，增长7%、8%: the second run goes with the first one's list.
    """
    heads, verb = _parted(_clause(scene, first))
    if heads or first < wanted or _run(scene, first - 1)[0] != first - wanted:
        return heads, verb, ""
    heads, before = _parted(_clause(scene, first - wanted))
    return heads, verb, f"{before}{FIGURE}，"


def _each_with_its_own(scene: Scene, first: int, wanted: int) -> list[str]:
    """The members of a list that has a figure each, where a run behind it is dealt out to them.

    甲5亿元、乙6亿元，分别增长7%、8%: the first growth is 甲's.
    """
    told = _clause(scene, first)
    if wanted < 2 or first < wanted or not list_pattern("dealt").match(told):
        return []
    clauses = [_clause(scene, index) for index in range(first - wanted, first)]
    heads = [list_pattern("goes_on").sub("", _parted(clause)[0], count=1) for clause in clauses]
    return heads if all(heads) else []


def _clause(scene: Scene, index: int) -> str:
    """What stands before a figure, from the last pause or figure on."""
    before = scene.text[max(0, scene.places[index] - _BEFORE) : scene.places[index]]
    return _PAUSE_OR_FIGURE.split(before)[-1]


def _run(scene: Scene, index: int) -> tuple[int, int]:
    """The first and last of the figures around one that only 、 or 和 part."""
    first = last = index
    while first > max(0, index - _LONGEST) and _together(scene, first - 1):
        first -= 1
    while last + 1 < min(len(scene.places), index + _LONGEST) and _together(scene, last):
        last += 1
    return first, last


def _together(scene: Scene, index: int) -> bool:
    gap = scene.text[scene.places[index] + 1 : scene.places[index + 1]]
    return len(gap) <= _WIDEST_GAP and list_pattern("parts").fullmatch(gap) is not None


def _parted(clause: str) -> tuple[str, str]:
    """A clause's list and its verbs: 甲、乙 and 增长 of 甲、乙分别增长.

    >>> _parted("第一、第三产业增加值分别增长"), _parted("民营企业和外资企业分别进出口")
    (('第一、第三产业增加值', '增长'), ('民营企业和外资企业', '进出口'))
    """
    dealt = list_pattern("dealt").search(clause)
    if dealt:
        return clause[: dealt.start()], clause[dealt.end() :]
    words = words_in(clause)
    kept = len(words)
    while kept and words[kept - 1].role.startswith(_VERBS):
        kept -= 1
    size = sum(len(word.text) for word in words[:kept])
    return clause[:size], clause[size:]


def shared_out(heads: str, wanted: int) -> list[str]:
    """The last ``wanted`` members of a list, each with the ending that they share; [] without.

    >>> shared_out("第一、第三产业增加值", 2)
    ['第一产业增加值', '第三产业增加值']
    >>> shared_out("社会消费品零售总额、固定资产投资", 2)
    ['社会消费品零售总额', '固定资产投资']
    >>> shared_out("金融业、软件和信息服务业增加值", 2)
    ['金融业增加值', '软件和信息服务业增加值']
    """
    parts = members(heads, wanted)
    if not parts:
        return []
    ending = _shared_ending(parts[:-1], parts[-1])
    return [part if part.endswith(ending) else part + ending for part in parts]


def _shared_ending(before: Sequence[str], last: str) -> str:
    """What a list's last member says for all: 增加值 in 装备制造业、高技术制造业增加值."""
    for at in _word_ends(last):
        if any(_named(part, last[at:]) and not _named(part, "") for part in before):
            return last[at:]
    return alike_ending(before[-1], last)


def _word_ends(text: str) -> list[int]:
    """Where the words of a text end, the last one's end left out."""
    ends = list(accumulate(len(word.text) for word in words_in(text)))
    return ends[:-1]


def _named(part: str, ending: str) -> bool:
    """Whether a catalogued name that begins in a member fills the rest of it and an ending."""
    found = aliases_in(part + ending)
    size = len(part + ending)
    return bool(found) and found[-1].end == size and found[-1].start < max(len(part), 1)
