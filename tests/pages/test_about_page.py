"""The method page: in both languages, with the data's own numbers."""

from pathlib import Path

import pytest

from extract.evaluation.accuracy import accuracy
from extract.reference.indicators import indicators
from extract.reference.project import project
from extract.table.io import read_table
from pages.parts.components.table_rows import newest_source
from tests.pages.apps import opened, words_on
from tests.rows import a_row, held, written


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_opens(language: str) -> None:
    app = opened("about", lang=language)
    assert not app.exception
    assert not app.error
    assert len(app.tabs) == 4
    told = words_on(app)
    assert accuracy().measured in told
    assert project().version.replace(".", "\\.") in told
    assert project().licence_title in told


def test_a_table_without_a_promise_has_its_method(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("METRICS", str(written(tmp_path, a_row())))
    app = opened("about")
    assert not app.exception
    assert not app.error


def test_the_numbers_of_the_sample_add_up() -> None:
    told = words_on(opened("about"))
    aside = next(table for table in (each.value for each in opened("about").table)
                 if table.index.name == "原因")  # fmt: skip
    n = aside["个数"].astype(int).sum()
    assert f"{n} 个搁置" in told


def test_every_indicator_is_listed_once() -> None:
    tables = [each.value for each in opened("about").table]
    listed = [name for table in tables if table.index.name == "指标" for name in table.index]
    assert len(listed) == len(indicators())
    assert any("trends?indicator=gdp" in name for name in listed)


def test_the_references_name_the_project_and_the_day() -> None:
    gb_t, bibtex = (code.value for code in opened("about").code)
    assert "[DS/OL]" in gb_t
    assert bibtex.startswith("@misc{")


def test_the_newest_source_has_the_last_date() -> None:
    table = read_table()
    newest = newest_source(held(table))
    assert newest is not None
    assert newest.published == max(
        source.published for source in map(_source, table["source"].unique()) if source
    )


def _source(key: str):
    from extract.reference.sources import sources

    return sources().get(key)
