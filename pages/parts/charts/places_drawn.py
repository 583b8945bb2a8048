"""What is drawn on maps: home's parts by their boundaries or as tiles, the provinces as tiles."""

import json
import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from extract.errors import DataFileError
from extract.reference.files import csv_named, file_of, name_of
from pages.parts.charts.outlines import WIDE, Shape, shape

BOUNDARIES = "boundaries.geojson"
PART_TILES = "part_tiles.csv"  # of a project without boundaries
TILES = "province_tiles.csv"
EDGE = 0.47  # of a tile, from its middle: a thin gap is left to the next
FILLED = 0.85  # of the height for each place that is enlarged; a gap is left to the next


@dataclass(frozen=True, slots=True)
class PartsMap:
    """What home's parts are drawn as.

    Attributes:
        shapes: by their Chinese names.
        enlarged: those too small for a finger or a number once more, larger, where no place lies.
        tiled: whether they are tiles of one size and no map.
    """

    shapes: dict[str, Shape]
    enlarged: dict[str, Shape]
    tiled: bool


@cache
def parts_map() -> PartsMap:
    """Home's parts by boundaries.geojson, else as the tiles of part_tiles.csv.

    Raises:
        DataFileError: neither is there, or one is broken.
    """
    if not file_of(BOUNDARIES).exists() and file_of(PART_TILES).exists():
        return PartsMap(_tiles(PART_TILES), {}, tiled=True)
    path = file_of(BOUNDARIES)
    try:
        return mapped(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        what = f"restore it, or list tiles in {PART_TILES}"
        raise DataFileError(f"{path}: the file is missing; {what}") from None
    except (ValueError, KeyError, TypeError) as error:
        raise DataFileError(f"{path}: no readable GeoJSON ({error!r}); restore it") from None


@cache
def tiles() -> dict[str, Shape]:
    """A square for each of the 31 provincial regions, from data/province_tiles.csv.

    The squares are equal and stand about where the regions lie: a scheme, no map.

    Raises:
        DataFileError: the file is missing or broken.
    """
    return _tiles(TILES)


def mapped(content: dict[str, Any]) -> PartsMap:
    """The places of a GeoJSON file; each feature's property ``region`` names one.

    ``inset`` beside the features: the places to enlarge, the lower left ``corner``, in degrees
    east and north, of the empty part of the map that they go to, and the height for ``each``.
    """
    shrink = _shrink(content)  # one for all, or neighbours would come apart
    shapes = {
        place["properties"]["region"]: shape(
            _turned([(round(x * shrink, 4), y) for x, y in ring], hole=n > 0)
            for polygon in _polygons(place["geometry"])
            for n, ring in enumerate(polygon)
        )
        for place in content["features"]
    }
    inset = content.get("inset", {"regions": [], "corner": [0, 0], "each": 1})
    left, low, each = inset["corner"][0] * shrink, inset["corner"][1], inset["each"]
    large = {
        region: shapes[region].enlarged(left, low + n * each, low + (n + FILLED) * each)
        for n, region in enumerate(inset["regions"])
    }
    return PartsMap(shapes, large, tiled=False)


def _shrink(content: dict[str, Any]) -> float:
    """How much shorter a degree to the east is than one to the north in the middle of the map."""
    norths = [
        y
        for each in content["features"]
        for polygon in _polygons(each["geometry"])
        for ring in polygon
        for _, y in ring
    ]
    return math.cos(math.radians((min(norths) + max(norths)) / 2))


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    several = geometry["type"] == "MultiPolygon"
    return list(geometry["coordinates"]) if several else [geometry["coordinates"]]


def _turned(ring: list[tuple[float, float]], *, hole: bool) -> list[tuple[float, float]]:
    """The ring in the direction that its part in the shape asks for."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return ring[::-1] if (twice > 0) == hole else ring


def _tiles(name: str) -> dict[str, Shape]:
    try:
        return {row["region"]: _tile(row) for row in csv_named(name)}
    except (KeyError, ValueError) as error:
        raise DataFileError(f"{name_of(name)}: a row lacks {error}; see the header") from None


def _tile(row: dict[str, str]) -> Shape:
    x, y = int(row["column"]), -int(row["row"])
    corners = ((-EDGE, -EDGE), (EDGE, -EDGE), (EDGE, EDGE), (-EDGE, EDGE), (-EDGE, -EDGE))
    ring = tuple((x + dx, y + dy) for dx, dy in corners)
    return Shape((ring,), (x, y), EDGE / WIDE, row["letters"])
