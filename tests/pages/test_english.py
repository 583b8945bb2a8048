"""The English interface is English: on no page a Chinese word is left that is no quotation."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from extract.reference.sources import SAMPLES, sources
from extract.table.schema import INDICATOR, SECTION, UNIT, VALUE, VALUE_HIGH, VALUE_TEXT
from pages.parts.labels.source_names import name_of_source, source_title
from tests.pages.apps import opened, shared_table, words_on
from tests.rows import a_row

CHINESE = re.compile(r"[\u3400-\u9fff（）、，。：；「」　]")
ROWS = (
    *(a_row("gdp", year=2019 + n, value=35000 + 1000.5 * n) for n in range(5)),
    a_row("gdp", year=2024, kind="target", value=49000, value_high=52000, comparator="~"),
    a_row("gdp_growth", year=2022, kind="target", value=5, comparator=">="),
    *(a_row("gdp_growth", year=year, value=value) for year, value in ((2022, 0.7), (2023, 5.2))),
    *(
        a_row("policy_housing", region=region, value=value, origin=origin, value_text="原文写法")
        for region, value, origin in (
            ("北京市", 6.1, "extracted"),
            ("东城区", 0.13, "reported-official"),
            ("海淀区", 1, "reported-mirror"),
        )
    ),
    a_row("policy_housing", kind="target", value=6, comparator="~"),
    *(a_row("policy_housing", kind="target", year=year, value=5) for year in (2021, 2022)),
    a_row("elevators_completed", year=2022, value=869),
    a_row("elevators_completed", year=2022, kind="target", value=1000, comparator=">="),
    a_row("pm25", value=32),
    a_row("energy_intensity_change", value=-3, comparator=">=", kind="target"),
    a_row("budget_revenue_growth", region="东城区", year=2022, value=3.1),
)
CHOICES = (
    ("overview", {}),
    ("overview", {"region": "110101"}),
    *(
        (page, {"indicator": key})
        for page in ("trends", "districts", "promises")
        for key in ("gdp", "policy_housing", "elevators_completed")
    ),
    ("trends", {"indicator": "budget_revenue_growth"}),
    ("promises", {"scope": "all", "region": "110000"}),
    ("data", {}),
    ("coverage", {"theme": "economy,housing"}),
    ("coverage", {"level": "province"}),
    ("sources", {}),
    ("import_", {}),
)


shared = shared_table(*ROWS)  # in whose unit and number the languages differ


@pytest.fixture(autouse=True)
def _no_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCUMENTS", str(tmp_path))


def unquoted(text: str) -> str:
    """The text without what it quotes: titles and issuers of sources, the sample's own place."""
    every = [*sources().values(), *sources(SAMPLES).values()]
    quoted = {name for each in every for name in (each.title, each.issuer) if name}
    quoted |= {each.region for each in sources(SAMPLES).values()}
    plain = re.sub(r"\\(.)", r"\1", text)
    for name in sorted(quoted, key=len, reverse=True):
        plain = plain.replace(name, "")
    return plain.replace("亿元", "")  # as an example of a unit of the data set


def of_charts(app: AppTest) -> Iterator[str]:
    """All that stands in and around the page's charts."""
    for chart in app.get("plotly_chart"):
        yield chart.proto.alt
        drawn = json.loads(chart.proto.spec)
        layout = drawn["layout"]
        for axis in (layout.get("xaxis", {}), layout.get("yaxis", {})):
            title = axis.get("title")
            yield str(title.get("text", "") if isinstance(title, dict) else title or "")
            yield " ".join(map(str, axis.get("ticktext", ())))
        for note in layout.get("annotations", ()):
            yield str(note.get("text", ""))
        for trace in drawn["data"]:
            yield str(trace.get("name", ""))
            yield str(trace.get("text", ""))
            template = str(trace.get("hovertemplate", ""))
            yield template
            for told in trace.get("customdata") or ():
                yield " ".join(
                    str(part)
                    for n, part in enumerate(told)
                    if f"customdata[{n}]" in template or "{customdata}" in template
                )


