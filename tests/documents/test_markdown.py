"""Markdown files: every mark goes, no figure does."""

import re

import pytest

from extract.documents.markdown import text_of_markdown
from extract.documents.markdown_marks import is_markdown
from extract.pipeline import read_file
from extract.reference.sources import SAMPLES
from tests.facts import facts

SAMPLE = (SAMPLES / "wangchuan_2024.txt").read_text(encoding="utf-8")
FIGURE = re.compile(r"[\d.]+(?:万亿元|亿元|万人|%|个|项)")
HEADING = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。]{1,40}")


def blocks():
    return [line.strip() for line in SAMPLE.splitlines() if line.strip()]


def marked(line: str) -> str:
    return f"## {line}" if HEADING.fullmatch(line) else FIGURE.sub(r"**\g<0>**", line)


def broken(line: str) -> str:
    """A paragraph broken after 40 signs, ** kept whole."""
    lines = [""]
    for sign in re.findall(r"\*\*|.", line):
        if len(lines[-1]) >= 40:
            lines.append("")
        lines[-1] += sign
    return "\n".join(lines)


def listed(line: str) -> str:
    return line if len(line) < 30 else f"- {line}"


SETTINGS = {
    "标题、加粗": "\n\n".join(map(marked, blocks())),
    "不空行": "\n".join(map(marked, blocks())),
    "四十字一行": "\n\n".join(broken(marked(line)) for line in blocks()),
    "斜体": "\n\n".join(FIGURE.sub(r"*\g<0>*", line) for line in blocks()),
    "下划线": "\n\n".join(FIGURE.sub(r"__\g<0>__", line) for line in blocks()),
    "列表": "\n".join(map(listed, blocks())),
    "编号": "\n".join(re.sub("^- ", "1. ", listed(line)) for line in blocks()),
    "引用": "\n>\n".join(f"> {line}" for line in blocks()),
    "链接": "\n\n".join(line.replace("增长", "[增长](https://a.example/b_c)") for line in blocks()),
    "反斜线": "\n\n".join(re.sub(r"([-.*_#])", r"\\\1", marked(line)) for line in blocks()),
    "网页标签": "<div>\n\n"
    + "\n\n".join(FIGURE.sub(r"<strong>\g<0></strong>", line) for line in blocks())
    + "\n\n</div>",
    "公式": "\n\n".join(re.sub(r"([\d.]+)%", r"$\1 \\%$", line) for line in blocks()),
    "脚注": "\n\n".join(re.sub("亿元", "亿元[^1]", line) for line in blocks())
    + "\n\n[^1]: 按当年价格计算。\n",
    "篇首": "---\ntitle: 某年某报\ntags: [报告]\n---\n\n" + "\n\n".join(map(marked, blocks())),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["换行", "回车换行"])
@pytest.mark.parametrize("setting", SETTINGS)
def test_a_report_says_the_same_in_markdown(tmp_path, setting, end):
    plain, path = tmp_path / "报告.txt", tmp_path / "报告.md"
    plain.write_text(SAMPLE, encoding="utf-8")
    path.write_bytes(SETTINGS[setting].replace("\n", end).encode())
    assert facts(path) == facts(plain)


@pytest.mark.parametrize(
    ("marked_up", "read"),
    [
        ("增长**5.2%**以上，**“十五五”**时期", "增长5.2%以上，“十五五”时期"),
        ("*增长*5%，snake_case_name", "增长5%，snake_case_name"),
        ("完成~~30~~40个", "完成3040个"),
        ("新增[3万](a.md)个![图](b.png)", "新增3万个"),
        ("|指标|增长|\n|:--|--:|\n|收入|**5%**|", "指标\t增长\n收入\t5%"),
        ("<table><tr><td>收入</td><td>5%</td></tr></table>", "收入\t5%"),
        ("    四个空格也是正文", "四个空格也是正文"),
        ("增长5%\\-6%&nbsp;左右", "增长5%-6%\xa0左右"),
        ("```\n增长5%\n```", "增长5%"),
        ("- [ ] 开工3个\n- [x] 完工2个", "开工3个\n完工2个"),
        ("---\ntitle: 2031年云汀市政府工作报告\n---\n各位代表：",
         "2031年云汀市政府工作报告\n各位代表："),
        ("---\ntitle: 工作报告\n---\n# 工作报告\n", "工作报告"),
        ("- " * 90 + "增长5%", "增长5%"),
        (">" * 90 + "增长5%", "增长5%"),
        ("".join("  " * depth + "- 甲\n" for depth in range(90)), "\n".join("甲" * 90)),
    ],
)  # fmt: skip
def test_what_a_mark_sets_is_read_and_the_mark_is_not(marked_up, read):
    assert text_of_markdown(marked_up) == read


@pytest.mark.parametrize(
    ("text", "by_name", "by_itself"),
    [
        ("一、2030年工作\n全年增长5%。", False, False),
        ("- 新增3万个\n1. 稳增长\n* 一是", True, False),
        ("# 一、2030年工作", True, False),
        ("## 一、2030年工作\n增长**5%**", True, True),
        ("|a|b|\n|---|---|\n[b](https://c.example)", True, True),
        ("3*4=12，5*6=30", True, False),
        ("下划线____处，2 * 3 * 4，C#，a|b", False, False),
    ],
)
def test_markdown_is_known_by_its_marks(text, by_name, by_itself):
    assert is_markdown(text, called_so=True) is by_name
    assert is_markdown(text, called_so=False) is by_itself


def test_a_file_called_markdown_without_marks_is_read_as_it_is(tmp_path):
    path = tmp_path / "报告.md"
    path.write_bytes("　　全年增长5%。\r\n\r\n　　新增3万个。".encode())
    assert read_file(path, "北京市", 2031).document.text == path.read_bytes().decode()


def test_a_web_page_called_markdown_is_a_web_page(tmp_path):
    path = tmp_path / "报告.md"
    path.write_bytes(b"<!doctype html><title>x</title><p>2031\xe5\xb9\xb4 **5%**</p>")
    assert read_file(path, "北京市", 2031).document.text == "2031年 **5%**"
