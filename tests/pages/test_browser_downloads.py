"""Files and pictures taken along in a real browser, saved and read back."""

import csv
import io
import json
import re
import struct
import xml.etree.ElementTree as ET
import zipfile

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from extract.table.schema import COLUMNS
from pages.parts.labels.palette import DARK, LIGHT
from tests.conftest import Visits
from tests.pages.test_browser import rerun, visit
from tests.taking import content_of, picture_of, taken

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n"
NARROW = {"width": 390, "height": 844}

# Every chart: its page, its key, words that stand in it.
CHARTS = {
    "/trends?indicator=gdp_growth&region=110000,110101": ("lines", ("东城", "目标", "单位：%")),
    "/districts?indicator=gdp_growth&year=2024": ("ranking", ("海淀区", "单位：%")),
    "/promises?indicator=gdp_growth": ("dumbbells", ("目标", "达到")),
    "/promises?theme=economy": ("board", ("经济", "2024")),
    "/coverage?theme=housing": ("places", ("房山区", "缺报告")),
    "/coverage?region=110111": ("themes", ("住房", "缺报告")),
    "/districts?indicator=gdp_growth&year=2023": ("map", ("无数据", "海淀")),
}


def picture(page: Page, chart: str, ending: str) -> bytes:
    """A chart as its button saves it."""
    saved = picture_of(page, chart, ending)
    assert re.fullmatch(rf"{chart}[A-Za-z0-9_-]*\.{ending}", saved.suggested_filename)
    return content_of(saved)


def texts_of(svg: bytes) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter(f"{SVG}text")]


def lines_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_each_format_holds_the_rows_that_are_shown(page_at: Visits) -> None:
    page = page_at("/")
    visit(page, "历年趋势")
    shown = page.get_by_text(re.compile(r"查看数据表（\d+ 条）")).inner_text()
    n = int(re.findall(r"\d+", shown)[0])
    book = openpyxl.load_workbook(io.BytesIO(content_of(taken(page, "xlsx"))))
    assert book.sheetnames == ["数据", "说明"]
    with zipfile.ZipFile(io.BytesIO(content_of(taken(page, "zip")))) as archive:
        table, described, readme = (archive.read(name) for name in archive.namelist())
    (resource,) = json.loads(described)["resources"]
    assert resource["bytes"] == len(table)
    assert "/trends?" in readme.decode("utf-8")
    assert "指标：" in readme.decode("utf-8")
    formats = {
        "csv": lines_of(content_of(taken(page, "csv")).decode("utf-8-sig")),
        "xlsx": [list(line) for line in book.worksheets[0].iter_rows(values_only=True)],
        "zip": lines_of(table.decode("utf-8")),
    }
    for ending, lines in formats.items():
        assert tuple(lines[0]) == COLUMNS, ending
        assert len(lines) == 1 + n, ending
    assert page_at.errors == []
    assert page_at.outside == []


def test_the_package_follows_the_filters_and_the_language(page_at: Visits) -> None:
    page = page_at("/data?theme=housing&region=110000&kind=target&lang=en&q=rental")
    with zipfile.ZipFile(io.BytesIO(content_of(taken(page, "zip")))) as archive:
        readme = archive.read("README.md").decode("utf-8")
        table = archive.read("metrics-part.csv").decode("utf-8")
    assert "Theme: Housing; Place: Beijing; Years: any; Type: Target; Search: rental" in readme
    assert "theme=housing&region=110000&kind=target&q=rental&lang=en" in readme
    rows = list(csv.DictReader(io.StringIO(table)))
    assert f"{len(rows)} of " in readme
    assert {row["theme"] for row in rows} == {"housing"}
    assert {row["kind"] for row in rows} == {"target"}
    assert page_at.outside == []


@pytest.mark.parametrize("path", CHARTS)
def test_every_chart_leaves_as_svg_with_its_words(path: str, page_at: Visits) -> None:
    chart, words = CHARTS[path]
    svg = picture(page_at(path), chart, "svg")
    texts = texts_of(svg)
    told = "".join(texts)
    for word in words:
        assert word in told
    title = ET.fromstring(svg).find(f"{SVG}title")
    assert title is not None
    assert texts[0] in str(title.text)
    assert "来源：" in told
    assert texts[-1] == "数说承诺 · The Promises in Numbers"
    assert b"hoverlayer" not in svg
    assert page_at.outside == []


@pytest.mark.parametrize(("scheme", "shades"), [("light", LIGHT), ("dark", DARK)])
def test_a_picture_stands_on_an_opaque_ground(scheme: str, shades: object, page_at: Visits) -> None:
    page = page_at("/", color_scheme=scheme)
    visit(page, "数据覆盖")
    picture_ = ET.fromstring(picture(page, "places", "svg"))
    ground = picture_.find(f"{SVG}rect")
    assert ground is not None
    assert ground.get("fill") == getattr(shades, "ground")  # noqa: B009
    assert ground.get("width") == picture_.get("width")
    assert ground.get("height") == picture_.get("height")
    png = picture(page, "places", "png")
    assert png.startswith(PNG)
    wide, high = struct.unpack(">II", png[16:24])
    assert wide >= 1600
    assert high > wide / 4
    assert page_at.errors == []
    assert page_at.outside == []


def test_a_picture_on_a_narrow_screen_is_large_enough(page_at: Visits) -> None:
    page = page_at("/districts?indicator=gdp_growth&year=2024", viewport=NARROW)
    png = picture(page, "ranking", "png")
    assert struct.unpack(">I", png[16:20])[0] >= 1600
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= NARROW["width"]


def test_pictures_and_files_are_taken_by_keyboard(page_at: Visits) -> None:
    page = page_at("/trends?indicator=gdp_growth")
    page.get_by_role("button", name="图片、数据、嵌入").focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="SVG 图片：")
    button.focus()
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(button).to_be_focused()
    csv_button = page.get_by_test_id("stPopoverBody").get_by_role("button", name=re.compile("CSV"))
    csv_button.wait_for()
    for _ in range(8):
        page.keyboard.press("Tab")
        page.wait_for_timeout(100)
        if csv_button.evaluate("node => node === document.activeElement"):
            break
    expect(csv_button).to_be_focused()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".csv")


def test_a_picture_is_of_the_chart_as_it_now_stands(page_at: Visits) -> None:
    page = page_at("/")
    visit(page, "数据覆盖")
    assert "东城区" in "".join(texts_of(picture(page, "places", "svg")))
    page.get_by_role("radiogroup", name="范围").get_by_text("各省区市").click()
    rerun(page)
    told = "".join(texts_of(picture(page, "places", "svg")))
    assert "上海市" in told
    assert "东城区" not in told
    assert "各省区市" in told
