"""A short name for what a figure measures where the catalogue has none."""

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.interpret.alias import alias_of
from extract.interpret.clause import Mention
from extract.interpret.lexicon import MODIFIER, NOUN, VERB, Word, is_adverb, segments, words_in
from extract.reference.indicators import indicators
from extract.reference.word_lists import entry_of, pattern_of, word_list

_LONG = 22  # a longer subject loses its first words, a longer object its last
_SHORT = 4  # so short a name does not stand alone
_FILE = "clauses.toml"
LEVEL = "level"
# What says when, where or how at the ends of a name, by class of data/lexicon.toml.
_BEFORE = (
    "scope.whole", "time", "adverb", "join", "action.light",
    "verb.reach", "verb.finish", "verb.cross", "verb.hold", "verb.sum", "verb.plan",
)  # fmt: skip
_KINDS = "adverb.kind"  # may belong to the name, 基本医保, but not before a verb
_MEAN = "time.mean"
_BEHIND = ("adverb", "verb.", "join", "time")


def name_of(mention: Mention, ending: str = "", before: str = "", listed: bool = False) -> str:
    """A noun phrase for what is measured: subject, action and object, no place, time or adverb.

    Args:
        ending: what is added for a move: 增速, 提高, 变化.
        before: the name of the figure before in the sentence, for one that does not stand alone:
            a share (占全部企业), or a short one (建议877件) ``listed`` in the same clause.

    >>> name_of(Mention("全市新设企业", "增长", "", "", False), "增速")
    '新设企业增速'
    >>> name_of(Mention("新建", "", "残疾人温馨家园", "", False))
    '新建残疾人温馨家园'
    >>> name_of(Mention("建议", "", "", "", False), "", "办理市人大代表议案", True)
    '办理市人大代表建议'
    """
    subject = _without_examples(mention.subject, bool(mention.object))
    if mention.object:
        name = _headed(subject + mention.predicate) + _shortened(_trimmed(_counted(mention.object)))
    else:
        name = _acted(_nearest(_trimmed(subject)), mention.predicate)
    if before and _pattern("related").match(name):
        name = _pattern("moved").sub("", before) + name
    elif before and listed and not mention.carried and not ending:
        name = _led_alike(before, name)
    name = name or _trimmed(mention.clause.replace("□", "")) or entry_of(_FILE, "name", "unnamed")
    if not ending:
        return _summed(name, mention)
    return name if _pattern("moved").search(name) else name + ending


def in_full(name: str) -> str:
    """A name that the catalogue knows in another wording, as the catalogue has it.

    >>> in_full("GDP年均增速"), in_full("城区GDP增速")
    ('地区生产总值年均增速', '城区GDP增速')
    """
    ending = _pattern("ending").search(name)
    bare = name[: ending.start()] if ending else name
    known = alias_of(bare)
    levels = [
        indicators()[key].name
        for key in (known.ids if known else ())
        if indicators()[key].measure == LEVEL
    ]
    return levels[0] + name[len(bare) :] if levels else name


def _without_examples(text: str, followed: bool) -> str:
    """The text without the examples before 等: 新引进甲公司、乙公司等企业 is 新引进企业.

    Where nothing follows them, the examples are the name.
    """
    found = _pattern("examples").match(text)
    if not found:
        return text
    kind = bool(found["rest"]) or followed
    return _first_verbs(found["examples"]) + found["rest"] if kind else found["examples"]


def _first_verbs(text: str) -> str:
    """The verbs that a text begins with, those left out that only help: 新建, 维修改造."""
    found = ""
    for word in words_in(_trimmed(text)):
        unknown = word.role == VERB and not found and not is_adverb(word)
        if not unknown and not word.role.startswith("action"):
            break
        found += word.text
    return found


def _counted(text: str) -> str:
    """What is counted and what becomes of it, adverbs and examples left out.

    >>> _counted("口袋公园等建成开放"), _counted("薄板房屋等旧住房改造"), _counted("公园首次开放")
    ('口袋公园', '旧住房改造', '公园开放')
    """
    found = _pattern("examples").match(text)
    if found and found["rest"]:
        text = found["examples"] if _first_verbs(found["rest"]) else found["rest"]
    words = words_in(text)
    kept = [words[0].text] if words else []
    for word, after in zip(words[1:], [*words[2:], None], strict=False):
        aside = word.role == "adverb" and after and after.role not in (NOUN, MODIFIER)
        kept += [] if aside else [word.text]
    return "".join(kept)


