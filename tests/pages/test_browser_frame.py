"""What stands around every page, in a real browser: language, link, filters, deep links, quiet."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from pages.parts.labels.names import project_name
from pages.parts.labels.translations import TAGS, Translation
from pages.parts.server.index_page import page_files
from tests.conftest import Visits, serve, settle
from tests.pages.test_browser import choose, rerun, sidebar, visit

pytestmark = pytest.mark.browser

ADDRESSES = {f"/{name}": file for name, file in page_files().items()}
NARROW = {"width": 390, "height": 844}
VIEW = "/trends?theme=economy&region=110101,110102&from=2021&to=2025&indicator=gdp_growth"


def switch(page: Page, language: str) -> None:
    """Choose the language that is called so."""
    page.get_by_test_id("stMain").get_by_role("radio", name=language).click()
    rerun(page)


def language_of(page: Page) -> str:
    """What a screen reader takes the page's language for."""
    return str(page.evaluate("document.documentElement.lang"))


@pytest.mark.parametrize(("address", "language"), [("/trends", "zh"), ("/coverage", "en")])
def test_a_page_says_what_it_is_in_its_language(
    address: str, language: str, page_at: Visits
) -> None:
    page = page_at(f"{address}?lang={language}")
    t = Translation(language)
    expect(page).to_have_title(f"{t(f'nav.{address[1:]}')} · {project_name(t.language)}")
    assert language_of(page) == TAGS[language]


def test_the_language_is_switched_and_the_view_stays(page_at: Visits) -> None:
    page = page_at(VIEW)
    switch(page, "English")
    assert language_of(page) == "en"
    expect(page).to_have_title("Trends · The Promises in Numbers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trends")
    for part in ("indicator=gdp_growth", "theme=economy", "from=2021", "to=2025", "lang=en"):
        assert part in page.url
    assert "region=110101%2C110102" in page.url
    visit(page, "Data")
    assert "lang=en" in page.url
    expect(page.get_by_role("heading", level=1)).to_have_text("Data")
    switch(page, "中文")
    assert language_of(page) == "zh-CN"
    assert "lang" not in page.url
    assert "region=110101%2C110102" in page.url
    assert page_at.errors == []


def test_the_language_is_switched_in_the_midst_of_a_text(page_at: Visits) -> None:
    page = page_at("/sources?source=wangchuan_2024&at=400")
    switch(page, "English")
    assert "source=wangchuan_2024" in page.url
    assert "at=400" in page.url


def test_the_language_is_switched_by_keyboard(page_at: Visits) -> None:
    page = page_at("/data")
    page.get_by_role("button", name="复制链接").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    rerun(page)
    assert language_of(page) == "en"


def test_every_link_of_the_page_keeps_the_language(page_at: Visits) -> None:
    page = page_at("/?lang=en")
    page.get_by_role("link", name="All promises and outcomes").first.click()
    rerun(page)
    assert "/promises?" in page.url
    assert "lang=en" in page.url


def test_the_view_of_the_page_at_hand_is_kept_when_its_own_link_is_followed(
    page_at: Visits,
) -> None:
    page = page_at(f"{VIEW}&lang=en")
    visit(page, "Trends")
    assert "lang=en" in page.url
    assert "theme=economy" in page.url


def test_one_step_back_leads_to_the_page_before_with_its_view(page_at: Visits) -> None:
    page = page_at(f"{VIEW}&lang=en")
    before = unquote(page.url)  # a comma is written either way, by the browser or by the page
    visit(page, "Data")
    page.go_back()
    rerun(page)
    assert unquote(page.url) == before
    expect(page.get_by_role("heading", level=1)).to_have_text("Trends")
    expect(page.get_by_text("Filters: Economy")).to_be_visible()


def test_a_page_opened_in_another_tab_keeps_filters_and_language(page_at: Visits) -> None:
    page = page_at(f"{VIEW}&lang=en")
    link = sidebar(page).get_by_role("link", name="Compare places", exact=True)
    link.hover()
    shared = "theme=economy&region=110101%2C110102&from=2021&to=2025&lang=en"
    expect(link).to_have_attribute("href", re.compile(rf"/districts\?{shared}$"))
    switch(page, "中文")
    link = sidebar(page).get_by_role("link", name="各地比较", exact=True)
    link.focus()
    expect(link).to_have_attribute("href", re.compile(r"/districts\?theme=[^l]*to=2025$"))


@pytest.mark.parametrize(
    ("language", "copy", "done"),
    [("zh", "复制链接", "链接已复制"), ("en", "Copy link", "Link copied")],
)
def test_the_view_is_copied_as_an_address_of_codes(
    language: str, copy: str, done: str, page_at: Visits
) -> None:
    page = page_at(f"{VIEW}&lang={language}", permissions=["clipboard-read", "clipboard-write"])
    choose(
        page,
        "地区" if language == "zh" else "Place",
        "海淀区" if language == "zh" else "Haidian District",
    )
    page.get_by_role("button", name=copy).click()
    expect(page.get_by_role("button", name=done)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    assert copied.isascii()
    assert "110108" in copied
    again = page_at(copied[copied.index("/trends") :])
    expect(again.get_by_role("heading", level=1)).to_have_text(
        page.get_by_role("heading", level=1).inner_text()
    )
    assert again.url == copied


def test_the_link_is_copied_without_a_clipboard_too(page_at: Visits) -> None:
    # Off HTTPS and localhost a browser has no navigator.clipboard.
    page = page_at(VIEW)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("addEventListener('copy', () => (window.copied = document.activeElement.value))")
    page.get_by_role("button", name="复制链接").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="链接已复制")).to_be_focused()
    assert page.evaluate("window.copied") == page.url


