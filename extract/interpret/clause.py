"""What a sentence says around a figure: what is measured, and by which verb."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from extract.interpret.coordination import shared_out
from extract.interpret.lexicon import VERB, words_in
from extract.interpret.lists import list_pattern
from extract.interpret.predicate import first_noun, following, parted
from extract.quantities.spot import Quantity
from extract.reference.word_lists import pattern_of

_CLAUSE = "，,；;。：:！!？?—…"
_PAUSE = re.compile(f"[{_CLAUSE}]")
_FILE = "clauses.toml"
_LONGEST = 40  # a longer subject takes no aspect behind it


class Mention(Struct, frozen=True):
    """The words around one figure.

    Attributes:
        subject: what stands before it and is measured, verbs left out: 全市地区生产总值.
        predicate: the verbs between subject and figure: 增长, 控制在.
        object: what stands after it, up to the next pause: 科技设施平台进入科研状态.
        clause: the text of its clause, the figure left out, for words that need only occur.
        carried: whether the subject was carried over from before.
        nested: whether it follows the figure before without a pause: 1个经济总量近千亿的县.
    """

    subject: str
    predicate: str
    object: str
    clause: str
    carried: bool
    nested: bool = False


def unspaced(text: str) -> str:
    """A text without its spaces: those that a page's line ends leave stand inside words.

    >>> unspaced("一 般公共预算收入")
    '一般公共预算收入'
    """
    return "".join(text.split())


def same_clause(gap: str) -> bool:
    """Whether the text between two figures holds no pause longer than 、.

    >>> same_clause("、建议"), same_clause("，建议")
    (True, False)
    """
    return not _PAUSE.search(gap)


def mentions_in(text: str, start: int, end: int, figures: Sequence[Quantity]) -> list[Mention]:
    """The mention of each figure of the sentence text[start:end], in their order.

    >>> from extract.quantities.screen import quantities_in
    >>> sentence = "全市地区生产总值增长5.2%、约4.4万亿元，新建50个温馨家园。"
    >>> found = mentions_in(sentence, 0, len(sentence), quantities_in(sentence))
    >>> [(mention.subject, mention.predicate, mention.object) for mention in found]
    [('全市地区生产总值', '增长', ''), ('全市地区生产总值', '', ''), ('新建', '', '温馨家园')]
    """
    found: list[Mention] = []
    for index, figure in enumerate(figures):
        before = figures[index - 1].end if index else start
        after = figures[index + 1].start if index + 1 < len(figures) else end
        left, right = text[before : figure.start], text[figure.end : after]
        mention = _mention(left, right, index > 0, _clause_around(text, start, end, figure))
        if not mention.subject:
            same = index > 0 and figure.unit.kind == figures[index - 1].unit.kind
            mention = _carry(mention, found, left, same)
        elif (
            found and found[-1].subject and _pattern("aspects", "alone").fullmatch(mention.subject)
        ):
            # 进出口增长8.4%，总额突破8000亿元: an aspect of what came before.
            mention = replace(mention, subject=found[-1].subject + mention.subject, carried=True)
        found.append(mention)
    return _dealt_out(found, text, figures)


def _clause_around(text: str, start: int, end: int, figure: Quantity) -> str:
    before = _PAUSE.split(text[start : figure.start])[-1]
    return f"{before}□{_PAUSE.split(text[figure.end : end])[0]}"


def _mention(left: str, right: str, follows: bool, clause: str) -> Mention:
    near = _PAUSE.split(left)[-1]
    if follows and near == left:
        # The same clause goes on; what stands before its last join is the last figure's.
        near = _goes_on(near)
        last = near.rpartition("、")[2]
        near = last if not parted(last)[0] else near  # 、稳居全国前十强、增长4.8%
    subject, predicate = parted(unspaced(near))
    return Mention(
        subject=subject,
        predicate=predicate,
        object=following(unspaced(right)),
        clause=clause,
        carried=False,
        nested=follows and bool(subject) and unspaced(left).startswith(subject),
    )


def _goes_on(near: str) -> str:
    """What stands before a figure in a list, without what joins it to the figure before."""
    join = list_pattern("goes_on")
    if join.match(near):
        return join.sub("", near, count=1)
    return list_pattern("parts").split(near)[-1]


def _carry(mention: Mention, earlier: Sequence[Mention], left: str, same: bool) -> Mention:
    """A mention without a subject of its own, with the one before's or an earlier clause's.

    Its verb is carried with it only where both figures are of the ``same`` kind of unit:
    增长5.2%、约4.4万亿元 states an amount."""
    parts = _PAUSE.split(left)
    clauses = [
        part for part in parts[1 if earlier else 0 : -1] if len(part) > (6 if earlier else 1)
    ]
    if mention.object:
        # 抢通256个断路村、507个断水村: the verb goes on, in the same clause only.
        listed = earlier and len(parts) == 1 and not mention.predicate
        if not listed:
            return mention
        last = earlier[-1]
        return replace(mention, subject=last.subject, predicate=last.predicate, carried=True)
    if clauses:
        subject = first_noun(clauses[-1].lstrip("、和及"))
        if len(subject) > 2:
            return replace(mention, subject=subject, carried=True)
    if not earlier:
        return mention
    last = earlier[-1]
    subject = last.subject if not last.object or _is_name(last.subject) else last.object
    if any(word.role.startswith("action") for word in words_in(mention.predicate)):
        # 新开工老旧小区改造300个、完成200个: another action takes the first one's place.
        subject = _without_action(subject)
    return replace(
        mention,
        subject=subject,
        predicate=mention.predicate or (last.predicate if same else ""),
        carried=True,
    )


def _is_name(subject: str) -> bool:
    """Whether a subject says what is measured, not only what is done to what follows it."""
    words = words_in(subject)
    return bool(words) and not words[-1].role.startswith(("action", VERB))


def _without_action(subject: str) -> str:
    """The subject without the action that it begins with, where enough is left of it."""
    for word in words_in(subject):
        if not word.role.startswith("action") or len(subject) - len(word.text) < 3:
            break
        subject = subject[len(word.text) :]
    return subject


def _dealt_out(found: list[Mention], text: str, figures: Sequence[Quantity]) -> list[Mention]:
    """A list of heads dealt out to the figures that follow: 甲、乙分别增长5%、6%."""
    index, members = 0, list[str]()
    while index < len(found):
        run, first = _run(text, figures, index), found[index]
        if len(run) < 2:
            index, members = index + 1, []
            continue
        alike = {figures[position].unit.name for position in run}
        if not (first.carried and len(members) == len(run)):
            told = bool(list_pattern("dealt").search(first.predicate)) or (
                len(alike) == 1 and not first.object
            )
            members = shared_out(first.subject, len(run)) if told else []
        for position, member in zip(run, members, strict=False):
            found[position] = replace(
                found[position], subject=member, predicate=first.predicate, carried=False
            )
        index += len(run) if members else 1
    return found


def _run(text: str, figures: Sequence[Quantity], first: int) -> list[int]:
    """The figures from ``first`` on that only 、 or 和 part."""
    run = [first]
    while run[-1] + 1 < len(figures):
        gap = text[figures[run[-1]].end : figures[run[-1] + 1].start]
        if not list_pattern("gap").fullmatch(gap):
            break
        run.append(run[-1] + 1)
    return run


def _pattern(table: str, key: str) -> re.Pattern[str]:
    return pattern_of(_FILE, table, key)
