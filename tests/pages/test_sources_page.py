"""The page of sources: what it shows with, without and of unreadable documents."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from extract.documents.holdings import samples
from extract.reference.sources import SAMPLES, sources
from extract.table.io import read_table
from tests.pages.apps import opened, shared_table, words_on
from tests.rows import a_row, written

SAMPLE = next(iter(samples().values()))
DOCUMENT = next(source for source in sources().values() if source.file)
PAGE = next(source for source in sources().values() if not source.file and source.address)


# One document that is not here and one page.
shared = shared_table(
    a_row(source=DOCUMENT.id, start=12, end=14, section="一、工作回顾", paragraph=7),
    a_row(source=PAGE.id, origin="reported-news", start=None, end=None, paragraph=None),
    a_row(source="elsewhere", region="上海市"),
)


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of documents, which has none."""
    monkeypatch.setenv("DOCUMENTS", str(tmp_path))
    return tmp_path


def texts(app: AppTest) -> list[Any]:
    """The texts that the browser is given to write."""
    return [
        each for each in app.get("bidi_component") if "report_text" in each.proto.component_name
    ]


def text_shown(app: AppTest) -> dict[str, Any]:
    """What the browser is given to write, of the one text."""
    (component,) = texts(app)
    content: dict[str, Any] = json.loads(component.proto.json)
    return content


def test_the_newest_real_source_is_shown_first_and_the_sample_is_last() -> None:
    app = opened("sources")
    assert not app.exception
    assert app.selectbox("source").value == DOCUMENT.id
    assert SAMPLE.title in app.selectbox("source").options[-1]


def test_the_sample_is_shown_as_one() -> None:
    app = opened("sources", source=SAMPLE.id)
    assert not app.exception
    told = words_on(app)
    assert SAMPLE.title.split("（")[0] in told
    assert "虚构样例" in told
    assert "61 行 + 25 项搁置 = 86 个数字" in told
    kinds = {mark["kind"] for mark in text_shown(app)["marks"].values()}
    assert kinds == {"actual", "target"}


def test_the_numbers_set_aside_are_shown_on_demand() -> None:
    app = opened("sources", source=SAMPLE.id)
    before = text_shown(app)
    app.toggle("show_aside").set_value(True).run()
    after = text_shown(app)
    assert "aside" in {mark["kind"] for mark in after["marks"].values()}
    assert not [line for line in before["lines"] if not line["inside"]]
    assert [line for line in after["lines"] if not line["inside"]]


def test_an_address_opens_the_figure() -> None:
    rows = read_table(SAMPLES / "metrics.csv")
    at = int(rows["start"].iloc[-1])
    content = text_shown(opened("sources", source=SAMPLE.id, at=str(at)))
    assert content["chosen"] == at
    assert str(at) in content["marks"]
    within = text_shown(opened("sources", source=SAMPLE.id, at=str(at + 1)))
    assert within["chosen"] == at


@pytest.mark.parametrize("at", ["99999999", "0", "7"])
def test_an_address_beside_every_figure_opens_the_text(at: str) -> None:
    content = text_shown(opened("sources", source=SAMPLE.id, at=at))
    assert content["chosen"] is None
    assert content["lines"]


@pytest.mark.parametrize(
    "address",
    [{"source": "<script>"}, {"source": SAMPLE.id, "at": "-1"}, {"at": "1e9"}, {"at": "9" * 9}],
    ids=str,
)
def test_a_hostile_address_is_dropped_with_a_notice(address: dict[str, str]) -> None:
    app = opened("overview", **address)
    assert len(app.warning) == 1
    app.switch_page("sources.py").run()
    assert not app.exception
    shown = SAMPLE.id if address.get("source") == SAMPLE.id else DOCUMENT.id
    assert app.selectbox("source").value == shown


def test_a_document_that_is_not_here_is_described() -> None:
    app = opened("sources", source=DOCUMENT.id, at="12")
    assert not app.exception
    told = words_on(app)
    for said in ("所以不显示原句", "没有已知的网址", "一、工作回顾 · 第 7 段"):
        assert said in told
    (kept,) = [each for each in app.expander if each.label == "供维护者"]
    assert DOCUMENT.file in kept.code[0].value
    assert DOCUMENT.sha256 in kept.code[0].value
    assert told.count(DOCUMENT.sha256) == 1
    assert not texts(app)


def test_a_figure_whose_text_is_not_here_is_opened_on_its_own_page(table: Path) -> None:
    (kept,) = [each for each in sources().values() if each.id == "2024_国务院"]
    row = a_row(source=kept.id, start=30, end=34, value_text="5%-6%", region="全国")
    written(table.parent, row)
    app = opened("sources", source=kept.id, at="30")
    links = [link.proto.url for link in app.get("link_button")]
    assert f"{kept.address}#:~:text=5%25%2D6%25" in links
    english = words_on(opened("sources", source=kept.id, at="30", lang="en"))
    assert "2024 work report of China" in english
    assert "in Chinese" in english


def test_a_page_is_described_with_its_address_and_its_facts() -> None:
    app = opened("sources", source=PAGE.id)
    assert not app.exception
    assert [link.proto.url for link in app.get("link_button")] == [PAGE.address]
    assert "转录" in words_on(app)
    assert len(app.dataframe) == 1


def test_a_document_of_other_bytes_is_not_shown(documents: Path) -> None:
    (documents / DOCUMENT.file).write_text("增长5%。", encoding="utf-8")
    app = opened("sources", source=DOCUMENT.id)
    assert "不是建表用的那一份" in words_on(app)
    assert not texts(app)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_opens_in_both_languages(language: str) -> None:
    for source in (SAMPLE, DOCUMENT, PAGE):
        app = opened("sources", source=source.id, lang=language)
        assert not app.exception
        assert len(app.get("download_button")) == 3


def test_filters_leave_the_sources_that_have_rows() -> None:
    app = opened("sources", region="310000")
    assert app.selectbox("source").options == [f"{SAMPLE.title} · 虚构样例"]
    app = opened("sources", region="310000", source=DOCUMENT.id)
    assert len(app.selectbox("source").options) == 2


# A figure's sentence on the data page.


def test_every_table_leads_to_the_text() -> None:
    app = opened("data")
    (shown,) = [each.value for each in app.dataframe]
    assert [None if pd.isna(link) else link for link in shown["in_text"]] == [
        f"sources?source={DOCUMENT.id}&at=12",
        None,
        None,
    ]
