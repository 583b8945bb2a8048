"""The data page: the catalogue's figures first, the newest first, the others at a switch."""

from pathlib import Path
from typing import Any

import pytest

from extract.reference.sources import sources
from extract.table.io import METRICS, read_table
from extract.table.schema import REGION
from pages.parts.state.filters import from_address
from pages.parts.state.offered import offered
from pages.parts.state.urls import figure_address, reader_address
from tests.pages.apps import opened, shared_table, words_on
from tests.rows import a_row, a_table, held, written

ADDRESS = "https://example.org/report.html"


shared = shared_table(
    a_row("", year=2024, start=1, value_text="8个"),
    a_row(year=2022, start=2),
    a_row(year=2024, start=3),
    a_row("", year=2023, start=4, region="上海市"),
)


def test_the_catalogues_figures_are_listed_the_newest_first() -> None:
    app = opened("data")
    (shown,) = [each.value for each in app.dataframe]
    assert list(shown["year"]) == [2024, 2022]
    assert list(shown.columns[:3]) == ["indicator", "value", "unit"]


def test_a_switch_adds_the_others_behind_them() -> None:
    app = opened("data")
    app.toggle[0].set_value(True).run()
    (shown,) = [each.value for each in app.dataframe]
    assert list(shown["year"]) == [2024, 2022, 2024, 2023]
    assert app.query_params["rest"] == "1"
    (linked,) = [each.value for each in opened("data", rest="1").dataframe]
    assert len(linked) == 4


def test_what_is_only_outside_the_catalogue_is_shown_at_once() -> None:
    for address in ({"region": "310000"}, {"q": "8个"}):
        app = opened("data", **address)
        (shown,) = [each.value for each in app.dataframe]
        assert len(shown) == 1
        assert not app.toggle


def test_a_link_opens_a_page_at_the_figure_as_printed(tmp_path: Path) -> None:
    rows = a_table(
        tmp_path,
        a_row(start=10, end=12, value_text="5%"),
        a_row(start=20, end=26, value_text="1,004套"),
        a_row(start=30, end=32, value_text="5%"),
    )
    first, second, third = (row for _, row in rows.iterrows())
    assert figure_address(first, ADDRESS, rows) == f"{ADDRESS}#:~:text=5%25"
    assert figure_address(second, ADDRESS, rows).endswith("#:~:text=1%2C004%E5%A5%97")
    # The first 5% of the page is another figure: the search begins at the one before.
    assert figure_address(third, ADDRESS, rows).endswith("#:~:text=1%2C004%E5%A5%97,5%25&text=5%25")


def test_a_pdf_and_no_address_are_left_as_they_are() -> None:
    row = {"value_text": "5%", "start": 1}
    assert figure_address(row, "https://example.org/a.PDF?x=1") == "https://example.org/a.PDF?x=1"
    assert figure_address(row, "") == ""


def test_every_address_is_one_that_a_browser_opens() -> None:
    for source in sources().values():
        if source.address:
            assert source.address.isascii()
            assert source.address.startswith(("https://", "http://"))
            assert not set(source.address) & set(' <>"|')


def test_the_nations_figures_lead_to_a_page_that_knows_them() -> None:
    bundled = read_table(METRICS)
    has = offered(held(bundled))
    national = bundled[bundled[REGION] == "全国"]
    assert len(national)
    for _, row in national.drop_duplicates("source").iterrows():
        asked, dropped = from_address(reader_address(row), has)
        assert not dropped
        assert asked.source == row["source"]
    for page in ("overview", "trends", "promises", "coverage"):
        assert not opened(page, region="100000").exception


def test_what_the_filters_hide_is_said_to_be_hidden() -> None:
    told = words_on(opened("data", q="GDP", region="310000"))
    assert "筛选挡住了 2 条" in told
    assert "没有找到" in words_on(opened("data", q="没有这样的词"))


def test_a_target_that_the_filters_hide_is_not_said_to_be_unstated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [a_row(year=2023), a_row(year=2024, kind="target"), a_row("pm25", year=2023)]
    monkeypatch.setenv("METRICS", str(written(tmp_path, *rows)))
    told = words_on(opened("overview", to="2023"))
    assert "没有写明" not in told
    assert "筛选挡住了 1 项" in told
    told = words_on(opened("coverage", kind="target", region="110000"))
    assert "“类型”在这里不起作用" in told
    assert "目标 ·" in told


def test_many_rows_are_sent_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [a_row(year=2000 + n % 25, start=n, value=float(n)) for n in range(900)]
    monkeypatch.setenv("METRICS", str(written(tmp_path, *rows)))
    app = opened("data")
    (shown,) = [each.value for each in app.dataframe]
    assert len(shown) == 400
    assert "第 1–400 行" in words_on(app)
    parts: Any = app.get("pagination")[0]
    parts.set_value(3).run()
    (shown,) = [each.value for each in app.dataframe]
    assert len(shown) == 100
    assert "第 801–900 行" in words_on(app)
    assert app.get("popover")  # what is taken along is all of it
