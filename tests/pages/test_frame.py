"""What stands around every page, without a browser: its shell, its bar, its notices, its states."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from extract.reference import files as datafiles
from pages.parts.components.top_bar import parts, told
from pages.parts.labels.names import project_name
from pages.parts.labels.translations import LANGUAGES, TAGS, Translation, streamlit_words
from pages.parts.server.index_page import SHELL, _json, page_files, shell
from pages.parts.state.filters import Filters
from pages.parts.state.parameters import PARAMETERS
from tests.conftest import ROOT
from tests.pages.apps import opened, shared_table, words_on
from tests.rows import a_row, written

ROWS = (
    *(a_row(year=year) for year in (2021, 2022, 2023)),
    a_row(year=2026, kind="target"),
    a_row(region="东城区"),
    a_row("pm25", year=2022),
)
PAGES = list(page_files().values())


shared = shared_table(*ROWS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", PAGES)
def test_the_shell_says_what_the_page_is(file: str, language: str) -> None:
    page, t = shell(file, language), Translation(language)
    title = f"{t(f'nav.{file}')} · {project_name(t.language)}"
    assert f'<html lang="{TAGS[language]}">' in page
    assert f"<title>{title}</title>" in page
    assert f'property="og:title" content="{title}"' in page
    assert f'name="description" content="{t("app.lead")}"' in page
    assert t("served.opening") in page
    assert t("served.script") in page


def test_the_shell_is_streamlits_but_for_what_is_ours() -> None:
    theirs, page = SHELL.read_text(encoding="utf-8"), shell("overview", "zh")
    scripts = re.findall(r'<script type="module".*?</script>', theirs)
    assert scripts
    assert all(script in page for script in scripts)
    for gone in ("<title>Streamlit", 'lang="en"', "favicon.png", "You need to enable", 'as="font"'):
        assert gone in theirs, "a newer Streamlit writes its page otherwise: see index_page.py"
        assert gone not in page
    assert page.index('id="words"') < page.index("window.__streamlit") < page.index(scripts[0])


def test_streamlits_own_words_are_there_in_both_languages() -> None:
    for place, entries in datafiles.toml_named("streamlit_words.toml").items():
        assert place in ("whole", "start", "within")
        for theirs, ours in entries.items():
            assert set(ours) == set(LANGUAGES), theirs
            assert all(ours.values()), theirs
    assert set(streamlit_words()) == set(TAGS.values())


@pytest.mark.parametrize(
    ("filters", "zh", "en"),
    [
        (Filters(), [], []),
        (
            Filters(themes=("economy",), last=2024),
            ["经济", "至 2024 年"],
            ["Economy", "up to 2024"],
        ),
        (
            Filters(regions=("110000", "110101")),
            ["北京市和东城区"],
            ["Beijing and Dongcheng District"],
        ),
        (
            Filters(regions=("110000", "110101", "110102", "110105"), first=2020, last=2021),
            ["北京市、东城区和西城区等 4 项", "2020–2021"],
            ["Beijing, Dongcheng District, and Xicheng District and others, 4 in all", "2020–2021"],
        ),
        (Filters(kinds=("target",), first=2025), ["2025 年起", "目标"], ["from 2025", "Target"]),
    ],
    ids=str,
)
def test_the_active_filters_are_told(filters: Filters, zh: list[str], en: list[str]) -> None:
    assert parts(filters, Translation("zh")) == zh
    assert parts(filters, Translation("en")) == en
    assert filters.narrowing is bool(zh)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_has_a_name_in_the_notice(language: str) -> None:
    names = [each.name for each in PARAMETERS]
    notice = told(names, Translation(language))
    assert all(name in notice for name in names)


def bar_of(app: AppTest) -> dict[str, Any]:
    """What the bar's part of the browser is told."""
    (bar,) = [each for each in app.get("bidi_component") if each.proto.component_name == "bar"]
    content: dict[str, Any] = json.loads(bar.proto.json)
    return content


@pytest.mark.parametrize("page", PAGES)
def test_the_language_is_switched_and_all_else_stays(page: str) -> None:
    app = opened(page, theme="economy", region="110101", **{"from": "2022"})
    assert bar_of(app)["tag"] == "zh-CN"
    app.segmented_control("choice_language").set_value("en").run()
    assert not app.exception
    assert bar_of(app)["tag"] == "en"
    assert app.query_params["lang"] == "en"
    assert app.query_params["theme"] == "economy"
    assert app.query_params["region"] == "110101"
    assert app.query_params["from"] == "2022"
    app.segmented_control("choice_language").set_value("zh").run()
    assert bar_of(app)["tag"] == "zh-CN"
    assert "lang" not in app.query_params


