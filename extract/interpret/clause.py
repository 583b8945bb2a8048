"""What a sentence says around a figure: what is measured, and by which verb."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.interpret.lists import list_pattern, members
from extract.quantities.spot import Quantity
from extract.reference.word_lists import pattern_of, word_list

_CLAUSE = "，,；;。：:！!？?—…"
_SPACE = re.compile(r"\s+")
_FILE = "wordings.toml"


@dataclass(frozen=True, slots=True)
class Mention:
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


@cache
def words(table: str, key: str = "words") -> tuple[str, ...]:
    """A list of data/wordings.toml, longest word first."""
    return word_list(_FILE, table, key)


def _pattern(table: str, key: str) -> re.Pattern[str]:
    return pattern_of(_FILE, table, key)


@cache
def _tail() -> re.Pattern[str]:
    """Verbs and adverbs at the end of what stands before a figure."""
    known = {*words("verbs", "growth"), *words("verbs", "decline"), *words("verbs", "reach")}
    known |= {*words("actions", "verbs")}
    listed = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    times = "|".join(_pattern("when", key).pattern for key in ("since", "lasting"))
    return re.compile(rf"(?:{listed}|{times}|\s|[“”\"'（(])$")


def same_clause(gap: str) -> bool:
    """Whether the text between two figures holds no pause longer than 、.

    >>> same_clause("、建议"), same_clause("，建议")
    (True, False)
    """
    return not re.search(f"[{_CLAUSE}]", gap)


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
        left = text[before : figure.start]
        mention = _mention(left, text[figure.end : after], index > 0)
        around = (
            re.split(f"[{_CLAUSE}]", text[start : figure.start])[-1],
            re.split(f"[{_CLAUSE}]", text[figure.end : end])[0],
        )
        mention = replace(mention, clause="□".join(around))
        if not mention.subject:
            same = index > 0 and figure.unit.kind == figures[index - 1].unit.kind
            mention = _carry(mention, found, left, same)
        elif mention.subject in words("aspects") and found and found[-1].subject:
            # 进出口增长8.4%，总额突破8000亿元: an aspect of what came before.
            mention = replace(mention, subject=found[-1].subject + mention.subject, carried=True)
        found.append(mention)
    return _shared_out(found, text, figures)


def _mention(left: str, right: str, follows: bool) -> Mention:
    near = re.split(f"[{_CLAUSE}]", left)[-1]
    if (
        follows and near == left
    ):  # the same clause goes on; what stands before its last join is the last figure's
        near = _goes_on(near)
        last = near.rpartition("、")[2]
        near = last if not _parted(last)[0] else near  # 、稳居全国前十强、增长4.8%
    # Line breaks of a printed page leave spaces inside words: 一 般公共预算收入.
    subject, predicate = _parted(_SPACE.sub("", near))
    following = _following(_SPACE.sub("", right))
    return Mention(
        subject=subject,
        predicate=predicate,
        object=following,
        clause="",
        carried=False,
        nested=follows and bool(subject) and _SPACE.sub("", left).startswith(subject),
    )


def _goes_on(near: str) -> str:
    """What stands before a figure in a list, without what joins it to the figure before."""
    join = list_pattern("goes_on")
    return (
        join.sub("", near, count=1) if join.match(near) else list_pattern("parts").split(near)[-1]
    )


def _parted(words_before: str) -> tuple[str, str]:
    """Subject and verbs of what stands before a figure.

    >>> _parted("城镇调查失业率控制在")
    ('城镇调查失业率', '控制在')
    """
    subject = words_before
    while match := _tail().search(subject):
        subject = subject[: match.start()]
    return subject.strip(" 　（("), words_before[len(subject) :].strip()


def _following(right: str) -> str:
    """What follows a figure up to the next pause; nothing where a pause or a verb comes first.

    >>> _following("的公园实现无界融通,千园之城"), _following("大关，同比"), _following("提升至")
    ('公园实现无界融通', '', '')
    """
    right = _pattern("behind", "aside").sub("", right)
    near = re.split(rf"[{_CLAUSE}、）)]", right)[0].strip()
    near = _pattern("behind", "ends").sub("", near)
    near = _pattern("behind", "nothing").sub("", near)
    subject, _ = _parted(near)
    return subject.strip()


def _carry(mention: Mention, earlier: Sequence[Mention], left: str, same: bool) -> Mention:
    """A mention without a subject of its own, with the one before's or an earlier clause's.

    Its verb is carried with it only where both figures are of the ``same`` kind of unit:
    增长5.2%、约4.4万亿元 states an amount."""
    parts = re.split(f"[{_CLAUSE}]", left)
    clauses = [
        part for part in parts[1 if earlier else 0 : -1] if len(part) > (6 if earlier else 1)
    ]
    if mention.object:
        # 抢通256个断路村、507个断水村: the verb goes on, in the same clause only.
        listed = earlier and len(parts) == 1 and not mention.predicate
        return replace(mention, subject=earlier[-1].subject, carried=True) if listed else mention
    if clauses:
        subject, _ = _parted(_first_noun(clauses[-1].lstrip("、和及")))
        if len(subject) > 2:
            return replace(mention, subject=subject, carried=True)
    if not earlier:
        return mention
    last = earlier[-1]
    subject = last.subject or last.object
    if any(word in mention.predicate for word in words("actions")):
        # 新开工老旧小区改造300个、完成200个: another action takes the first one's place.
        subject = re.sub(rf"^(?:{'|'.join(words('actions'))})+(?=.{{3}})", "", subject)
    return replace(
        mention,
        subject=subject,
        predicate=mention.predicate or (last.predicate if same else ""),
        carried=True,
    )


def _first_noun(clause: str) -> str:
    """The head of a clause without a figure: 全社会固定资产投资 in 全社会固定资产投资持续回升."""
    return _pattern("head", "end").split(clause)[0]


def _shared_out(found: list[Mention], text: str, figures: Sequence[Quantity]) -> list[Mention]:
    """分别 deals the members of a list out to the figures that follow: 甲、乙分别增长5%、6%."""
    index = 0
    while index < len(found):
        run = _run(text, figures, index)
        first = found[index]
        dealt = list_pattern("dealt").search(first.predicate)
        listed = members(first.subject, len(run)) if dealt else []
        for position, member in zip(run, listed, strict=False):
            found[position] = replace(found[position], subject=member, predicate=first.predicate)
        index += len(run) if listed else 1
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
