"""Which place the clauses before a figure name: whose figure it is."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from extract.interpret.place_clauses import back_to_name, stripped, up_to_name
from extract.interpret.place_names import (
    Named,
    far_cities,
    is_inside,
    place_at_start,
    places_listed,
)
from extract.interpret.place_whole import part_words, whole_at_end, whole_at_start, whole_of
from extract.interpret.place_words import place_pattern, place_words
from extract.reference.regions import Region

_JOIN = re.compile("[、和及与]")
_NUMBER = re.compile(r"\d|[一二两三四五六七八九十百千][千百万亿]")


class Place(Struct, frozen=True):
    """Whom a figure is about.

    Attributes:
        name: as the table writes it; several as 甲市、乙市.
        part: whether it is only a part of that place's figure (市本级, 民营企业, 对东盟), or of
            nobody known, so that it is never the place's own indicator.
        why: the words that said so; empty for the reporting place where nothing did.
    """

    name: str
    part: bool = False
    why: str = ""


def where_said(clauses: Sequence[str], home: Region, wording: str, subject: str) -> Place | None:
    """The place that the clauses name, the figure's own first.

    An earlier clause counts up to the one that names what is measured. One before it counts where
    it begins with a place whose figures go on without a break (甲区工业增长26%，投资增长8%), or
    as the topic of the next: 环湾城市群建设提速，经济总量超7万亿元.
    """
    going_on = True
    for number, (clause, own) in enumerate(back_to_name(clauses, wording, subject)):
        if not (own or stripped(clause, acts=False)):
            continue  # 前三季度，
        if own:
            found = _scope(up_to_name(clause, wording), home, wording, number == 0)
        elif _NUMBER.search(clause) and going_on:
            found = _topic(clause, home, wording, goes_on=True)
        elif going_on and wording:
            found, going_on = _topic(clause, home, wording, goes_on=False), False
        else:
            return None
        if found:
            return _dealt_out(found, clause, clauses[-1])
    return None


@lru_cache(maxsize=64)  # a paragraph's figures ask for the same label
def labelled(paragraph: str, home: Region, catalogued: bool) -> Place:
    """The place or the level that a paragraph is labelled with (甲县：…), else home."""
    label = place_pattern("heading", "label").match(paragraph)
    if label is None:
        return Place(home.name)
    words = label["place"]
    if words in part_words(home):
        return Place(home.name, True, words)
    named = place_at_start(words, home)
    told = named and named.end == len(words) and (named.listed or catalogued)
    return Place(named.name, why=words) if named and told else Place(home.name)


def _topic(clause: str, home: Region, wording: str, goes_on: bool) -> Place | None:
    """The place that an earlier clause begins with, where it holds for what is named after it.

    Args:
        goes_on: whether the clause states figures of that place itself.
    """
    lead = stripped(clause, acts=False)
    whole = whole_at_start(lead)
    if whole:
        return Place(home.name, why=whole) if whole_of(whole, home) == home.name else None
    named = _named_at_start(lead, home)
    if named is None:
        return None
    if named.listed:
        told = wording or (is_inside(named.name, home) and not named.short)
    else:
        told = wording and (goes_on or _is_wide_topic(named.name, lead[named.end :]))
    return Place(named.name, why=lead[: named.end]) if told else None


def _dealt_out(found: Place, clause: str, own: str) -> Place:
    """Of several places the one whose turn it is: 甲县、乙县分别增长5%、6%."""
    names = found.name.split("、")
    if len(names) < 2 or _dealt() not in clause:
        return found
    figures = _JOIN.split(own.partition(_dealt())[2] or own)
    turn = sum(bool(_NUMBER.search(part)) for part in figures[:-1])
    return replace(found, name=names[turn % len(names)])


def _dealt() -> str:
    return place_words("kind", "dealt")[0]


def _is_wide_topic(name: str, after: str) -> bool:
    """Whether a clause speaks of an area as such: 环湾城市群建设, not 长江经济带警示片整改."""
    wide = name.endswith(place_words("ending", "topic"))
    return wide and place_pattern("ending", "topic_after").match(after) is not None


def _scope(words: str, home: Region, wording: str, own: bool) -> Place | None:
    """The place that a clause is about by how it begins, or by 全市 right before the name.

    Args:
        words: the clause up to the name of what is measured.
        own: whether the figure stands in it.
    """
    lead = stripped(words, acts=own)
    whole = whole_at_start(lead) or (whole_at_end(words, wording) if own else "")
    if whole:
        return _whole(whole, words, home, wording)
    if own and wording and (there := places_listed(lead, home)):
        return Place("、".join(there), why=lead)
    if own and wording and (city := far_cities().get(lead)):
        return Place(city, why=lead)
    named = _named_at_start(lead, home)
    if named is None:
        return None
    if named.listed or wording:
        inner = named.short and not wording and is_inside(named.name, home)
        # 昆明长水国际机场 is no figure of 昆明市
        return None if inner else Place(named.name, why=lead[: named.end])
    wider = _wider(named, home)
    zone = wider and named.name.endswith(place_words("ending", "zone"))
    return Place(wider if zone else named.name, why=named.name) if wider else None


def _named_at_start(lead: str, home: Region) -> Named | None:
    """The place that some words begin with, unless it begins another name: 天津港, 北京大学."""
    named = place_at_start(lead, home)
    other = named and place_pattern("other_party", "after").search(lead[named.end :])
    return None if other else named


def _whole(word: str, words: str, home: Region, wording: str) -> Place:
    """The place that 全市 and its like name."""
    name = whole_of(word, home)
    if word in place_words("whole", "nation") and not wording and not words.endswith(word):
        return Place(home.name)  # 全国重点项目12个 is what the reporting place has
    return Place(name or home.name, not name, word)


def _wider(named: Named, home: Region) -> str:
    """The place outside of the reporting one that another is called after: 长三角…示范区."""
    first = place_at_start(named.name[:-1], home)
    if first is None or not first.listed or first.name == home.name:
        return ""
    return "" if is_inside(first.name, home) else first.name
