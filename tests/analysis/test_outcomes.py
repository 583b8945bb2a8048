"""Promise meets outcome: the rule on two figures, and which figures meet."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.analysis.held_reports import held_in, horizons
from extract.analysis.interval import Interval, acceptance_range, margin
from extract.analysis.outcomes import promises
from extract.analysis.promise_columns import PROMISES
from extract.analysis.series_breaks import Break
from extract.analysis.verdicts import verdict_of, verdicts
from extract.display.numbers import figure
from extract.display.reasons import EXPLAINED, explained, reason
from extract.reference.sources import Source, sources
from extract.table.io import read_table, table_of
from extract.table.schema import COMPARATORS
from tests.rows import a_row, a_table, explained_promises


def a_source(key: str, kind: str, published: str, region: str = "北京市") -> Source:
    return Source(key, key, "", region, published, "", kind, "", "", "")


SOURCES = {
    each.id: each
    for each in (
        a_source("report-2023", "work report", "2023-01-15"),
        a_source("report-2024", "work report (2024-01-21)", "2024-12-25", "北京市 东城区"),
        a_source("plan", "plan evaluation", "2023-09-20"),
        a_source("page-december", "page", "2023-12-27"),
        a_source("page-year", "page", "2024"),
        a_source("page-undated", "page", ""),
    )
}

# Target and outcome as (value, comparator), the reader's way: what was promised, what came.
JUDGED = [
    # More is better.
    ("higher", "%", (5, ">="), (5.2, "="), "met", "met"),
    ("higher", "%", (5, ">="), (5, "="), "met", "met"),
    ("higher", "%", (5, ">="), (4.9, "="), "missed", "short"),
    ("higher", "%", (5, "~"), (5.2, "="), "met", "met"),
    ("higher", "%", (5, "~"), (4.9, "="), "within", "within"),
    ("higher", "%", (5, "~"), (4.75, "="), "within", "within"),
    ("higher", "%", (5, "~"), (4.7, "="), "missed", "short"),
    ("higher", "%", (0.5, "~"), (0.4, "="), "within", "within"),
    ("higher", "%", (0.5, "~"), (0.39, "="), "missed", "short"),
    ("higher", "%", (6, "~"), (-1.1, "="), "missed", "short"),
    ("higher", "万套", (8, "="), (8, "="), "met", "met"),
    ("higher", "万套", (0.3, "="), (0.1 + 0.2, "="), "met", "met"),
    ("higher", "万套", (8, "="), (7.9, "="), "missed", "short"),
    ("higher", "万人", (26, "~"), (24.7, "="), "within", "within"),
    ("higher", "万人", (26, "~"), (24.6, "="), "missed", "short"),
    # The outcome is vague itself.
    ("higher", "%", (6, ">="), (6.2, "~"), "within", "vague"),
    ("higher", "%", (6, ">="), (6.5, "~"), "met", "met"),
    ("higher", "%", (6, ">="), (5, "~"), "missed", "short"),
    ("higher", "张", (2000, "="), (2000, "~"), "within", "vague"),
    # The outcome is only bounded.
    ("higher", "个", (6000, "="), (6200, ">="), "met", "met"),
    ("higher", "个", (6200, "="), (6000, ">="), "incomparable", "bounded"),
    ("higher", "个", (1020, "~"), (1000, ">="), "within", "within"),
    ("higher", "个", (6200, "="), (6000, "<="), "missed", "short"),
    ("higher", "个", (6000, "="), (6200, "<="), "incomparable", "bounded"),
    # Less is better.
    ("lower", "%", (5, "<="), (4.1, "="), "met", "met"),
    ("lower", "%", (5, "<="), (5.1, "="), "missed", "beyond"),
    ("lower", "%", (5, "<="), (4.4, "~"), "met", "met"),
    ("lower", "%", (5, "~"), (5.2, "="), "within", "within"),
    ("lower", "%", (5, "~"), (4, "="), "met", "met"),
    ("lower", "微克/立方米", (32, "="), (30.5, "="), "met", "met"),
    ("lower", "微克/立方米", (32, "="), (33, "="), "missed", "beyond"),
    # Neither is: the target is a point, or what its comparator says.
    ("none", "%", (3, "~"), (3, "="), "met", "met"),
    ("none", "%", (3, "~"), (2.9, "="), "within", "within"),
    ("none", "%", (3, "~"), (0.1, "="), "off", "below"),
    ("none", "%", (3, "~"), (3.4, "="), "off", "above"),
    ("none", "%", (3, "~"), (1, ">="), "incomparable", "bounded"),
    ("none", "%", (3.5, "<="), (2.3, "="), "met", "met"),
    ("none", "%", (3.5, "<="), (3.6, "="), "missed", "beyond"),
    # What the promise says goes before what is better.
    ("higher", "%", (5, "<="), (5.5, "="), "missed", "beyond"),
    ("lower", "%", (5, ">="), (4.5, "="), "missed", "short"),
]


@pytest.mark.parametrize(("better", "unit", "target", "outcome", "verdict", "because"), JUDGED)
def test_two_figures_give_a_verdict(
    better: str,
    unit: str,
    target: tuple[float, str],
    outcome: tuple[float, str],
    verdict: str,
    because: str,
) -> None:
    promised, came = (Interval(v, v, sign, unit) for v, sign in (target, outcome))
    assert verdict_of(promised, came, better) == (verdict, because)


@pytest.mark.parametrize(
    ("better", "outcome", "verdict"),
    [
        ("higher", (6.1, 6.1), "met"),
        ("higher", (5.9, 5.9), "missed"),
        ("higher", (5.5, 6.5), "incomparable"),
        ("lower", (6.4, 6.4), "met"),
        ("lower", (6.6, 6.6), "missed"),
        ("none", (6.2, 6.2), "met"),
        ("none", (6.6, 6.6), "off"),
    ],
)
def test_a_range_is_kept_at_its_nearer_end(
    better: str, outcome: tuple[float, float], verdict: str
) -> None:
    promised = Interval(6, 6.5, "=", "%")
    assert verdict_of(promised, Interval(*outcome, "=", "%"), better)[0] == verdict


def test_two_units_are_not_compared() -> None:
    assert verdict_of(Interval(5, 5, "=", "%"), Interval(5, 5, "=", "亿元"), "higher") == (
        "incomparable",
        "measure",
    )


@pytest.mark.parametrize(
    ("value", "comparator", "outcome", "verdict"),
    [(-3, ">=", -4, "met"), (-3, ">=", -2.9, "missed"), (-3, "=", -4, "met")],
)
def test_at_least_is_said_of_the_size_of_a_fall(
    value: float, comparator: str, outcome: float, verdict: str
) -> None:
    target = a_row("energy_intensity_change", value=value, comparator=comparator, kind="target")
    promised = Interval.of(target)
    assert verdict_of(promised, Interval(outcome, outcome, "=", "%"), "lower")[0] == verdict
    assert figure(target, "zh") == ("≤-3%" if comparator == ">=" else "-3%")


# Properties of the rule, whatever the numbers.
numbers = st.integers(-10_000, 10_000).map(lambda n: n / 10)
signs = st.sampled_from(COMPARATORS)
betters = st.sampled_from(["higher", "lower", "none"])
units = st.sampled_from(["%", "亿元"])
RANK = {"missed": 0, "within": 1, "met": 2}


@given(numbers, signs, numbers, signs, betters, units)
def test_every_pair_gets_one_verdict_and_its_words(
    target: float, target_sign: str, outcome: float, outcome_sign: str, better: str, unit: str
) -> None:
    verdict, because = verdict_of(
        Interval(target, target, target_sign, unit),
        Interval(outcome, outcome, outcome_sign, unit),
        better,
    )
    assert verdict in verdicts()
    rows = [
        a_row(value=value, comparator=sign, unit=unit)
        for value, sign in ((target, target_sign), (outcome, outcome_sign))
    ]
    assert all(reason(because, rows[0], rows[1], language) for language in ("zh", "en"))


@given(numbers, st.sampled_from(["=", "~", ">="]), numbers, st.floats(0, 100), units)
def test_a_better_outcome_never_gets_a_worse_verdict(
    target: float, sign: str, outcome: float, more: float, unit: str
) -> None:
    def rank(value: float) -> int:
        came = Interval(value, value, "=", unit)
        return RANK[verdict_of(Interval(target, target, sign, unit), came, "higher")[0]]

    assert rank(outcome) <= rank(outcome + more)


@given(numbers, st.sampled_from(["=", "~", "<="]), numbers, signs, units)
def test_less_is_better_mirrors_more_is_better(
    target: float, sign: str, outcome: float, outcome_sign: str, unit: str
) -> None:
    opposite = {">=": "<=", "<=": ">="}
    plain = verdict_of(
        Interval(target, target, sign, unit),
        Interval(outcome, outcome, outcome_sign, unit),
        "lower",
    )
    mirrored = verdict_of(
        Interval(-target, -target, opposite.get(sign, sign), unit),
        Interval(-outcome, -outcome, opposite.get(outcome_sign, outcome_sign), unit),
        "higher",
    )
    assert plain[0] == mirrored[0]


@given(numbers, numbers, betters, units)
def test_only_about_has_a_margin(target: float, outcome: float, better: str, unit: str) -> None:
    exact = [Interval(value, value, "=", unit) for value in (target, outcome)]
    assert verdict_of(exact[0], exact[1], better)[0] in {"met", "missed", "off"}


def test_the_margin_is_the_one_that_is_printed() -> None:
    for name in ("rule", "rule_en"):
        assert "5%" in getattr(verdicts()["within"], name)
        assert "0.1" in getattr(verdicts()["within"], name)
    assert margin(Interval(100, 100, "~", "亿元")) == 5
    assert margin(Interval(0, 0, "~", "%")) == 0.1
    assert acceptance_range(Interval(5, 5, "~", "%"), "none") == (5, 5)


# Which figures meet.
REPORT = {"source": "report-2024"}
REVIEW = [a_row("gdp", year=2023, value=44000, **REPORT), a_row("pm25", value=32, **REPORT)]


def judged(folder: Path, *rows: dict[str, Any]) -> pd.DataFrame:
    """The promises of these rows, where Beijing's report on 2023 is held."""
    table = a_table(folder, *REVIEW, *rows)
    found = promises(table, SOURCES)
    assert tuple(found.columns) == PROMISES
    found = explained(found, table)
    assert tuple(found.columns) == EXPLAINED
    return found


