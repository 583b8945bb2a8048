"""PDF files as text: printed lines become paragraphs, page numbers go, figures stay whole."""

import time

import pytest

from extract.documents.pdf import text_of_pdf
from extract.errors import DocumentError
from tests.printed import EM, FULL, LEFT, line, page_of, pdf_of

FILL = "全年地区生产总值稳定增长，" * 9


def full(text: str) -> str:
    """``text`` printed to the right margin."""
    return text + FILL[: FULL - len(text)]


def lines_of(*pages: str) -> list[str]:
    return text_of_pdf(pdf_of(*pages)).text.splitlines()


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        pytest.param(
            [full("　　城镇新增就业"), "26万人。", full("　　经济"), "增长5%。"],
            [full("城镇新增就业")[:-2] + "26万人。", full("经济")[:-2] + "增长5%。"],
            id="段首空两格",
        ),
        pytest.param(
            ["一、2023年工作回顾", full("　　甲"), "乙。", full("　　丙"), "丁。"],
            ["一、2023年工作回顾", full("甲")[:-2] + "乙。", full("丙")[:-2] + "丁。"],
            id="标题自成一行",
        ),
        pytest.param(
            [full("甲")[:-1] + "。", full("乙"), "丙。"],
            [full("甲")[:-1] + "。", full("乙") + "丙。"],
            id="不空格的文件里句号在行末即段末",
        ),
        pytest.param(
            [full("　　甲")[:-1] + "。", "乙。", full("　　丙"), "丁。"],
            [full("甲")[:-3] + "。乙。", full("丙")[:-2] + "丁。"],
            id="空格的文件里句号在行末不是段末",
        ),
        pytest.param(
            [full("甲"), full("增长")[:-6] + "4.", "5万亿元"],
            [full("甲") + full("增长")[:-6] + "4.", "5万亿元"],
            id="行未满则不连",
        ),
        pytest.param([full("增长")[:-2] + "4.", "5%"], [full("增长")[:-2] + "4.5%"], id="数字连"),
        pytest.param([full("甲")[:-2] + "AB", "CD"], [full("甲")[:-2] + "AB CD"], id="词间有空"),
        pytest.param([full("甲"), "，乙"], [full("甲") + "，乙"], id="标点不在行首"),
    ],
)
def test_lines_join_to_paragraphs(printed, wanted):
    assert lines_of(page_of(*printed)) == wanted


def test_a_full_row_of_a_table_takes_no_other_in():
    rows = [("甲" * 20, "2.3"), ("乙" * 20, "4.5")]
    page = "".join(
        line(name, y=720 - 20 * at) + line(value, x=LEFT + FULL * EM - 18, y=720 - 20 * at)
        for at, (name, value) in enumerate(rows)
    )
    assert lines_of(page) == ["\t".join(row) for row in rows]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        pytest.param(
            "11/27/31, 12:26 AM 政府工作报告", "https://yunting.example/a {}/2", id="Chrome"
        ),
        pytest.param("2031/11/27 12:26 政府工作报告", "file:///report.html {}/2", id="中文Chrome"),
        pytest.param(
            "政府工作报告 https://yunting.example/a", "{} of 2 11/27/31, 12:26 AM", id="Firefox"
        ),
    ],
)
def test_what_a_browser_prints_around_the_pages_is_no_text(head, foot):
    pages = [page_of(head, full("　　甲"), f"乙{at}丁。", foot.format(at)) for at in (1, 2)]
    assert lines_of(*pages) == [full("甲")[:-2] + f"乙{at}丁。" for at in (1, 2)]


def test_a_text_may_begin_with_the_hour_at_which_it_was_published():
    lines = ["2031-11-27 12:26 来源：云汀日报", full("　　甲"), "乙。"]
    assert lines_of(page_of(*lines))[0] == lines[0]


def test_a_heading_printed_larger_stays_alone():
    page = line("甲" * 17, size=2 * EM, y=720) + line(full("乙"), y=690) + line("丙。", y=670)
    assert lines_of(page) == ["甲" * 17, full("乙") + "丙。"]


