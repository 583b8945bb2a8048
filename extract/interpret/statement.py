"""One figure and the words around it: what, whose, when, reached or promised, how much."""

import re
from decimal import Decimal
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from extract.interpret.aspect import direction
from extract.interpret.clause import Mention
from extract.interpret.cues import rule
from extract.interpret.frame import Frame
from extract.interpret.label import in_full, name_of
from extract.interpret.linker import Candidate, Weights, candidates_for, linked
from extract.interpret.period import Period, Words, period_of
from extract.interpret.place import LABEL, place_of
from extract.interpret.place_scope import Place
from extract.interpret.scene import Scene
from extract.interpret.theme import theme_of
from extract.interpret.value import amount_of, comparator_of, signed
from extract.quantities.spot import Quantity
from extract.reference.gazetteer import code_of
from extract.reference.regions import Region
from extract.reference.word_lists import entry_of, pattern_of
from extract.structure.reports import Paragraph

_FILE = "clauses.toml"
_NEAR = 80  # characters before a figure in which words say that it is an aim, or of what is left
_BACK = 1_200  # characters; sentences that say whose a later one is are not so far from it


class Observation(Struct, frozen=True):
    """One figure that a document states.

    Attributes:
        start, end: its place in the document's text; end exclusive.
        value_text: text[start:end].
        indicator_id: the catalogue's id, empty where it has none.
        indicator: the catalogue's name, or the noun phrase found.
        theme: a theme's id.
        region, region_code: whom it is about; no code where it has none or it is not known which.
        year, period: when; the period as in the table.
        kind: "actual" or "target".
        measure: "level" or "change".
        value, value_high: in ``unit``; value_high only for a range.
        unit: the catalogue's, else as written.
        comparator: "=", "~", ">=" or "<=".
        section, paragraph: where it stands.
        place: whom it is about, with the words that say so.
        candidates: the indicators that it may state; the linker chose among them.
        said: the words around it, for the reader who asks why.
    """

    start: int
    end: int
    value_text: str
    indicator_id: str
    indicator: str
    theme: str
    region: str
    region_code: str
    year: int
    period: str
    kind: str
    measure: str
    value: Decimal
    value_high: Decimal | None
    unit: str
    comparator: str
    section: str
    paragraph: int
    place: Place
    candidates: tuple[Candidate, ...]
    said: "Statement"


Contexts = tuple[str, str, str, str]


class Statement(Struct, frozen=True):
    """What is known of a figure before it is understood.

    Attributes:
        figure: the number.
        mention: what its sentence says around it.
        before, after: its sentence up to it and from it on.
        frame: the time that the place of the text speaks of.
        home: the reporting place, or the one that its heading names.
        level: the level of government that its heading names (市本级), empty for the whole.
        last: the name of the figure before in the sentence, empty for the first.
        listed: whether that one stands in the same clause.
        paragraph: where it stands.
        contexts: the sentence, the topic of its passage, the paragraph and the heading around it.
        scene, index: the sentence as the linker sees it, and which of its figures this is.
    """

    figure: Quantity
    mention: Mention
    before: str
    after: str
    frame: Frame
    home: Region
    level: str
    last: str
    listed: bool
    paragraph: Paragraph
    contexts: Contexts
    scene: Scene
    index: int


