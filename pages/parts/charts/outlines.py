"""The outlines of places on a flat map: Beijing's districts, a tile for each provincial region.

x and y are in one unit, so that a map drawn at the same scale both ways has true proportions:
degrees of latitude for the districts, tiles for the regions.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from extract.errors import DataFileError
from extract.reference.files import csv_named, file_of, name_of

Ring = tuple[tuple[float, float], ...]
Box = tuple[float, float, float, float]
"""Least x, greatest x, least y, greatest y."""

BOUNDARIES = "boundaries.geojson"
TILES = "province_tiles.csv"
EDGE = 0.47  # of a tile, from its middle: a thin gap is left to the next
WIDE = 1.4  # a label of name and figure is about as wide as that to its height
GRID = 24  # places tried each way for a label
SMALL = ("西城区", "东城区")  # too small on a map of the city for a finger or a number
CORNER = (89.36, 39.47)  # lower left of the part of that map where no district lies
EACH, LABEL = 0.26, 0.15  # degrees for each of them, and from it to the middle of its label
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
        at = (left + (x1 - x0) * factor + LABEL, (low + high) / 2)
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


@cache
def districts() -> dict[str, Shape]:
    """Beijing's 16 districts by their Chinese names, from data/boundaries.geojson.

    Raises:
        DataFileError: the file is missing or broken.
    """
    path = file_of(BOUNDARIES)
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        parts = {each["properties"]["region"]: _polygons(each["geometry"]) for each in features}
    except FileNotFoundError:
        raise DataFileError(
            f"{path}: the file is missing; restore it from the repository"
        ) from None
    except (ValueError, KeyError, TypeError) as error:
        raise DataFileError(f"{path}: no readable GeoJSON ({error!r}); restore it") from None
    # One shrinking for all, or neighbours would come apart.
    middle = [y for own in parts.values() for polygon in own for ring in polygon for _, y in ring]
    shrink = math.cos(math.radians((min(middle) + max(middle)) / 2))
    return {
        region: shape(
            _turned([(round(x * shrink, 4), y) for x, y in ring], hole=n > 0)
            for polygon in own
            for n, ring in enumerate(polygon)
        )
        for region, own in parts.items()
    }


@cache
def enlarged() -> dict[str, Shape]:
    """The two smallest districts, larger, in an empty corner of the map of all."""
    left, low = CORNER
    return {
        region: districts()[region].enlarged(left, low + n * EACH, low + (n + 0.85) * EACH)
        for n, region in enumerate(SMALL)
    }


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    several = geometry["type"] == "MultiPolygon"
    return list(geometry["coordinates"]) if several else [geometry["coordinates"]]


def _turned(ring: list[tuple[float, float]], *, hole: bool) -> list[tuple[float, float]]:
    """The ring in the direction that its part in the shape asks for."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return ring[::-1] if (twice > 0) == hole else ring


@cache
def tiles() -> dict[str, Shape]:
    """A square for each of the 31 provincial regions, from data/province_tiles.csv.

    The squares are equal and stand about where the regions lie: a scheme, no map.

    Raises:
        DataFileError: the file is missing or broken.
    """
    try:
        return {row["region"]: _tile(row) for row in csv_named(TILES)}
    except (KeyError, ValueError) as error:
        raise DataFileError(f"{name_of(TILES)}: a row lacks {error}; see the header") from None


def _tile(row: dict[str, str]) -> Shape:
    x, y = int(row["column"]), -int(row["row"])
    corners = ((-EDGE, -EDGE), (EDGE, -EDGE), (EDGE, EDGE), (-EDGE, EDGE), (-EDGE, -EDGE))
    ring = tuple((x + dx, y + dy) for dx, dy in corners)
    return Shape((ring,), (x, y), EDGE / WIDE, row["letters"])


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
