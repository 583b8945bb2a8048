"""A short name for what a figure measures where the catalogue has none."""

import re
from functools import cache

from extract.interpret.clause import Mention, words
from extract.interpret.lexicon import segments
from extract.reference.word_lists import entry_of, pattern_of

_LONG = 22  # a longer subject loses its first words, a longer object its last
_SHORT = 4  # so short a name does not stand alone


_FILE = "wordings.toml"


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
    subject = _without_examples(mention.subject)
    if mention.object:
        name = _headed(subject + mention.predicate) + _shortened(_trimmed(mention.object))
    else:
        name = _nearest(_trimmed(subject))
    if before and _pattern("related").match(name):
        name = _pattern("moved").sub("", before) + name
    elif before and listed and not mention.carried and len(name) <= _SHORT:
        name = _in_place_of_last(before, name)
    name = name or _trimmed(mention.clause.replace("□", "")) or entry_of(_FILE, "name", "unnamed")
    return name if _pattern("moved").search(name) else name + ending


def _without_examples(text: str) -> str:
    """The text without the examples before 等: 新引进甲公司、乙公司等企业 is 新引进企业."""
    found = _pattern("examples").match(text)
    return _first_verb(found["examples"]) + found["rest"] if found else text


def _first_verb(text: str) -> str:
    bare = _trimmed(text)
    return next((verb for verb in words("name", "verbs") if bare.startswith(verb)), "")


def _headed(subject: str) -> str:
    """What goes before an object: a subject that is a noun, of one with a verb the verb alone."""
    bare = _trimmed(subject)
    return _first_verb(bare) if len(bare) > 8 and _first_verb(bare) else _nearest(bare)


def _nearest(text: str) -> str:
    """A long text without its first words: those next to the figure say what it counts."""
    tokens = segments(text) if len(text) > _LONG else [text]
    while len("".join(tokens)) > _LONG and len(tokens) > 1:
        tokens = tokens[1:]
    return _trimmed("".join(tokens))


def _shortened(text: str) -> str:
    tokens = segments(text) if len(text) > _LONG else [text]
    while len("".join(tokens)) > _LONG and len(tokens) > 1:
        tokens = tokens[:-1]
    return "".join(tokens)


def _in_place_of_last(before: str, name: str) -> str:
    """The name with the words that it shares with the one before: 办理市人大代表议案, 建议."""
    tokens = segments(_pattern("moved").sub("", before))
    return "".join(tokens[:-1]) + name if 1 < len(tokens) <= 8 else name


def _trimmed(text: str) -> str:
    """The text without what data/wordings.toml strips from the ends of a name."""
    lead, trail = _ends()
    kept = trail.sub("", text.strip())
    while found := lead.match(kept):
        if len(kept) - found.end() <= 1:
            break
        kept = kept[found.end() :]
    return trail.sub("", kept)


@cache
def _ends() -> tuple[re.Pattern[str], re.Pattern[str]]:
    time, item = (_pattern(key).pattern for key in ("time", "item"))
    lead = "|".join(map(re.escape, words("name", "lead")))
    trail = "|".join(map(re.escape, words("name", "trail")))
    return re.compile(f"{lead}|{time}|{item}"), re.compile(rf"(?:{trail}|\s)+$")


def _pattern(key: str) -> re.Pattern[str]:
    return pattern_of(_FILE, "name", key)
