"""What a match of a regular expression can begin with, so that it is tried there alone."""

import re
from collections.abc import Iterator
from functools import cache

_ANY = r"\s\S"
OPENING = re.compile(r"\((?:\?:|\?P<\w+>|(?P<around>\?<?[=!]))?")
SET = re.compile(r"\[(?P<but>\^)?(?P<signs>(?:\\.|[^\]\\])+)\]")
REPEATED = re.compile(r"(?P<may>[?*]|\{0?,\d*\})[?+]?|\+[?+]?|\{\d+(?:,\d*)?\}[?+]?")
# What is not looked into: flags, references, a bracket in a set of signs.
_ODD = re.compile(r"\(\?(?!:|P<|<?[=!])|\\[1-9]|\[\^?\]")

_Begun = tuple[str, bool, int]
"""The signs that a part can begin with, whether it may be nothing, and where the next begins."""


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a text, each of one sign at least, from left to right.

    Most patterns begin with few signs, but behind words that must not stand before them, and would
    look back for these from each sign of the text.
    """
    beginning = beginning_of(pattern.pattern)
    if beginning is None:
        yield from pattern.finditer(text)
        return
    end = 0
    for first in beginning.finditer(text):
        start = first.start()
        if start >= end and (match := pattern.match(text, start)):
            yield match
            end = match.end()


def every_match(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The match of a pattern from each place of a text that has one, though they overlap."""
    beginning = beginning_of(pattern.pattern)
    for first in beginning.finditer(text) if beginning else re.finditer("(?s:.)", text):
        if match := pattern.match(text, first.start()):
            yield match


@cache
def beginning_of(pattern: str) -> re.Pattern[str] | None:
    r"""One sign, as a match of a pattern can begin with; None where that can be any.

    >>> beginning_of(r"(?<!第)(?P<n>\d{1,2}|[二三]?十)年").pattern, beginning_of(".年")
    ('[\\d二三十]', None)
    """
    if is_odd(pattern):
        return None
    signs, empty, _ = _alternatives(pattern, 0)
    return None if empty or _ANY in signs else re.compile(f"[{signs}]")


def is_odd(pattern: str) -> bool:
    """Whether a pattern holds what is not looked into."""
    return _ODD.search(pattern) is not None


def _alternatives(pattern: str, at: int) -> _Begun:
    signs, empty, at = _sequence(pattern, at)
    while pattern[at : at + 1] == "|":
        more, may, at = _sequence(pattern, at + 1)
        signs, empty = signs + more, empty or may
    return signs, empty, at


def _sequence(pattern: str, at: int) -> _Begun:
    """Parts one after the other, up to the first that must be there; the others are passed over."""
    signs, empty = "", True
    while at < len(pattern) and pattern[at] not in "|)":
        more, may, at = _part(pattern, at)
        if times := REPEATED.match(pattern, at):
            may, at = may or bool(times["may"]), times.end()
        if empty:
            signs, empty = signs + more, may
    return signs, empty, at


def _part(pattern: str, at: int) -> _Begun:
    sign = pattern[at]
    if opening := OPENING.match(pattern, at):
        signs, empty, at = _alternatives(pattern, opening.end())
        return ("", True, at + 1) if opening["around"] else (signs, empty, at + 1)
    if found := SET.match(pattern, at):
        return _ANY if found["but"] else found["signs"], False, found.end()
    if sign == "\\":
        bound = pattern[at + 1] in "AbBZ"
        return "" if bound else pattern[at : at + 2], bound, at + 2
    if sign in "^$":
        return "", True, at + 1
    return _ANY if sign == "." else re.escape(sign), False, at + 1
