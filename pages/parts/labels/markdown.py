"""Text that Streamlit reads as Markdown, and Plotly as its few tags of HTML."""

import html
import re

from extract.display.numbers import one_line

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")
# Streamlit makes links, icons and arrows of text when its escapes are gone already. It looks at
# each run of text alone, so that a span without any look, around one sign of them, parts the run.
_LINKS = re.compile(r"(?<=http)\\:(?=//)|(?<=https)\\:(?=//)|www(?=\\\.)|@", re.IGNORECASE)
_ICONS = re.compile(r"\\:(?=material|streamlit)")
_ARROWS = re.compile(r"(?<=<)\\-|\\-(?=\\[->])|(?<=[<>~])=")


def plain(text: str) -> str:
    """Text as it is, in one line, whatever Markdown would make of its characters.

    >>> plain("2024年*重点*任务[附件]")
    '2024年\\\\*重点\\\\*任务\\\\[附件\\\\]'
    >>> plain("www.a.cn")
    ':color[www]\\\\.a\\\\.cn'
    """
    escaped = _SIGNS.sub(r"\\\1", one_line(text))
    for each in (_LINKS, _ICONS, _ARROWS):
        escaped = each.sub(r":color[\g<0>]", escaped)
    return escaped


def in_chart(text: str) -> str:
    """Text as it is in one line of a Plotly chart, whatever tags it has.

    >>> in_chart("甲<br>乙 & 丙%{x}")
    '甲&lt;br&gt;乙 &amp; 丙%{x}'
    """
    return html.escape(one_line(text), quote=False)
