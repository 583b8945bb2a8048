"""The data for programs: the rows that pages show, in parts, once, every mistake said."""

import gzip
import io
import json
import os
import random
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from extract.table.identity import ID, PATTERN, figure_ids
from extract.table.io import read_table
from extract.table.schema import COLUMNS
from pages.parts.components.promise_list import listed
from pages.parts.components.table_rows import readable
from pages.parts.export.spec import OF_PROMISES
from pages.parts.labels.translations import LANGUAGES, Translation
from pages.parts.labels.verdict_labels import promise_ids
from pages.parts.server import asked
from pages.parts.server.data_routes import data_routes
from pages.parts.server.index_page import routes
from pages.parts.state.parameters import PARAMETERS
from pages.parts.state.store import bundled
from tests.pages.apps import opened, shared_table
from tests.rows import a_row, written

PLACES = ("北京市", "东城区", "海淀区", "上海市", "京津冀")
ROWS = tuple(
    a_row(
        indicator,
        year=year,
        kind=kind,
        region=region,
        start=None if n % 7 == 0 else n * 10,
        end=None if n % 7 == 0 else n * 10 + 2,
        origin="reported-news" if n % 7 == 0 else "extracted",
        value=1.5 + n % 5,
        value_text='=cmd|"/c calc"!A1' if n == 3 else "5%",
    )
    for n, (indicator, year, kind, region) in enumerate(
        (indicator, year, kind, region)
        for indicator in ("gdp_growth", "pm25", "affordable_rental", "")
        for year in (2022, 2023, 2024)
        for kind in ("actual", "target")
        for region in PLACES
    )
)
TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
SEEDS = pytest.mark.parametrize(
    "seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(6, 60))]
)
HOSTILE = "<script>alert(1)</script>\r\nX-Injected: 1"


shared = shared_table(*ROWS)


@pytest.fixture
def client() -> TestClient:
    """Asks the routes of the server in their order, without a server."""
    return TestClient(Starlette(routes=[*data_routes(), *routes()]), follow_redirects=False)


def the_table() -> pd.DataFrame:
    """Every row, as it was written."""
    return read_table(Path(os.environ["METRICS"]))


def read(body: bytes, ending: str) -> pd.DataFrame:
    """A file as a program reads it."""
    if ending == "csv":
        return pd.read_csv(io.BytesIO(body), dtype="str", keep_default_na=False)
    if ending == "json":
        return pd.DataFrame(json.loads(body))
    return pd.read_parquet(io.BytesIO(body))


def ids_at(client: TestClient, address: str, **query: str) -> list[str]:
    """The ids of the rows at an address, in their order."""
    answer = client.get(f"/api/{address}.json", params=query)
    assert answer.status_code == 200, answer.text
    return [row[ID] for row in answer.json()]


def address_of(app: AppTest) -> dict[str, str]:
    """The address that a page has when it is drawn."""
    given = dict(app.query_params)
    return {name: text if isinstance(text, str) else ",".join(text) for name, text in given.items()}


def an_address(seed: int) -> dict[str, str]:
    """Some choice of what the table has, as an address writes it."""
    some = random.Random(seed)
    every = {
        "theme": ("economy", "environment", "housing,economy", "technology"),
        "region": ("110000", "110101", "110000,310000", "beijing-tianjin-hebei-region"),
        "from": ("2022", "2023"),
        "to": ("2023", "2024"),
        "kind": ("target", "actual", "actual,target"),
        "indicator": ("gdp_growth", "pm25"),
        "year": ("2023", "2024"),
        "q": ("GDP", "东城", "细颗粒物 2023", "没有这样的词", "5G"),
        "rest": ("1",),
        "scope": ("home", "district", "all"),
        "verdict": ("settled", "met", "missed"),
        "lang": ("en",),
    }
    return {name: some.choice(values) for name, values in every.items() if some.random() < 0.3}


@SEEDS
def test_the_data_page_and_its_address_for_programs_have_the_same_rows(
    client: TestClient, seed: int
) -> None:
    address = an_address(seed)
    app = opened("data", **address)
    own = address_of(app)
    every = the_table()
    for query in (address, own):
        rows = every.set_index(figure_ids(every)).loc[ids_at(client, "metrics", **query)]
        shown = [each.value for each in app.dataframe]
        assert bool(shown) == (not rows.empty)
        if shown:
            told = readable(rows, Translation(address.get("lang", "zh")))
            pd.testing.assert_frame_equal(
                shown[0].reset_index(drop=True), told.reset_index(drop=True), check_dtype=False
            )


@SEEDS
def test_the_promises_page_and_its_own_address_for_programs_have_the_same_rows(
    client: TestClient, seed: int
) -> None:
    app = opened("promises", **an_address(seed))
    own = address_of(app)
    every = bundled().promises.frame()
    rows = every.set_index(promise_ids(every)).loc[ids_at(client, "promises", **own)]
    shown = [each.value for each in app.dataframe]
    if shown:
        told = listed(rows, Translation(own.get("lang", "zh")))
        pd.testing.assert_frame_equal(
            shown[-1].reset_index(drop=True), told.reset_index(drop=True), check_dtype=False
        )


