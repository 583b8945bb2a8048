"""A short name for what a figure measures where the catalogue has none."""

import logging
import re
from functools import cache

import jieba
import jieba.posseg

from extract.datafiles import toml_named
from extract.mentions import Mention

jieba.setLogLevel(logging.WARNING)

_LONG = 16  # a longer name is cut down to its noun phrase


def name_of(mention: Mention, direction: int) -> str:
    """A noun phrase for what is measured: subject, action and object, no place, time or adverb.

    Args:
        direction: 1 and -1 add 增速 and 变化.

    >>> name_of(Mention("全市新设企业", "增长", "", "", False), 1)
    '新设企业增速'
    >>> name_of(Mention("新建", "", "残疾人温馨家园", "", False), 0)
    '新建残疾人温馨家园'
    """
    subject = _trimmed(_without_examples(mention.subject, bool(mention.object)))
    if mention.object:
        name = _action(subject + mention.predicate) + _trimmed(_cut(mention.object))
    else:
        name = _cut(subject)
    name = (
        name
        or _trimmed(mention.object)
        or mention.subject
        or mention.predicate
        or _trimmed(mention.clause.replace("□", ""))
        or "未写明"
    )
    if direction and not re.search("增速|变化|增幅|提高|降幅|涨幅$", name):
        name += "增速" if direction > 0 else "变化"
    return name


def _without_examples(text: str, listed: bool) -> str:
    """A subject without the examples before 等: 出台通用人工智能等 is 出台."""
    head, found, rest = text.rpartition("等")
    if not found or rest:
        return text
    return _first_verb(head) if listed else head


def _action(text: str) -> str:
    """The verb that goes with an object, the rest of a subject left out where it is long."""
    return text if len(text) <= 8 else _first_verb(text)


def _first_verb(text: str) -> str:
    first = next(iter(jieba.posseg.cut(text)), None)
    return first.word if first and first.flag.startswith("v") else ""


def _cut(text: str) -> str:
    """A long phrase down to what comes before its second verb."""
    if len(text) <= _LONG:
        return text
    kept, verbs = "", 0
    for token in jieba.posseg.cut(text):
        verbs += token.flag == "v"
        if verbs > 1 and len(kept) >= 4:
            break
        kept += token.word
    return kept


def _trimmed(text: str) -> str:
    """The text without what data/wordings.toml strips from the ends of a name."""
    lead, trail = _ends()
    return trail.sub("", lead.sub("", text.strip()))


@cache
def _ends() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = toml_named("wordings.toml")["name"]
    lead = "|".join(map(re.escape, sorted(lists["lead"].split(), key=len, reverse=True)))
    trail = "|".join(map(re.escape, sorted(lists["trail"].split(), key=len, reverse=True)))
    time = (
        r"\d{4}年(?:底|末|度)?|\d{1,2}月底?|上半年|截至|“?十[一二三四五]五”?(?:以来|期间|时期|末)?"
    )
    return re.compile(rf"^(?:{lead}|{time}|[,，、\s]|[一二三四五六七八九十]+是)+"), re.compile(
        rf"(?:{trail}|\s)+$"
    )
