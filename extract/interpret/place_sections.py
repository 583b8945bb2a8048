"""Whose a section is by its heading: （二）市本级, （三）高新区, 东城区."""

import re
from dataclasses import dataclass

from extract.interpret.place_names import place_at_start
from extract.interpret.place_whole import part_words, whole_of, whole_words
from extract.interpret.place_words import compiled, place_pattern
from extract.reference.files import toml_named
from extract.reference.regions import Region
from extract.structure.reports import Report

_UNNUMBERED = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Whose a section is.

    Attributes:
        place: the name of its place, empty for the reporting one.
        part: the level of government that it is only about (市本级), empty for the whole.
    """

    place: str = ""
    part: str = ""


def section_places(report: Report, text: str, home: Region) -> dict[int, Section]:
    """Whose each paragraph is, by number: what the heading above it says, else the report's.

    A heading holds up to the next one of its rank or a higher; one without a number, up to the
    next that names a place or an office.
    """
    held: list[tuple[int, Section]] = []
    found = {}
    for paragraph in report.paragraphs:
        heading = text[paragraph.start : paragraph.end].strip()
        if paragraph.heading:
            rank = _rank(heading)
            said = section_of(heading, home)
            ends = rank != _UNNUMBERED or said or place_pattern("heading", "office").match(heading)
            if ends:
                held = [(at, each) for at, each in held if at < rank]
            if said:
                held.append((rank, said))
        found[paragraph.number] = held[-1][1] if held else Section()
    return found


def section_of(heading: str, home: Region) -> Section | None:
    """Whose a section of this heading is; None where it does not say.

    >>> section_of("（二）市本级", Region("云汀市", "", "", "", "", ()))
    Section(place='', part='市本级')
    """
    bare = place_pattern("heading", "number").sub("", re.sub(r"\s+", "", heading))
    whole = next((word for word in whole_words() if bare.startswith(word)), "")
    if whole and _ends(bare[len(whole) :]):
        return Section(whole_of(whole, home))
    level = next((word for word in part_words(home) if bare.startswith(word)), "")
    if level and _ends(bare[len(level) :]):
        return Section(part=level)
    named = place_at_start(bare, home)
    if named is None or not _ends(bare[named.end :]):
        return None
    return Section(named.name)


def _ends(rest: str) -> bool:
    return place_pattern("heading", "tail").fullmatch(rest) is not None


def _rank(heading: str) -> int:
    """1 for 一、, 2 for （一）, 3 for 1., 4 for (1); 0 without a number."""
    patterns = toml_named("places.toml")["heading"]["ranks"]
    fitting = (
        rank
        for rank, pattern in enumerate(patterns, start=1)
        if compiled(pattern, "[heading] ranks").match(heading)
    )
    return next(fitting, _UNNUMBERED)
