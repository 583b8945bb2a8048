"""Whatever documents, sources and tables say, no page reads it as markup."""

import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from extract.prepared.making import prepare
from extract.reference import files
from extract.reference.project import project
from pages.parts.export.embedding import frame_of
from pages.parts.labels.slugs import code_of
from pages.parts.server.data_answers import HANDLERS
from pages.parts.server.data_routes import data_routes
from pages.parts.server.index_page import page_files
from tests.hostile import CHART, MARKUP, PLACE, REPORT, hostile_project, read_as_markup, texts_of
from tests.pages.apps import opened
from tests.pages.test_import_page import here

PAGES = tuple(page_files().values())
ADDRESSES: tuple[dict[str, str], ...] = (
    {},
    {"lang": "en", "region": f"110000,{code_of(PLACE)}"},
    {"region": code_of(PLACE), "indicator": "gdp_growth", "year": "2024"},
    {"q": "粗体", "source": "hostile", "at": str(REPORT.index("5.2%"))},
    {"source": code_of(f"源{MARKUP}"), "verdict": "met", "scope": "all"},
)


# Two of them show the most; all are tried where there is time.
CASES = [
    pytest.param(each, id=str(n), marks=[] if n in (1, 3) else [pytest.mark.long])
    for n, each in enumerate(ADDRESSES)
]


@pytest.fixture(scope="module", autouse=True)
def _project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = hostile_project(tmp_path_factory.mktemp("hostile") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "PROJECT", folder)
        patch.setenv("METRICS", str(folder / "metrics.csv"))
        patch.setenv("DOCUMENTS", str(folder / "documents"))
        patch.setattr("pages.parts.state.upload.within", here)
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


def markup_on(app: AppTest) -> list[tuple[str, list[str], str]]:
    """What of a page would be read as markup, and where it stands."""
    assert not app.exception, app.exception[0].value
    told = []
    for kind, text in texts_of(app):
        # A chart's JSON has its signs escaped once more.
        shown = json.dumps(json.loads(text), ensure_ascii=False) if kind == CHART else text
        if found := read_as_markup(kind, shown):
            told.append((kind, found, shown[:300]))
    return told


TODAY = f"{datetime.now(UTC):%Y-%m-%d}"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("address", CASES)
def test_no_page_reads_a_tables_words_as_markup(page: str, address: dict[str, str]) -> None:
    app = opened(page, **address)
    assert markup_on(app) == []
    # Which program and which table it is, on every page.
    told = [each.value for each in app.sidebar.caption]
    assert any(project().version in each and TODAY in each for each in told)


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.long)])
def test_no_page_reads_an_imported_report_as_markup(language: str) -> None:
    app = opened("import_", lang=language)
    name = f"名{MARKUP.replace('/', '∕')}.txt"
    app.file_uploader("report_file_0").upload(name, REPORT.encode(), "text/plain").run()
    app.file_uploader("report_file_1").upload(f"{name}.exe", b"MZ", "text/plain").run()
    assert markup_on(app) == []
    assert any(MARKUP[:30] in text for kind, text in texts_of(app) if kind == "bidi_component.json")
    (absent,) = [each for each in app.multiselect if each.key == "sources_elsewhere"]
    absent.set_value(["absent"]).run()
    assert markup_on(app) == []
    for page in PAGES:
        app.switch_page(f"{page}.py").run()
        assert markup_on(app) == [], page


@pytest.mark.long
@pytest.mark.parametrize("page", PAGES)
def test_no_page_reads_a_large_tables_words_as_markup(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(Path(os.environ["METRICS"]), tmp_path)
    monkeypatch.setenv("METRICS", str(tmp_path))
    for address in ADDRESSES[1:4]:
        assert markup_on(opened(page, **address)) == []


def test_no_file_for_programs_has_markup_of_its_own() -> None:
    client = TestClient(Starlette(routes=data_routes()), follow_redirects=False)
    for name in HANDLERS:
        answer = client.get(f"/api/{name}", params={"lang": "en"} if name != "health" else {})
        assert answer.status_code == 200, answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not answer.headers["content-type"].startswith("text/html")
    feed = ElementTree.fromstring(client.get("/api/sources.atom").content)
    kinds = {each.tag.partition("}")[2] for each in feed.iter()}
    assert not kinds & {"img", "b", "a", "script", "i"}
    assert "<b>粗体</b>" in "".join(feed.itertext())
    for link in feed.iter():
        assert re.match(r"(https?|urn|tag):|[^:]*$", link.get("href", ""))


def test_the_line_that_embeds_a_chart_is_one_element() -> None:
    line = frame_of('https://a.cn/?q="><script>', f'"{MARKUP}', 400)
    assert line.count("<") == line.count(">") == 2
