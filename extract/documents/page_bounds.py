"""A page within what browsers build: deeper and broader ones take a parser hours."""

import re

_DEEPEST = 500  # elements within each other; Chrome nests 512
_MOST_ATTRIBUTES = 500
_LONG_TAG = 2_000  # characters; a shorter tag has too few attributes to matter

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*>")
# A tag of these has no end or needs none.
_SINGLE = frozenset(
    """
    area base br col embed hr img input link meta source track wbr
    p li td th tr dd dt option html head body thead tbody tfoot
    """.split()  # noqa: SIM905 - a list of thirty strings is harder to read.
)
_LONG = re.compile(rf"<([A-Za-z][A-Za-z0-9-]*)\s[^<>]{{{_LONG_TAG},}}>")


def within_bounds(markup: str) -> str:
    """The markup without the attributes of a tag that has hundreds, and without the tags that
    stand within hundreds of others; every word stays.

    >>> within_bounds("<p>增长<b>5%</b></p>")
    '<p>增长<b>5%</b></p>'
    >>> deep = within_bounds("<div>" * 9000 + "5%" + "</div>" * 9000)
    >>> deep.count("<div>"), deep.count("</div>"), "5%" in deep
    (500, 500, True)
    """
    markup = _LONG.sub(_bare, markup)
    return _flattened(markup) if _deepest(markup) > _DEEPEST else markup


def _bare(tag: re.Match[str]) -> str:
    return f"<{tag[1]}>" if len(tag[0].split()) > _MOST_ATTRIBUTES else tag[0]


def _deepest(markup: str) -> int:
    depth = deepest = 0
    for tag in _TAG.finditer(markup):
        depth = _after(tag, depth)
        deepest = max(deepest, depth)
    return deepest


def _after(tag: re.Match[str], depth: int) -> int:
    """How many elements are open behind a tag."""
    if tag[2].lower() in _SINGLE or tag[0].endswith("/>"):
        return depth
    return max(0, depth - 1) if tag[1] else depth + 1


def _flattened(markup: str) -> str:
    pieces: list[str] = []
    depth = at = 0
    for tag in _TAG.finditer(markup):
        before, depth = depth, _after(tag, depth)
        if max(before, depth) > _DEEPEST:
            pieces.append(markup[at : tag.start()])
            at = tag.end()
    return "".join([*pieces, markup[at:]])
