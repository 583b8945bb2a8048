"""What the method page tells, made from the data: the example, what is set aside, the catalogue."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit, urlunsplit

import pandas as pd

from extract.analysis.outliers import Outlier, Seen
from extract.evaluation.accuracy import Accuracy, facts_rows, figures_groups, figures_rows
from extract.evaluation.gold import Group, Readers, elsewhere, groups, readers
from extract.reference.indicators import Indicator, indicators
from extract.table.rows import Rows
from extract.table.schema import (
    COMPARATOR,
    INDICATOR_ID,
    MEASURE,
    REGION,
    UNIT,
    VALUE,
    VALUE_HIGH,
    YEAR,
)
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import CHINESE, definition, indicator_name, region_name
from pages.parts.labels.number_format import figure, shown_unit
from pages.parts.labels.translations import Translation
from pages.parts.narrative.worked_example import Number
from pages.parts.state.filters import Filters
from pages.parts.state.urls import page_link

BETTER = {"higher": "↑", "lower": "↓", "none": "–"}
SUCH = 3  # numbers that show what a reason means


def walked_through(numbers: Sequence[Number], t: Translation) -> pd.DataFrame:
    """The example, a number a row: as printed, what it became, why."""
    return pd.DataFrame(
        {
            t("about.number"): [plain(each.printed) for each in numbers],
            t("about.became"): [plain(became(each, t)) for each in numbers],
            t("about.why"): [plain(each.in_(t.language)) for each in numbers],
        }
    ).set_index(t("about.number"))


def became(number: Number, t: Translation) -> str:
    """What a number became: 地区生产总值 · 2023 · 实际 · 约820 亿元, or why it was set aside."""
    if number.reason:
        return t("about.aside_as", reason=t(f"aside.{number.reason}"))
    key, value, unit, year, kind, measure, comparator = number.row.split()
    row = {VALUE: float(value), VALUE_HIGH: None, UNIT: unit, MEASURE: measure,
           COMPARATOR: comparator}  # fmt: skip
    parts = (
        indicator_name(key, t.language),
        year,
        t(f"kind.{kind}"),
        figure(row, t.language),
    )
    return " · ".join(parts)


def set_aside(numbers: Mapping[str, Sequence[str]], t: Translation) -> pd.DataFrame:
    """Numbers that are no figures, a reason a row: how many, and a few of them."""
    return pd.DataFrame(
        {
            t("about.reason"): [t(f"aside.{reason}") for reason in numbers],
            t("about.how_many"): [str(len(printed)) for printed in numbers.values()],
            t("about.such_as"): [
                plain(t.listed(list(dict.fromkeys(printed))[:SUCH])) for printed in numbers.values()
            ],
        }
    ).set_index(t("about.reason"))


def outlier_table(found: Sequence[Outlier], table: Rows, t: Translation) -> pd.DataFrame:
    """Figures out of line, one a row: what it is, what it is out of line with, what came of it."""
    # Of a large table all that is named is got at once.
    every = table.at(dict.fromkeys(n for each in found for n in (each.label, *each.against)))
    rows = every.loc[[each.label for each in found]]
    return pd.DataFrame(
        {
            t("about.outlier"): [_outlier_name(row, t) for _, row in rows.iterrows()],
            t("about.outlier_why"): [
                t(f"about.outlier_{each.rule}", beside=_beside(each, every, t)) for each in found
            ],
            t("about.outlier_seen"): [_looked_at(each.seen(every), t) for each in found],
        }
    ).set_index(t("about.outlier"))


def _outlier_name(row: pd.Series, t: Translation) -> str:
    place, name = (
        region_name(row[REGION], t.language),
        indicator_name(row[INDICATOR_ID], t.language),
    )
    return plain(f"{place} {row[YEAR]} {name} {figure(row, t.language)}")


def _beside(outlier: Outlier, table: pd.DataFrame, t: Translation) -> str:
    """The figures that one is out of line with, by year."""
    rows = table.loc[list(outlier.against)].sort_values(YEAR)
    return plain(t.listed([f"{row[YEAR]} {figure(row, t.language)}" for _, row in rows.iterrows()]))


def _looked_at(seen: Seen | None, t: Translation) -> str:
    if seen is None:
        return t("about.outlier_open")
    return plain(seen.why if t.language == CHINESE else seen.why_en)


FACTS_COLUMNS = ("texts", "precision", "recall", "f1", "left_out", "held_out", "held_out_f1")


def measured_facts(told: Accuracy, t: Translation) -> pd.DataFrame:
    """How many whole facts are right: a group of texts a row."""
    head = (t("about.measured_where"), *(t(f"about.{name}") for name in FACTS_COLUMNS))
    rows = [(group_name(groups()[key], t), *cells) for key, *cells in facts_rows(told)]
    return pd.DataFrame(rows, columns=head).set_index(head[0])


def measured_figures(told: Accuracy, t: Translation) -> pd.DataFrame:
    """How well single figures and their fields are read: what was measured a row."""
    columns: list[Group | Readers] = [groups()[key] for key in figures_groups(told)]
    columns.append(readers())
    head = (t("about.measured_what"), *(group_name(each, t) for each in columns))
    rows = [(t(f"about.field_{name}"), *cells) for name, *cells in figures_rows(told)]
    return pd.DataFrame(rows, columns=head).set_index(head[0])


def measured_elsewhere(t: Translation) -> str:
    """What others measured on documents that are not here, a line each."""
    lines = [
        t("about.measured_other", day=each.day, what=_in(t, each.what, each.what_en),
            documents=each.documents, right=each.right, facts=each.facts)
        for each in elsewhere()
    ]  # fmt: skip
    return "\n".join(f"- {plain(line)}" for line in lines)


def told_groups(t: Translation) -> str:
    """Which documents each group of texts holds, a line each."""
    return "\n".join(
        f"- **{group_name(each, t)}** {plain(_in(t, each.what, each.what_en))}"
        for each in groups().values()
    )


def group_name(group: Group | Readers, t: Translation) -> str:
    """The name of a group of texts in the reader's language."""
    return _in(t, group.name, group.name_en)


def _in(t: Translation, chinese: str, english: str) -> str:
    return chinese if t.language == "zh" else english


def catalogued(theme: str, held: set[str], t: Translation) -> pd.DataFrame:
    """The indicators of a theme; the name of one that a chart can show leads to it.

    Args:
        held: ids of the indicators that the table has yearly figures of.
    """
    own = [each for each in indicators().values() if each.theme == theme]
    return pd.DataFrame(
        {
            t("about.indicator"): [_named(each, held, t) for each in own],
            t("about.unit"): [plain(shown_unit(e.unit, t.language, e.id).name) for e in own],
            t("about.better"): [BETTER[each.better] for each in own],
            t("about.definition"): [plain(definition(e.id, t.language)) for e in own],
        }
    ).set_index(t("about.indicator"))


def _named(indicator: Indicator, held: set[str], t: Translation) -> str:
    name = plain(indicator_name(indicator.id, t.language))
    if indicator.id not in held:
        return name
    query = Filters(indicator=indicator.id, language=t.language).address()
    return f"[{name}]({page_link('trends', query)})"


def home_address(address: str, page: str) -> str:
    """Where the dashboard is served, from the address of one of its pages.

    >>> home_address("https://example.org/numbers/about?lang=en", "about")
    'https://example.org/numbers/'
    """
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.removesuffix(page), "", ""))