def a_target(key: str = "gdp_growth", **given: Any) -> dict[str, Any]:
    return a_row(key, **{"kind": "target", "source": "page-year", **given})


def an_outcome(key: str = "gdp_growth", **given: Any) -> dict[str, Any]:
    return a_row(key, **{"value": 5.2, "source": "page-undated", **given})


def test_a_target_meets_the_outcome_of_another_document(tmp_path: Path) -> None:
    target = a_target(value=5, comparator="~", value_text="5%左右")
    found = judged(tmp_path, target, an_outcome())
    (promise,) = found.to_dict("records")
    assert promise["verdict"] == "met"
    assert promise["reason"] == "目标 约5%，实际 5.2%：达到"
    assert promise["reason_en"] == "Target ≈5%, outcome 5.2%: met"
    assert (promise["target_row"], promise["outcome_row"]) == (2, 3)
    assert (promise["target_source"], promise["outcome_source"]) == ("page-year", "page-undated")
    assert promise["target_value_text"] == "5%左右"
    assert promise["difference"] == 0.2


@pytest.mark.parametrize(
    ("target", "others", "verdict", "because"),
    [
        pytest.param({"year": 2024}, [], "pending", "pending", id="no report looks back on 2024"),
        pytest.param({"year": 2023}, [], "unreported", "unreported", id="the report says nothing"),
        pytest.param({"year": 2022}, [], "unheld", "unheld", id="the report on 2022 is not here"),
        pytest.param(
            {"region": "西城区"}, [], "unheld", "unheld", id="another place's report is not here"
        ),
        pytest.param(
            {}, [{"period": "2019/2023"}], "incomparable", "period", id="five years against one"
        ),
        pytest.param(
            {}, [{"period": "2023-H1"}], "incomparable", "period", id="half a year against one"
        ),
        pytest.param(
            {"year": 2024}, [{"year": 2024, "period": "2024-H1"}], "pending", "pending",
            id="half of a year that is not over",
        ),
        pytest.param({"year": 2024}, [{"year": 2024}], "met", "met", id="early news counts"),
        pytest.param({}, [{"year": 2022}], "unreported", "unreported", id="another year's outcome"),
        pytest.param(
            {}, [{"region": "东城区"}], "unreported", "unreported", id="another place's outcome"
        ),
        pytest.param(
            {}, [{"key": "retail_sales_growth"}], "unreported", "unreported",
            id="another indicator's outcome",
        ),
        pytest.param({}, [{"kind": "target"}], "unreported", "unreported", id="targets alone"),
        pytest.param(
            {}, [{"measure": "level"}], "incomparable", "measure", id="a level against a growth"
        ),
        pytest.param({}, [{"unit": "亿元"}], "incomparable", "measure", id="another unit"),
        pytest.param(
            {"period": "2021/2023"}, [{"period": "2021/2023"}], "met", "met", id="a plan's outcome"
        ),
        pytest.param(
            {"period": "2021/2023"}, [{}], "incomparable", "period", id="one year against three"
        ),
    ],
)  # fmt: skip
def test_where_no_outcome_decides_the_verdict_says_why(
    target: dict[str, Any], others: list[dict[str, Any]], verdict: str, because: str, tmp_path: Path
) -> None:
    others = [{"year": 2023, **other} for other in others]
    found = judged(tmp_path, a_target(**target), *(an_outcome(**other) for other in others))
    assert set(found["verdict"]) == {verdict}
    assert set(found["because"]) == {because}
    assert found["reason"].ne("").all()
    assert found["reason_en"].ne("").all()


