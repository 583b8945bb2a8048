"""The place that a paragraph told of, and that holds until another is named."""

import re
from functools import lru_cache

from extract.interpret.clause import unspaced
from extract.interpret.place_clauses import stripped
from extract.interpret.place_names import is_inside, place_at_start
from extract.interpret.place_scope import Place
from extract.interpret.place_whole import whole_at_start
from extract.interpret.place_words import place_pattern
from extract.reference.gazetteer import gazetteer
from extract.reference.regions import Region

_SENTENCE = re.compile(r"[。！？!?\n]+")
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:[%％]|[万亿千百]?[元人个户吨斤])|\d[\d.,]*[万亿]")
_BACK = 4  # sentences that a place holds for
_LEVELS = ("province", "city")


@lru_cache(maxsize=64)  # a sentence's figures look back on the same text
def carried(opening: str, home: Region) -> Place | None:
    """The place whose figures the sentences before are about, None where they tell of home.

    Args:
        opening: the paragraph up to the sentence.
        home: the reporting place, or the one whose section it is.
    """
    told = [sentence for sentence in _SENTENCE.split(opening) if sentence.strip()]
    for sentence in reversed(told[-_BACK:]):
        lead = stripped(unspaced(sentence), acts=False)
        if whole_at_start(lead):
            return None
        named = place_at_start(lead, home)
        if named is None:
            continue
        there = gazetteer().resolve(named.name, home) if named.listed else None
        # What a report says of a place in it is an example, and it soon speaks of the whole again.
        example = home.level != "nation" and is_inside(named.name, home)
        another = there and there.level in _LEVELS and there.name != home.name and not example
        other = place_pattern("other_party", "after").search(lead[named.end :])
        if not another or other or not _FIGURE.search(lead):
            return None
        return Place(named.name, why=lead[: named.end])
    return None
