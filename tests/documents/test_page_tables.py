"""Tables on a page: ruled ones by the lines around their cells, others by gaps in common."""

import pytest

from extract.documents.page_grid import Grid, Rule, grids
from extract.documents.pdf import text_of_pdf
from tests.printed import LEFT, line, page_of, pdf_of, rule

X = (LEFT, 210, 300, 390, 480)
"""Where columns begin, and the last one ends."""


def lines_of(page: str) -> list[str]:
    return text_of_pdf(pdf_of(page)).text.splitlines()


def row(y: float, *cells: str, right: bool = False) -> str:
    """Cells at their columns; from the left, or with the last characters on the right."""
    places = zip(X, X[1:], cells, strict=False)
    return "".join(
        line(text, end - 6 - 12 * len(text) if right else start + 4, y)
        for start, end, text in places
        if text
    )


def level(*heights: float, left: float = X[0], right: float = X[-1]) -> str:
    return "".join(rule(left, y, right, y) for y in heights)


def upright(*places: float, bottom: float = 600, top: float = 720) -> str:
    return "".join(rule(x, bottom, x, top) for x in places)


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        pytest.param(
            level(720, 690, 660, 630)
            + upright(*X, bottom=630)
            + row(700, "指标", "单位", "计划", "完成")
            + row(670, "新增学位", "个位", "", "2400")
            + row(640, "新增床位", "张数", "95", "96"),
            ["指标\t单位\t计划\t完成", "新增学位\t个位\t\t2400", "新增床位\t张数\t95\t96"],
            id="空格占位",
        ),
        pytest.param(
            level(720, 690, 630)
            + upright(*X[1:-1], bottom=630)
            + row(700, "指标", "单位", "计划", "完成")
            + row(675, "新建改建的", "", "", "")
            + row(655, "", "个位", "25", "26")
            + row(640, "中小学学位", "", "", ""),
            ["指标\t单位\t计划\t完成", "新建改建的中小学学位\t个位\t25\t26"],
            id="两侧无线、格内两行",
        ),
        pytest.param(
            level(720, 660, 630)
            + level(690, left=X[2])
            + upright(X[0], X[1], X[2], X[4], bottom=630)
            + upright(X[3], bottom=630, top=690)
            + row(685, "指标", "单位", "", "")
            + line("2025年", 360, 702)
            + row(670, "", "", "计划", "完成")
            + row(640, "新增学位", "个位", "25", "26"),
            ["指标\t单位\t2025年\t", "\t\t计划\t完成", "新增学位\t个位\t25\t26"],
            id="表头跨栏跨行",
        ),
        pytest.param(
            level(720, 690, 660)
            + row(700, "指标", "单位", "计划", "完成", right=True)
            + row(670, "学位", "个位", "25", "26", right=True)
            + row(640, "床位", "张数", "", "96", right=True),
            ["指标\t单位\t计划\t完成", "学位\t个位\t25\t26", "床位\t张数\t\t96"],
            id="三线表",
        ),
        pytest.param(
            line("2025年", 330, 730)
            + row(700, "指标", "单位", "计划", "完成")
            + row(670, "学位", "个位", "25", "26")
            + row(640, "床位", "张数", "95", "96"),
            ["\t\t2025年\t", "指标\t单位\t计划\t完成", "学位\t个位\t25\t26", "床位\t张数\t95\t96"],
            id="无线表、表头跨栏",
        ),
        pytest.param(
            row(720, "表1主要指标", "", "", "单位：亿")
            + row(700, "指标", "", "计划", "完成")
            + row(670, "产值", "", "25", "26")
            + row(640, "投资", "", "95", "96"),
            ["表1主要指标 单位：亿", "指标\t计划\t完成", "产值\t25\t26", "投资\t95\t96"],
            id="单位在表上",
        ),
        pytest.param(
            row(700, "指标", "", "计划", "完成")
            + row(670, "规模以上", "", "", "")
            + row(656, "工业产值", "", "25", "26")
            + row(626, "固定投资", "", "95", "96")
            + row(596, "一般收入", "", "45", "46"),
            [
                *("指标\t计划\t完成", "规模以上工业产值\t25\t26"),
                *("固定投资\t95\t96", "一般收入\t45\t46"),
            ],
            id="无线表、格内两行",
        ),
        pytest.param(
            row(700, "指标", "", "计划", "完成")
            + row(670, "固定投资", "", "95", "96")
            + row(640, "规模以上", "", "25", "26")
            + row(626, "工业产值", "", "", ""),
            ["指标\t计划\t完成", "固定投资\t95\t96", "规模以上工业产值\t25\t26"],
            id="无线表、末格两行",
        ),
        pytest.param(
            page_of("第九届人民代表大会文件")
            + line("望川区区长", 90, 700)
            + line("某某", 300, 700),
            ["第九届人民代表大会文件", "望川区区长\t某某"],
            id="一行不成表",
        ),
    ],
)
def test_rows_of_a_table(page, wanted):
    assert lines_of(page) == wanted


def test_a_page_laid_out_by_a_table_is_text():
    page = level(720, 600, 400) + upright(LEFT, 150, 550, bottom=400)
    for at, first in enumerate("甲乙丙丁"):
        page += line(
            f"{first}区地区生产总值稳定增长，居民收入稳定增长，就业稳定。", 156, 700 - 20 * at
        )
    assert not any("\t" in each for each in lines_of(page))


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param([], id="无线"),
        pytest.param([Rule(0, 0, 100, 0), Rule(0, 50, 100, 50)], id="只有横线"),
        pytest.param(
            [Rule(0, 0, 100, 0), Rule(0, 50, 100, 50), Rule(0, 0, 0, 50), Rule(100, 0, 100, 50)],
            id="一个框",
        ),
        pytest.param([Rule(0, 9 * n, 99, 9 * n) for n in range(600)] * 9, id="图画"),
    ],
)
def test_what_is_no_table(rules):
    assert grids(rules) == []


def test_borders_may_be_drawn_cell_by_cell():
    sides = [
        Rule(x, y, x + 50, y) for x in (0, 50) for y in (0, 20, 40)
    ] + [Rule(x, y, x + 0.5, y + 20) for x in (0, 50, 100) for y in (0, 20)]  # fmt: skip
    assert grids(sides) == [Grid((0, 50, 100), (40, 20, 0), (0, 1, 2, 3))]