def test_a_link_that_cannot_be_copied_is_shown(page_at: Visits) -> None:
    page = page_at(VIEW)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.execCommand = () => false")
    page.get_by_role("button", name="复制链接").click()
    expect(page.get_by_label("选中下面的链接")).to_have_value(page.url)


def test_filters_narrow_one_another_and_the_count_is_announced(page_at: Visits) -> None:
    page = page_at("/data")
    choose(page, "主题", "养老")
    heard = page.get_by_role("status").filter(has_text="符合条件")
    expect(heard).to_have_text(re.compile(r"符合条件 \d+ 条，共 [\d,]+ 条"))
    shown = int(heard.inner_text().split(" ")[1])
    box = sidebar(page).get_by_role("combobox", name="地区")
    box.click()
    counts = [
        int(text.split(" · ")[1].replace(",", ""))
        for text in page.get_by_role("option").all_inner_texts()
    ]
    assert counts
    assert all(counts)
    assert sum(counts) <= shown  # The list holds more than the browser has drawn of it.
    page.keyboard.press("Escape")
    choose(page, "地区", "北京市")
    line = page.get_by_test_id("stMain").get_by_text("筛选：养老 · 北京市")
    expect(line).to_contain_text(f"{counts[0]} / ")
    page.get_by_test_id("stMain").get_by_role("button", name="清除筛选").click()
    rerun(page)
    assert "theme" not in page.url
    assert line.count() == 0


def test_years_are_chosen_by_keyboard(page_at: Visits) -> None:
    page = page_at("/data")
    handle = sidebar(page).get_by_role("slider").first
    handle.focus()
    page.keyboard.press("ArrowRight")
    rerun(page)
    first = re.search(r"from=(\d{4})", page.url)
    assert first
    expect(sidebar(page).get_by_test_id("stSlider")).to_contain_text(first[1])
    handle = sidebar(page).get_by_role("slider").nth(1)
    handle.focus()
    page.keyboard.press("ArrowLeft")
    rerun(page)
    assert re.search(r"to=\d{4}", page.url)
    assert f"from={first[1]}" in page.url


@pytest.mark.parametrize("address", ["/", "/promises"])
def test_a_phone_finds_language_filters_and_pages(address: str, page_at: Visits) -> None:
    page = page_at(f"{address}?theme=economy&region=110101&from=2022&to=2024", viewport=NARROW)
    expect(page.get_by_text("筛选：经济 · 东城区 · 2022–2024")).to_be_in_viewport()
    expect(page.get_by_role("radio", name="English")).to_be_in_viewport()
    expect(page.get_by_role("button", name="复制链接")).to_be_in_viewport()
    for place in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
        assert int(page.evaluate(f"{place}.scrollWidth")) <= NARROW["width"]
    page.get_by_role("button", name="页面与筛选").click()
    expect(sidebar(page).get_by_role("link", name="历年趋势")).to_be_in_viewport()
    expect(sidebar(page).get_by_role("combobox", name="主题")).to_be_visible()


def test_streamlits_own_words_are_in_the_readers_language(page_at: Visits) -> None:
    page = page_at("/import")
    expect(page.get_by_test_id("stFileUploaderDropzone")).to_contain_text("选择文件")
    for english in ("Upload", "Browse", "per file", "Drag and drop"):
        assert english not in page.get_by_test_id("stMain").inner_text()
    switch(page, "English")
    expect(page.get_by_test_id("stFileUploaderDropzone")).to_contain_text("Choose a file")
    switch(page, "中文")
    expect(page.get_by_test_id("stFileUploaderDropzone")).to_contain_text("选择文件")


def test_streamlits_own_words_in_the_filters_are_so_too(page_at: Visits) -> None:
    page = page_at("/data")
    box = sidebar(page).get_by_role("combobox", name="主题")
    box.fill("没有这个主题")
    expect(page.get_by_text("没有匹配的选项")).to_be_visible()
    page.keyboard.press("Escape")


def test_a_page_that_is_no_more_leads_to_the_overview(page_at: Visits) -> None:
    page = page_at("/nosuch?theme=economy&lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("The Promises in Numbers")
    assert "theme=economy" in page.url
    assert "nosuch" not in page.url
    expect(page.get_by_test_id("stAlert")).to_contain_text("no page “nosuch”")
    assert page_at.errors == []


PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}


