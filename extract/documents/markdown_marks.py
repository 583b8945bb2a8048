"""Whether a text is marked up as Markdown."""

import re

# Marks that hardly any plain text has; each line of the list is a kind of mark.
_PLAIN_MARKS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^ {0,3}#{1,6}[ \t]+\S",
        r"(?<![*_])(\*\*|__)(?![\s*_])[^\n*_]{1,200}(?<!\s)\1(?![*_])",
        r"\]\([!-~]{1,500}\)",
        r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$",
        r"^ {0,3}```",
    )
)
# Marks that a plain text may have too: only in a file that is called Markdown they are marks.
_OTHER_MARKS = re.compile(
    r"^[ \t]*[-*+>][ \t]+\S|^[ \t]*\d{1,9}[.)][ \t]+\S|^ {0,3}>|^(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$"
    r"|(?<![*_])([*_])(?![\s*_])[^\n*_]{1,200}(?<!\s)\1(?![*_])|~~|`|\\[!-/:-@\[-`{-~]"
    r"|</?[A-Za-z][^<>\n]{0,200}>|<!--|&#?\w{1,20};|\[\^",
    re.MULTILINE,
)
_LEAST_KINDS = 2  # of marks, for a file that is not called Markdown


def is_markdown(text: str, *, called_so: bool) -> bool:
    """Whether a text is marked up as Markdown.

    A file that is called so is with any mark; another one only with two kinds of marks that no
    work report has of its own. Its lists (- and 1.) are none.

    >>> is_markdown("## 一、2030年工作回顾\\n增长**5.2%**。", called_so=False)
    True
    >>> is_markdown("- 新增3万个\\n1. 稳增长", called_so=False)
    False
    """
    if called_so and _OTHER_MARKS.search(text):
        return True
    kinds = sum(pattern.search(text) is not None for pattern in _PLAIN_MARKS)
    return kinds >= (1 if called_so else _LEAST_KINDS)
