"""Text that Streamlit reads as Markdown."""

import re


def plain(text: str) -> str:
    """Text as it is, whatever Markdown would make of its characters.

    >>> plain("2024年*重点*任务[附件]")
    '2024年\\\\*重点\\\\*任务\\\\[附件\\\\]'
    """
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~$:<>])", r"\\\1", text)
