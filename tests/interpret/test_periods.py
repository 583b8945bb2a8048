"""When a figure is of, and whether it was reached or is aimed at, in every kind of document."""

import tomllib
from pathlib import Path

import pytest

from extract.interpret.observations import observations_in

CASES = tomllib.loads((Path(__file__).parent.parent / "gold" / "time.toml").read_text("utf-8"))[
    "case"
]

HEADS = {
    "spring": "云汀市政府工作报告\n——2030年1月12日在云汀市第十届人民代表大会第四次会议上\n云汀市市长　某某\n\n各位代表：\n",
    "2001": "云汀市政府工作报告\n——2001年1月12日在云汀市第十届人民代表大会第四次会议上\n云汀市市长　某某\n\n各位代表：\n",
    "december": "望川区政府工作报告\n——2030年12月20日在望川区第三届人民代表大会第三次会议上\n望川区区长　某某\n\n各位代表：\n",
    "term": "望川区政府工作报告\n——2031年12月14日在望川区第四届人民代表大会第一次会议上\n望川区区长　某某\n\n各位代表：\n",
    "bulletin": "云汀市2030年国民经济和社会发展统计公报\n云汀市统计局\n2031年4月2日\n\n",
    "budget": "关于云汀市2030年预算执行情况和2031年预算草案的报告\n——2031年1月11日在云汀市第十届人民代表大会第三次会议上\n云汀市财政局\n\n各位代表：\n",
    "accounts": "关于云汀市2030年财政决算的报告\n——2031年8月21日在云汀市第十届人民代表大会常务委员会第三十次会议上\n云汀市财政局\n\n",
    "half": "关于望川区2030年国民经济和社会发展计划上半年执行情况的报告\n——2030年8月22日在望川区第三届人民代表大会常务委员会第二十四次会议上\n\n",
    "plan": "关于云汀市2029年国民经济和社会发展计划执行情况与2030年国民经济和社会发展计划草案的报告\n——2030年1月12日在云汀市第十届人民代表大会第四次会议上\n\n各位代表：\n",
    "press": "云汀市前三季度经济运行总体平稳\n云汀日报　2030-10-26\n\n",
    "evaluation": "云汀市“十五五”规划纲要实施情况中期评估报告\n——2028年9月20日在云汀市第十届人民代表大会常务委员会第三十次会议上\n\n",
    "outline": "云汀市国民经济和社会发展第十六个五年规划纲要（“十六五”规划）\n（2031年1月12日云汀市第十届人民代表大会第五次会议批准）\n\n",
}
CLOSING = "\n以上报告，请予审议，并请列席会议的同志和各位来宾提出宝贵的意见和建议，谢谢大家。\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['head']}: {case['why']}")
def test_a_figure_has_its_period_and_kind(case: dict[str, object]) -> None:
    text = f"{HEADS[str(case['head'])]}{case['text']}{CLOSING}"
    found = observations_in(text, "云汀市")
    said = [f"{each.value_text}: {each.period} {each.kind}" for each in found]
    missing = [fact for fact in case["facts"] if fact not in said]  # type: ignore[attr-defined]
    assert not missing, said
