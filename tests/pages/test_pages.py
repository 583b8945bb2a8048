"""Every page opened: with nothing chosen, one chosen, everything excluded, broken data."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from extract.errors import DataFileError
from extract.reference import files as datafiles
from extract.reference import indicators as catalogue
from extract.table.schema import COLUMNS
from pages.parts.components.table_rows import SHOWN
from pages.parts.labels.translations import LANGUAGES, Translation
from tests.conftest import ROOT
from tests.pages.apps import opened, shared_table, words_on
from tests.rows import a_row, written

PAGES = ("overview", "trends", "districts", "data")
ROWS = (
    *(a_row(year=year, value=value) for year, value in ((2021, 8.5), (2022, 0.7), (2023, 5.2))),
    a_row(year=2023, value=4.5, kind="target", comparator=">="),
    a_row(year=2024, value=5, kind="target", comparator="~"),
    *(
        a_row(region=region, value=value, origin=origin, source=origin)
        for region, value, origin in (
            ("东城区", 5, "extracted"),
            ("海淀区", 6, "reported-official"),
            ("西城区", 5.8, "reported-mirror"),
        )
    ),
    a_row(region="上海市", value=5),
    a_row("affordable_rental", value=8.2),
    a_row("affordable_rental", year=2024, kind="target", value=7),
    a_row("pm25", value=32),
    a_row("", indicator="新增5G基站", value=20000, region="京津冀"),
)


shared = shared_table(*ROWS)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_nothing_chosen(page: str) -> None:
    app = opened(page)
    assert not app.exception
    assert not app.error
    assert app.title
    # CSV, Excel and package of each chart; of the table where there is none.
    assert len(app.get("download_button")) == 3 * max(len(app.get("plotly_chart")), 1)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "address",
    [
        {"theme": "economy"},
        {"region": "110101"},
        {"kind": "target"},
        {"from": "2023", "to": "2023"},
        {"lang": "en"},
    ],
    ids=str,
)
def test_a_page_opens_with_one_thing_chosen(page: str, address: dict[str, str]) -> None:
    app = opened(page, **address)
    assert not app.exception
    assert not app.error
    assert not app.warning


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_choice_is_said_with_what_to_do(page: str) -> None:
    # To compare, the page of districts shows every place: no place leaves it empty.
    # The overview goes to a place of which something is held.
    every = page in ("districts", "overview")
    narrow = {"kind": "target"} if every else {"region": "310000"}
    app = opened(page, theme="environment" if every else "housing", **narrow)
    assert not app.exception
    assert "清除筛选" in words_on(app)
    assert not app.get("plotly_chart")
    next(button for button in app.button if button.key != "clear").click().run()
    assert not app.exception
    assert app.get("download_button")


@pytest.mark.parametrize("page", PAGES)
def test_an_unknown_condition_is_dropped_with_a_notice(page: str) -> None:
    app = opened("overview", theme="economy,<b>x</b>", region="110101")
    assert ["theme" in each.value for each in app.warning] == [True]
    app.switch_page(f"{page}.py").run()
    assert app.sidebar.multiselect[0].value == ["economy"]
    assert app.sidebar.multiselect[1].value == ["110101"]


def test_filters_hold_from_page_to_page() -> None:
    app = opened("overview")
    app.sidebar.multiselect[1].set_value(["110101", "110108"]).run()
    for page in ("trends", "districts", "data", "overview"):
        app.switch_page(f"{page}.py").run()
        assert app.sidebar.multiselect[1].value == ["110101", "110108"], page
        assert not app.exception


def test_only_what_the_data_has_is_offered() -> None:
    app = opened("overview")
    themes, regions = app.sidebar.multiselect
    assert themes.options == ["经济 · 9", "住房 · 2", "环境 · 1", "科技 · 1"]
    assert regions.options[:2] == ["北京市 · 8", "东城区 · 1"]
    assert len(regions.options) == 6


def test_the_overview_states_outcome_and_target() -> None:
    app = opened("overview")
    told = " ".join(chart.proto.alt for chart in app.get("plotly_chart")) + words_on(app)
    assert "经济 · 地区生产总值增速：2023 年实际 5.2% · 2024 年目标 约5%" in told


def figure_of(app: AppTest) -> tuple[dict[str, Any], str]:
    """The page's chart and its description."""
    proto = app.get("plotly_chart")[0].proto
    return json.loads(proto.spec), proto.alt


def test_trends_draw_the_chosen_places() -> None:
    chart, alt = figure_of(opened("trends", region="110000,110101"))
    kinds = ("actual", "target", "key")
    drawn = {trace["name"] for trace in chart["data"] if trace.get("meta") in kinds}
    assert drawn >= {"北京市", "东城区", "实际", "目标"}
    assert "北京市实际：2021 8.5%, 2022 0.7%, 2023 5.2%。" in alt


def test_a_choice_that_the_filters_exclude_is_said() -> None:
    app = opened("trends", indicator="pm25", theme="housing")
    assert ["细颗粒物年均浓度" in each.value for each in app.info] == [True]