@pytest.mark.parametrize("name", ["metrics", "promises"])
@pytest.mark.parametrize("ending", list(TYPES))
def test_every_format_has_the_same_rows_its_type_and_its_name(
    client: TestClient, name: str, ending: str
) -> None:
    answer = client.get(f"/api/{name}.{ending}?region=110000")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == TYPES[ending]
    assert answer.headers["content-disposition"].endswith(f'filename="{name}_part.{ending}"')
    rows = read(answer.content, ending)
    assert list(rows.columns) == [ID, *(COLUMNS if name == "metrics" else OF_PROMISES)]
    assert list(rows[ID]) == ids_at(client, name, region="110000")
    assert answer.headers["x-total-count"] == str(len(rows))
    assert rows[ID].is_unique
    if name == "metrics":
        assert rows[ID].str.fullmatch(PATTERN).all()


def test_the_whole_table_is_whole_in_every_cell(client: TestClient) -> None:
    answer = client.get("/api/metrics.parquet?rest=1")
    assert answer.headers["content-disposition"] == 'attachment; filename="metrics.parquet"'
    rows = read(answer.content, "parquet").set_index(ID)
    every = the_table()
    every.index = pd.Index(figure_ids(every))
    pd.testing.assert_frame_equal(rows, every.loc[rows.index], check_names=False)


def test_a_spreadsheet_runs_no_cell_and_knows_the_encoding(client: TestClient) -> None:
    body = client.get("/api/metrics.csv").content
    assert body.startswith(b"\xef\xbb\xbf")
    assert "'=cmd" in body.decode("utf-8-sig")
    assert '"=cmd' in client.get("/api/metrics.json").text  # programs get it as it is


def test_the_parts_make_the_whole(client: TestClient) -> None:
    whole = ids_at(client, "metrics", rest="1")
    parts, address = [], "metrics.json?rest=1&limit=17"
    while address:
        answer = client.get(f"/api/{address}")
        assert answer.headers["x-total-count"] == str(len(whole))
        parts += [row[ID] for row in answer.json()]
        address = answer.links.get("next", {}).get("url", "")
    assert parts == whole
    links = client.get("/api/metrics.json?rest=1&limit=50&offset=50").links
    assert {name: link["url"] for name, link in links.items()} == {
        "first": "metrics.json?rest=1&limit=50&offset=0",
        "prev": "metrics.json?rest=1&limit=50&offset=0",
        "next": "metrics.json?rest=1&limit=50&offset=100",
        "last": "metrics.json?rest=1&limit=50&offset=100",
    }
    assert ids_at(client, "metrics", offset="5000") == []


