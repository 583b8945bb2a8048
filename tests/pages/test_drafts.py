"""Charts are drafted without Plotly's looking at them: here it looks at every chart of the pages,
and at what a draft says for its own short words.
"""

import json

import plotly.graph_objects as go
import pytest

from pages.parts.charts.draft import Draft, bar, scatter
from pages.parts.charts.theme import ANSWERS, dressed
from pages.parts.labels.palette import LIGHT
from tests.pages.apps import opened

CHARTS = {
    "overview": ({}, {"region": "100000"}, {"region": "310000", "lang": "en"}),
    "promises": ({}, {"indicator": "gdp_growth"}, {"indicator": "gdp_growth", "lang": "en"}),
    "districts": ({}, {"level": "provinces", "indicator": "gdp_growth"}, {"region": "110105"}),
    "trends": ({}, {"indicator": "gdp_growth", "measure": "nation", "year": "2020"}),
    "coverage": ({}, {"region": "110105"}),
}


@pytest.mark.parametrize("page", CHARTS)
def test_plotly_knows_every_word_of_every_chart(page: str) -> None:
    for asked in CHARTS[page]:
        charts = opened(page, **asked).get("plotly_chart")
        assert charts, asked
        for chart in charts:
            go.Figure(
                json.loads(chart.proto.spec)
            )  # It refuses a word or a value it does not know.


def test_a_chart_says_nothing_for_which_plotly_would_draw_it_twice() -> None:
    for page, asked in CHARTS.items():
        for chart in opened(page, **asked[0]).get("plotly_chart"):
            layout = json.loads(chart.proto.spec)["layout"]
            assert "template" not in layout, page
            assert layout["datarevision"], page
            assert not chart.proto.selection_mode or layout.items() >= ANSWERS.items(), page


def test_a_layout_keeps_what_it_says_upon_what_all_charts_share() -> None:
    axis = {"ticks": "outside", "title": {"text": "年"}}
    told = {"xaxis2": {**axis}, "annotations": [{"text": "甲"}]}
    worn = dressed(told, LIGHT)
    own, others = worn["xaxis2"], worn["xaxis"]
    assert (own["ticks"], others["ticks"]) == ("outside", "")
    assert own["title"] == {**others["title"], "text": "年"}
    assert worn["annotations"] == [{"showarrow": False, "font": others["tickfont"], "text": "甲"}]
    assert told["xaxis2"] == axis


def test_a_wrong_word_would_be_noticed() -> None:
    draft = Draft()
    draft.add(scatter(x=[1], y=[1], colour="red"))
    with pytest.raises(ValueError, match="colour"):
        go.Figure(draft.chart().to_dict())


def test_lines_and_bands_stand_where_plotlys_own_would() -> None:
    line, note = {"width": 1}, {"text": "改", "yanchor": "bottom"}
    plotlys = go.Figure(go.Bar(x=[1, 2], y=[3, 4]))
    plotlys.add_annotation(text="甲", x=1, y=2)
    plotlys.add_vline(x=1, line=line)
    plotlys.add_vline(x=2, line=line, annotation=note, annotation_position="top")
    plotlys.add_hline(y=3, line=line)
    plotlys.add_vrect(x0=1, x1=2, fillcolor="red", line_width=0)
    plotlys.update_layout(height=300)

    ours = Draft()
    ours.add(bar(x=[1, 2], y=[3, 4], text=None))
    ours.write(text="甲", x=1, y=2)
    ours.upright(1, line)
    ours.upright(2, line, note)
    ours.across(3, line)
    ours.upright_band(1, 2, fillcolor="red", line={"width": 0})
    ours.lay_out(height=300)
    assert ours.chart().to_dict() == plotlys.to_dict()
