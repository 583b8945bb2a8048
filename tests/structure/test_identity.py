"""What a document says of itself: kind, place, day, and the years it speaks of."""

import time
import tomllib
from pathlib import Path

import pytest

from extract.structure.logical import logical_text
from extract.structure.reports import reports_in

# A text's last full line ends it; what stands behind is the page's.
END = "　　这是虚构的一段正文，只为让文章有个结尾，不说时间，也不说地方。\n"
PLACES = ["望川县", "临浦县"]
HEADS = tomllib.loads((Path(__file__).parent / "heads.toml").read_text(encoding="utf-8"))["head"]


def profile_of_text(text):
    (report,) = reports_in(logical_text(text).text)
    return report.profile


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head["why"])
def test_a_head_says_what_the_document_is(head):
    text = head["text"].lstrip()
    profile = profile_of_text(text if head.get("whole") else text + END)
    told = {
        "kind": profile.kind,
        "region": profile.region,
        "delivered": profile.delivered,
        "month": profile.month,
        "reviewed": list(profile.reviewed),
        "ahead": list(profile.ahead),
        "part": profile.part,
        "doubts": [doubt.field for doubt in profile.doubts],
    }
    wanted = {field: value for field, value in head.items() if field in told}
    assert {field: told[field] for field in wanted} == wanted


def test_documents_of_two_places_in_one_text_are_two():
    text = "".join(f"{place}简介\n{place}位于虚构的地方。{END.strip() * 3}\n" for place in PLACES)
    first, second = reports_in(text)
    assert [first.profile.region, second.profile.region] == PLACES
    assert text[second.start :].startswith(PLACES[1])


def test_a_list_of_links_is_no_second_document():
    links = "".join(f"{place}2030年国民经济和社会发展统计公报\n" for place in PLACES)
    (report,) = reports_in(f"云汀市2030年国民经济和社会发展统计公报\n{END * 3}{links}")
    assert report.profile.region == "云汀市"


# A text that is one line, or one thing again and again, takes no more time than its length.
AGAIN = """
区
云汀市
全市
——2031年1月9日在云汀市第十届
代表云汀
"""
LINES = """
——在云汀市第十届第三次会议上
云汀市2031年政府工作报告
一、2030年工作回顾
关于
２０３１年１月９日
"""
PIECES = [" ", *AGAIN.split(), *(f"{line}\n" for line in LINES.split())]


@pytest.mark.parametrize("piece", PIECES)
def test_the_time_grows_with_the_length_alone(piece):
    def seconds(length):
        text = piece * (length // len(piece))
        start = time.process_time()  # what else the machine does must not count
        reports_in(text)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(40_000) < 12 * seconds(10_000) + 0.2
