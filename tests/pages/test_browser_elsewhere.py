"""Lines for other tools and lasting addresses, in a real browser."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from extract.table.identity import figure_ids
from extract.table.io import read_table
from extract.table.schema import START
from tests.conftest import Visits

pytestmark = pytest.mark.browser


def test_the_line_that_is_shown_gives_the_rows_that_are_shown(page_at: Visits) -> None:
    page = page_at("/data?region=110000&indicator=gdp_growth&year=2025")
    counted = page.get_by_text(re.compile(r"^符合条件 \d+ 条"))
    page.get_by_text("在别的工具里用这些数据").click()
    line = page.get_by_test_id("stCode").filter(has_text="curl")
    expect(line).to_be_visible()
    (address,) = re.findall(r'"(http[^"]*)"', line.inner_text().replace("\n", ""))
    answer = page.request.get(address)
    assert answer.ok
    rows = list(csv.DictReader(io.StringIO(answer.text().removeprefix("\ufeff"))))
    assert {(row["region_code"], row["indicator_id"], row["year"]) for row in rows} == {
        ("110000", "gdp_growth", "2025")
    }
    expect(counted.first).to_contain_text(f"符合条件 {len(rows)} 条")
    assert not page_at.errors
    assert not page_at.outside


def test_a_lasting_address_opens_the_figure(page_at: Visits) -> None:
    table = read_table()
    ids, transcribed = figure_ids(table), table[START].isna()
    page = page_at(f"/figure/{ids[transcribed].iloc[0]}?lang=en")
    expect(page.get_by_text("Only the figure that the link names is listed.")).to_be_visible()
    expect(page.get_by_role("link", name="Lasting link to this figure")).to_have_count(1)
    page = page_at(f"/figure/{ids[~transcribed].iloc[0]}")
    expect(page).to_have_url(re.compile(r"/sources\?source=.*&at=\d+"))
    # Where the document is here the figure is shown in its text, with the link of the place.
    link = page.get_by_role("link", name=re.compile("这个数的固定链接|本处链接"))
    expect(link.first).to_have_attribute("href", re.compile(r"figure/[a-z2-7]{12}$|[?&]at=\d+"))


def test_a_lasting_address_opens_the_promise(page_at: Visits) -> None:
    page = page_at("/promise/gdp_growth.110000.2025")
    expect(page).to_have_url(re.compile(r"promise=gdp_growth\.110000\.2025"))
    expect(page.get_by_text("目标 约5%，实际 5.4%：达到").first).to_be_visible()
