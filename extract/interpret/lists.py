"""Lists of names: their members, and what the last member says for all of them."""

import re

from extract.interpret.lexicon import words_in
from extract.reference.word_lists import entry_of, pattern_of

_FILE = "clauses.toml"
_LEAD = ("verb.", "adverb", "time")  # what may lead a list, by class of data/lexicon.toml


def list_pattern(key: str) -> re.Pattern[str]:
    """A pattern of data/clauses.toml, [list]."""
    return pattern_of(_FILE, "list", key)


def members(heads: str, wanted: int) -> list[str]:
    """The last ``wanted`` members of a list, without what leads it; [] where it has fewer.

    >>> members("第一、第三产业增加值", 2), members("力争全年交通、餐饮", 2), members("交通", 2)
    (['第一', '第三产业增加值'], ['交通', '餐饮'], [])
    >>> members("金融业、软件和信息服务业", 2)
    ['金融业', '软件和信息服务业']
    """
    if wanted < 2:
        return []
    parts = [part for part in heads.split("、") if part]
    if len(parts) != wanted:  # 和 joins words of one member, or members
        parts = [part for part in list_pattern("members").split(heads) if part][-wanted:]
    return [_bare(part) for part in parts] if len(parts) == wanted else []


def _bare(part: str) -> str:
    """A member of a list without what leads the list: 力争全年交通 is 交通."""
    for word in words_in(part):
        if not word.role.startswith(_LEAD) or len(part) - len(word.text) < 2:
            break
        part = part[len(word.text) :]
    return part


def alike_ending(before: str, last: str) -> str:
    """What a list's last member says for all: 增加值 in 装备制造业、高技术制造业增加值.

    >>> alike_ending("装备制造业", "高技术制造业增加值"), alike_ending("城镇", "农村居民收入")
    ('增加值', '居民收入')
    """
    whole = entry_of(_FILE, "list", "whole")
    if len(before) > 6 or len(before) > len(last) - 2 or before[-1] in whole:
        return ""
    alike = last.rfind(before[-2:]) + 2 if before[-2:] in last else 0
    alike = alike or (last.find(before[-1]) + 1)
    return last[alike or len(before) :]