def test_on_a_phone_the_menu_closes_once_it_has_led_somewhere(page_at: Visits) -> None:
    page = page_at("/", **PHONE)
    menu = page.get_by_test_id("stSidebar")
    expect(menu).to_have_attribute("data-collapsed", "true")
    page.get_by_test_id("stExpandSidebarButton").tap()
    expect(menu).to_have_attribute("data-collapsed", "false")
    menu.get_by_role("link", name="历年趋势").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("历年趋势")
    expect(menu).to_have_attribute("data-collapsed", "true")
    page.reload()
    settle(page)
    expect(menu).to_have_attribute("data-collapsed", "true")


# All but the buttons of a table, which stand over it in the room that there is.
TOO_SMALL = """() => [...document.querySelectorAll(
    ".stApp :is(button, summary, [role=radio], [role=tab], [data-testid=stPageLink-NavLink], "
    + "[data-testid=stSidebarNavLink], .stSelectbox input, .stTextInput input)")].filter((each) => {
  const { width, height } = each.getBoundingClientRect()
  const table = each.closest("[data-testid=stElementToolbar], [data-testid=stDataFrame]")
  return !table && width && (Math.round(width) < 44 || Math.round(height) < 44)
}).length === 0"""


@pytest.mark.parametrize("address", ["/", "/promises", "/trends?region=110101", "/import"])
def test_a_finger_finds_all_that_can_be_tapped(address: str, page_at: Visits) -> None:
    page = page_at(address, **PHONE)
    page.get_by_role("button", name="页面与筛选").tap()
    expect(page.get_by_test_id("stSidebar")).to_be_in_viewport()
    page.wait_for_function(TOO_SMALL, timeout=10_000)


def test_filters_that_appear_do_not_push_the_page(page_at: Visits) -> None:
    page = page_at("/trends", viewport={"width": 1440, "height": 900})
    title = page.get_by_role("heading", level=1)
    before = title.bounding_box()
    choose(page, "主题", "经济")
    expect(page.get_by_text("筛选：经济")).to_be_visible()
    after = title.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 8  # pixels


HOSTILE = (
    "theme=economy,%3Cscript%3Ealert(1)%3C/script%3E&region=999999&from=1066&to=%FF&kind=x&kind=y"
    "&indicator=[a](javascript:alert(1))&place=..%2F..%2Fetc&year=2e3&level=%00&scope=1&verdict=%F0%9F%98%80"
    "&promise=" + "p" * 5000 + "&source=x-%3D&at=-1&q=%E2%80%AE&lang=fr&lang=en&utm_source=mail"
)


def test_a_hostile_address_gets_one_notice_that_goes(page_at: Visits) -> None:
    page = page_at(f"/trends?{HOSTILE}")
    notice = page.get_by_test_id("stAlert").filter(has_text="已忽略")
    expect(notice).to_have_count(1)
    for told in (
        "主题（theme）",
        "地区（region）",
        "起始年份（from）",
        "截止年份（to）",
        "语言（lang）",
    ):
        expect(notice).to_contain_text(told)
    assert "script" not in page.locator("body").inner_text()
    assert "theme=economy" in page.url
    assert len(page.url) < 200
    visit(page, "数据")
    expect(notice).to_have_count(0)
    assert page_at.errors == []


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[str]:
    """A server that nobody has asked anything yet."""
    with serve(tmp_path / "log.txt") as (address, _):
        yield address


def test_a_deep_link_is_the_first_request_of_a_fresh_server(fresh: str, page_at: Visits) -> None:
    page = page_at(f"{VIEW}&lang=en", at=fresh)
    expect(page.get_by_role("heading", level=1)).to_have_text("Trends")
    expect(
        page.get_by_text("Filters: Economy · Dongcheng District and Xicheng District · 2021–2025")
    ).to_be_visible()
    expect(sidebar(page).get_by_role("link", name="Compare places", exact=True)).to_be_visible()
    assert page_at.errors == []
    assert page_at.outside == []


def test_a_lost_connection_is_said_in_the_readers_language(tmp_path: Path, page_at: Visits) -> None:
    with serve(tmp_path / "log.txt") as (address, stop):
        page = page_at("/data", at=address)
        stop()
        expect(page.get_by_role("dialog")).to_contain_text("连接断了", timeout=30_000)
        expect(page.get_by_role("dialog")).to_contain_text("没有回应")


@pytest.mark.parametrize(("language", "opening"), [("zh", "正在打开……"), ("en", "Opening …")])
def test_something_is_on_the_screen_before_anything_runs(
    language: str, opening: str, page_at: Visits
) -> None:
    page = page_at(f"/trends?lang={language}", java_script_enabled=False, settled=False)
    expect(page.locator("#root")).to_have_text(opening)
    assert language_of_source(page) == TAGS[language]
    description = page.locator('meta[name="description"]').get_attribute("content")
    assert description == Translation(language)("app.lead")


def language_of_source(page: Page) -> str | None:
    """The language that the page's source states, without any script."""
    return page.locator("html").get_attribute("lang")


def test_the_words_in_the_page_are_data(page_at: Visits) -> None:
    page = page_at("/trends", java_script_enabled=False, settled=False)
    told = json.loads(page.locator("#words").inner_text())
    assert set(told) == set(TAGS.values())