def test_a_page_of_few_lines_takes_the_others_margins():
    title = page_of("北京市2023年国民经济和社会", "发展计划执行情况的报告")
    # PDFium takes a line that says the same as the one before for its shadow.
    text = page_of(*(line for first in "甲丙丁戊己庚" for line in (full("　　" + first), "乙。")))
    assert lines_of(title, text)[:2] == ["北京市2023年国民经济和社会", "发展计划执行情况的报告"]


def test_paragraphs_run_on_over_pages_and_their_numbers():
    pages = [
        page_of(full("　　甲"), "乙。", full("　　丙")) + line("— 1 —", 280, 40),
        page_of("丁。", full("　　戊"), "己。") + line("— 2 —", 280, 40),
    ]
    assert lines_of(*pages)[1] == full("丙")[:-2] + "丁。"


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(["1", "2", "3"], id="数字"),
        pytest.param(["7", "8", "9"], id="不从一开始"),
        pytest.param(["- 1 -", "- 2 -", "- 3 -"], id="短横"),
        pytest.param(["第1页 共3页", "第2页 共3页", "第3页 共3页"], id="第几页"),
        pytest.param(["1/3", "2/3", "3/3"], id="斜线"),
    ],
)
def test_page_numbers_are_no_text(numbers):
    pages = [page_of(f"第{n}段增长5%。") + line(n, 280, 40) for n in numbers]
    assert lines_of(*pages) == [f"第{n}段增长5%。" for n in numbers]


def test_a_number_alone_on_a_page_s_last_line_may_be_a_table_s():
    assert lines_of(page_of("床位（张）", "240"), page_of("养老", "95")) == [
        *("床位（张）", "240", "养老", "95"),
    ]


def test_cells_of_a_row_are_parted():
    row = line("地区生产总值") + line("4.4万亿元", LEFT + 10 * EM) + line("8.5%", LEFT + 25 * EM)
    assert lines_of(row) == ["地区生产总值\t4.4万亿元\t8.5%"]


def test_radicals_become_the_characters_they_look_like():
    assert lines_of(page_of("改造⽼旧⼩区，农⺠收入增⻓5%")) == ["改造老旧小区，农民收入增长5%"]


def test_characters_beyond_the_first_plane_are_whole():
    assert lines_of(page_of("𠮷林增长5%")) == ["𠮷林增长5%"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"%PDF-1.4\nnonsense", "damaged", id="坏文件"),
        pytest.param(pdf_of(page_of("增长5%"))[:200], "damaged", id="断开的文件"),
        pytest.param(
            pdf_of(
                page_of("增长5%"),
                trailer=b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
                b" /O (%b) /U (%b) >>" % (b"o" * 32, b"u" * 32),
            ),
            "password",
            id="加密",
        ),
    ],
)
def test_says_why_there_is_no_text(content, said):
    with pytest.raises(DocumentError, match=said):
        text_of_pdf(content)


def test_a_line_is_read_from_left_to_right_in_whatever_order_it_is_printed():
    """A program that takes quotes and digits from another font prints them after the rest."""
    rest = line("实施") + line("建设", LEFT + 6 * EM) + line("进展", y=680)
    # PDFium passes over a single character of a font without outlines.
    quoted = line("“新", LEFT + 2 * EM) + line("城”", LEFT + 4 * EM)
    assert lines_of(rest + quoted) == ["实施“新城”建设", "进展"]


@pytest.mark.parametrize(
    ("gap", "wanted"),
    [
        pytest.param(0.25, "增长5%以上", id="中文与数字间的四分空"),
        pytest.param(0.6, "增长 5% 以上", id="空格"),
        pytest.param(3, "增长\t5%\t以上", id="单元格"),
    ],
)
def test_a_gap_is_a_space_by_its_width(gap, wanted):
    at = LEFT + EM * (2 + gap)
    print_ = line("增长") + line("5%", at) + line("以上", at + EM * (2 + gap))
    assert lines_of(print_) == [wanted]


