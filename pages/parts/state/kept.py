"""What follows from the table and a reader's choice alone: made once, for all who choose the same.

What is kept is shared by every visitor and changed by nobody.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from pages.parts.state.imports import imports
from pages.parts.state.store import edition

MOST = 300  # results; the oldest go

P = ParamSpec("P")
T = TypeVar("T")


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """``make``, whose results are kept as long as the table is the same.

    Args:
        make: its arguments are values that say by themselves what comes of them, such as filters
            and a language; besides them it may read the store. It draws nothing.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def known(*args: P.args, **kwargs: P.kwargs) -> T:
        if imports():  # A reader's own reports are nobody else's, and are not kept behind.
            return make(*args, **kwargs)
        result: T = _made(name, edition().version, args, kwargs, lambda: make(*args, **kwargs))
        return result

    return known


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _made(name: str, version: str, args: Any, kwargs: Any, _make: Callable[[], Any]) -> Any:
    return _make()
