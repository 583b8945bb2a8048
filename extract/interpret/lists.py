"""Lists of names: their members, and what the last member says for all of them."""

import re

from extract.reference.word_lists import entry_of, pattern_of, word_list

_FILE = "wordings.toml"


def list_pattern(key: str) -> re.Pattern[str]:
    """A pattern of data/wordings.toml, [list]."""
    return pattern_of(_FILE, "list", key)


def members(heads: str, wanted: int) -> list[str]:
    """The last ``wanted`` members of a list, each with the ending that they share; [] without.

    >>> members("第一、第三产业增加值", 2), members("力争全年交通、餐饮", 2), members("交通", 2)
    (['第一产业增加值', '第三产业增加值'], ['交通', '餐饮'], [])
    """
    parts = [part for part in list_pattern("parts").split(heads) if part]
    if len(parts) < wanted or wanted < 2:
        return []
    parts = [_bare(part) for part in parts[-wanted:]]
    ending = alike_ending(parts[-2], parts[-1])
    return [part if part.endswith(ending) else part + ending for part in parts]


def _bare(part: str) -> str:
    """A member of a list without what leads the list: 力争全年交通 is 交通."""
    leads = word_list(_FILE, "before")
    lead = next((word for word in leads if part.startswith(word) and len(word) > 1), "")
    return _bare(part[len(lead) :]) if lead and len(part) - len(lead) > 1 else part


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
