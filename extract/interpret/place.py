"""Whom a figure is about: the reporting place, unless the words name another or a part of it."""

from collections.abc import Sequence

from extract.interpret.place_carried import carried
from extract.interpret.place_clauses import (
    back_to_name,
    clauses_of,
    first_clause,
    stripped,
    up_to_name,
)
from extract.interpret.place_names import place_at_start
from extract.interpret.place_parts import part_in, part_named
from extract.interpret.place_scope import Place, labelled, where_said
from extract.interpret.place_whole import own_level_words
from extract.interpret.place_words import place_pattern
from extract.reference.regions import Region

LABEL = 60  # characters in which a paragraph's label stands
_OPENING = 600  # characters of a paragraph in which a level of government goes on


def place_of(
    before: str,
    home: Region,
    wording: str = "",
    subject: str = "",
    after: str = "",
    opening: str = "",
    label: str = "",
) -> Place:
    """Whom a figure is about: ``home`` unless the words before it name another.

    Args:
        before: the sentence up to the figure.
        home: the reporting place, or the one whose section it is.
        wording: the words that name a catalogued indicator, empty where there is none. Only with
            them a place that no list holds is taken for one: 临浦县实现社会消费品零售总额12亿元.
        subject: what is measured, which may stand in an earlier clause.
        after: the sentence from the figure on.
        opening: the paragraph up to the sentence, or its last thousands of characters.
        label: how the paragraph begins, where the opening does not begin with it.
    """
    clauses = clauses_of(before)
    if there := _sited(clauses[-1] + "□" + first_clause(after), home):
        return there
    part = _part(clauses, home, wording, opening)
    found = where_said(clauses, home, wording, subject)
    if found is None:
        found = labelled((label or opening or before)[:LABEL], home, bool(wording))
        if not found.why and wording:
            found = carried(opening, home) or found
    return Place(found.name, True, part) if part else found


def _sited(clause: str, home: Region) -> Place | None:
    """The place that something is set up in: 3000余家企业在雄安新区注册."""
    said = place_pattern("lead", "sited").search(clause)
    there = place_at_start(said["place"], home) if said else None
    whole = said and there and there.end == len(said["place"])
    return Place(there.name, why=said[0]) if said and there and whole else None


def _part(clauses: Sequence[str], home: Region, wording: str, opening: str) -> str:
    """The words that make a figure a part of the whole, empty where none do.

    An indicator that names the place's own level (市级一般公共预算收入) is that level's own.
    """
    if wording.startswith(own_level_words(home)):
        return ""
    for number, (clause, own) in enumerate(back_to_name(clauses, wording, "")):
        if not own:
            break
        said = part_in(stripped(up_to_name(clause, wording)), clause, wording, home)
        if said or (number == 0 and not wording):
            return said
    goes_on = wording and place_pattern("part", "goes_on").search(wording)
    return part_named("，".join((opening[-_OPENING:], *clauses)), home) if goes_on else ""
