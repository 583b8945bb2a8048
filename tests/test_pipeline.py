"""A document's file in, its rows out: what the list of sources tells and what it must not."""

from pathlib import Path

import pytest

from extract.pipeline import read_file
from extract.reference.sources import sources


@pytest.mark.parametrize(("alone", "region"), [(False, "北京市"), (True, "")])
def test_a_document_read_alone_is_told_nothing_by_the_list_of_sources(
    tmp_path: Path, alone: bool, region: str
) -> None:
    known = next(source for source in sources().values() if source.region == "北京市")
    path = tmp_path / known.file
    path.write_text("2031年，地区生产总值增长5%。\n", encoding="utf-8")
    (found,) = read_file(path, alone=alone).observations
    assert found.region == region
