"""The office that gives a report."""

import pytest

from extract.structure.reports import reports_in

END = "　　这是虚构的一段正文，只为让文章有个结尾，不说时间，也不说地方。\n"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("政府工作报告\n国务院总理　某某\n各位代表：\n", "国务院"),
        ("云汀市2030年统计公报\n云汀市统计局　国家统计局云汀调查队\n", "云汀市统计局"),
        ("关于云汀市2030年预算执行情况的报告\n云汀市财政局局长　某某\n", "云汀市财政局"),
        ("各位代表：\n现在，我代表望川区人民政府，向大会报告工作。\n", "望川区人民政府"),
        ("各位代表：\n现在，我代表区人民政府，向大会报告工作。\n", ""),
        ("中华人民共和国2030年统计公报\n国家统计局\n", "国家统计局"),
    ],
)
def test_the_issuer_is_a_line_of_the_head_or_in_the_greeting(head, issuer):
    (report,) = reports_in(head + END)
    assert report.profile.issuer == issuer
