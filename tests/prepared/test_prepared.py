"""A large table on the pages: made ready once, exchanged while it is shown, refused in words."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pandas as pd
import pytest
import streamlit as st

from extract.__main__ import main
from extract.corpus.manifest import NAME as LISTED
from extract.errors import ExtractError, TableError
from extract.prepared import ready
from extract.prepared.engine import engine
from extract.prepared.making import prepare
from extract.prepared.manifest import NAME, manifest_in
from extract.prepared.opened import opened as opened_folder
from extract.prepared.ready import beside, is_large, mark_of, prepared
from extract.table.io import METRICS, read_table, write_table
from pages.parts.state.store import as_it_is
from tests.pages.apps import opened, words_on
from tests.pages.test_import_page import REPORT, imported
from tests.rows import a_row, written


@pytest.fixture(scope="module", autouse=True)
def _emptied() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled table made ready."""
    made = tmp_path_factory.mktemp("ready")
    prepare(METRICS, made)
    return made


PAGES = ("overview", "districts", "trends", "sources", "coverage", "about", "search")


@pytest.mark.parametrize(
    "page",
    ["data", "promises", *(pytest.param(page, marks=pytest.mark.long) for page in PAGES)],
)
def test_no_page_shows_whether_the_table_is_in_memory(
    page: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"q": "养老床位"} if page == "search" else {"theme": "economy", "from": "2020"}
    held = opened(page, **asked)
    monkeypatch.setenv("METRICS", str(folder))
    stored = opened(page, **asked)
    assert not stored.exception
    assert words_on(stored) == words_on(held)
    for one, other in zip(stored.dataframe, held.dataframe, strict=True):
        pd.testing.assert_frame_equal(one.value, other.value, check_index_type=False)


def test_a_readers_own_report_stands_beside_a_large_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("METRICS", str(folder))
    app = imported("报告.txt", REPORT)
    for page in ("data", "overview"):
        app.switch_page(f"{page}.py").run()
        assert not app.exception
        assert "（导入）" in words_on(app)


def test_a_rebuilt_table_is_shown_when_it_is_ready_and_the_old_one_until_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "LARGE", 1)
    path = tmp_path / "metrics.parquet"
    write_table(read_table(written(tmp_path, a_row(), a_row(year=2022))), path)
    monkeypatch.setenv("METRICS", str(path))
    as_it_is()  # makes it ready
    first = as_it_is()
    assert len(first.table) == 2
    many = (a_row(year=2010 + n) for n in range(7))
    write_table(read_table(written(tmp_path, *many)), path)
    seen = set()
    while (data := as_it_is()) is first:
        seen.add((len(data.table), len(data.facts), len(data.table.frame())))
        time.sleep(0.2)
    assert seen == {(2, 2, 2)}
    assert (len(data.table), len(data.table.frame())) == (7, 7)
    assert len(first.table.frame()) == 2  # who still looks at the old one goes on
    assert data.edition.version != first.edition.version


def test_the_same_is_made_ready_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "LARGE", 1)
    path = written(tmp_path, a_row())
    prepared(path)
    monkeypatch.setattr(ready, "make_ready", lambda table: pytest.fail("made again"))
    assert len(prepared(path).table) == 1
    assert not mark_of(path).outdated


def test_a_corpus_is_a_table(tmp_path: Path) -> None:
    whole = read_table()
    for n in range(3):
        part = whole.iloc[n * 1000 : (n + 1) * 1000]
        part.to_parquet(tmp_path / f"part-{n}.parquet", index=False)
    (tmp_path / LISTED).write_text("{}\n")
    assert is_large(tmp_path)
    made = prepare(tmp_path, tmp_path / "ready")
    assert made.rows == 3000
    rows = opened_folder(tmp_path / "ready").table.frame()
    pd.testing.assert_frame_equal(rows, whole.head(3000), check_index_type=False)


