"""Outlines: all there, in true proportion, with a label that lies inside."""

from pathlib import Path

import pytest

from extract.errors import DataFileError
from extract.reference import files as datafiles
from pages.parts.charts import places_drawn as drawn
from pages.parts.charts.outlines import Shape, shape, window
from pages.parts.charts.places_drawn import parts_map, tiles
from pages.parts.labels.names import of_level

SQUARE = [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)]
HOLE = [(1, 1), (1, 3), (3, 3), (3, 1), (1, 1)]


def cases(every: dict[str, Shape]) -> list[object]:
    return [pytest.param(each, id=name) for name, each in every.items()]


@pytest.mark.parametrize("place", cases({**parts_map().shapes, **tiles()}))
def test_a_label_and_what_a_pointer_finds_lie_inside(place: Shape) -> None:
    assert place.holds(*place.at)
    assert place.room > 0
    assert all(place.holds(*point) for point in place.points(0.05))


@pytest.mark.parametrize("place", cases(parts_map().shapes))
def test_a_pointer_is_nowhere_far_from_a_point_of_the_district(place: Shape) -> None:
    near = place.points(0.025)
    for x, y in place.points(0.013):
        assert min((x - a) ** 2 + (y - b) ** 2 for a, b in near) < 0.05**2


def test_every_district_has_an_outline_and_every_region_a_tile() -> None:
    assert set(parts_map().shapes) == set(of_level("district"))
    assert set(tiles()) == set(of_level("province"))


def test_no_two_tiles_share_a_place_or_letters() -> None:
    assert len({tile.at for tile in tiles().values()}) == 31
    assert len({tile.letters for tile in tiles().values()}) == 31


def test_the_proportions_are_true() -> None:
    x0, x1, y0, y1 = window(parts_map().shapes.values())
    # 15'25" 东经 to 17'31": about 178 km across and 179 km high
    assert (x1 - x0) * 111.2 == pytest.approx(178, abs=3)
    assert (y1 - y0) * 111.2 == pytest.approx(180, abs=3)


def test_no_district_lies_in_another() -> None:
    for name, place in parts_map().shapes.items():
        inside = [other for other, each in parts_map().shapes.items() if each.holds(*place.at)]
        assert inside == [name]


def test_a_hole_is_outside() -> None:
    ring = shape([SQUARE, HOLE])
    assert not ring.holds(2, 2)
    assert ring.holds(0.5, 2)
    assert ring.holds(*ring.at)
    assert not any(1 < x < 3 and 1 < y < 3 for x, y in ring.points(0.25))


def test_the_airport_of_chaoyang_is_a_hole_in_shunyi() -> None:
    airport = parts_map().shapes["朝阳区"].rings[1]
    x = sum(x for x, _ in airport) / len(airport)
    y = sum(y for _, y in airport) / len(airport)
    assert not parts_map().shapes["顺义区"].holds(x, y)


def test_a_label_stands_where_a_wide_word_has_most_room() -> None:
    tall_and_wide = [(0, 0), (8, 0), (8, 2), (1, 2), (1, 8), (0, 8), (0, 0)]
    x, y = shape([tall_and_wide]).at
    assert x > 1
    assert y < 2


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "is missing"), (b"{", "no readable GeoJSON"), (b"{}", "no readable GeoJSON")],
    ids=["missing", "broken", "other"],
)
def test_broken_boundaries_are_named(
    content: bytes | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / drawn.BOUNDARIES).write_bytes(content)
    monkeypatch.setattr(drawn, "file_of", lambda name: tmp_path / name)
    with pytest.raises(DataFileError, match=said):
        parts_map.__wrapped__()


def test_a_tile_without_a_place_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "csv_named", lambda name: [{"region": "北京市", "row": "1"}])
    with pytest.raises(DataFileError, match="column"):
        tiles.__wrapped__()
    assert datafiles.csv_named("province_tiles.csv")
