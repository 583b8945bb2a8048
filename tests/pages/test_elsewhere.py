"""The lines that the data page offers for other tools, run against a server that answers."""

import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import uvicorn
from starlette.applications import Starlette

from pages.parts.export.tool_lines import address_of, lines
from pages.parts.labels.translations import LANGUAGES
from pages.parts.server.data_routes import data_routes
from tests.pages.apps import opened, shared_table
from tests.rows import a_row

ROWS = (
    *(a_row(year=year, start=year, end=year + 2) for year in (2021, 2022, 2023)),
    a_row(region="东城区", start=1, value_text='约"5%"，\n左右', value=5.25),
    a_row("pm25", year=2022, start=2),
    a_row("", start=3, region="上海市"),
    a_row(year=2024, kind="target", start=4, value=1e-7),
)
QUERIES: tuple[dict[str, str], ...] = (
    {},
    {"region": "110000,110101", "from": "2022"},
    {"q": "东城 GDP", "lang": "en"},
    {"rest": "1", "year": "2023"},
)
WANTED = [
    [2024, 2023, 2023, 2022, 2022, 2021],
    [2024, 2023, 2023, 2022, 2022],
    [2023],
    [2023, 2023, 2023],
]
CASES = pytest.mark.parametrize(("query", "years"), list(zip(QUERIES, WANTED, strict=True)))


shared = shared_table(*ROWS)


@pytest.fixture(scope="module")
def page() -> Iterator[str]:
    """The address of the data page of a server that answers programs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = Starlette(routes=data_routes())
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}/data"
    server.should_exit = True
    thread.join()


def line_for(tool: str, page: str, query: dict[str, str], table: str = "metrics") -> str:
    """What is copied into a tool."""
    (line,) = (each for each in lines(address_of(page, table, query), table) if each.tool == tool)
    return line.text


def run(*command: str, **options: Any) -> str:
    """What a program prints that ends well."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


@CASES
def test_pandas_reads_the_rows(page: str, query: dict[str, str], years: list[int]) -> None:
    names: dict[str, Any] = {}
    exec(line_for("pandas", page, query), names)
    assert list(names["metrics"]["year"]) == years
    assert list(names["metrics"].columns[:2]) == ["id", "source"]


@CASES
def test_curl_saves_the_rows(
    page: str, query: dict[str, str], years: list[int], tmp_path: Path
) -> None:
    if not shutil.which("curl"):
        pytest.skip("no curl")
    run("sh", "-c", line_for("curl", page, query), cwd=tmp_path)
    assert list(pd.read_csv(tmp_path / "metrics.csv")["year"]) == years


@pytest.mark.long
@CASES
def test_r_reads_the_rows(page: str, query: dict[str, str], years: list[int]) -> None:
    if not shutil.which("Rscript"):
        pytest.skip("no R")
    told = 'cat(names(metrics)[1:2], metrics$year, sprintf("%.7f", min(metrics$value)))'
    read = run("Rscript", "-e", f"{line_for('r', page, query)}; {told}").split()
    assert read[:-1] == ["id", "source", *map(str, years)]
    assert read[-1] == ("0.0000001" if 2024 in years else "5.0000000" if years[1:] else "5.2500000")


@CASES
def test_power_query_names_the_address_and_is_not_run(
    page: str, query: dict[str, str], years: list[int]
) -> None:
    """No Excel is here: what its query does with the file is not known, only what it asks for."""
    told = line_for("excel", page, query)
    (address,) = re.findall(r'Web\.Contents\("([^"]*)"\)', told)
    assert list(pd.read_csv(address)["year"]) == years
    assert told.count("(") == told.count(")")
    assert told.count('"') % 2 == 0


def test_promises_are_had_as_well(page: str) -> None:
    names: dict[str, Any] = {}
    exec(line_for("pandas", page, {"scope": "home"}, "promises"), names)
    (promise,) = names["promises"]["id"]
    assert promise.startswith("gdp_growth.110000.2024")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["data", "promises"])
def test_the_page_shows_the_lines_for_what_it_shows(name: str, language: str) -> None:
    app = opened(name, region="110000", year="2024", lang=language)
    table = "metrics" if name == "data" else name
    told = [code.value for code in app.code]
    assert len(told) == 4
    assert all(f"/api/{table}.csv?" in each for each in told)
    assert all("region=110000" in each and "year=2024" in each for each in told)
    assert not any("lang=" in each for each in told)


@pytest.mark.parametrize(
    "page",
    [
        "https://example.org/a%22b/data?x=1#y",
        'https://example.org/$(x)`y`"/data',
        "http://例.cn/data",
    ],
)
def test_an_address_ends_no_line_that_it_stands_in(page: str) -> None:
    address = address_of(page, "metrics", {"q": '";$(rm -rf ~)`'})
    assert not set(address.partition("//")[2]) & set("\"'`\\ <>;(")
    assert "$(" not in address
