"""What was read from a copy that nobody verified is marked wherever it is shown."""

from pathlib import Path

import pytest

from extract.reference.sources import Source, sources
from pages.parts.components.table_rows import readable
from pages.parts.export.view import named
from pages.parts.labels import provenance
from pages.parts.labels.provenance import mark_of, marked_figure, marks
from pages.parts.labels.translations import Translation
from tests.rows import a_row, a_table

KNOWN = {
    "copy": Source("copy", "望川区政府工作报告（节选）", standing="mirror"),
    "own": Source("own", "望川区政府工作报告（节选）", standing="official"),
}


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two excerpts, one of them a copy."""
    monkeypatch.setattr(provenance, "sources", lambda: KNOWN)


@pytest.mark.parametrize(
    ("source", "origin", "sign"),
    [
        ("copy", "extracted", "?"),
        ("own", "extracted", ""),
        ("a reader's", "extracted", ""),
        ("own", "reported-official", "*"),
        ("page", "reported-mirror", "?"),
    ],
)
def test_a_figure_is_marked_by_its_standing(
    source: str, origin: str, sign: str, tmp_path: Path
) -> None:
    table = a_table(tmp_path, a_row(source=source, origin=origin))
    assert mark_of(table.iloc[0]) == sign
    assert marks(table) == {sign} - {""}
    assert marked_figure(table.iloc[0], "zh") == f"5%{sign}"


def test_the_table_says_how_it_was_read(tmp_path: Path) -> None:
    table = a_table(tmp_path, a_row(source="copy"), a_row(source="own"))
    assert list(readable(table, Translation("zh"))["origin"]) == [
        "从转载页的节选提取，未核实",
        "从原文提取",
    ]


def test_a_copy_is_named_as_one_in_downloads() -> None:
    assert named(KNOWN["copy"], Translation("en")).endswith("(repost, unverified)")
    assert named(KNOWN["own"], Translation("en")) == KNOWN["own"].title


def test_the_excerpts_from_other_sites_than_governments_and_newspapers_are_copies() -> None:
    excerpts = [source for source in sources().values() if source.excerpt]
    assert {source.standing for source in excerpts} == {"official", "news", "mirror"}
    for source in excerpts:
        assert source.unverified == (not source.address)
