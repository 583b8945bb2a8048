"""What follows from the table and a reader's choice alone: made once, for all who choose the same.

What is kept is shared by every visitor and changed by nobody.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field, fields, is_dataclass
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from extract.table.rows import HeldRows
from pages.parts.state.imports import imports
from pages.parts.state.store import edition

MOST = 500  # results; those that nobody asked for longest go
MOST_CELLS = 40_000_000  # of the frames in them, which are large where the table is

P = ParamSpec("P")
T = TypeVar("T")


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """``make``, whose results are kept as long as the table is the same.

    Args:
        make: its arguments are values that say by themselves what comes of them, such as filters
            and a language, or the store's frames and what was kept before, which are known by
            being the same object; besides them it may read the store. It draws nothing.
    """
    name = _name(make)

    @wraps(make)
    def known(*args: P.args, **kwargs: P.kwargs) -> T:
        if imports():  # A reader's own reports are nobody else's, and are not kept behind.
            return make(*args, **kwargs)
        given = (*map(_key, args), *((word, _key(each)) for word, each in kwargs.items()))
        key = (name, edition().version, given)
        result: T = _shelf().result(key, lambda: make(*args, **kwargs))
        return result

    return known


def redrawn(draw: Callable[P, None]) -> Callable[P, None]:
    """``draw``, whose drawing is kept as well: the same messages go to every visitor.

    Args:
        draw: its arguments are values such as a language. It draws texts, tables and what holds
            them: nothing that can be used, and nothing that follows from another choice.
    """
    name = _name(draw)

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> None:
        if imports():
            draw(*args, **kwargs)
        else:
            _drawn(name, edition().version, args, kwargs, lambda: draw(*args, **kwargs))

    return drawn


def _name(made: Callable[..., Any]) -> str:
    """What tells a function from all others: every page is a module of the same name."""
    return f"{made.__code__.co_filename}:{made.__qualname__}"


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _drawn(name: str, version: str, args: Any, kwargs: Any, _draw: Callable[[], None]) -> None:
    _draw()


@dataclass(frozen=True, slots=True)
class _Itself:
    """Something that cannot be compared by its value: it is equal to itself alone."""

    thing: Any

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.thing is self.thing

    def __hash__(self) -> int:
        return id(self.thing)


def _key(thing: Any) -> Hashable:
    try:
        hash(thing)
    except TypeError:
        return _Itself(thing)
    return thing


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The newest results by what they were made from."""

    made: "OrderedDict[Hashable, Future[Any]]" = field(default_factory=OrderedDict)
    cells: dict[Hashable, int] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def result(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The result of this key; of those who ask for it at once, one makes it for all."""
        mine: Future[Any] = Future()
        with self.lock:
            known = self.made.setdefault(key, mine)
            self.made.move_to_end(key)
            self._let_go()
        if known is mine:
            try:
                result = make()
                with self.lock:
                    self.cells[key] = _cells(result)
                mine.set_result(result)
            except BaseException as error:
                with self.lock:
                    self.made.pop(key, None)
                mine.set_exception(error)
                raise
        elif known.exception() is not None:  # the run of the one who made it was stopped
            return make()
        return known.result()

    def _let_go(self) -> None:
        """Of the results that nobody asked for longest."""
        held = sum(self.cells.values())
        while len(self.made) > MOST or (held > MOST_CELLS and len(self.made) > 1):
            key, _ = self.made.popitem(last=False)
            held -= self.cells.pop(key, 0)


def _cells(result: Any) -> int:
    """How many cells the frames of a result have, about; one that is in two is counted twice.

    Rows that are held are a part of a small table.
    """
    if isinstance(result, pd.DataFrame):
        return result.size
    if isinstance(result, tuple | list):
        return sum(map(_cells, result))
    if is_dataclass(result) and not isinstance(result, HeldRows | type):
        return sum(_cells(getattr(result, each.name)) for each in fields(result))
    return 0


@st.cache_resource(show_spinner=False)
def _shelf() -> _Shelf:
    return _Shelf()