@pytest.mark.parametrize("page", ["about", "import_"])
def test_the_filters_do_not_stand_where_they_do_nothing(page: str) -> None:
    app = opened(page, theme="economy")
    assert not app.sidebar.multiselect
    assert "筛选：" not in words_on(app)
    # They hold all the same, for the other pages.
    assert app.query_params["theme"] == "economy"


def test_the_count_is_announced() -> None:
    app = opened("data", region="110101")
    assert bar_of(app)["announced"] == "符合条件 1 条，共 6 条"
    assert "1 / 6 条" in words_on(app)


def test_filters_narrow_one_another_and_keep_what_is_chosen() -> None:
    app = opened("data", theme="environment")
    assert app.multiselect("choice_regions").options == ["北京市 · 1"]
    assert app.multiselect("choice_themes").options == ["经济 · 5", "环境 · 1"]
    assert "数据只有 2022 年" in words_on(app)
    app = opened("data", theme="environment", region="110101")
    assert app.multiselect("choice_themes").value == ["environment"]
    assert "环境 · 0" in app.multiselect("choice_themes").options
    assert "0 / 6 条" in words_on(app)


def test_years_are_those_that_there_are() -> None:
    app = opened("data")
    years = app.select_slider("choice_first")
    assert years.options == ["2021", "2022", "2023", "2026"]
    years.set_range(2022, 2026).run()
    assert app.query_params["from"] == "2022"
    # The data's own end is no choice.
    assert "to" not in app.query_params
    assert app.select_slider("choice_first").value == (2022, 2026)


def test_an_end_that_was_chosen_is_not_lost_where_it_is_the_end_of_what_is_left() -> None:
    app = opened("data", region="110101,110000", **{"from": "2021"})
    app.select_slider("choice_first").set_range(2021, 2023).run()
    assert app.query_params["from"] == "2021"
    assert app.query_params["to"] == "2023"


def test_a_parameter_given_twice_is_a_list_or_dropped() -> None:
    app = AppTest.from_file(str(ROOT / "pages/frame.py"), default_timeout=60)
    app.query_params["theme"] = ["economy", "environment"]
    app.query_params["lang"] = ["en", "zh"]
    app.run()
    assert app.multiselect("choice_themes").value == ["economy", "environment"]
    (notice,) = app.warning
    assert "语言（lang）" in notice.value


def test_the_notice_goes_with_the_next_click() -> None:
    app = opened("overview", theme="gone")
    assert len(app.warning) == 1
    app.multiselect("choice_themes").set_value(["economy"]).run()
    assert not app.warning


def test_a_choice_that_the_table_has_no_more_is_said(table: Path) -> None:
    app = opened("data", theme="environment")
    written(table.parent, a_row())
    app.run()
    (notice,) = app.warning
    assert "主题（theme）" in notice.value


@pytest.mark.parametrize(("language", "said"), [("zh", "数据读不出来"), ("en", "cannot be read")])
def test_a_broken_table_is_said_in_the_readers_language(
    language: str, said: str, table: Path
) -> None:
    table.unlink()
    assert said in words_on(opened("overview", lang=language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "page", [name for name in PAGES if name not in ("import_", "sources", "about")]
)
def test_a_page_without_rows_says_what_to_do(page: str, language: str) -> None:
    app = opened(page, theme="environment", region="110101", lang=language)
    assert not app.exception
    assert not app.error
    assert Translation(language)("filters.reset") in {button.label for button in app.button}


def test_a_mistake_of_ours_is_said_with_what_to_do() -> None:
    def page() -> None:
        from pages.parts.server.failure import failed

        assert failed(ValueError("secret"))

    app = AppTest.from_function(page).run()
    (error,) = app.error
    assert "刷新页面" in error.value
    assert "secret" not in error.value


def test_no_text_ends_the_element_of_the_page_that_it_stands_in() -> None:
    written = _json({"名": "</script><script>alert(1)</script>"})
    assert "<" not in written
    assert json.loads(written) == {"名": "</script><script>alert(1)</script>"}
