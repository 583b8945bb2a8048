"""A project whose every word tries to be more than text, and how to see whether a page lets it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest

from extract.projects.asked import place_asked
from extract.projects.folder import new_project
from tests.rows import a_row, written

TRAPS = (
    "<img src=x onerror=window.hacked=1>",
    "<b>粗体</b>",
    "<a href='http://evil.example/a'>去</a>",
    "![图](http://evil.example/p.png)",
    "[链](javascript:window.hacked=1)",
    ":red[红字]",
    ":material/bomb:",
    ":streamlit:",
    ":smile:",
    "$x^2$",
    "`码`",
    "**重**",
    "~~删~~",
    "a|b",
    "&lt;i&gt;",
    "www.evil.example",
    "http://evil.example/w",
    "a@evil.example",
    "甲 -> 乙 >= 丙",
    "%{x}",
    "'); DROP VIEW rows; --",
    "\u202e反\u200b",
)
MARKUP = " ".join(TRAPS) + "长" * 60
"""All of them, and a word without end."""

# What of a trap must not stand there as it is where Markdown is read.
_READ = (
    "<img",
    "<b>粗",
    "<a href",
    "![图]",
    "[链](",
    ":red[红",
    ":material/bomb",
    ":streamlit:",
    ":smile:",
    "$x^2",
    "`码`",
    "**重",
    "~~删",
    "&lt;i",
    "www.evil",
    "http://evil",
    "a@evil",
    "->",
    "\u202e",
)
_RAW = re.compile(r"(?<!\\)(?:" + "|".join(map(re.escape, _READ)) + ")")
# What Streamlit shows as it stands, or does not show.
NOT_MARKDOWN = {
    "bidi_component.json",
    "code.code_text",
    "dataframe.alt",
    "link_button.url",
    "multiselect.options",
    "multiselect.raw_values",
    "page_link.query_string",
    "plotly_chart.alt",
    "selectbox.options",
    "selectbox.raw_value",
    "text_input.value",
}
CHART = "plotly_chart.spec"
_TAGS = re.compile(r"<img|<b>粗|<a href|&lt;i&gt;(?!\w)")

REPORT = f"""2024年北京市政府工作报告
——2024年1月21日在北京市第十六届人民代表大会第二次会议上

一、2023年工作回顾 {MARKUP}

全市地区生产总值增长5.2%。{MARKUP}。新增{MARKUP}学位3万个。

二、2024年主要任务

地区生产总值增长5%左右，{MARKUP}，城镇调查失业率控制在5%以内。
"""


def hostile_project(folder: Path) -> Path:
    """The folder of a project of Beijing's, all of whose words are traps."""
    new_project(place_asked("北京市"), folder)
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents/hostile.txt").write_text(REPORT, encoding="utf-8")
    title = MARKUP.replace("'", "’")
    (folder / "sources.toml").write_text(
        f"""[hostile]
title = "题\\u000b{title}"
issuer = '者{title}'
region = '北京市'
published = '2024-01-21'
address = 'http://source.example/<b>粗)`$'
kind = 'work report'
file = 'hostile.txt'
obtained = '得{title}'

[absent]
title = '缺{title}'
region = '北京市'
address = 'http://source.example/absent'
kind = 'work report'
file = 'absent.txt'
""",
        encoding="utf-8",
    )
    written(folder, *_rows())
    return folder


def _rows() -> Iterator[dict[str, Any]]:
    start = REPORT.index("5.2%")
    told: dict[str, Any] = {"section": f"段{MARKUP}", "value_text": f"值{MARKUP}"}
    for year in (2022, 2023, 2024):
        for kind in ("actual", "target"):
            for region in ("北京市", "东城区", PLACE):
                plain: dict[str, Any] = {
                    "year": year,
                    "kind": kind,
                    "region": region,
                    "value": year - 2018.0,
                }
                yield a_row(source="hostile", start=start, end=start + 4, **plain, **told)
                yield a_row("pm25", source=f"源{MARKUP}", **plain, **told)
                own = {"indicator": f"指标{MARKUP}", "unit": f"位{MARKUP}", "theme": f"类{MARKUP}"}
                yield a_row("", source="hostile", **plain, **told, **own)


PLACE = f"地{MARKUP}"


def texts_of(app: AppTest) -> Iterator[tuple[str, str]]:
    """Every text that a page sends, with what it is the text of: ``markdown.body``."""
    for node in _nodes(app._tree):
        proto = getattr(node, "proto", None)
        if isinstance(proto, Message):
            yield from ((f"{node.type}.{name}", text) for name, text in _strings(proto))


def read_as_markup(kind: str, text: str) -> list[str]:
    """The traps in a text that a page would fall into.

    >>> read_as_markup("markdown.body", r"\\<b\\>粗 <b>粗 :red[红]")
    ['<b>粗', ':red[红']
    """
    if kind == CHART:
        return _TAGS.findall(text)
    return [] if kind in NOT_MARKDOWN else _RAW.findall(text)


def _nodes(block: Any) -> Iterator[Any]:
    for child in getattr(block, "children", {}).values():
        yield child
        yield from _nodes(child)


def _strings(message: Message) -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        values = value.values() if hasattr(value, "values") else value
        for each in values if field.is_repeated else [value]:
            if isinstance(each, str):
                yield field.name, each
            elif isinstance(each, Message):
                yield from ((f"{field.name}.{name}", text) for name, text in _strings(each))
