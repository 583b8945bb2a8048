"""Web pages as text: what joins, what parts, what is left out and what never is."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents.boilerplate import is_furniture_name
from extract.documents.html import has_markup, text_of_markup
from tests.cases import GOLD

CASES = tomllib.loads((GOLD / "markup.toml").read_text(encoding="utf-8"))["case"]

PROSE = [f"　　第{number}段：" + "全年地区生产总值稳定增长，" * 4 for number in range(6)]
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in CASES])
def test_reads_the_lines_a_reader_sees(case):
    assert text_of_markup(case["markup"]).splitlines() == case["wanted"]


@pytest.mark.parametrize(
    ("around", "kept"),
    [
        pytest.param("<div>每日限额3000份！</div>", [], id="文末散落的广告"),
        pytest.param("<ul><li><a>2023年报告</a> 01-20</li></ul>", [], id="文末相关链接"),
        pytest.param("<p>编辑 辛婧</p>", ["编辑 辛婧"], id="文末短段落"),
        pytest.param("<p>　　谢谢大家！</p>", ["　　谢谢大家！"], id="文末致谢"),
        pytest.param("<div>　　各位代表！</div>", ["　　各位代表！"], id="空两格的是段落"),
        pytest.param("<li>完成率98%</li>", ["完成率98%"], id="列表项"),
        pytest.param(f"<div>{PROSE[0]}</div>" * 3, PROSE[:1] * 3, id="几段正文用了别的标签"),
    ],
)
def test_after_the_article_only_what_no_paragraph_holds_is_left_out(around, kept):
    assert text_of_markup(f"<div>{ARTICLE}{around}</div>").splitlines() == [*PROSE, *kept]
    beside = text_of_markup(f"<main>{ARTICLE}</main><div>{around}</div>")
    assert beside.splitlines() == [*PROSE, *kept]


def test_before_the_article_only_lists_of_links_are_left_out():
    page = f"<ul><li><a>首页</a></li></ul><h1><a>报告</a></h1><div>2024年1月21日</div>{ARTICLE}"
    assert text_of_markup(page).splitlines() == ["报告", "2024年1月21日", *PROSE]


def test_a_page_made_of_bare_boxes_keeps_them_all():
    page = "".join(f"<div>{paragraph}</div>" for paragraph in PROSE)
    assert text_of_markup(page).splitlines() == PROSE


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("<p>增长5%</p>\n" * 5, True, id="五个段落标签"),
        pytest.param("一段<br>\n" * 8, True, id="换行标签"),
        pytest.param("<!DOCTYPE html><title>报告</title>增长5%", True, id="整页"),
        pytest.param("增长5%", False, id="没有标签"),
        pytest.param("a<b，c>d；<p 与 <br 不是标签" * 9, False, id="小于号"),
        pytest.param("<p>例</p>" * 2, False, id="只提到几次"),
        pytest.param("<p>例</p>" * 5 + "正文，" * 9000, False, id="长文里偶尔提到"),
        pytest.param("<b>粗</b>" * 50, False, id="只有行内标签"),
    ],
)
def test_knows_a_page_saved_as_text(text, wanted):
    assert has_markup(text) is wanted


def test_front_matter_is_no_text():
    page = "\n---\ntitle: '8%'\ndate: 2022\n---\n\n<p>增长5%</p>"
    assert text_of_markup(page, typed=True) == "增长5%"


def test_typed_line_ends_count_outside_of_boxes_alone():
    text = "# 报告\n增长5%<br>\n增长\n6%\n<p>增长\n7%</p>\n"
    assert text_of_markup(text, typed=True).splitlines() == [
        *("# 报告", "增长5%", "增长", "6%", "增长 7%"),
    ]


def test_deep_nesting_is_read():
    assert text_of_markup("<div>" * 3000 + "增长5%") == "增长5%"


@pytest.mark.parametrize(
    "name", ["ad", "top-ad", "shareBox", "QRcode qr", "nav", "app-down", "ewm"]
)
def test_names_of_furniture(name):
    assert is_furniture_name(name)


@pytest.mark.parametrize("name", ["app", "header", "loading", "roadmap", "TRS_Editor", "addition"])
def test_names_of_no_furniture(name):
    assert not is_furniture_name(name)


@given(st.lists(st.text(st.sampled_from("年增长5%，。“”（）.x "), min_size=1), min_size=1))
def test_paragraphs_come_back_one_a_line(texts):
    page = "".join(f"<p>{text}</p>" for text in texts)
    kept = [" ".join(text.split()) for text in texts]
    assert text_of_markup(page).splitlines() == [text for text in kept if text]


@given(st.text())
def test_any_text_is_read(text):
    text_of_markup(text).encode("utf-8", "surrogatepass")
