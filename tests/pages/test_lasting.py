"""What lasts: the address of a figure and of a promise, and the ids in the feed of sources."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from extract.reference.sources import Source, sources
from extract.table.identity import PATTERN, figure_ids
from extract.table.io import read_table
from pages.parts.export.atom import NEWEST, feed
from pages.parts.labels.translations import LANGUAGES, Translation
from pages.parts.server.data_routes import data_routes
from pages.parts.server.index_page import routes, shell
from pages.parts.state.store import bundled
from tests.pages.apps import opened, shared_table, words_on
from tests.rows import a_row, a_table

ATOM = "{http://www.w3.org/2005/Atom}"
TRANSCRIBED: dict[str, Any] = {
    "start": None,
    "end": None,
    "paragraph": None,
    "origin": "reported-news",
}
ROWS = (
    a_row(source="2026_北京市", start=10, end=12),
    a_row(source="2026_北京市", start=20, end=22, year=2024, kind="target"),
    a_row(source="page-f9aa7bbaa6", **TRANSCRIBED),
    a_row("gdp", period="2021/2025", year=2025, kind="target", start=30, region="东城区"),
)


shared = shared_table(*ROWS)


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=[*data_routes(), *routes()]), follow_redirects=False)


def test_an_id_is_of_a_place_whatever_stands_around_it(tmp_path: Path) -> None:
    ids = list(figure_ids(a_table(tmp_path, *ROWS)))
    assert len(set(ids)) == len(ROWS)
    assert all(re.fullmatch(PATTERN, each) for each in ids)
    more = a_table(tmp_path, a_row(source="another", start=10, end=12), *reversed(ROWS))
    assert list(figure_ids(more))[:0:-1] == ids
    # Read better, a figure is the same; in another place, or of something else, it is another.
    read = [{**row, "indicator_id": "pm25", "value": 1.0, "period": "2020"} for row in ROWS[:2]]
    assert list(figure_ids(a_table(tmp_path, *read))) == ids[:2]
    others = (
        {**ROWS[0], "start": 11},
        {**ROWS[0], "source": "x"},
        {**ROWS[2], "period": "2022"},
        {**ROWS[2], "kind": "target"},
    )
    assert not set(figure_ids(a_table(tmp_path, *others))) & set(ids)


def test_no_two_figures_of_the_bundled_table_share_an_id() -> None:
    assert figure_ids(read_table()).is_unique


def test_a_figure_is_opened_in_its_text_or_alone(client: TestClient) -> None:
    ids = list(figure_ids(bundled().table.frame()))
    placed = client.get(f"/figure/{ids[0]}")
    assert placed.status_code == 307
    assert placed.headers["location"].startswith("../sources?source=x-")
    assert placed.headers["location"].endswith("&at=10")
    assert client.get(f"/figure/{ids[2]}?lang=en").headers["location"] == (
        f"../data?id={ids[2]}&lang=en"
    )
    assert client.get("/figure/aaaaaaaaaaaa").headers["location"] == "../data?id=aaaaaaaaaaaa"
    hostile = client.get('/figure/"><script>').headers["location"]
    assert not set(hostile) & set('"<>')


def test_the_data_page_shows_one_figure_alone_and_says_when_it_is_gone() -> None:
    wanted = list(figure_ids(bundled().table.frame()))[2]
    app = opened("data", id=wanted)
    (shown,) = [each.value for each in app.dataframe]
    assert list(shown["origin"]) == ["转录自新闻"]
    assert app.query_params["id"] in (wanted, [wanted])
    app.button("every_figure").click().run()
    assert len(app.dataframe[0].value) == len(ROWS)
    assert "id" not in app.query_params
    assert "没有这个编号的数" in words_on(opened("data", id="aaaaaaaaaaaa"))


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        (
            "gdp_growth.110000.2024",
            "../promises?promise=gdp_growth.110000.2024"
            "&region=110000&indicator=gdp_growth&year=2024",
        ),
        (
            "gdp.110101.2021/2025.plan",
            "../../promises?promise=gdp.110101.2021%2F2025.plan"
            "&region=110101&indicator=gdp&year=2025",
        ),
        (
            "gdp.110101.2021%2F2025.plan",
            "../promises?promise=gdp.110101.2021%2F2025.plan&region=110101&indicator=gdp&year=2025",
        ),
        ("gdp.110101.1999", "../promises?promise=gdp.110101.1999"),
    ],
)
def test_a_promise_is_opened_on_its_page(client: TestClient, asked: str, location: str) -> None:
    answer = client.get(f"/promise/{asked}")
    assert (answer.status_code, answer.headers["location"]) == (307, location)


def test_the_page_of_a_lasting_address_shows_the_promise() -> None:
    asked = {"region": "110000", "indicator": "gdp_growth", "year": "2024"}
    app = opened("promises", promise="gdp_growth.110000.2024", **asked)
    assert not app.warning
    assert app.selectbox("choice_promise").value == "gdp_growth.110000.2024" or not app.selectbox


def text_of(parent: ElementTree.Element, name: str) -> str:
    """What stands in the one child of this name, which must be there."""
    (child,) = parent.findall(f"{ATOM}{name}")
    return child.text or ""


def links_of(parent: ElementTree.Element, rel: str) -> list[str]:
    found = parent.findall(f"{ATOM}link")
    return [str(link.get("href")) for link in found if link.get("rel") == rel]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_is_what_its_standard_asks_for(client: TestClient, language: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have, and have once."""
    answer = client.get("/api/sources.atom", params={"lang": language})
    assert answer.headers["content-type"] == "application/atom+xml"
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == NEWEST
    assert text_of(root.find(f"{ATOM}author") or root, "name")
    assert len(links_of(root, "self")) == len(links_of(root, "alternate")) == 1
    moments = []
    for each in (root, *entries):
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", text_of(each, "id"))
        assert text_of(each, "title")
        moments.append(datetime.fromisoformat(text_of(each, "updated")))
        assert moments[-1].tzinfo is not None
    for each in entries:
        assert len(links_of(each, "alternate")) == 1
        assert links_of(each, "alternate")[0].startswith("../sources?source=")
        assert text_of(each, "summary")
    assert moments[0] == max(moments)
    assert moments[1:] == sorted(moments[1:], reverse=True)
    assert len({text_of(each, "id") for each in (root, *entries)}) == len(entries) + 1


