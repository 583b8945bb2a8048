"""What a heading says of the section under it."""

import re
from functools import cache, lru_cache

from extract.reference.files import toml_named


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    roles = toml_named("frames.toml")["headings"]
    return tuple((role, re.compile(words)) for role, words in roles.items())


@lru_cache(maxsize=1024)
def heading_role(heading: str) -> str:
    """What a heading's words say of its section: actual, target, glossary, or "" for nothing.

    >>> heading_role("一、2023年工作回顾"), heading_role("二、2024年重点任务")
    ('actual', 'target')
    >>> heading_role("一、重大战略任务进展顺利"), heading_role("(一)首都功能")
    ('actual', '')
    """
    found = [(match.end(), role) for role, words in _roles() for match in words.finditer(heading)]
    return max(found)[1] if found else ""
