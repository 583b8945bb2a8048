"""Which lines of a web page are its article, and which boxes are the page's furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

LARGEST_FURNITURE = 0.2
"""Share of the page's text. A box that holds more is no furniture, whatever its name says."""

# Words of class and id names; some pages name their boxes in pinyin.
_FURNITURE = frozenset(
    """
    ad ads adv advert advertisement breadcrumb breadcrumbs comment comments ewm erweima fenxiang
    footer guanggao nav navbar qr qrcode recommend recommended related share sharing sidebar tuijian
    """.split()  # noqa: SIM905 - a list of forty strings is harder to read.
)
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_LONG = 40
_LEAST_PROSE = 5
_LARGEST_LOOSE = 0.05


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page.

    Attributes:
        within: the tag of the paragraph element it stands in: p, h1, li, td; "" for none.
        links: most of it is links.
    """

    text: str
    within: str
    links: bool

    @property
    def is_prose(self) -> bool:
        """Whether it is running text: a paragraph of at least forty characters."""
        return self.within != "" and not self.links and len(self.text) >= _LONG


def is_furniture_name(name: str) -> bool:
    """Whether a class or id says advertisement, navigation, sharing, related articles.

    >>> is_furniture_name("appendQr_wrap"), is_furniture_name("article-header")
    (True, False)
    """
    words = {word.lower() for word in _NAME_WORD.findall(name)}
    return bool(_FURNITURE & words) or name.startswith(("app-", "app_"))


def article(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines without lists of links around the running text and what stands loose after it.

    Loose is what stands in no paragraph element, as advertisements do. A page without running
    text keeps all its lines, and so does one where more than a twentieth would be lost: there
    paragraphs are made of bare boxes.
    """
    prose = [number for number, line in enumerate(lines) if line.is_prose]
    if len(prose) < _LEAST_PROSE:
        return list(lines)
    first, last = prose[0], prose[-1] + 1
    before = [line for line in lines[:first] if not line.links or line.within in HEADINGS]
    after = [line for line in lines[last:] if not line.links or line.within in HEADINGS]
    # Two wide spaces begin a paragraph, whatever element it stands in.
    kept = [line for line in after if line.within or line.text.startswith("\u3000\u3000")]
    if size(after) - size(kept) <= _LARGEST_LOOSE * size(lines):
        after = kept
    return [*before, *lines[first:last], *after]


def size(lines: Sequence[PageLine]) -> int:
    """How many characters the lines have."""
    return sum(len(line.text) for line in lines)
