"""A project's folder: its own files stand before those of data/, the rules are shared."""

import os
from contextvars import copy_context
from pathlib import Path

import pytest

from extract.errors import DataFileError
from extract.reference import files
from extract.reference.files import DATA, file_of, look_once, name_of, toml_named
from extract.reference.sources import sources


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1\n", "x is no table; begin it with [x]"),
        ("x = []\n", "x is no table"),
        ('[x]\nfile = "a"\n', "lacks title"),
        ("[x]\ntitle = 3\n", "title: Expected str"),
        ("[x\n", "no valid TOML"),
    ],
)
def test_a_list_of_sources_that_is_damaged_is_told(text: str, said: str, project: Path) -> None:
    (project / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as wrong:
        sources()
    assert f"{project.name}/sources.toml: " in str(wrong.value)
    assert said in str(wrong.value)


def test_what_a_file_lacks_is_named_with_its_place(project: Path) -> None:
    (project / "themes.toml").write_text("[one.two]\nx = 1\n", encoding="utf-8")
    told = toml_named("themes.toml")
    assert told["one"]["two"]["x"] == 1
    with pytest.raises(DataFileError, match=r"themes\.toml: \[one\]: \[two\] lacks three; restore"):
        told["one"]["two"]["three"]


def test_who_looks_once_sees_one_version_and_others_the_newest(project: Path) -> None:
    def said(look: bool) -> list[str]:
        told = []
        if look:
            look_once()
        for n, name in enumerate(("一", "二")):
            (project / "themes.toml").write_text(f'[one]\nname = "{name}"\n', encoding="utf-8")
            os.utime(project / "themes.toml", ns=(n, n))
            told.append(toml_named("themes.toml")["one"]["name"])
        if look:
            look_once()
            told.append(toml_named("themes.toml")["one"]["name"])
        return told

    assert copy_context().run(said, True) == ["一", "一", "二"]
    assert said(False) == ["一", "二"]
