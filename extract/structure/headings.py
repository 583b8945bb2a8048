"""What a heading says of the section under it."""

import re

from extract.reference.files import toml_named


def heading_role(heading: str) -> str:
    """What a heading's words say of its section: actual, target, glossary, or "" for nothing.

    >>> heading_role("一、2023年工作回顾"), heading_role("二、2024年重点任务")
    ('actual', 'target')
    >>> heading_role("一、重大战略任务进展顺利"), heading_role("(一)首都功能")
    ('actual', '')
    """
    roles = toml_named("frames.toml")["headings"]
    found = [
        (match.end(), role)
        for role, words in roles.items()
        for match in re.finditer(words, heading)
    ]
    return max(found)[1] if found else ""
