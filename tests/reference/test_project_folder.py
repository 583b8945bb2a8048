"""A project's folder: its own files stand before those of data/, the rules are shared."""

from pathlib import Path

import pytest

from extract.errors import DataFileError
from extract.reference import files
from extract.reference.files import DATA, file_of, name_of, toml_named


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that PROJECT names."""
    monkeypatch.setattr(files, "PROJECT", tmp_path)
    return tmp_path


def test_without_a_project_every_file_is_the_packages() -> None:
    assert files.PROJECT is None
    assert {file_of(name) for name in files.OWN} == {DATA / name for name in files.OWN}
    assert name_of("sources.toml") == "data/sources.toml"


@pytest.mark.parametrize("name", files.OWN)
def test_what_belongs_to_a_project_is_never_another_citys(name: str, project: Path) -> None:
    assert file_of(name) == project / name
    assert name_of(name) == f"{project.name}/{name}"


def test_rules_are_shared_unless_the_project_has_its_own(project: Path) -> None:
    assert file_of("themes.toml") == DATA / "themes.toml"
    assert name_of("themes.toml") == "data/themes.toml"
    (project / "themes.toml").write_text('[one]\nname = "一"\n', encoding="utf-8")
    assert file_of("themes.toml") == project / "themes.toml"
    assert toml_named("themes.toml") == {"one": {"name": "一"}}


def test_a_folder_that_is_asked_for_is_no_projects(project: Path, tmp_path: Path) -> None:
    assert file_of("sources.toml", tmp_path / "sample") == tmp_path / "sample/sources.toml"


def test_a_folder_that_is_no_project_says_what_makes_one(project: Path) -> None:
    with pytest.raises(DataFileError, match=r"sources\.toml: .* missing; .* python -m extract new"):
        toml_named("sources.toml")