def test_a_broken_series_is_not_compared(tmp_path: Path) -> None:
    known = Break(
        indicator="gdp_growth", regions=("北京市",), year=2023, comparable=False, why="修订",
        why_en="revised",
    )  # fmt: skip
    table = a_table(tmp_path, a_target(), an_outcome())
    assert list(promises(table, SOURCES)["verdict"]) == ["met"]
    found = promises(table, SOURCES, known_breaks=(known,))
    (promise,) = explained(found, table).to_dict("records")
    assert (promise["verdict"], promise["because"]) == ("incomparable", "series")
    assert "2023" in promise["reason"]
    table = a_table(
        tmp_path,
        a_target("gdp", region="海淀区", year=2024, value=12000),
        an_outcome("gdp", region="海淀区", year=2024, value=13000),
    )
    assert list(promises(table, SOURCES)["because"]) == ["series"]


def test_what_several_documents_state_is_one_promise(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        a_target(value=5, origin="reported-news"),
        a_target(value=5, source="report-2023"),
        a_target(value=5.5, origin="reported-mirror"),
    )
    (promise,) = found.to_dict("records")
    assert (promise["stated"], promise["differing"]) == (3, 1)
    assert promise["target_source"] == "report-2023"


def test_a_plan_and_a_year_make_two_promises(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        a_target(year=2025, source="plan", value=4),
        a_target(year=2025, source="page-2025", value=5),
    )
    assert dict(zip(found["horizon"], found["target_value"], strict=True)) == {
        "plan": 4,
        "annual": 5,
    }


