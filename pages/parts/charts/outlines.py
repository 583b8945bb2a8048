"""The outlines of places on a flat map, and where in each a label stands.

x and y are in one unit, so that a map drawn at the same scale both ways has true proportions:
degrees of latitude where there are boundaries, tiles elsewhere.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

Ring = tuple[tuple[float, float], ...]
Box = tuple[float, float, float, float]
"""Least x, greatest x, least y, greatest y."""

WIDE = 1.4  # a label of name and figure is about as wide as that to its height
GRID = 24  # places tried each way for a label
BESIDE = 0.68  # of its height: from an enlarged place to the middle of its label
ZOOMS = 5  # times that the best of them is looked at more closely


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of one place.

    Attributes:
        rings: closed lines, outer ones anticlockwise and holes clockwise; the last point is the
            first.
        at: where a label stands; it lies inside.
        room: half the height of the largest label there, WIDE times as wide as tall.
        letters: what it is called in Latin letters where there is little room.
    """

    rings: tuple[Ring, ...]
    at: tuple[float, float]
    room: float
    letters: str = ""

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return bool(_inside(self.rings, np.array([x]), np.array([y]))[0])

    def box(self) -> Box:
        """Least x, greatest x, least y, greatest y."""
        xs, ys = zip(*(point for ring in self.rings for point in ring), strict=True)
        return min(xs), max(xs), min(ys), max(ys)

    def points(self, step: float) -> list[tuple[float, float]]:
        """Points inside, ``step`` apart, and the label's: what a pointer finds anywhere in it."""
        x0, x1, y0, y1 = self.box()
        ends = ((x0, x1), (y0, y1))
        grid = np.meshgrid(*(np.arange(a + step / 2, b, step).round(4) for a, b in ends))
        xs, ys = (each.ravel() for each in grid)
        held = _inside(self.rings, xs, ys)
        return [self.at, *zip(xs[held].tolist(), ys[held].tolist(), strict=True)]

    def enlarged(self, left: float, low: float, high: float) -> "Shape":
        """The shape from ``low`` to ``high``, its left end at ``left``, its label beside it."""
        x0, x1, y0, y1 = self.box()
        factor = (high - low) / (y1 - y0)
        rings = tuple(
            tuple(
                (round(left + (x - x0) * factor, 4), round(low + (y - y0) * factor, 4))
                for x, y in ring
            )
            for ring in self.rings
        )
        at = (left + (x1 - x0) * factor + (high - low) * BESIDE, (low + high) / 2)
        return Shape(rings, at, self.room * factor, self.letters)


def shape(rings: Iterable[Sequence[Sequence[float]]], letters: str = "") -> Shape:
    """A place of these rings, with the best place for its label."""
    closed = tuple(tuple((float(x), float(y)) for x, y in ring) for ring in rings)
    at, room = _widest(closed)
    return Shape(closed, at, room, letters)


def window(shapes: Iterable[Shape], margin: float = 0.0) -> Box:
    """The box around all of them, ``margin`` wider on each side."""
    boxes = np.array([each.box() for each in shapes])
    return (
        float(boxes[:, 0].min()) - margin,
        float(boxes[:, 1].max()) + margin,
        float(boxes[:, 2].min()) - margin,
        float(boxes[:, 3].max()) + margin,
    )


def _edges(rings: tuple[Ring, ...]) -> Any:
    """Every edge of the rings: from x, from y, to x, to y, each an array."""
    return np.array([(*a, *b) for ring in rings for a, b in pairwise(ring)]).T


def _inside(rings: tuple[Ring, ...], xs: Any, ys: Any) -> Any:
    """For each point, whether a line from it crosses the rings an odd number of times."""
    xa, ya, xb, yb = _edges(rings)
    crossed = (ya > ys[:, None]) != (yb > ys[:, None])
    with np.errstate(divide="ignore", invalid="ignore"):  # A level edge is never crossed.
        at = xa + (ys[:, None] - ya) / (yb - ya) * (xb - xa)
    return (crossed & (xs[:, None] < at)).sum(axis=1) % 2 == 1


def _widest(rings: tuple[Ring, ...]) -> tuple[tuple[float, float], float]:
    """The point inside that is farthest from every edge, across counting half; and how far."""
    every = np.array([point for ring in rings for point in ring])
    (x0, y0), (x1, y1) = every.min(axis=0), every.max(axis=0)
    best, far = (float(x0), float(y0)), 0.0
    for _ in range(ZOOMS):
        grid = np.meshgrid(np.linspace(x0, x1, GRID), np.linspace(y0, y1, GRID))
        xs, ys = (each.ravel() for each in grid)
        held = _inside(rings, xs, ys)
        away = np.zeros(len(xs))
        if held.any():
            away[held] = _to_edges(rings, xs[held] / WIDE, ys[held])
        n = int(away.argmax())
        if away[n] > far:
            best, far = (float(xs[n]), float(ys[n])), float(away[n])
        wide, tall = (x1 - x0) / 8, (y1 - y0) / 8
        x0, x1, y0, y1 = best[0] - wide, best[0] + wide, best[1] - tall, best[1] + tall
    return (round(best[0], 4), round(best[1], 4)), round(far / math.sqrt(2), 4)


def _to_edges(rings: tuple[Ring, ...], xs: Any, ys: Any) -> Any:
    """For each point, the distance to the nearest edge of the rings narrowed by WIDE."""
    xa, ya, xb, yb = _edges(rings)
    xa, xb = xa / WIDE, xb / WIDE
    along, up = xb - xa, yb - ya
    right, above = xs[:, None] - xa, ys[:, None] - ya
    length = along**2 + up**2
    share = np.clip((right * along + above * up) / np.where(length, length, 1), 0, 1)
    return np.hypot(right - share * along, above - share * up).min(axis=1)
