"""The reader in a real browser: from a point to its sentence, hostile text, imports."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from extract.documents.holdings import holding, samples
from extract.reference.sources import SAMPLES, sources
from extract.table.io import read_table
from tests.conftest import Visits, settle
from tests.pages.test_reader import HOSTILE
from tests.taking import content_of, taken

pytestmark = pytest.mark.browser

SAMPLE = next(iter(samples().values()))
ROWS = read_table(SAMPLES / "metrics.csv")
TARGET = ROWS[ROWS["kind"] == "target"].iloc[3]
READER = f"/sources?source={SAMPLE.id}"


def rerun(page: Page) -> None:
    page.wait_for_timeout(500)
    settle(page)


def click_a_point(page: Page, number: int) -> None:
    """Click a point of a line chart, or a bar: what lies there takes the click."""
    mark = page.locator(".scatterlayer .points path, .barlayer .point path").nth(number)
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    rerun(page)


@pytest.mark.usefixtures("documents")
def test_a_point_leads_to_its_sentence_and_on_to_its_document(page_at: Visits) -> None:
    address = "/trends?indicator=gdp_growth&region=110000&kind=target&from=2022&to=2026"
    page = page_at(f"{address}&figure=110000.2026.target")
    quoted = page.locator(".report .mark.target")
    expect(quoted).to_have_text("5%左右")
    expect(page.locator(".report")).to_contain_text("地区生产总值增长5%左右")
    page.get_by_role("link", name="在原文中看").click()
    rerun(page)
    assert "/sources?" in page.url
    assert "at=" in page.url
    assert "region=110000" in page.url, "the filters stay"
    chosen = page.locator(".mark.chosen")
    expect(chosen).to_have_text("5%左右")
    expect(chosen).to_be_in_viewport()
    expect(page.locator(".card")).to_contain_text("地区生产总值增速")
    assert page_at.outside == []


def test_a_ranking_leads_to_its_sentence_too(page_at: Visits) -> None:
    page = page_at("/districts?indicator=gdp_growth&year=2023")
    click_a_point(page, 0)
    expect(page.get_by_role("link", name="在原文中看").or_(
        page.get_by_role("link", name="看这份来源")
    )).to_be_visible()  # fmt: skip
    assert page_at.outside == []


def test_a_link_to_a_figure_opens_and_marks_it(page_at: Visits) -> None:
    page = page_at(f"{READER}&at={TARGET['start']}")
    chosen = page.locator(".mark.chosen")
    expect(chosen).to_have_text(TARGET["value_text"])
    expect(chosen).to_be_in_viewport()
    card = page.locator(".card")
    for word in (TARGET["indicator"], str(TARGET["year"]), TARGET["region"], "目标"):
        expect(card).to_contain_text(word)


def test_a_figure_is_opened_by_mouse_and_by_keyboard_and_stands_in_the_address(
    page_at: Visits,
) -> None:
    page = page_at(READER)
    first, second = (page.locator(".mark").nth(n) for n in (0, 1))
    first.hover()
    expect(page.locator(".tip")).to_contain_text("地区生产总值")
    first.click()
    rerun(page)
    expect(first).to_have_attribute("aria-expanded", "true")
    assert f"at={ROWS['start'].iloc[0]}" in page.url
    second.focus()
    page.keyboard.press("Enter")
    rerun(page)
    expect(second).to_have_attribute("aria-expanded", "true")
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".card")).to_have_count(1)
    page.keyboard.press("Escape")
    rerun(page)
    expect(page.locator(".card")).to_have_count(0)
    assert "at=" not in page.url


def test_every_figure_of_the_sample_is_marked_by_more_than_colour(page_at: Visits) -> None:
    page = page_at(READER)
    expect(page.locator(".mark")).to_have_count(len(ROWS))
    styles = {
        kind: page.locator(f".mark.{kind}").first.evaluate(
            "node => getComputedStyle(node).textDecorationStyle"
        )
        for kind in ("actual", "target")
    }
    assert styles == {"actual": "solid", "target": "dashed"}
    page.get_by_text("也标出搁置的数字").click()
    rerun(page)
    expect(page.locator(".mark.aside").first).to_be_visible()


@pytest.mark.usefixtures("documents")
def test_a_long_document_is_read_part_by_part(page_at: Visits) -> None:
    document = next(s for s in sources().values() if s.kind.startswith("compendium"))
    if holding(document).document is None:
        pytest.skip("the compendium is not in data/documents")
    page = page_at(f"/sources?source={document.id}")
    first = page.locator(".report").inner_text()
    assert len(first) < 5000
    page.get_by_role("button", name="下一段").click()
    rerun(page)
    assert page.locator(".report").inner_text() != first
    assert "at=" in page.url
    page.get_by_role("button", name="上一段").click()
    rerun(page)
    assert page.locator(".report").inner_text() == first


@pytest.mark.usefixtures("documents")
def test_a_ticked_row_shows_its_sentence(page_at: Visits) -> None:
    page = page_at("/data?q=地区生产总值增速&region=110000&kind=target&from=2026&to=2026")
    box = page.get_by_test_id("stDataFrame").locator("canvas").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 18, box["y"] + 52)  # the first row's box
    rerun(page)
    expect(page.locator(".report")).to_contain_text("地区生产总值增长5%左右")


def test_hostile_text_is_inert(page_at: Visits, tmp_path: Path) -> None:
    report = tmp_path / "hostile.txt"
    report.write_text(f"2024年某区政府工作报告\n\n一、工作回顾\n\n{HOSTILE}", encoding="utf-8")
    page = page_at("/import")
    page.on("dialog", lambda dialog: page_at.errors.append(f"dialog: {dialog.message}"))
    page.locator("input[type=file]").set_input_files(report)
    expect(page.locator(".report")).to_be_visible(timeout=30_000)
    rerun(page)
    # Markup would have to be well-formed text to be read as such, and here it is written as text.
    shown = page.locator(".report").inner_text()
    for piece in ("[点我](javascript:alert", "**粗**", ":red[红]", ":material/home:", "$x^2$"):
        assert piece in shown
    assert page.locator(".report script, .report img, .report a[href^='javascript']").count() == 0
    assert not [error for error in page_at.errors if "404" not in error]
    assert page_at.outside == []


def test_an_imported_report_shows_its_text_and_its_file(page_at: Visits) -> None:
    page = page_at("/import")
    page.locator("input[type=file]").set_input_files(SAMPLES / SAMPLE.file)
    expect(page.locator(".report")).to_be_visible(timeout=30_000)
    rerun(page)
    page.locator(".mark.target").first.click()
    rerun(page)
    expect(page.locator(".card")).to_contain_text("望川区")
    content = content_of(taken(page)).decode("utf-8-sig")
    assert len(content.splitlines()) == 1 + len(ROWS)
    assert page_at.outside == []


def test_a_cells_state_is_in_the_matrix_and_in_its_table(page_at: Visits) -> None:
    page = page_at("/coverage?place=110111")
    expect(page.get_by_role("heading", name="关于房山区，我们还不知道什么")).to_be_visible()
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(2)
    assert page.locator(".barlayer .point").count() > 100
    page.get_by_text("查看数据表").first.click()
    expect(page.get_by_test_id("stTable").first).to_contain_text("缺报告")