def _acted(name: str, predicate: str) -> str:
    """A name with what was added to it in front: 床位新增 is 新增床位."""
    adds = [word.text for word in words_in(predicate) if word.role == "action.add"]
    return adds[0] + name if adds and not name.startswith(adds[0]) else name


def _summed(name: str, mention: Mention) -> str:
    """A name that says of a sum that it is one: 累计建成农田; 新建绿道, 累计达到 is 绿道累计数."""
    sum_ = entry_of(_FILE, "name", "sum")
    if sum_ in name or sum_ not in mention.subject + mention.predicate:
        return name
    if mention.object or sum_ in mention.subject:
        return sum_ + name
    words = words_in(name)
    added = words[0].text if len(words) > 1 and words[0].role == "action.add" else ""
    return name.removeprefix(added) + entry_of(_FILE, "name", "stock")


def _headed(subject: str) -> str:
    """What goes before an object: a subject that is a noun, of one with a verb the verb alone."""
    bare = _trimmed(subject)
    words = words_in(bare)
    if all(word.role.startswith(_BEFORE) for word in words):
        return "".join(word.text for word in words if word.role.endswith(".finish"))
    return _first_verbs(bare) if len(bare) > 8 and _first_verbs(bare) else _nearest(bare)


def _nearest(text: str) -> str:
    """A long text without its first words: those next to the figure say what it counts."""
    return _trimmed("".join(reversed(_fitting(reversed(segments(text))))))


def _shortened(text: str) -> str:
    """A long text without its last words."""
    return "".join(_fitting(segments(text)))


def _fitting(tokens: Iterable[str]) -> list[str]:
    """The first of some words that make no more than a name; one at least."""
    kept: list[str] = []
    size = 0
    for token in tokens:
        size += len(token)
        if kept and size > _LONG:
            break
        kept.append(token)
    return kept


def _led_alike(before: str, name: str) -> str:
    """A name with the verb that the one before it begins with: 改造供热管网, 燃气管网."""
    if len(words_in(name)) == 1 and len(name) <= _SHORT:
        return _in_place_of_last(before, name)
    lead = _first_verbs(before)
    if lead and len(before) > len(lead) and not _first_verbs(name):
        return lead + name
    return name


def _in_place_of_last(before: str, name: str) -> str:
    """The name with the words that it shares with the one before: 办理市人大代表议案, 建议."""
    tokens = segments(_pattern("moved").sub("", before))
    return "".join(tokens[:-1]) + name if 1 < len(tokens) <= 8 else name


@lru_cache(maxsize=256)  # a subject is that of several figures
def _trimmed(text: str) -> str:
    """The text without the words at its ends that say when, where or how."""
    kept = text.strip(" 　,，、（(）)")
    while time := pattern_of(_FILE, "times", "first").match(kept):
        kept = kept[time.end() :]
    words = list(words_in(kept))
    while len(words) > 1 and _leads(words[0], words[1], kept):
        kept = kept[len(words[0].text) :].lstrip()
        words = words[1:]
    while len(words) > 1 and _trails(words[-1], kept):
        kept = kept[: -len(words[-1].text)].rstrip()
        words = words[:-1]
    return kept.strip("、")


def _leads(word: Word, after: Word, text: str) -> bool:
    if word.text == "“":
        return "”" not in text
    if word.role == _MEAN:
        return False
    if word.role == _KINDS:
        return after.role.startswith(("verb.", "action"))
    single = word.role.startswith("verb.") and len(word.text) == 1 and after.role == NOUN
    return word.role.startswith(_BEFORE) and not single


def _trails(word: Word, text: str) -> bool:
    if word.text == "”":
        return "“" not in text
    return word.role.startswith(_BEHIND) or word.text in word_list(_FILE, "name", "idle")


def _pattern(key: str) -> re.Pattern[str]:
    return pattern_of(_FILE, "name", key)
