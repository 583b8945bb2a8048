"""Whether a figure states an amount or a move, and which way."""

import pytest

from extract.interpret.aspect import direction
from extract.interpret.clause import mentions_in
from extract.quantities.screen import quantities_in


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("样例客流增长5%。", 1),
        ("样例客流下降5%。", -1),
        ("居民消费价格下降0.2%。", -1),
        ("样例普及率提高到86%。", 0),
        ("样例普及率提高2个百分点。", 1),
        ("样例产值高于全国0.4个百分点。", 0),
        ("PM2.5浓度同比改善10%。", -1),
        ("样例客流翻两番。", 1),
        ("优良天数增加13天。", 1),
        ("增加2000张床位。", 0),
        ("老旧厂房改造提升30个。", 0),
    ],
)
def test_a_move_is_told_from_an_amount(sentence, wanted):
    figures = quantities_in(sentence)
    (mention,) = mentions_in(sentence, 0, len(sentence), figures)
    assert direction(mention, figures[0]) == wanted
