"""Colours mean the same in every year; ranks count from the highest down."""

from pathlib import Path

import pytest

from pages.parts.charts.colour_scale import Scale, scale_of
from pages.parts.labels.palette import DARK_TINTS, LIGHT_TINTS
from pages.parts.narrative.ranks import Rank, rank_of
from tests.rows import a_row, a_table


def scale(folder: Path, *values: float) -> Scale:
    return scale_of(a_table(folder, *(a_row(value=value) for value in values)))


@pytest.mark.parametrize(
    ("values", "ends", "below"),
    [
        ((7,), (7, 7), 0),
        ((0,), (0, 0), 0),
        ((5, 9), (5, 7, 9), 0),
        ((195, 441, 1068, 1898, 5040, 8000, 12907), (195, 500, 2000, 3000, 12907), 0),
        ((97, 97.5, 98.5, 100), (97, 97.3, 98.3, 100), 0),
        ((-4, 2, 6), (-4, 0, 4, 6), 1),
        ((-1, 0, 3), (-1, 0, 2, 3), 1),
        ((-9, -7, -5, -3), (-9, -6, -3), 2),
        ((-1, -1), (-1, -1), 1),
    ],
    ids=str,
)
def test_the_bounds_are_round_and_zero_is_one(
    values: tuple[float, ...], ends: tuple[float, ...], below: int, tmp_path: Path
) -> None:
    found = scale(tmp_path, *values)
    assert found.below == below
    assert (found.ends[0], found.ends[-1]) == (min(values), max(values))
    assert list(found.ends) == sorted(found.ends)
    assert len(found.ends) == len(ends)


def test_every_value_has_a_class_and_a_colour(tmp_path: Path) -> None:
    values = (-8.0, -1.5, 0.0, 0.5, 2.0, 5.2, 5.3, 6.0, 9.7)
    found = scale(tmp_path, *values)
    for tints in (LIGHT_TINTS, DARK_TINTS):
        colours = found.colours(tints)
        assert len(colours) == found.classes == len(set(colours))
        for value in values:
            hue = tints.falling if value < 0 else tints.rising
            assert colours[found.class_of(value)] in hue


def test_a_crowd_does_not_use_up_the_colours(tmp_path: Path) -> None:
    found = scale(tmp_path, *([5.0] * 40), 4.0, 4.5, 5.5, 6.0, 30.0)
    assert len({found.class_of(value) for value in (4.0, 5.0, 5.5, 30.0)}) >= 3


@pytest.mark.parametrize(
    ("region", "rank"),
    [
        ("海淀区", Rank(1, 0, 4)),
        ("东城区", Rank(2, 1, 4)),
        ("延庆区", Rank(4, 0, 4)),
        ("密云区", None),
    ],
)
def test_equals_share_a_rank(region: str, rank: Rank | None, tmp_path: Path) -> None:
    rows = a_table(
        tmp_path,
        *(
            a_row(region=name, value=value)
            for name, value in (("东城区", 5), ("西城区", 5), ("海淀区", 6), ("延庆区", 1))
        ),
    )
    assert rank_of(region, rows) == rank
