"""Whom a figure is about: the reporting place, unless the words name another or a part of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.interpret.place_names import Named, place_at_start, places_listed
from extract.interpret.place_parts import part_in, part_named
from extract.interpret.place_whole import whole_of, whole_words
from extract.interpret.place_words import any_of, compiled, place_pattern, place_words
from extract.reference.gazetteer import gazetteer
from extract.reference.regions import Region

_LOOK = 240  # characters; what stands farther before a figure does not say whose it is
_PAUSE = re.compile("[，,；;。：:！!？?—…（）()]+")
_SPACE = re.compile(r"\s+")
_ASIDE = re.compile("[（(][^（）()]*[）)]")  # 中国（甲省）自由贸易试验区
_JOIN = re.compile("[、和及与]")
_DEALT = "分别"  # as in data/places.toml
_NUMBER = re.compile(r"\d|[一二两三四五六七八九十百千][千百万亿]")


@dataclass(frozen=True, slots=True)
class Place:
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


def place_of(
    before: str,
    home: Region,
    wording: str = "",
    subject: str = "",
    after: str = "",
    opening: str = "",
) -> Place:
    """Whom a figure is about: ``home`` unless the words before it name another.

    Args:
        before: the sentence up to the figure.
        home: the reporting place, or the one whose section it is.
        wording: the words that name a catalogued indicator, empty where there is none. Only with
            them a place that no list holds is taken for one: 临浦县实现社会消费品零售总额12亿元.
        subject: what is measured, which may stand in an earlier clause.
        after: the sentence from the figure on.
        opening: the paragraph up to the sentence.
    """
    clauses = _clauses(before)
    if there := _sited(clauses[-1] + "□" + _PAUSE.split(_SPACE.sub("", after))[0], home):
        return there
    part = _part(clauses, home, wording, opening)
    found = _where(clauses, home, wording, subject) or Place(home.name)
    return Place(found.name, True, part) if part else found


def _sited(clause: str, home: Region) -> Place | None:
    """The place that something is set up in: 3000余家企业在雄安新区注册."""
    said = place_pattern("lead", "sited").search(clause)
    there = place_at_start(said["place"], home) if said else None
    whole = said and there and there.end == len(said["place"])
    return Place(there.name, why=said[0]) if said and there and whole else None


def _clauses(before: str) -> list[str]:
    """The clauses up to a figure, its own last; 其中 belongs to the clause that it leads."""
    text = _ASIDE.sub("", _SPACE.sub("", before)[-_LOOK:])
    found: list[str] = []
    for part in _PAUSE.split(text):
        if found and found[-1] in place_words("kind", "leads"):
            found[-1] += part
        else:
            found.append(part)
    return found


def _before(clause: str, wording: str) -> str:
    """A clause up to the name of what is measured, all of it where that stands elsewhere."""
    return clause[: clause.rfind(wording)] if wording and wording in clause else clause


def _back_to_name(clauses: Sequence[str], wording: str, subject: str) -> Iterator[tuple[str, bool]]:
    """The clauses from the figure's own back; whether each still belongs to what is measured."""
    name = wording or subject
    own = True
    for clause in reversed(clauses):
        yield clause, own
        own = own and bool(name) and name not in clause


def _part(clauses: Sequence[str], home: Region, wording: str, opening: str) -> str:
    """The words that make a figure a part of the whole, empty where none do."""
    for number, (clause, own) in enumerate(_back_to_name(clauses, wording, "")):
        if not own:
            break
        said = part_in(_stripped(_before(clause, wording)), clause, wording, home)
        if said or (number == 0 and not wording):
            return said
    goes_on = wording and place_pattern("part", "goes_on").search(wording)
    return part_named("，".join((opening, *clauses)), home) if goes_on else ""


