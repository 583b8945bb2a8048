"""Files are written whole or not at all, and several together or none."""

import os
import threading
import time
from pathlib import Path

import pytest

from extract.reference.whole_files import write_together, write_whole


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old")
    write_whole(path, lambda part: part.write_text("new"))
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old")

    def half(part: Path) -> None:
        part.write_text("ha")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_whole(path, half)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_two_writers_to_one_place_never_share_a_half(tmp_path):
    """The first has half of its table on the disk when the second writes and is done."""
    path = tmp_path / "a.csv"
    half, going = threading.Event(), threading.Event()

    def slowly(part: Path) -> None:
        with part.open("w") as stream:
            stream.write("one\n" * 1000)
            stream.flush()
            half.set()
            assert going.wait(10)
            stream.write("one\n" * 1000)

    slow = threading.Thread(target=write_whole, args=(path, slowly))
    slow.start()
    assert half.wait(10)
    write_whole(path, lambda part: part.write_text("two\n" * 1000))
    assert path.read_text() == "two\n" * 1000
    going.set()
    slow.join()
    assert path.read_text() == "one\n" * 2000
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_program_left_is_cleared_but_not_what_another_writes_now(tmp_path):
    left, now = tmp_path / ".0123.extract.part", tmp_path / ".4567.extract.part"
    mine = tmp_path / "notes.part"
    for path in (left, now, mine):
        path.write_text("half")
    hours_ago = time.time() - 7200
    os.utime(left, (hours_ago, hours_ago))
    os.utime(mine, (hours_ago, hours_ago))
    write_whole(tmp_path / "a.csv", lambda part: part.write_text("new"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [now.name, "a.csv", mine.name]


def test_files_are_written_together(tmp_path):
    (tmp_path / "a").write_text("old")
    write_together({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "1", "b": "2"}


@pytest.mark.parametrize("wrong", ["missing/c", "folder"])
def test_where_one_cannot_be_written_none_is(wrong, tmp_path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "in").touch()
    contents = {tmp_path / "a": b"1", tmp_path / "b": b"2", tmp_path / wrong: b"3"}
    with pytest.raises(OSError, match=r"missing|folder") as caught:
        write_together(contents)
    assert (caught.value.filename, caught.value.filename2) == (str(tmp_path / wrong), None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "folder"]
    assert (tmp_path / "a").read_text() == "old"


def test_an_interruption_between_two_files_undoes_the_first(tmp_path, monkeypatch):
    (tmp_path / "a").write_text("old")
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if target.name == "b":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_together({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text() == "old"
