"""The bundled table is what the documents and the transcribed facts give, byte for byte."""

from pathlib import Path

import pytest

from extract.errors import DataFileError
from extract.reference.files import DATA
from extract.reference.sources import sources
from extract.table.build import built_table, reported_rows
from extract.table.io import METRICS, csv_text, read_table, write_table
from extract.table.schema import EXTRACTED, ORIGIN, SOURCE

HELD = [source for source in sources().values() if source.file]


@pytest.mark.long
def test_the_bundled_table_is_built_from_the_documents_byte_for_byte(
    documents: Path, tmp_path: Path
) -> None:
    table, remarks = built_table(documents)
    out = tmp_path / "metrics.csv"
    write_table(table, out)
    assert not [remark for remark in remarks if "kept" in remark]
    assert out.read_bytes() == METRICS.read_bytes()


def test_rows_of_documents_that_are_not_here_are_kept(tmp_path: Path) -> None:
    table, remarks = built_table(tmp_path)
    assert csv_text(table) == csv_text(read_table())
    assert len(remarks) == len(HELD)


def test_without_a_table_before_only_the_transcribed_facts_are_left(tmp_path: Path) -> None:
    table, _ = built_table(tmp_path, before=tmp_path / "none.csv")
    assert len(table) == len(reported_rows())


def test_another_file_under_a_known_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / HELD[0].file).write_text("2024年政府工作报告\n新增床位100张。", encoding="utf-8")
    with pytest.raises(DataFileError, match="SHA-256 differs"):
        built_table(tmp_path)


def test_a_document_without_an_entry_is_named(tmp_path: Path) -> None:
    (tmp_path / "陌生.txt").write_text("某某", encoding="utf-8")
    _, remarks = built_table(tmp_path)
    assert any("陌生.txt" in remark and "sources.toml" in remark for remark in remarks)


def test_every_document_has_rows_and_a_source() -> None:
    table = read_table(DATA / "metrics.csv")
    assert set(table.loc[table[ORIGIN] == EXTRACTED, SOURCE]) == {source.id for source in HELD}