def observation_of(said: Statement, weights: Weights) -> Observation:
    """The observation that a statement makes."""
    figure, mention = said.figure, said.mention
    sign = direction(mention, figure)
    frame = said.frame.aimed() if is_aim(said) else said.frame
    bound = figure.text[: figure.number_start - figure.start]
    around = Words(mention, said.before + bound, said.after)
    period = period_of(frame, around, bool(sign))
    candidates = _allowed(said, period, bool(sign))
    match = linked(candidates, weights)
    nature = match.indicator.nature if match else ""
    period = period.for_nature(nature, frame, around, figure.unit.kind == "share")
    place = place_told(said, match)
    if place.part and place.name == said.home.name:
        candidates, match = (), None
    value, high, unit = amount_of(figure, match, mention)
    return Observation(
        start=figure.start,
        end=figure.end,
        value_text=figure.text,
        indicator_id=match.indicator.id if match else "",
        indicator=match.indicator.name if match else _name(said, sign),
        theme=match.indicator.theme if match else theme_of(*contexts_of(said)),
        region=place.name,
        region_code=code_of(place.name, said.home),
        year=period.last,
        period=period.text,
        kind=frame.kind,
        measure=match.indicator.measure if match else "change" if sign else "level",
        value=signed(value, sign, match),
        value_high=signed(high, sign, match) if high is not None else None,
        unit=unit,
        comparator=comparator_of(figure, mention),
        section=said.paragraph.section,
        paragraph=said.paragraph.number,
        place=place,
        candidates=candidates,
        said=said,
    )


def named(found: Observation) -> str:
    """The report's own name of the indicator that a figure was given; empty where it has none."""
    own = (e.wording for e in found.candidates if e.indicator.id == found.indicator_id)
    return next(own, "")


def _allowed(said: Statement, period: Period, change: bool) -> tuple[Candidate, ...]:
    """The candidates of a figure that time and scope allow.

    A change over several years is no yearly indicator, nor is an average over them.
    """
    if _partial().search(said.before[-_NEAR:]):
        return ()
    near = said.mention.subject + said.mention.predicate
    averaged = rule("unyearly", "words").search(near)
    several = period.first != period.last
    return tuple(
        each
        for each in candidates_for(said.scene, said.index, change)
        if not averaged and not (several and each.indicator.measure == "change")
    )


def place_told(said: Statement, match: Candidate | None) -> Place:
    """Whom a figure is about; what stands under a heading for a part is a part."""
    paragraph = said.contexts[2]
    # Of a paragraph that never ends, no figure looks back on all of it.
    start = said.figure.start - len(said.before) - said.paragraph.start
    far = max(0, start - _BACK)
    found = place_of(
        said.before,
        said.home,
        match.wording if match else "",
        said.mention.subject,
        said.after,
        paragraph[far:start],
        paragraph[:LABEL] if far else "",
    )
    return replace(found, part=True, why=said.level) if said.level and not found.why else found


def _name(said: Statement, sign: int) -> str:
    found = name_of(said.mention, _ending(said, sign), said.last, said.listed)
    return in_full(found)


def _ending(said: Statement, sign: int) -> str:
    """What a move is called: 增速, 提高, 变化, over several years 年均增速, 累计变化."""
    if not sign:
        return ""
    figure, verbs = said.figure, said.mention.predicate
    over = pattern_of(_FILE, "name", "over").search(verbs)
    if sign < 0:
        kind = "fall"
    elif figure.unit.kind == "share points":
        kind = "points"
    elif figure.unit.kind != "share" and entry_of(_FILE, "move", "more") in verbs:
        kind = "more"
    else:
        kind = "multiple" if pattern_of(_FILE, "name", "doubled").search(figure.text) else "rise"
    return (over[0] if over else "") + entry_of(_FILE, "move", kind)


def contexts_of(said: Statement) -> tuple[str, ...]:
    """The texts that tell a figure's theme, the nearest first."""
    mention = said.mention
    return (mention.subject + mention.object, mention.clause, *said.contexts)


@cache
def _aims() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = (pattern_of(_FILE, "aims", side) for side in ("before", "after"))
    return before, after


@cache
def _partial() -> re.Pattern[str]:
    return pattern_of(_FILE, "partial", "before")


def is_aim(said: Statement) -> bool:
    """Whether the clause names an aim: 力争达到5%, 5%的增长目标."""
    stated, named = _aims()
    # 好于年初预期目标0.7个百分点 is what was reached.
    gap = said.figure.unit.kind == "share points"
    return bool((not gap and stated.search(said.before[-_NEAR:])) or named.search(said.after))