def entries_of(*given: Source) -> dict[str, str]:
    """The ids of a feed's entries and what they link to."""
    root = ElementTree.fromstring(feed({each.id: each for each in given}, {}, Translation("zh")))
    return {text_of(e, "id"): links_of(e, "alternate")[0] for e in root.findall(f"{ATOM}entry")}


def test_an_entry_keeps_its_id_and_the_newest_comes_first() -> None:
    old = Source("2024_a", "<b>甲</b>\x0b & 乙", published="2024")
    filed = Source("2020_b", "丙", published="2020-05", added="2026-11-27")
    undated = Source("c", "丁")
    alone, both = entries_of(old), entries_of(old, filed, undated)
    assert list(both.values()) == ["../sources?source=2020_b", "../sources?source=2024_a"]
    assert alone.items() <= both.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_where_the_feed_is(client: TestClient, language: str) -> None:
    page = shell("trends", language)
    (href,) = re.findall(
        r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]*)"', page
    )
    assert client.get(f"/{href.removeprefix('./')}").status_code == 200


def test_the_lists_name_every_id_of_the_table(client: TestClient) -> None:
    indicators = {each["id"]: each for each in client.get("/api/indicators.json").json()}
    known = {each["id"]: each for each in client.get("/api/sources.json").json()}
    data = bundled().table.frame()
    assert set(data["indicator_id"]) - {""} <= indicators.keys()
    assert known.keys() == sources().keys()
    assert indicators["gdp_growth"]["figures"] == 3
    assert known["page-f9aa7bbaa6"]["figures"] == 1
    assert all(not each["address"] or each["address"].startswith("http") for each in known.values())
    refused = client.get("/api/sources.json?region=110000&lang=en")
    assert refused.status_code == 400
    assert "region" in refused.json()["error"]
