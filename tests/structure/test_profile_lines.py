"""What a person is told of a report: its fields, the words they rest on, and what is in doubt."""

import pytest

from extract.__main__ import main
from extract.structure.profile import Doubt, told
from extract.structure.reports import reports_in

HEAD = (
    "关于云汀市2030年预算执行情况和2031年预算草案的报告\n"
    "——2031年1月11日在云汀市第十届人民代表大会第三次会议上\n"
)
PLAN = "云汀市国民经济和社会发展第十五个五年规划纲要\n"
BODY = "　　全市一般公共预算收入完成318.6亿元，增长4.2%，收支平衡，完成了虚构的任务。\n"
NOBODYS = (
    "经济持续向好\n来源：江苏日报 2031-01-23\n"
    "　　去年地区生产总值增长5.2%，增速比虚构的上年快了一些。\n"
)


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "a.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_head_of_a_text_is_told_with_its_evidence(written, capsys):
    assert main(["text", str(written(HEAD + BODY)), "--head"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "关于云汀市2030年预算执行情况和2031年预算草案的报告"
    assert "  kind\tbudget" in lines
    assert "  region\t云汀市" in lines
    assert "  delivered\t2031-01" in lines
    assert "  reviewed\t2030" in lines
    assert "  ahead\t2031" in lines
    assert any(line.startswith("    10\t云汀市\tdate line\t") for line in lines)


def test_explain_tells_the_head_before_the_figures(written, capsys):
    assert main(["run", str(written(HEAD + BODY)), "--explain"]) == 0
    told_lines = capsys.readouterr().out.splitlines()
    assert "#   region\t云汀市" in told_lines
    assert any("318.6亿元" in line for line in told_lines)


def test_a_guess_is_said_with_the_option_that_settles_it(written, capsys):
    path = written(NOBODYS)
    assert main(["run", str(path)]) == 0
    said = capsys.readouterr().err
    assert said.startswith(f"{path}: whose report it is was guessed: 江苏省")
    assert said.rstrip().endswith("give --region if it is another")
    assert main(["run", str(path), "--region", "云汀市"]) == 0
    assert "give --region" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("doubt", "sentence"),
    [
        (Doubt("region", "unknown"), "the text does not say whose report it is; give --region"),
        (Doubt("delivered", "unknown"), "the text does not say of which year it is; give --year"),
        (
            Doubt("delivered", "contradicted", "2031", "2031年政府工作报告", "一、2027年工作回顾"),
            "the text contradicts itself on of which year it is: 2031 was taken, "
            "but 「一、2027年工作回顾」 speaks against it; give --year if it is another",
        ),
    ],
)
def test_a_doubt_is_a_sentence(doubt, sentence):
    assert str(doubt) == sentence


@pytest.mark.parametrize(
    ("text", "year", "reviewed", "ahead"),
    [
        (HEAD + BODY, 2033, (2032, 2032), (2033, 2033)),
        ("　　城镇新增就业八千人，都是样例。\n", 2031, (2030, 2030), (2031, 2031)),
        (PLAN + BODY, 2027, (2021, 2025), (2026, 2030)),
    ],
    ids=["moved", "unknown before", "a plan's years stay"],
)  # fmt: skip
def test_the_years_follow_what_a_person_says(text, year, reviewed, ahead):
    (report,) = reports_in(text)
    profile = told(report.profile, delivered=year)
    assert (profile.delivered, profile.reviewed, profile.ahead) == (year, reviewed, ahead)