def test_the_command_says_what_it_has_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, a_row(), a_row(kind="target"))
    assert main(["prepare", str(path)]) == 0
    told = capsys.readouterr()
    assert told.out == f"{path}.prepared: 2 rows, 2 lead, 1 promises\n"
    assert beside(path).is_dir()
    assert not list(beside(path).glob(".part-*"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "the table is missing"),
        ("a,b\n1,2\n", "the column source is missing"),
        ("", "no readable table"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(
    content: str | None, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.csv"
    if content is not None:
        path.write_text(content)
    assert main(["prepare", str(path)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line
    assert manifest_in(beside(path)) is None


def test_an_unknown_word_is_named_with_its_row(tmp_path: Path) -> None:
    path = written(tmp_path, a_row(), a_row(kind="hope"))
    with pytest.raises(ExtractError, match="row 3: kind 'hope' is unknown"):
        prepare(path, tmp_path / "ready")


def test_what_was_made_by_other_rules_is_not_shown(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "old")
    manifest = (tmp_path / "old" / NAME).read_text()
    known = manifest_in(folder)
    assert known is not None
    (tmp_path / "old" / NAME).write_text(manifest.replace(known.rules, "0" * 16))
    with pytest.raises(ExtractError, match="prepared by older rules; run python -m extract prep"):
        opened_folder(tmp_path / "old")


def test_without_duckdb_a_sentence_says_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ExtractError, match="needs DuckDB; pip install"):
        opened_folder(folder)


def test_of_three_versions_the_newest_two_are_kept(tmp_path: Path) -> None:
    made = []
    for n in (1, 2, 3):
        path = written(tmp_path, *(a_row(year=2010 + k) for k in range(n)))
        os.utime(path, (n, n))
        made.append(prepare(path, tmp_path / "ready").folder)
    assert {each.name for each in (tmp_path / "ready").glob("v-*")} == {*made[1:]}


@pytest.mark.parametrize("how", ["emptied", "cut", "gone"])
@pytest.mark.parametrize("name", ["table_by_place", "promises_by_indicator", "outliers"])
def test_a_damaged_file_is_told_in_a_sentence_and_made_anew_when_it_is_removed(
    name: str, how: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = written(tmp_path, a_row()), tmp_path / "ready"
    file = folder / prepare(path, folder).folder / f"{name}.parquet"
    if how == "gone":
        file.unlink()
    else:
        os.truncate(file, 0 if how == "emptied" else file.stat().st_size // 2)
    with pytest.raises(
        ExtractError, match=r"its prepared files cannot be used .*remove them"
    ) as told:
        opened_folder(folder)
    assert "\n" not in str(told.value)
    shutil.rmtree(folder)
    prepare(path, folder)
    assert len(opened_folder(folder).table) == 1


def test_a_file_damaged_while_it_is_shown_is_told_in_a_sentence(tmp_path: Path) -> None:
    path, folder = written(tmp_path, a_row()), tmp_path / "ready"
    made, shown = prepare(path, folder), opened_folder(folder)
    for file in (folder / made.folder).iterdir():
        os.truncate(file, 10)
    with pytest.raises(ExtractError, match="its prepared files cannot be used"):
        shown.table.frame()


def test_of_others_in_the_folder_nothing_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "v-1.0").mkdir()
    prepare(written(tmp_path, a_row()), tmp_path)
    assert (tmp_path / "v-1.0").is_dir()


def test_two_that_clear_at_once_do_not_disturb_each_other(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, a_row())
    (tmp_path / ".part-gone").symlink_to(tmp_path / "cleared")  # listed, and no longer there
    assert prepare(path, tmp_path).rows == 1


@pytest.mark.parametrize("given", ["", ".", "/"])
def test_a_path_without_a_name_is_no_table(
    given: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["prepare", given]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "no table is in this folder" in line


def test_a_corpus_is_made_ready_from_within(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    read_table().head(10).to_parquet(corpus / "part-0.parquet", index=False)
    monkeypatch.chdir(corpus)
    assert main(["prepare", "."]) == 0
    assert manifest_in(tmp_path / "corpus.prepared") is not None


def test_a_table_is_not_made_ready_in_its_own_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read_table().head(10).to_parquet(tmp_path / "part-0.parquet", index=False)
    assert main(["prepare", str(tmp_path), "-o", str(tmp_path)]) == 2
    assert "name another folder" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["part-0.parquet"]


def test_ctrl_c_is_no_mistake_of_ours(tmp_path: Path) -> None:
    Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        engine(tmp_path).ask("SELECT sum(a.i * b.i) FROM range(300000) a(i), range(300000) b(i)")


def test_what_cannot_be_made_ready_is_not_tried_for_every_visitor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "LARGE", 1)
    path, tried = written(tmp_path, a_row(kind="hope")), []

    def refused(table: Path) -> None:
        tried.append(table)
        raise TableError("kind 'hope' is unknown")

    monkeypatch.setattr(ready, "make_ready", refused)
    monkeypatch.setattr(ready, "_PATIENCE", 1e9)
    for _ in range(2):
        with pytest.raises(ExtractError, match="'hope' is unknown"):
            prepared(path)
    assert tried == [path]
    os.utime(path, (1, 1))  # another table
    with pytest.raises(ExtractError, match="'hope' is unknown"):
        prepared(path)
    assert tried == [path, path]