def test_a_space_between_chinese_words_stays():
    assert lines_of(line("望川区区长") + line("某某", LEFT + 5.3 * EM)) == ["望川区区长 某某"]


def test_a_head_printed_after_its_page_is_no_text():
    pages = [
        page_of("", f"{first}增长5%。")
        + line(f"第{n}页", 280, 820)
        + line("望川区统计局", 280, 800)
        for n, first in enumerate("甲乙丙丁", 1)
    ]
    assert lines_of(*pages) == ["望川区统计局", *(f"{first}增长5%。" for first in "甲乙丙丁")]


def test_a_head_of_a_table_stays_where_it_stands_first_and_its_rows_stay():
    def row(y: int, *cells: object) -> str:
        return "".join(line(str(cell), LEFT + 120 * at, y) for at, cell in enumerate(cells))

    pages = [row(700, "指标", "2024年", "2025年") + row(680, n, n * 7, n * 5) for n in (3, 9, 2, 8)]
    assert lines_of(*pages) == [
        "指标\t2024年\t2025年",
        *(f"{n}\t{n * 7}\t{n * 5}" for n in (3, 9, 2, 8)),
    ]


def test_paragraphs_set_apart_may_end_a_line_with_a_sentence():
    """Lines are 20 points apart, paragraphs 32."""
    texts = [
        [full("甲")[:-1] + "。", full("乙"), "完。"],
        [full("丙"), "丁。"],
        [full("戊"), "己。"],
    ]
    printed, y = "", 780
    for paragraph in texts:
        for text in paragraph:
            printed += line(text, y=y)
            y -= 20
        y -= 12
    assert lines_of(printed) == ["".join(paragraph) for paragraph in texts]


def test_columns_of_a_page_are_read_one_after_the_other():
    left, right = [[f"{each}城增长{side}" for each in "甲乙丙丁戊己庚辛"] for side in "东西"]
    page = "".join(
        line(text, x, 700 - 20 * at)
        for x, texts in ((LEFT, left), (340, right))
        for at, text in enumerate(texts)
    )
    assert lines_of(page) == [*left, *right]


def test_a_lowered_sign_stands_in_its_line():
    printed = line("全年PM") + line("2.5", LEFT + 4 * EM, 697, 8) + line("为29", LEFT + 6 * EM)
    assert lines_of(printed) == ["全年PM2.5为29"]


def test_years_parted_at_a_line_s_end_keep_their_hyphen():
    assert lines_of(
        page_of(full("　　规划")[:-5] + "2021-", "2025年增长5%。", full("　　乙"), "完。")
    )[0].endswith("2021-2025年增长5%。")


CROWDED = "BT /F 12 Tf 90 700 Td " + "<75324e00> Tj " * 100_000 + "ET"
LONG = "BT /F 9 Tf 90 800 Td " + "<75324e00> Tj 0 -9 Td " * 12_000 + "ET"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(pdf_of(CROWDED), "more on a page", id="一页四十万次"),
        pytest.param(pdf_of(page_of("增长5%"), times=20_000), "over 2,000 pages", id="一页两万次"),
        pytest.param(pdf_of(LONG, times=1_000), "over a million characters", id="一页千次"),
    ],
)
def test_a_small_file_without_end_is_refused(content, said):
    assert len(content) < 200_000
    before = time.process_time()
    with pytest.raises(DocumentError, match=said):
        text_of_pdf(content)
    assert time.process_time() - before < 20


def test_an_article_narrower_than_its_page_has_its_own_margins():
    """As a browser prints it: the navigation above reaches farther to the right."""
    menu = line("首页", y=800) + line("政务公开", 300, 800) + line("互动交流", 500, 800)
    article = [full(f"{first}区增长")[:30] for first in "甲乙丙丁戊己庚辛壬癸"]
    page = menu + "".join(line(text, y=760 - 20 * at) for at, text in enumerate(article))
    assert lines_of(page)[1:] == ["".join(article)]
