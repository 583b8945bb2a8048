"""Lists that deal figures out: 甲、乙分别增长5%、6% says 甲增长5% and 乙增长6%."""

import re
from collections.abc import Sequence
from itertools import accumulate

from extract.interpret.alias import aliases_in
from extract.interpret.lexicon import words_in
from extract.interpret.lists import alike_ending, list_pattern
from extract.interpret.scene import FIGURE, Scene

_PAUSE = re.compile("[，,；;：:。！!？?—…]")
_VERBS = ("verb", "adverb", "time")


def dealt_out(scene: Scene, index: int) -> Scene:
    """The scene as it would be if the sentence said only what this figure measures.

    Where the figure is no member of a list that is dealt out, the scene as it is.
    """
    first, last = _run(scene, index)
    wanted = last - first + 1
    if wanted < 2:
        return scene
    before = scene.text[: scene.places[first]]
    opening = max(
        (found.end() for found in re.finditer(f"[，,；;：:。！!？?—…{FIGURE}]", before)), default=0
    )
    heads, verb = _parted(before[opening:])
    if not heads and first and _run(scene, first - 1)[0] == first - wanted:
        # 甲、乙分别5亿元、6亿元，增长7%、8%: the second run goes with the first one's members.
        earlier = dealt_out(scene, index - wanted)
        return scene if earlier is scene else _instead(scene, index, earlier, verb)
    members = shared_out(heads, wanted)
    if not members:
        return scene
    said = before[:opening] + members[index - first] + verb
    text = said + FIGURE + scene.text[scene.places[last] + 1 :]
    places = [*scene.places[:first], *[len(said)] * wanted]
    later = [place - scene.places[last] + len(said) for place in scene.places[last + 1 :]]
    return Scene(text, scene.figures, (*places, *later), tuple(aliases_in(text)))


def _instead(scene: Scene, index: int, earlier: Scene, verb: str) -> Scene:
    """The scene of a figure that stands in the place of one before it, behind its own verb."""
    at = earlier.places[index - 1]
    said = earlier.text[: at + 1] + "，" + verb
    text = said + FIGURE
    places = [min(place, at) for place in earlier.places[:index]]
    later = [len(text)] * (len(scene.figures) - index - 1)
    return Scene(text, scene.figures, (*places, len(said), *later), tuple(aliases_in(text)))


def _run(scene: Scene, index: int) -> tuple[int, int]:
    """The first and last of the figures around one that only 、 or 和 part."""
    first = last = index
    while first > 0 and _together(scene, first - 1):
        first -= 1
    while last + 1 < len(scene.places) and _together(scene, last):
        last += 1
    return first, last


def _together(scene: Scene, index: int) -> bool:
    return bool(
        list_pattern("parts").fullmatch(
            scene.text[scene.places[index] + 1 : scene.places[index + 1]]
        )
    )


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
    """
    parts = [part for part in list_pattern("members").split(heads) if part]
    if len(parts) < wanted or wanted < 2:
        return []
    parts = parts[-wanted:]
    ending = _shared_ending(parts[:-1], parts[-1])
    return [part if part.endswith(ending) else part + ending for part in parts]


def _shared_ending(before: Sequence[str], last: str) -> str:
    """What a list's last member says for all: 增加值 in 装备制造业、高技术制造业增加值."""
    for at in _word_ends(last):
        if any(_is_name(part + last[at:]) and not _is_name(part) for part in before):
            return last[at:]
    return alike_ending(before[-1], last)


def _word_ends(text: str) -> list[int]:
    """Where the words of a text end, the last one's end left out."""
    ends = list(accumulate(len(word.text) for word in words_in(text)))
    return ends[:-1]


def _is_name(text: str) -> bool:
    """Whether a name of the catalogue fills the end of a text."""
    found = aliases_in(text)
    return bool(found) and found[-1].end == len(text)