def _where(clauses: Sequence[str], home: Region, wording: str, subject: str) -> Place | None:
    """The place that the clauses name, the figure's own first.

    An earlier clause counts up to the one that names what is measured. One before it counts where
    it begins with a place whose figures go on without a break (甲区工业增长26%，投资增长8%), or
    as the topic of the next: 环湾城市群建设走深走实，经济总量超9万亿元.
    """
    going_on = True
    for number, (clause, own) in enumerate(_back_to_name(clauses, wording, subject)):
        if own:
            found = _scope(_before(clause, wording), home, wording, number == 0)
        elif _NUMBER.search(clause) and going_on:
            found = _topic(clause, home, wording, goes_on=True)
        elif going_on and wording:
            found, going_on = _topic(clause, home, wording, goes_on=False), False
        else:
            return None
        if found:
            return _dealt_out(found, clause, clauses[-1])
    return None


def _topic(clause: str, home: Region, wording: str, goes_on: bool) -> Place | None:
    """The place that an earlier clause begins with, where it holds for what is named after it.

    Args:
        goes_on: whether the clause states figures of that place itself.
    """
    lead = _stripped(clause, acts=False)
    whole = _whole_at_start(lead)
    if whole:
        return Place(home.name, why=whole) if whole_of(whole, home) == home.name else None
    named = _named_at_start(lead, home)
    if named is None:
        return None
    if named.listed:
        told = wording or (_is_inside(named.name, home) and not named.short)
    else:
        told = wording and (goes_on or _is_wide_topic(named.name, lead[named.end :]))
    return Place(named.name, why=lead[: named.end]) if told else None


def _dealt_out(found: Place, clause: str, own: str) -> Place:
    """Of several places the one whose turn it is: 甲县、乙县分别增长5%、6%."""
    names = found.name.split("、")
    if len(names) < 2 or _DEALT not in clause:
        return found
    figures = _JOIN.split(own.partition(_DEALT)[2] or own)
    turn = sum(bool(_NUMBER.search(part)) for part in figures[:-1])
    return replace(found, name=names[turn % len(names)])


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
    lead = _stripped(words, acts=own)
    whole = _whole_at_start(lead) or (_whole_at_end(words, wording) if own else "")
    if whole:
        return _whole(whole, words, home, wording)
    if own and wording and (there := places_listed(lead, home)):
        return Place("、".join(there), why=lead)
    named = _named_at_start(lead, home)
    if named is None:
        return None
    if named.listed or wording:
        inner = named.short and not wording and _is_inside(named.name, home)
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


def _is_inside(name: str, home: Region) -> bool:
    """Whether a place lies in the reporting one."""
    there = gazetteer().resolve(name, home)
    return there is not None and home in gazetteer().above(there)


def _wider(named: Named, home: Region) -> str:
    """The place outside of the reporting one that another is called after: 长三角…示范区."""
    first = place_at_start(named.name[:-1], home)
    if first is None or not first.listed or first.name == home.name:
        return ""
    return "" if _is_inside(first.name, home) else first.name


def _whole_at_start(lead: str) -> str:
    found = _wholes().match(lead)
    compared = found and place_pattern("compared", "after").search(lead[found.end() :])
    return found[0] if found and not compared else ""


def _whole_at_end(words: str, wording: str) -> str:
    bare = re.sub(f"{place_pattern('whole', 'trail').pattern}$", "", words)
    word = next((word for word in whole_words() if bare.endswith(word)), "")
    before = bare[: len(bare) - len(word)]
    compared = place_pattern("compared", "before").search(before)
    # 成为全国水质优良率保持100%的省份, but 成为全市6个试点之一
    made = wording and place_pattern("compared", "made").search(before)
    return word if word and not compared and not made else ""


def _stripped(clause: str, acts: bool = True) -> str:
    """A clause without the words that may stand before the place that it speaks of."""
    lead = _leads(acts)
    while found := lead.match(clause):
        clause = clause[found.end() :]
    return clause


@cache
def _wholes() -> re.Pattern[str]:
    return compiled(any_of(tuple(whole_words())), "[whole]")


@cache
def _leads(acts: bool) -> re.Pattern[str]:
    words = (*place_words("lead", "words"), *(place_words("lead", "acts") if acts else ()))
    patterns = (place_pattern("lead", key).pattern for key in ("time", "number"))
    return compiled("|".join((any_of(words), *patterns)), "[lead]")
