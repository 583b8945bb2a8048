"""The lines of a paragraph of a word processor's file, whichever program wrote it."""

from collections.abc import Callable, Iterator
from typing import Any

Gather = Callable[[Any, list[str], list[str]], None]
"""Collects the pieces of a paragraph's text, and the lines of the boxes that stand in it."""


def paragraph_lines(paragraph: Any, gather: Gather) -> Iterator[str]:
    """The lines of a paragraph as they are broken in it, those of its boxes behind them."""
    pieces: list[str] = []
    boxes: list[str] = []
    gather(paragraph, pieces, boxes)
    for line in "".join(pieces).split("\n"):
        if line.strip():
            yield line.rstrip()
    yield from boxes