@pytest.mark.parametrize(
    ("source", "year", "period", "horizon"),
    [
        ("report-2024", 2024, "2024", "annual"),
        ("report-2024", 2025, "2025", "plan"),
        ("plan", 2023, "2023", "annual"),
        ("plan", 2025, "2025", "plan"),
        ("plan", 2025, "2021/2025", "plan"),
        ("page-december", 2024, "2024", "annual"),
        ("page-year", 2024, "2024", "annual"),
        ("page-year", 2030, "2030", "plan"),
        ("page-undated", 2030, "2030", "annual"),
        ("not in the list", 2030, "2030", "annual"),
    ],
)
def test_a_plans_target_is_for_later_than_its_document(
    source: str, year: int, period: str, horizon: str, tmp_path: Path
) -> None:
    target = a_target(source=source, year=year, period=period)
    table = a_table(tmp_path, *REVIEW, target)
    targets = table[table["kind"] == "target"]
    assert list(horizons(targets, SOURCES, held_in(table, SOURCES).reports)) == [horizon]


def test_a_report_is_the_one_on_the_year_it_says_most_of(tmp_path: Path) -> None:
    table = a_table(
        tmp_path,
        *REVIEW,
        a_row("gdp", year=2020, **REPORT),
        a_row("gdp", region="京津冀", **REPORT),
        a_row("gdp", year=2022, source="plan"),
        *(
            a_row(name, year=2021, source="mine", region="上海市")
            for name in ("gdp", "pm25", "parks")
        ),
        a_row("gdp", year=2019, source="short"),
        a_row("gdp", year=2024, source="page-year", origin="reported-news"),
    )
    held = held_in(table, SOURCES).reports
    assert held == {("北京市", 2023): "report-2024", ("上海市", 2021): "mine"}
    assert held_in(table, SOURCES).last == 2023


