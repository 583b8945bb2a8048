"""What the method page tells, made from the data: the example, what is set aside, the catalogue."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit, urlunsplit

import pandas as pd

from extract.evaluation.accuracy import Accuracy, facts_rows, figures_groups, figures_rows
from extract.evaluation.gold import Group, Readers, elsewhere, groups, readers
from extract.reference.indicators import Indicator, indicators
from extract.table.schema import COMPARATOR, MEASURE, UNIT, VALUE, VALUE_HIGH
from pages.parts.filters import Filters
from pages.parts.formats import figure, shown_unit
from pages.parts.links import page_link
from pages.parts.markdown import plain
from pages.parts.names import definition, indicator_name
from pages.parts.words import Words
from pages.parts.worked_example import Number

BETTER = {"higher": "↑", "lower": "↓", "none": "–"}
SUCH = 3  # numbers that show what a reason means


def walked_through(numbers: Sequence[Number], say: Words) -> pd.DataFrame:
    """The example, a number a row: as printed, what it became, why."""
    return pd.DataFrame(
        {
            say("about.number"): [plain(each.printed) for each in numbers],
            say("about.became"): [plain(became(each, say)) for each in numbers],
            say("about.why"): [plain(each.in_(say.language)) for each in numbers],
        }
    ).set_index(say("about.number"))


def became(number: Number, say: Words) -> str:
    """What a number became: 地区生产总值 · 2023 · 实际 · 约820 亿元, or why it was set aside."""
    if number.reason:
        return say("about.aside_as", reason=say(f"aside.{number.reason}"))
    key, value, unit, year, kind, measure, comparator = number.row.split()
    row = {VALUE: float(value), VALUE_HIGH: None, UNIT: unit, MEASURE: measure,
           COMPARATOR: comparator}  # fmt: skip
    parts = (
        indicator_name(key, say.language),
        year,
        say(f"kind.{kind}"),
        figure(row, say.language),
    )
    return " · ".join(parts)


def set_aside(numbers: Mapping[str, Sequence[str]], say: Words) -> pd.DataFrame:
    """Numbers that are no figures, a reason a row: how many, and a few of them."""
    return pd.DataFrame(
        {
            say("about.reason"): [say(f"aside.{reason}") for reason in numbers],
            say("about.how_many"): [str(len(printed)) for printed in numbers.values()],
            say("about.such_as"): [
                plain(say.listed(list(dict.fromkeys(printed))[:SUCH]))
                for printed in numbers.values()
            ],
        }
    ).set_index(say("about.reason"))


FACTS_COLUMNS = ("texts", "precision", "recall", "f1", "left_out", "held_out", "held_out_f1")


def measured_facts(told: Accuracy, say: Words) -> pd.DataFrame:
    """How many whole facts are right: a group of texts a row."""
    head = (say("about.measured_where"), *(say(f"about.{name}") for name in FACTS_COLUMNS))
    rows = [(group_name(groups()[key], say), *cells) for key, *cells in facts_rows(told)]
    return pd.DataFrame(rows, columns=head).set_index(head[0])


def measured_figures(told: Accuracy, say: Words) -> pd.DataFrame:
    """How well single figures and their fields are read: what was measured a row."""
    columns: list[Group | Readers] = [groups()[key] for key in figures_groups(told)]
    columns.append(readers())
    head = (say("about.measured_what"), *(group_name(each, say) for each in columns))
    rows = [(say(f"about.field_{name}"), *cells) for name, *cells in figures_rows(told)]
    return pd.DataFrame(rows, columns=head).set_index(head[0])


def measured_elsewhere(say: Words) -> str:
    """What others measured on documents that are not here, a line each."""
    lines = [
        say("about.measured_other", day=each.day, what=_in(say, each.what, each.what_en),
            documents=each.documents, right=each.right, facts=each.facts)
        for each in elsewhere()
    ]  # fmt: skip
    return "\n".join(f"- {plain(line)}" for line in lines)


def told_groups(say: Words) -> str:
    """Which documents each group of texts holds, a line each."""
    return "\n".join(
        f"- **{group_name(each, say)}** {plain(_in(say, each.what, each.what_en))}"
        for each in groups().values()
    )


def group_name(group: Group | Readers, say: Words) -> str:
    """The name of a group of texts in the reader's language."""
    return _in(say, group.name, group.name_en)


def _in(say: Words, chinese: str, english: str) -> str:
    return chinese if say.language == "zh" else english


def catalogued(theme: str, held: set[str], say: Words) -> pd.DataFrame:
    """The indicators of a theme; the name of one that a chart can show leads to it.

    Args:
        held: ids of the indicators that the table has yearly figures of.
    """
    own = [each for each in indicators().values() if each.theme == theme]
    return pd.DataFrame(
        {
            say("about.indicator"): [_named(each, held, say) for each in own],
            say("about.unit"): [plain(shown_unit(e.unit, say.language, e.id).name) for e in own],
            say("about.better"): [BETTER[each.better] for each in own],
            say("about.definition"): [plain(definition(e.id, say.language)) for e in own],
        }
    ).set_index(say("about.indicator"))


def _named(indicator: Indicator, held: set[str], say: Words) -> str:
    name = plain(indicator_name(indicator.id, say.language))
    if indicator.id not in held:
        return name
    query = Filters(indicator=indicator.id, language=say.language).address()
    return f"[{name}]({page_link('trends', query)})"


def home_address(address: str, page: str) -> str:
    """Where the dashboard is served, from the address of one of its pages.

    >>> home_address("https://example.org/numbers/about?lang=en", "about")
    'https://example.org/numbers/'
    """
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc, parts.path.removesuffix(page), "", ""))
