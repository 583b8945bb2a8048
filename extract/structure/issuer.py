"""The office that gives a report, as its head names it."""

import re
from functools import cache

from extract.structure.head import Head
from extract.structure.place_names import place_pattern
from extract.structure.profile import Evidence
from extract.structure.rules import rules

_LINE_WEIGHT, _GREETING_WEIGHT = 6, 5


def issuer_evidence(head: Head) -> list[Evidence]:
    """The offices that lines of the head and the greeting name, the surest first."""
    found = [
        Evidence("issuer", match["issuer"], line.words, "line of the head", _LINE_WEIGHT)
        for line in head.lines
        if (match := _pattern("line").match(line.words))
    ]
    if greeting := _pattern("greeting").search(head.opening):
        piece = Evidence("issuer", greeting["issuer"], greeting[0], "greeting", _GREETING_WEIGHT)
        found.append(piece)
    return found


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rules("issuer")[name].replace("{place}", place_pattern()))