def test_without_any_report_the_last_outcome_is_the_end() -> None:
    assert held_in(table_of([an_outcome(year=2021)]), SOURCES).last == 2021
    assert held_in(table_of([]), SOURCES).last == 0


def test_rows_that_are_no_promise_make_none(tmp_path: Path) -> None:
    assert judged(tmp_path, a_row(), a_target("", indicator="新增5G基站")).empty
    assert promises(table_of([]), {}).empty


# Properties of the pairing, on small tables of any kind.
rows = st.builds(
    a_row,
    st.sampled_from(["gdp_growth", "pm25", "cpi_growth"]),
    source=st.sampled_from([*SOURCES, "unknown"]),
    origin=st.sampled_from(["extracted", "reported-news"]),
    start=st.integers(0, 10_000),
    year=st.sampled_from([2022, 2023, 2024]),
    kind=st.sampled_from(["actual", "target"]),
    region=st.sampled_from(["北京市", "东城区"]),
    value=numbers,
    comparator=signs,
    measure=st.just("level"),
)


@given(st.lists(rows, max_size=14, unique_by=lambda row: row["start"]), st.randoms())
def test_every_target_has_one_promise_and_order_does_not_matter(
    made: list[dict[str, Any]], chance: Any
) -> None:
    table = table_of(made)
    found = promises(table, SOURCES)
    targets = table[table["kind"] == "target"]
    assert set(found["verdict"]) <= set(verdicts())
    assert found["stated"].sum() == len(targets)
    assert set(found["target_row"]) <= set(targets.index)
    shuffled = made.copy()
    chance.shuffle(shuffled)
    again = promises(table_of(shuffled), SOURCES)
    labels = ["target_row", "outcome_row"]
    pd.testing.assert_frame_equal(found.drop(columns=labels), again.drop(columns=labels))


# The bundled table.
@pytest.fixture(scope="module")
def bundled() -> pd.DataFrame:
    return explained_promises(read_table(), sources())


def test_every_catalogued_target_of_the_table_is_judged_once(bundled: pd.DataFrame) -> None:
    table = read_table()
    targets = table[(table["kind"] == "target") & (table["indicator_id"] != "")]
    assert bundled["stated"].sum() == len(targets)
    assert set(bundled["verdict"]) <= set(verdicts())
    key = ["indicator_id", "region", "period", "horizon", "measure"]
    assert not bundled.duplicated(key).any()


@pytest.mark.parametrize(
    ("indicator", "region", "period", "verdict", "words"),
    [
        ("gdp_growth", "北京市", "2022", "missed", "目标 ≥5%，实际 0.7%：低于目标，未达到"),
        ("gdp_growth", "北京市", "2024", "met", "目标 约5%，实际 5.2%：达到"),
        ("gdp_growth", "东城区", "2024", "within",
         "目标 约4.5%，实际 4.4%：在约数的余地（±0.225 个百分点）之内"),
        ("cpi_growth", "北京市", "2024", "off", "目标 约3%，实际 0.1%：低于所定的数"),
        ("unemployment_surveyed", "北京市", "2024", "met", "目标 ≤5%，实际 4.1%：达到"),
        ("home_care_beds_new", "北京市", "2024", "unheld",
         "目标 2,000 张：回顾 2024 年的报告未收录，结果不详"),
        ("cpi_growth", "北京市", "2025", "unreported",
         "目标 约2%：回顾 2025 年的报告已收录，未写结果"),
        ("home_care_beds_new", "北京市", "2026", "pending",
         "目标 5,000 张：2026 年的结果尚未到公布时"),
    ],
)  # fmt: skip
def test_promises_of_beijing(
    indicator: str, region: str, period: str, verdict: str, words: str, bundled: pd.DataFrame
) -> None:
    of = (bundled["indicator_id"] == indicator) & (bundled["region"] == region)
    (promise,) = bundled[of & (bundled["period"] == period)].to_dict("records")
    assert (promise["verdict"], promise["reason"]) == (verdict, words)
