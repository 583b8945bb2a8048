"""Another city, from an empty folder to its dashboard, with reports that are invented here."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages.parts.server.index_page import page_files
from tests.conftest import ROOT, Visits, serve

pytestmark = [pytest.mark.browser, pytest.mark.long]

CITY = """\
{next}年杭州市政府工作报告（虚构样例）

——{next}年1月20日在杭州市第十四届人民代表大会第五次会议上

杭州市人民政府市长　某某

一、{year}年工作回顾
过去一年，全市地区生产总值增长{growth}%，一般公共预算收入完成2900亿元，增长{revenue}%。城镇新增就业{jobs}万人。

二、{next}年工作安排
今年的主要预期目标是：地区生产总值增长5.5%左右，一般公共预算收入增长4%，城镇新增就业22万人以上。
"""
DISTRICT = """\
2026年{name}政府工作报告（虚构样例）

——2026年1月8日在杭州市{name}第十六届人民代表大会第六次会议上

杭州市{name}人民政府区长　某某

一、2025年工作回顾
过去一年，全区地区生产总值增长{growth}%，一般公共预算收入完成182亿元，增长3.6%。

二、2026年工作安排
今年的主要预期目标是：地区生产总值增长6%左右。
"""
REPORTS = {
    "2025_杭州市": CITY.format(next=2025, year=2024, growth=5.7, revenue=4.1, jobs=26.1),
    "2026_杭州市": CITY.format(next=2026, year=2025, growth=5.1, revenue=4.4, jobs=25.6),
    "2026_西湖区": DISTRICT.format(name="西湖区", growth=5.8),
    "2026_上城区": DISTRICT.format(name="上城区", growth=6.2),
}
COMMANDS, SECONDS = 10, 180  # at most, with a slow machine in mind
ELSEWHERE = ("北京", "Beijing", "东城", "朝阳", "京津冀")  # what belongs to the bundled project


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing in it but reports as somebody has them."""
    given = tmp_path_factory.mktemp("given")
    for name, text in REPORTS.items():
        (given / f"{name}.txt").write_text(text, encoding="utf-8")
    return given


@pytest.fixture(scope="module")
def hangzhou(folder: Path) -> Iterator[str]:
    """The address of the dashboard of 杭州市, made with the commands that README names."""
    project = folder / "hz"
    add = [["add", str(folder / f"{name}.txt")] for name in REPORTS]
    commands = [["new", "杭州市", str(project)], *add, ["check"]]
    began = time.monotonic()
    for command in commands:
        subprocess.run(
            [sys.executable, "-m", "extract", *command], cwd=ROOT, check=True,
            env=os.environ | ({} if command[0] == "new" else {"PROJECT": str(project)}),
        )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROJECT", str(project))
        with serve(folder / "log.txt") as (address, _):
            assert len(commands) + 1 <= COMMANDS  # the dashboard is one
            assert time.monotonic() - began < SECONDS
            yield address


def words(page: Page) -> str:
    """All that the page says, charts too."""
    return page.locator("body").inner_text() + " ".join(
        page.locator("svg text").all_text_contents()
    )


@pytest.mark.parametrize(("language", "width"), [("zh", 1440), ("en", 390)])
@pytest.mark.parametrize("file", page_files().values())
def test_no_page_speaks_of_another_city(
    file: str, language: str, width: int, page_at: Visits, hangzhou: str
) -> None:
    address = f"/{file.strip('_') if file != 'overview' else ''}?lang={language}"
    page = page_at(address, at=hangzhou, viewport={"width": width, "height": 900})
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    told = words(page)
    assert not [word for word in ELSEWHERE if word in told]
    assert not page_at.errors
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_promises_of_the_city_meet_their_outcomes(page_at: Visits, hangzhou: str) -> None:
    page = page_at("/", at=hangzhou)
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("数说承诺 · 杭州市")
    expect(main).to_contain_text("杭州市：6 项承诺")
    expect(main).to_contain_text("杭州市答应了什么，做到了多少？")
    page = page_at("/promises?indicator=gdp_growth&year=2025", at=hangzhou)
    expect(page.get_by_test_id("stMain")).to_contain_text("5.1%")


def test_its_districts_are_compared_on_a_map_of_their_own(page_at: Visits, hangzhou: str) -> None:
    page = page_at("/districts?indicator=gdp_growth&year=2025", at=hangzhou)
    expect(page.get_by_test_id("stMain")).to_contain_text("杭州 13 个区县市（13 个中 2 个有数）")
    expect(page.locator(".main-svg").first).to_be_visible()
    labels = page.locator("svg text", has_text="西湖")
    expect(labels.first).to_be_visible()


def test_a_project_without_figures_says_what_to_do(
    page_at: Visits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "cd"
    command = [sys.executable, "-m", "extract", "new", "成都市", str(project)]
    subprocess.run(command, cwd=ROOT, check=True)
    monkeypatch.setenv("PROJECT", str(project))
    with serve(tmp_path / "log.txt") as (address, _):
        page = page_at("/", at=address)
        expect(page.get_by_role("heading", level=1)).to_have_text("成都市还没有数据")
        expect(page.get_by_test_id("stMain")).to_contain_text("PROJECT=cd python -m extract add")
        page.get_by_role("link", name="导入一份报告").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("导入报告")
        assert not page_at.errors


def test_where_a_place_has_no_parts_nobody_is_sent_to_filters(
    page_at: Visits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, report = tmp_path / "tl", tmp_path / "2026_桐庐县.txt"
    report.write_text(DISTRICT.format(name="桐庐县", growth=5.8), encoding="utf-8")
    extract = [sys.executable, "-m", "extract"]
    subprocess.run([*extract, "new", "桐庐县", str(project)], cwd=ROOT, check=True)
    monkeypatch.setenv("PROJECT", str(project))
    subprocess.run([*extract, "add", str(report)], cwd=ROOT, check=True)
    with serve(tmp_path / "log.txt") as (address, _):
        main = page_at("/districts", at=address).get_by_test_id("stMain")
        expect(main).to_contain_text("表里的数都不属于可以放在一起比较的地区")
        expect(main.get_by_text("清除筛选")).to_have_count(0)
        main = page_at("/trends", at=address).get_by_test_id("stMain")
        expect(main).to_contain_text("5.8%")
        expect(main.get_by_text("灰线")).to_have_count(0)
        assert not page_at.errors