def test_what_a_program_has_already_is_not_sent_again(client: TestClient, table: Path) -> None:
    address = "/api/metrics.csv?theme=economy"
    tag = client.get(address).headers["etag"]
    assert tag.startswith('"')
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = client.get(address, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    others = {
        client.get(other, headers=headers).headers["etag"]
        for other, headers in (
            (address, {"Accept-Encoding": "identity"}),
            ("/api/metrics.csv?theme=housing", {}),
            ("/api/metrics.json?theme=economy", {}),
            ("/api/promises.csv?theme=economy", {}),
        )
    }
    assert len(others | {tag}) == 5
    written(table.parent, *ROWS[:5])
    changed = client.get(address, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


def test_large_answers_are_packed_for_who_unpacks_them(client: TestClient) -> None:
    with client.stream("GET", "/api/metrics.csv", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["content-length"] == str(len(raw))
    for none in ("identity", "gzip;q=0", "br"):
        plain = client.get("/api/metrics.csv", headers={"Accept-Encoding": none})
        assert "content-encoding" not in plain.headers
        assert gzip.decompress(raw) == plain.content
        assert plain.headers["vary"] == "Accept-Encoding"


def test_only_reading_is_allowed_and_to_everyone(client: TestClient) -> None:
    got, head = client.get("/api/metrics.csv"), client.head("/api/metrics.csv")
    assert head.content == b""
    assert dict(head.headers) == dict(got.headers)
    asks = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    may = client.options("/api/metrics.csv", headers=asks)
    assert may.status_code == 204
    assert may.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    for answer in (got, may, client.get("/api/nothing"), client.get("/api/metrics.csv?x=1")):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-credentials" not in answer.headers
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/api/metrics.csv").status_code == 405


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"colour": "red"}, ("colour", "theme, region", "limit, offset")),
        ({"theme": "economy,nothing"}, ("theme", "economy, housing")),
        ({"kind": "wish"}, ("kind", "actual, target")),
        ({"region": "999999"}, ("region", "110000")),
        ({"indicator": "none"}, ("indicator", "affordable_rental, gdp_growth")),
        ({"year": "1066"}, ("year", "2022", "2024")),
        ({"from": "2024", "to": "2022"}, ("from", "2022", "2024")),
        ({"id": "x"}, ("id", "/api/metrics.csv")),
        ({"rest": "yes"}, ("rest", "1")),
        ({"q": "x" * 61}, ("q", "60")),
        ({"lang": "fr"}, ("lang", "zh, en")),
        ({"limit": "0"}, ("limit", "50000")),
        ({"limit": "50001"}, ("limit", "50000")),
        ({"limit": "９"}, ("limit", "50000")),
        ({"limit": "1" * 500}, ("limit", "50000")),
        ({"offset": "-1"}, ("offset", "0")),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mistake_is_said_in_one_sentence_with_what_may_be(
    client: TestClient, query: dict[str, str], words: tuple[str, ...], language: str
) -> None:
    answer = client.get("/api/metrics.csv", params={"lang": language} | query)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    (told,) = answer.json().values()
    assert all(word in told for word in words)
    if "lang" not in query:
        assert told.endswith({"zh": "。", "en": "."}[language])


@pytest.mark.parametrize("each", PARAMETERS, ids=lambda each: each.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_says_what_it_may_be(client: TestClient, each: Any, language: str) -> None:
    answer = client.get("/api/metrics.csv", params={"lang": language} | {each.name: "\x07?"})
    assert answer.status_code == 400
    assert f" {each.name} " in answer.json()["error"]


def test_nothing_of_a_stranger_becomes_a_page_or_a_header(client: TestClient) -> None:
    addresses = [
        client.get("/api/metrics.csv", params={HOSTILE: "1"}),
        client.get("/api/metrics.csv", params={"theme": HOSTILE}),
        client.get("/api/metrics.csv", params={"lang": HOSTILE}),
        client.get("/api/<script>alert(1)</script>"),
        client.get("/api/metrics.csv", params={"q": HOSTILE[:25], "limit": "1"}),
        client.get("/api/metrics.csv", params={"q": 'GDP"><b>; rel=x', "limit": "1"}),
    ]
    for answer in addresses:
        assert "x-injected" not in answer.headers
        assert "<script" not in str(answer.headers)
        assert "<b>" not in answer.headers.get("link", "")
        assert answer.status_code == 200 or answer.headers["content-type"] == "application/json"
    assert len(addresses[0].json()["error"]) < 400


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/metrics", "/api/metrics.xml", "/api/a/b"])
def test_an_address_without_data_says_where_there_is_some(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"lang": "en"})
    assert answer.status_code == 404
    assert "api/metrics.csv" in answer.json()["error"]
    assert client.get("/apiary").status_code == 307  # that is a page's to answer


def test_everything_holds_below_a_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": "/numbers/"}.get)
    below = Starlette(routes=[*data_routes(), *routes()])
    client = TestClient(below, follow_redirects=False)
    assert client.get("/numbers/api/health").status_code == 200
    assert client.get("/numbers/trends").status_code == 200
    assert client.get("/api/health").status_code == 404
    assert client.get("/numbers/figure/aaaaaaaaaaaa").headers["location"].startswith("../data?")
    wanted = "../../promises?promise=gdp.110101.2021%2F2025.plan"
    answer = client.get("/numbers/promise/gdp.110101.2021/2025.plan")
    assert answer.headers["location"] == wanted
    links = client.get("/numbers/api/metrics.json?limit=1").links
    assert links["next"]["url"].startswith("metrics.json?")


def test_the_health_says_which_table_there_is(client: TestClient, table: Path) -> None:
    answer = client.get("/api/health")
    told = answer.json()
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert (told["status"], told["loaded"], told["rows"]) == ("ok", True, len(ROWS))
    assert 0 <= told["age_seconds"] < 3600
    assert told["documents_under_way"] == 0
    table.write_text("source\nx\n", encoding="utf-8")
    answer = client.get("/api/health")
    assert answer.status_code == 503
    assert answer.json()["status"] == "broken"
    assert "the column" in answer.json()["error"]
    assert client.get("/api/metrics.csv").status_code == 503


def test_a_program_is_no_visitor(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    for path in ("/api/health", "/api/metrics.csv", "/api/sources.atom", "/figure/aaaaaaaaaaaa"):
        client.get(path)
    assert "ScriptRunContext" not in caplog.text  # what Streamlit says of a session without one


def test_rows_that_others_join_keep_their_ids() -> None:
    every = the_table()
    ids = figure_ids(every)
    assert ids.is_unique
    shuffled = every.sample(frac=1, random_state=1).assign(value=0.0, paragraph=9)
    assert figure_ids(shuffled.iloc[:40]).equals(ids.loc[shuffled.index[:40]])


def test_an_answer_has_no_more_rows_than_it_may(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asked, "MOST", 30)
    answer = client.get("/api/metrics.json?limit=30")
    assert len(answer.json()) == 30
    assert "next" in answer.links
    assert client.get("/api/metrics.json?limit=31").status_code == 400
