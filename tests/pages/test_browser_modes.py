"""A page on paper, embedded in another, and a figure's link, in a real browser."""

import html
import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from extract.table.io import read_table
from extract.table.schema import INDICATOR_ID, PARAGRAPH, SOURCE, START, VALUE_TEXT
from pages.parts.state.urls import reader_address
from tests.conftest import Visits, serve
from tests.taking import opened_menu

pytestmark = pytest.mark.browser

DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
CHART = "/trends?indicator=gdp_growth&region=110000,110101"


def on_paper(page: Page) -> str:
    """The words of the page's PDF."""
    page.locator(".main-svg").first.wait_for()
    pages = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return "\n".join(each.get_textpage().get_text_range() for each in pages)


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_has_the_page_and_nothing_to_click(
    screen: dict[str, Any], scheme: str, page_at: Visits
) -> None:
    page = page_at(CHART, **screen, color_scheme=scheme)
    told = re.sub(r"\s", "", on_paper(page))
    for word in ("历年趋势", "地区生产总值增速", "来源：", "筛选：北京市和东城区"):
        assert word in told
    if scheme == "light":  # In the dark a chart's colours are turned round, as a picture.
        assert "单位：%" in told
    for word in ("复制链接", "清除筛选", "导入报告", "图片、数据、嵌入"):
        assert word not in told
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    wide = page.evaluate("document.documentElement.clientWidth")
    for drawing in page.locator(".main-svg").all():
        box = drawing.bounding_box()
        assert box is None or box["x"] + box["width"] <= wide + 1
    ground = "getComputedStyle(document.querySelector('.stApp'))"
    assert page.evaluate(f"{ground}.backgroundColor") == "rgb(255, 255, 255)"
    assert re.match(r"rgb\((\d|[1-4]\d), ", page.evaluate(f"{ground}.color"))


def test_paper_has_a_table_whole(page_at: Visits) -> None:
    page = page_at("/data?theme=housing&region=110000&kind=target", **DESK)
    page.get_by_test_id("stDataFrame").wait_for()
    written = page.locator(".stTable").first
    expect(written).to_be_hidden()
    page.emulate_media(media="print")
    expect(written).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_be_hidden()


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_a_charts_code_shows_the_chart_alone_with_its_sources_and_the_way_back(
    screen: dict[str, Any], page_at: Visits
) -> None:
    page = page_at(CHART, **screen)
    code = opened_menu(page.locator(".st-key-menu_lines")).locator("code").inner_text()
    address = html.unescape(re.findall(r'src="([^"]+)"', code)[0])
    page.goto(address)
    block = page.locator(".st-key-chart_lines")
    expect(block.locator(".main-svg").first).to_be_visible()
    expect(block).to_contain_text("来源：")
    back = block.get_by_role("link", name="在“数说承诺”里看")
    assert "embed" not in str(back.get_attribute("href"))
    assert "chart=" not in str(back.get_attribute("href"))
    assert "indicator=gdp_growth" in str(back.get_attribute("href"))
    for hidden in ("stSidebar", "stSelectbox", "stPopover", "stHeading"):
        for each in page.get_by_test_id(hidden).all():
            expect(each).to_be_hidden()
    page.wait_for_timeout(500)
    assert "chart=lines" in page.url


def test_an_embedded_page_without_a_chart_has_no_menu(page_at: Visits) -> None:
    page = page_at("/trends?embed=1", **DESK)
    expect(page.get_by_role("heading", name="历年趋势")).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_role("button", name="复制链接")).to_be_hidden()


@pytest.fixture(scope="module")
def without_documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard as it is served from a fresh clone."""
    empty = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOCUMENTS", str(empty))
        with serve(empty / "log.txt") as (address, _):
            yield address


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_without_the_document_a_figure_is_opened_on_its_own_page(
    screen: dict[str, Any], page_at: Visits, without_documents: str
) -> None:
    rows = read_table()
    rows = rows[rows[SOURCE] == "2024_国务院"].drop_duplicates(START).sort_values(START)
    # One whose words stand in the report before, too.
    row = rows[rows[VALUE_TEXT].duplicated() & (rows[INDICATOR_ID] != "")].iloc[-1]
    query = urlencode(reader_address(row))
    page = page_at(f"/sources?{query}", at=without_documents, **screen)
    expect(page.get_by_test_id("stMain")).to_contain_text("所以不显示原句")
    expect(page.get_by_test_id("stMain")).to_contain_text(f"第 {int(row[PARAGRAPH])} 段")
    filler = "<p>各位代表，现在报告工作。</p>" * 4
    told = "".join(
        f"<p id='at{int(at)}'>数是{text}。</p>{filler}"
        for at, text in zip(rows[START], rows[VALUE_TEXT], strict=True)
    )
    page.context.route(
        re.compile("wikisource"),
        lambda route: route.fulfill(body=f"<meta charset=utf-8>{told}", content_type="text/html"),
    )
    link = page.get_by_role("link", name=f"定位到“{row[VALUE_TEXT]}”")
    with page.context.expect_page() as opened:
        link.tap() if screen.get("has_touch") else link.click()
    expect(opened.value.locator(f"#at{int(row[START])}")).to_be_in_viewport()


def test_an_embedded_ranking_stays_alone_when_a_bar_is_clicked(page_at: Visits) -> None:
    page = page_at("/districts?embed=true&chart=ranking&indicator=gdp_growth&year=2023", **DESK)
    expect(page.locator('[data-testid="stPlotlyChart"]:visible')).to_have_count(1)
    box = page.locator(".barlayer .point").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("region="))
    expect(page.locator('[data-testid="stPlotlyChart"]:visible')).to_have_count(1)
    assert "chart=ranking" in page.url
