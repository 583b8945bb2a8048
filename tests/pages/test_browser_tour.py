"""The README's tour: five questions of a stranger, each answered by clicking only in a minute."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from extract.documents.holdings import holding
from extract.reference.sources import sources
from extract.table.io import read_table
from tests.conftest import Visits
from tests.pages.test_browser import rerun, visit

pytestmark = pytest.mark.browser

SOON = 30  # seconds


@pytest.fixture
def page(page_at: Visits) -> Iterator[Page]:
    """The overview; what follows is timed."""
    page = page_at("/")
    begun = time.monotonic()
    yield page
    assert time.monotonic() - begun < SOON
    assert page_at.errors == []
    assert page_at.outside == []


def press(page: Page, name: str) -> None:
    """One of the buttons that stand side by side."""
    page.get_by_test_id("stMain").get_by_role("radio", name=name, exact=True).click()
    rerun(page)


def pick(page: Page, label: str, option: str) -> None:
    """One entry of a list on the page, which draws only what is in sight until it is narrowed."""
    box = page.get_by_test_id("stMain").get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    rerun(page)


def test_which_districts_missed_their_growth_target_of_2024(page: Page) -> None:
    visit(page, "目标与完成")
    press(page, "北京 16 区")
    pick(page, "指标", "经济 · 地区生产总值增速")
    press(page, "2024")
    told = page.get_by_test_id("stMain")
    expect(told).to_contain_text("未达到 0 个")
    expect(told).to_contain_text("约数之内 1 个（东城区）")
    expect(told).to_contain_text("缺报告 2 个（延庆区和西城区）")


def test_which_promise_of_the_nation_was_missed_by_most_and_when(page: Page) -> None:
    page.get_by_role("link", name="年的承诺与结果").click()
    rerun(page)
    told = page.get_by_test_id("stMain")
    expect(told).to_contain_text("全国 · 地区生产总值增速 · 2022，目标 约5.5%，实际 3%")
    visit(page, "总览")
    page.get_by_role("link", name="全国哪项承诺差得最远？").click()
    rerun(page)
    expect(told).to_contain_text("全国 · 地区生产总值增速 · 2022，目标 约5.5%，实际 3%")


def test_how_many_eldercare_beds_were_promised_and_how_many_came(page: Page) -> None:
    page.get_by_role("link", name="养老床位答应多少，做到多少？").click()
    rerun(page)
    told = page.get_by_test_id("stMain")
    expect(told).to_contain_text("2,000 张")
    expect(told).to_contain_text("回顾 2024 年的报告还没有收录")
    expect(told).to_contain_text("7,701 张")


def test_how_the_rental_target_has_moved_since_2022_and_which_sentence_says_so(page: Page) -> None:
    page.get_by_role("link", name="保租房目标 2022 年起怎么变？").click()
    rerun(page)
    told = page.get_by_test_id("stMain")
    expect(told).to_contain_text("2024 年目标 7 万套，较 2022 年的 15 万套 下降 8 万套")
    pick(page, "点图上的一个点，或在这里选一个数，看写出它的原句", "北京市 · 2024 · 目标 · 7 万套")
    table = read_table()
    said = table["indicator_id"].eq("affordable_rental") & table["value_text"].eq("7万套")
    row = table[said & table["region"].eq("北京市") & table["kind"].eq("target")].iloc[0]
    expect(told).to_contain_text(row["section"])
    source = sources()[row["source"]]
    if holding(source).document is not None:
        expect(page.locator(".report")).to_contain_text(row["value_text"])
    else:
        expect(told).to_contain_text("打开原网页" if source.address else source.file)
    told.get_by_role("link", name="在原文中看").or_(
        told.get_by_role("link", name="看这份来源")
    ).first.click()
    rerun(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("来源与原文")


def test_what_is_not_known_of_fangshan(page: Page) -> None:
    visit(page, "数据覆盖")
    pick(page, "看一个地区", "房山区")
    told = page.get_by_test_id("stMain")
    expect(told).to_contain_text("关于房山区，我们还不知道什么")
    expect(told).to_contain_text("没有房山区自己的政府工作报告全文")
