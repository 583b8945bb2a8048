"""The time that a heading sets for its chapter, and that the opening of a sentence sets."""

import re

from msgspec.structs import replace

from extract.interpret.clock import Clock
from extract.interpret.cues import cues, found_in, rule, written
from extract.interpret.frame import ACTUAL, TARGET, Frame
from extract.interpret.parts import parts_in
from extract.reference.beginnings import matches
from extract.structure.headings import heading_role

OPENING = 14  # a cue this near to a sentence's beginning opens it


def opened_by(
    clock: Clock, words: str, current: Frame, first: bool, anywhere: bool = False
) -> Frame | None:
    """The frame that a sentence or heading opens with, None where it opens none.

    Args:
        first: whether it is one of the first sentences of its paragraph; a calendar year opens
            only these.
        anywhere: whether a cue may also stand further behind, as in a heading.
    """
    found = []
    for cue in cues(words, "opening"):
        aimed = cue.aim and current.kind == TARGET
        match = None if aimed else next(matches(cue.pattern, words), None)
        if match and (anywhere or _opens(match, first)):
            found.append((match.start(), cue, match))
    if not found:
        return None
    _, cue, match = min(found, key=lambda triple: triple[0])
    return clock.of(cue, match, current)


def _opens(match: re.Match[str], first: bool) -> bool:
    return match.start() <= OPENING and (first or not written(match, "year"))


def tells_time(heading: str) -> bool:
    """Whether a heading tells past from future."""
    return bool(rule("chapters", "tells").match(heading) and heading_role(heading))


def chapter_frame(clock: Clock, heading: str, current: Frame) -> Frame | None:
    """The frame that a heading sets, None for one of the second rank."""
    if rule("chapters", "skipped").search(heading):
        return None
    frame = _set_by(clock, heading, current)
    return _in_part(clock, heading, frame) if frame else None


def _set_by(clock: Clock, heading: str, current: Frame) -> Frame | None:
    role = heading_role(heading)
    if role == TARGET and not clock.looks_ahead:
        role = ""
    told = replace(current, kind=role or current.kind)
    dated = next(found_in(heading, "heading"), None)
    if dated:
        return clock.of(*dated, told)
    opened = opened_by(clock, heading, told, first=True, anywhere=True)
    if opened or role == "glossary":
        return opened or clock.default()
    named = rule("chapters", "numbered").match(heading) or rule("chapters", "bare").match(heading)
    if not named:
        return None
    if role == ACTUAL:
        return replace(clock.default(), why=heading)
    # A chapter that names no time, behind the aims of several years, is of the coming one.
    return clock.aims(heading) if TARGET in (role, current.kind) else None


def _in_part(clock: Clock, heading: str, frame: Frame) -> Frame:
    """A chapter's frame with the part of the year that its heading or the title names."""
    own = clock.default()
    named = [part for _, part in parts_in(heading) if part]
    if frame.kind == TARGET or frame.spans:
        return frame
    if named:
        return replace(frame, part=named[-1])
    return replace(frame, part=own.part) if frame.last == own.last else frame
