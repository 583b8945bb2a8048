"""What of a clause is a name and what its predicate: verbs and adverbs around a figure."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from extract.interpret.lexicon import VERB, Word, is_adverb, roles, words_in
from extract.reference.word_lists import compiled, entry_of, pattern_of

_FILE = "clauses.toml"
_PAUSE_OR_LIST = re.compile("[，,；;。：:！!？?—…、）)]")
_SIGHT = 24  # characters before a figure, or before a verb of its, that are looked at
# What may stand between a name and its amount, by class of data/lexicon.toml.
_BETWEEN = (
    "verb.", "adverb", "time", "join", "action.start", "action.finish",
)  # fmt: skip


@lru_cache(maxsize=1024)
def parted(text: str) -> tuple[str, str]:
    """What is measured, and the verbs and adverbs between it and a figure that follows.

    >>> parted("城镇调查失业率控制在"), parted("旅客发送量稳步攀升至")
    (('城镇调查失业率', '控制在'), ('旅客发送量', '稳步攀升至'))
    """
    size = len(text)
    while size:
        near = text[max(0, size - _SIGHT) : size]
        # A verb of the lexicon counts however the words in front of it are parted.
        time = _last_time().search(near)
        between = len(time[0]) if time else _known_verb(near) or _last_between(near)
        if not between:
            break
        size -= between
    return text[:size].strip("（("), text[size:].strip("（( ")


def _last_between(text: str) -> int:
    """The length of the last word of a text where it changes nothing, else 0."""
    words = words_in(text)
    if text[-1].isspace():
        return 1
    return len(words[-1].text) if words and _stands_between(words, text) else 0


def _stands_between(words: Sequence[Word], text: str) -> bool:
    """Whether the last of the words changes nothing; a verb that no entry knows, by its adverb."""
    last = words[-1]
    if last.text == "”":
        return "“" not in text
    if _pattern("aspects", "compared").fullmatch(last.text):  # of 收入比, 占比
        return False
    if last.role == "action.add":  # 床位新增800张; 新增800张床位 has no subject but the verb
        return len(words) > 1
    if last.role == VERB and not is_adverb(last):
        led = len(words) > 1 and words[-2].role.startswith("adverb")
        return led or bool(_pattern("behind", "reached").search(last.text))
    return last.role.startswith(_BETWEEN) or is_adverb(last) or last.text in "\"'（("


@lru_cache(maxsize=1024)  # behind most figures stands what stands behind another
def following(right: str) -> str:
    """What follows a figure up to the next pause; nothing where a pause or a verb comes first.

    >>> following("的公园实现无界融通,千园之城"), following("大关，同比"), following("提升至")
    ('公园实现无界融通', '', '')
    """
    near = _PAUSE_OR_LIST.split(_pattern("behind", "aside").sub("", right))[0].strip()
    near = _pattern("behind", "ends").sub("", near)
    words = words_in(near)
    while words and (words[0].role == "threshold" or (words[0].role == "light" and not words[1:])):
        near, words = near[len(words[0].text) :], words[1:]
    near = _pattern("behind", "nothing").sub("", near)
    words = words_in(near) if parted(near)[0] else ()
    if not words:
        return ""
    while words and words[-1].role.startswith(("verb.", "adverb", "time")):
        near, words = near[: -len(words[-1].text)], words[:-1]
    return near.strip()


def first_noun(clause: str) -> str:
    """The head of a clause without a figure, up to the first word that tells of it.

    >>> first_noun("全社会固定资产投资持续回升")
    '全社会固定资产投资'
    """
    size = 0
    for word in words_in(clause):
        if size and (word.role.startswith(("verb.", "adverb")) or is_adverb(word)):
            break
        size += len(word.text)
    return parted(clause[:size])[0]


def _known_verb(text: str) -> int:
    """The length of the longest verb or adverb that a text ends with, 0 where it ends with none.

    They are of more than one sign; of one sign they may end another word: 行为.
    """
    return next((size for size, known in _known_verbs() if text[-size:] in known), 0)


@cache
def _known_verbs() -> tuple[tuple[int, frozenset[str]], ...]:
    known = [word for word, role in roles().items() if role.startswith(_BETWEEN)]
    sizes = sorted({len(word) for word in known if len(word) > 1}, reverse=True)
    return tuple((size, frozenset(each for each in known if len(each) == size)) for size in sizes)


@cache
def _last_time() -> re.Pattern[str]:
    return compiled(f"(?:{entry_of(_FILE, 'times', 'last')})$", f"data/{_FILE}: [times] last")


def _pattern(table: str, key: str) -> re.Pattern[str]:
    return pattern_of(_FILE, table, key)
