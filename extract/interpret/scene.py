"""A sentence made ready for linking: figures masked, brackets away, catalogue names marked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from extract.interpret.alias import Alias, aliases_in
from extract.interpret.lexicon import MODIFIER, NOUN, words_in
from extract.quantities.spot import Quantity

FIGURE = "□"  # what stands for a figure
_LEAD = 20  # characters before a sentence's first figure that may hold verbs and times alone
_BEFORE, _BEHIND = 240, 60  # characters around a figure in which what it measures is named
_ODD = re.compile(r"[（(\s]")
_FIGURE = re.compile(FIGURE)
_ASIDE = re.compile(r"[（(][^（）()]{0,60}[）)]|\s+")
# A blank that the text keeps between two words parts a heading from what it is set before.
_SET_BEFORE = re.compile(r"(?<=[一-龥])\s+(?=[一-龥])")


class Scene(Struct, frozen=True):
    """A sentence as the linker sees it.

    Attributes:
        text: the sentence, each figure one □, brackets and spaces left out.
        figures: its figures.
        places: where in ``text`` each of them stands.
        aliases: the catalogue's names in ``text``.
    """

    text: str
    figures: tuple[Quantity, ...]
    places: tuple[int, ...]
    aliases: tuple[Alias, ...]


class View(Struct, frozen=True):
    """What is seen from one figure of a scene: so much of the sentence as can concern it.

    Attributes:
        text: that stretch; the figure and its neighbours are each one □.
        at: where in ``text`` the figure stands.
        figure: the figure.
        aliases: the catalogue's names in ``text``.
    """

    text: str
    at: int
    figure: Quantity
    aliases: tuple[Alias, ...]


def view(scene: Scene, index: int) -> View:
    """The view from a figure of a scene."""
    place = scene.places[index]
    start, end = max(0, place - _BEFORE), place + _BEHIND
    first = bisect_left(scene.aliases, start, key=lambda alias: alias.start)
    last = bisect_right(scene.aliases, end, key=lambda alias: alias.end)
    seen = scene.aliases[first:last]
    if start:
        seen = tuple(moved(alias, -start) for alias in seen)
    return View(scene.text[start:end], place - start, scene.figures[index], seen)


def moved(alias: Alias, by: int) -> Alias:
    """A name at another place."""
    return replace(alias, start=alias.start + by, end=alias.end + by)


def scene_of(text: str, figures: Sequence[Quantity], start: int, home: str = "") -> Scene:
    """The scene of a sentence that stands at ``start`` of the document.

    Args:
        home: the reporting place, whose name in front of what is measured changes nothing.

    >>> from extract.quantities.screen import quantities_in
    >>> sentence = "地区生产总值（GDP）5120亿元，增长5.2%。"
    >>> scene_of(sentence, quantities_in(sentence), 0).text
    '地区生产总值□，增长□。'
    """
    pieces: list[str] = []
    at = 0
    for figure in figures:
        pieces += [text[at : figure.start - start], FIGURE]
        at = max(at, figure.end - start)
    told = "".join([*pieces, text[at:]]).replace(FIGURE * 2, FIGURE)
    told = told.replace(home, "") if home else told
    if _ODD.search(told):  # most sentences have neither spaces nor brackets
        told = _ASIDE.sub(_without_figures, _SET_BEFORE.sub("，", told))
    places = [sign.start() for sign in _FIGURE.finditer(told)]
    if len(places) != len(figures):  # a figure that the text itself prints as □
        places = [*places, *[len(told)] * len(figures)][: len(figures)]
    return Scene(told, tuple(figures), tuple(places), tuple(aliases_in(told)))


def continued(scene: Scene, name: str) -> Scene:
    """A scene that goes on with what the sentence before measured, where it names nothing itself.

    前三季度地区生产总值增长6.1%。预计全年增长6.3%。: the second growth is the same one's.
    """
    if not name:
        return scene
    own = words_in(scene.text[: scene.places[0]][:_LEAD]) if scene.places else ()
    moved = any(word.role in ("verb.rise", "verb.fall") for word in own)
    if not moved or any(word.role in (NOUN, MODIFIER, "tail") for word in own):
        return scene
    text = f"{name}，{scene.text}"
    places = tuple(place + len(name) + 1 for place in scene.places)
    return Scene(text, scene.figures, places, tuple(aliases_in(text)))


def _without_figures(aside: re.Match[str]) -> str:
    """A bracket's figures stay, or they would be nobody's."""
    return "".join(f"，{FIGURE}" for sign in aside[0] if sign == FIGURE)