def of_widgets(app: AppTest) -> Iterator[str]:
    """Labels, choices and hints of whatever can be used."""
    kinds = ("button", "selectbox", "multiselect", "text_input", "slider", "number_input", "tabs")
    for kind in kinds:
        for widget in getattr(app, kind):
            yield str(widget.label)
            if widget.key != "part":  # The parts of a report are called by its own headings.
                yield " ".join(map(str, getattr(widget, "options", ())))
            yield str(getattr(widget, "placeholder", ""))
            yield str(getattr(widget, "help", ""))
    for metric in app.metric:
        yield f"{metric.delta} {metric.help} {metric.proto.delta_description}"
    for download in app.get("download_button"):
        yield f"{download.proto.label} {download.proto.help}"
    for expander in app.expander:
        yield str(expander.label)


@pytest.mark.parametrize(("page", "address"), CHOICES, ids=str)
def test_no_chinese_is_left_on_a_page(page: str, address: dict[str, str]) -> None:
    app = opened(page, lang="en", **address)
    assert not app.exception
    for told in (words_on(app), *of_charts(app), *of_widgets(app)):
        assert not CHINESE.search(unquoted(told)), told
    # The report's own words; a source may have figures that are not in the catalogue.
    quoted = {VALUE_TEXT, SECTION} | ({INDICATOR} if page == "sources" else set())
    for shown in app.dataframe:
        for name in set(shown.value) - quoted:
            told = " ".join(map(str, [name, *shown.value[name]]))
            assert not CHINESE.search(unquoted(told)), told


def y_of(app: AppTest) -> list[Any]:
    drawn = json.loads(app.get("plotly_chart")[0].proto.spec)
    return next(trace["y"] for trace in drawn["data"] if trace.get("meta") == "actual")


def test_axis_table_and_verdict_name_the_same_number() -> None:
    trend = opened("trends", lang="en", indicator="gdp")
    (notes,) = [t for t in of_charts(trend) if t.startswith("Unit")]
    assert notes == "Unit: bn yuan"
    assert y_of(trend) == [3500, 3600.05, 3700.1, 3800.15, 3900.2]
    (rows,) = [each.value for each in trend.dataframe]
    assert list(rows[VALUE]) == [3500, 3600.05, 3700.1, 3800.15, 3900.2, 4900]
    assert list(rows[VALUE_HIGH])[-1] == 5200
    assert set(rows[UNIT]) == {"bn yuan"}
    assert "2023 3,900.2 bn yuan" in trend.get("plotly_chart")[0].proto.alt

    judged = opened("promises", lang="en", indicator="policy_housing")
    assert any("Target ≈60 thousand homes, outcome 61" in told for told in of_charts(judged))
    dumbbell = json.loads(judged.get("plotly_chart")[0].proto.spec)
    marks = [trace["x"] for trace in dumbbell["data"] if trace.get("customdata")]
    assert marks == [[50], [50], [60], [61]]
    assert dumbbell["layout"]["xaxis"]["title"]["text"] == "Unit: thousand homes"


def test_in_chinese_all_is_as_the_table_has_it() -> None:
    app = opened("trends", indicator="gdp")
    assert y_of(app)[0] == 35000
    (rows,) = [each.value for each in app.dataframe]
    assert (rows[VALUE].iloc[0], rows[UNIT].iloc[0]) == (35000, "亿元")


def test_every_source_has_a_name_that_an_english_reader_reads() -> None:
    for source in sources().values():
        name = name_of_source(source, "en")
        assert name
        if re.search("[\u4e00-\u9fff]", source.title):
            assert not re.search("[\u4e00-\u9fff]", name), name
            assert re.search(r"\(.*\bin [A-Z][a-z]+\)$", name), name
    assert source_title("2026_北京市_预算", "en") == "2026 budget report of Beijing (in Chinese)"
    assert source_title("2026_北京市_预算") == sources()["2026_北京市_预算"].title
