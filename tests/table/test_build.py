"""The bundled table is what the documents and the transcribed facts give, byte for byte."""

import shutil
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from extract.errors import DataFileError, TableError
from extract.reference.files import DATA, typed
from extract.reference.rules import rule_files, rules_version
from extract.reference.sources import Source, sources
from extract.table.build import Built, built, reported_rows, rows_by_source
from extract.table.io import METRICS, csv_text, read_table, write_table
from extract.table.record import (
    Read,
    Record,
    record_after,
    record_of,
    record_text,
)
from extract.table.schema import EXTRACTED, ORIGIN, SOURCE
from extract.table.written import write_built
from tests.rows import a_row, a_table

HELD = [source for source in sources().values() if source.file]


RULES = "0123456789ab"


@pytest.mark.long
def test_the_bundled_table_is_built_from_the_documents_byte_for_byte(
    documents: Path, tmp_path: Path
) -> None:
    result = built(documents)
    out = tmp_path / "metrics.csv"
    write_table(result.table, out)
    assert not [remark for remark in result.remarks if "kept" in remark]
    assert out.read_bytes() == METRICS.read_bytes()


def test_rows_of_documents_that_are_not_here_are_kept(tmp_path: Path) -> None:
    result = built(tmp_path)
    assert csv_text(result.table) == csv_text(read_table())
    assert len(result.remarks) == len(HELD)


def test_a_fact_reported_elsewhere_is_no_row_of_the_document(tmp_path: Path) -> None:
    read, told = a_row(source="a"), a_row(source="a", origin="reported-official")
    assert len(rows_by_source(a_table(tmp_path, read, told))["a"]) == 1


def test_without_a_table_before_only_the_transcribed_facts_are_left(tmp_path: Path) -> None:
    result = built(tmp_path, before=tmp_path / "none.csv")
    assert len(result.table) == len(reported_rows())
    assert all("the table has no rows of it" in remark for remark in result.remarks)
    assert result.record.documents == {}


def test_a_table_before_that_is_broken_is_no_way_to_lose_its_rows(tmp_path: Path) -> None:
    broken = tmp_path / "metrics.csv"
    broken.write_text("broken", encoding="utf-8")
    with pytest.raises(TableError) as wrong:
        built(tmp_path, before=broken)
    assert f"the rows of {len(HELD)} documents that are not here: restore it" in str(wrong.value)
    assert "build;" not in str(wrong.value)


def test_another_file_under_a_known_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / HELD[0].file).write_text("2024年政府工作报告\n新增床位100张。", encoding="utf-8")
    with pytest.raises(DataFileError, match="SHA-256 differs"):
        built(tmp_path)


def test_a_document_without_an_entry_is_named(tmp_path: Path) -> None:
    (tmp_path / "陌生.txt").write_text("某某", encoding="utf-8")
    remarks = built(tmp_path).remarks
    assert any("陌生.txt" in remark and "extract add" in remark for remark in remarks)


def test_every_document_has_rows_and_a_source() -> None:
    table = read_table(DATA / "metrics.csv")
    assert set(table.loc[table[ORIGIN] == EXTRACTED, SOURCE]) == {source.id for source in HELD}


# The record


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the documents of two sources, which are all that there are."""
    listed = {key: Source(key, key, file=f"{key}.txt", region="北京市") for key in ("a", "b")}
    monkeypatch.setattr("extract.table.build.sources", lambda: listed)
    monkeypatch.setattr("extract.pipeline.sources", lambda: listed)
    monkeypatch.setattr("extract.table.build.reported_rows", list)
    for key in listed:
        text = "2031年北京市政府工作报告\n2030年，地区生产总值增长5%。\n"
        (tmp_path / f"{key}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def written_out(folder: Path) -> Built:
    """A build of that folder into a table in it."""
    result = built(folder, folder / "metrics.csv")
    write_built(result.table, result.record, folder / "metrics.csv", datetime.now(UTC))
    return result


def test_what_was_read_by_older_rules_is_known(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert written_out(two).record.older() == []
    monkeypatch.setattr("extract.table.build.rules_version", lambda: RULES)
    (two / "b.txt").unlink()
    result = written_out(two)
    assert result.record.older() == ["b"]
    assert any(
        "b.txt: not in" in each and "which older rules gave" in each for each in result.remarks
    )
    assert record_of(two / "metrics.csv") == result.record
    assert written_out(two).record.older() == ["b"], "another build does not forget it"


def test_a_build_by_the_same_rules_writes_the_same_record(two: Path) -> None:
    written_out(two)
    record = (two / "metrics.build.toml").read_bytes()
    (two / "b.txt").unlink()
    assert written_out(two).record.older() == []
    assert (two / "metrics.build.toml").read_bytes() == record


def test_the_day_is_that_on_which_the_rules_were_first_used() -> None:
    first, later = date(2026, 1, 1), date(2026, 2, 2)
    record = record_after(Record(), RULES, ["a"], ["b"], first)
    assert record.documents == {"a": Read(RULES, first), "b": Read()}
    again = record_after(record, RULES, ["a", "b"], [], later)
    assert again.documents == {"a": Read(RULES, first), "b": Read(RULES, later)}
    assert typed(tomllib.loads(record_text(again)), Record, "") == again


def test_a_broken_record_is_named(two: Path) -> None:
    (two / "metrics.build.toml").write_text("rules = 3\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"metrics\.build\.toml: rules: Expected str"):
        built(two, two / "metrics.csv")


def test_the_record_of_the_bundled_table_names_its_documents() -> None:
    assert set(record_of().documents) == {source.id for source in HELD}


def test_the_version_of_the_rules_changes_with_each_of_them(tmp_path: Path) -> None:
    for name in rule_files():
        shutil.copy(DATA / name, tmp_path)
    assert rules_version(tmp_path) == rules_version()
    for name in rule_files():
        path = tmp_path / name
        content = path.read_bytes()
        path.write_bytes(content + b"\n")
        assert rules_version(tmp_path) != rules_version(), name
        path.write_bytes(content)
    assert {"indicators.toml", "units.toml", "regions.csv", "frames.toml"} <= set(rule_files())
    assert not {"sources.toml", "corrections.toml", "words.toml"} & set(rule_files())