def test_figures_without_catalogue_id_are_found_on_the_data_page() -> None:
    app = opened("data", q="5g 基站")
    (shown,) = [each.value for each in app.dataframe]
    assert list(shown["indicator"]) == ["新增5G基站"]
    assert "没有找到" in words_on(opened("data", q="没有这个"))


def test_every_column_is_named_and_explained() -> None:
    for language in LANGUAGES:
        t = Translation(language)
        for name in {*COLUMNS, *SHOWN}:
            assert t(f"column.{name}")
        for name in COLUMNS:
            assert t(f"explained.{name}")


def test_every_word_is_there_in_both_languages() -> None:
    told = datafiles.toml_named("words.toml")
    for room, entries in told.items():
        for name, entry in entries.items():
            assert set(entry) == set(LANGUAGES), f"{room}.{name}"
            assert all(entry.values()), f"{room}.{name}"


def test_no_word_lies_idle() -> None:
    told = datafiles.toml_named("words.toml")
    asked: set[str] = set()
    built: set[str] = set()
    for file in sorted((ROOT / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                asked.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                built.add(str(node.values[0].value))
    for room, entries in told.items():
        for name in entries:
            key = f"{room}.{name}"
            assert key in asked or any("." in b and key.startswith(b) for b in built), key


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "the table is missing"),
        (b"", "no readable table"),
        (b"\x00\xff\xfe\x80", "no readable table"),
        (b"source,origin\na,b\n", "the column start is missing"),
        (",".join(COLUMNS).encode() + b"\n" + b"x," * 19 + b"x\n", "no readable table"),
    ],
    ids=["missing", "empty", "binary", "columns", "words for numbers"],
)
def test_a_broken_table_gets_one_clear_notice(
    content: bytes | None, said: str, table: Path
) -> None:
    table.unlink()
    if content is not None:
        table.write_bytes(content)
    app = opened("overview")
    assert not app.exception
    assert len(app.error) == 1
    assert said in words_on(app)
    told = words_on(app)
    assert "python -m extract build" in told or "correct it, or name another" in told


@pytest.mark.parametrize("name", ["overview", "promises", "data", "about"])
def test_an_empty_table_says_what_to_do_first(name: str, table: Path) -> None:
    table.write_text(",".join(COLUMNS), encoding="utf-8")
    app = opened(name)
    assert not app.exception
    assert not app.error
    assert "python -m extract add" in words_on(app)


@pytest.mark.parametrize("name", ["sources", "import_"])
def test_an_empty_table_leaves_the_sample_to_read_and_reports_to_bring(
    name: str, table: Path
) -> None:
    table.write_text(",".join(COLUMNS), encoding="utf-8")
    app = opened(name)
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("name", ["themes.toml", "indicators.toml", "words.toml"])
def test_a_broken_catalogue_gets_one_clear_notice(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = datafiles.toml_named

    def broken(asked: str, *args: Any) -> dict[str, Any]:
        if asked == name:
            raise DataFileError(f"{ROOT}/data/{name}: no valid TOML; correct that line")
        return whole(asked, *args)

    from pages.parts.labels import translations

    for module in (catalogue, translations):
        monkeypatch.setattr(module, "toml_named", broken)
    caches = (catalogue.themes, catalogue.indicators, translations._words)
    for cached in caches:
        cached.cache_clear()
    try:
        app = opened("overview")
        assert not app.exception
        assert f"data/{name}: no valid TOML" in words_on(app)
        assert str(ROOT) not in words_on(app)
    finally:
        for cached in caches:
            cached.cache_clear()


def test_a_table_of_one_year_opens(table: Path) -> None:
    written(table.parent, a_row())
    for page in PAGES:
        assert not opened(page).exception


def test_no_page_loads_the_reading_of_text() -> None:
    code = (
        "import sys; from streamlit.testing.v1 import AppTest; "
        "app = AppTest.from_file('pages/frame.py', default_timeout=60).run(); "
        "[app.switch_page(f'{p}.py').run() for p in ('trends', 'districts', 'data')]; "
        "assert not app.exception, app.exception; "
        "sys.exit('jieba' in sys.modules or 'extract.interpret.clause' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]


def test_a_charts_figures_stand_in_a_list_below_it() -> None:
    app = opened("trends", region="110000,110101")
    (box,) = [each for each in app.selectbox if each.key == "choice_figure"]
    assert box.options[0] == "北京市 · 2021 · 实际 · 8.5%"
    assert box.options[-1] == "东城区 · 2023 · 实际 · 5%"
    assert box.value is None
    box.select_index(0).run()
    assert not app.exception
    assert "北京市 · 2021 · 8\\.5%" in words_on(app)
    # What another indicator has no figure for is not shown any longer.
    next(each for each in app.selectbox if each.key == "choice_indicator").select_index(-1).run()
    assert not app.exception
    assert not [each for each in app.selectbox if each.key == "choice_figure" and each.value]
