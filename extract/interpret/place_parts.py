"""Parts of a total that are no place: a level of government, a kind of firm, a trading partner."""

from extract.interpret.place_names import places_listed
from extract.interpret.place_whole import part_words, whole_words
from extract.interpret.place_words import place_pattern, place_words
from extract.reference.regions import Region


def part_in(lead: str, clause: str, wording: str, home: Region) -> str:
    """The words of a clause that make its figure a part of the whole, empty where none do.

    Args:
        lead: the clause up to the name of what is measured, leading words of time left out.
        clause: all of it.
        wording: the words that name a catalogued indicator, empty where there is none.
    """
    among = place_pattern("kind", "among").match(clause)
    if among and wording and wording not in clause:
        return among[0]  # the name is carried over: 新增就业5万人，其中城区3万人
    bare = lead
    if bare.startswith(tuple(whole_words())):
        for word in whole_words():
            bare = bare.removeprefix(word)
    named = bare or wording  # 区级一般公共预算收入 is one name
    levels = part_words(home)
    led = named.startswith(levels)
    level = next(word for word in levels if named.startswith(word)) if led else ""
    rest = bare[len(level) :].removeprefix("的")
    if level and (not rest or place_pattern("part", "budget").match(rest)):
        return level
    if level and level in place_words("part", "any"):
        return level
    if not wording:
        return ""
    if raised := place_pattern("kind", "raised").search(bare):
        return raised[0]
    dealt = bare.partition(place_words("kind", "dealt")[0])[0]
    kinds = place_words("kind", "words")
    if dealt.endswith(kinds):
        return next(word for word in kinds if dealt.endswith(word))
    if place_pattern("kind", "listed").search(dealt) and not places_listed(dealt, home):
        return dealt
    parted = place_pattern("kind", "of").search(wording)
    return dealt if parted and place_pattern("kind", "partner").match(dealt) else ""


def part_named(words: str, home: Region) -> str:
    """The level of government whose budget the words last spoke of, where it is only a part.

    市级一般公共预算收入120亿元。税收收入90亿元 is 市级 too, up to the next 全市.
    """
    at = {word: words.rfind(word) for word in whole_words()}
    last, level = max(at.values()), ""
    budget = place_pattern("part", "budget")
    for word in part_words(home):
        start = words.rfind(word)
        if start > last and budget.match(words[start + len(word) :]):
            last, level = start, word
    return level
