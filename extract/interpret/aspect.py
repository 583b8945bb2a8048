"""Whether a figure states an amount or a move, and which way."""

import re
from functools import cache, lru_cache

from extract.interpret.clause import Mention
from extract.quantities.spot import Quantity
from extract.reference.files import Told, toml_named
from extract.reference.units import COUNT
from extract.reference.word_lists import word_list


@cache
def _moves() -> dict[str, re.Pattern[str]]:
    moves = toml_named("clauses.toml")["moves"]
    compiled = {key: re.compile(value) for key, value in moves.items() if key != "steps"}
    return Told("data/clauses.toml: [moves]", compiled)


@cache
def _steps() -> frozenset[str]:
    return frozenset(word_list("clauses.toml", "moves", "steps"))


def direction(mention: Mention, figure: Quantity) -> int:
    """1 for a rise, -1 for a fall, 0 where the figure states an amount.

    A move to an amount (提高到86%) states the amount; a gap between two rates (高于全国0.4个百分点)
    is no move over time; of amounts that are no share only 增长, 下降 and the like make a move:
    建设用地减量约8平方公里 is the amount of an action.
    """
    if _says("form", figure.text):
        return 1
    if _moves()["gap"].search(mention.subject) or _says("to", mention.predicate):
        return 0
    if _moves()["better"].search(mention.subject + mention.predicate):
        return -1
    share = figure.unit.kind in ("share", "share points")
    up, down = ("up", "down") if share or figure.unit.name in _steps() else ("firm_up", "firm_down")
    if _says("behind", mention.object):
        return 1
    if mention.object and not share:
        return 0
    if (
        figure.unit.kind != COUNT
        and mention.subject
        and (added := _says("added", mention.predicate))
    ):
        return 1 if added["up"] else -1
    if not share and _moves()["action"].search(mention.subject):
        return 0  # 老旧厂房改造提升30个: one action, no move
    if _says(down, mention.predicate):
        return -1
    if _says(up, mention.predicate):
        return 1
    return -1 if share and _moves()["led_down"].search(mention.subject) else 0


@lru_cache(maxsize=4096)  # predicates are few
def _says(move: str, words: str) -> re.Match[str] | None:
    return _moves()[move].search(words)
