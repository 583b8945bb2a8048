"""Why a promise has its verdict, in words: data/reasons.toml."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

from extract.analysis.interval import Interval, margin
from extract.analysis.promise_columns import BECAUSE, OUTCOME_ROW, PROMISES, TARGET_ROW
from extract.display.numbers import difference, figure
from extract.reference.files import Entry, entries, toml_named
from extract.table.schema import PERIOD, YEAR

FILE = "reasons.toml"
REASON = "reason"
REASON_EN = "reason_en"
_LANGUAGES = {REASON: "zh", REASON_EN: "en"}
_AT = PROMISES.index(BECAUSE) + 1
EXPLAINED = (*PROMISES[:_AT], *_LANGUAGES, *PROMISES[_AT:])
"""The columns of promises with the words beside their verdicts."""


class _Words(Entry, frozen=True):
    """The words of one reason in both languages, with the places of what is filled in."""

    zh: str
    en: str


def explained(promises: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The promises in the columns of EXPLAINED.

    Args:
        promises: as :func:`extract.analysis.outcomes.promises` gives them.
        table: of which they were made.

    Raises:
        DataFileError: data/reasons.toml is missing, broken or lacks a reason.
    """
    named = pd.concat([promises[TARGET_ROW], promises[OUTCOME_ROW]]).dropna().drop_duplicates()
    known = table.loc[named]
    row = dict(zip(known.index, known.to_dict("records"), strict=True))
    rows = [promises[name] for name in (BECAUSE, TARGET_ROW, OUTCOME_ROW)]
    facts = [
        (because, row[target], None if pd.isna(outcome) else row[outcome])
        for because, target, outcome in zip(*rows, strict=True)
    ]
    words = {
        name: pd.Series([reason(*fact, language) for fact in facts], promises.index, dtype="str")
        for name, language in _LANGUAGES.items()
    }
    return promises.assign(**words)[list(EXPLAINED)]


def reason(
    because: str, target: Mapping[str, Any], outcome: Mapping[str, Any] | None, language: str
) -> str:
    """The words printed beside a verdict.

    Args:
        because: the key of the reason.
        target, outcome: rows of the table; None where no outcome is known.
    """
    words: str = getattr(_reasons()[because], language)
    return words.format(
        target=figure(target, language),
        outcome="" if outcome is None else figure(outcome, language),
        margin=difference(margin(Interval.of(target)), target, language),
        year=target[YEAR],
        aimed=target[PERIOD],
        stated="" if outcome is None else outcome[PERIOD],
    )


@cache
def _reasons() -> dict[str, _Words]:
    return entries(toml_named(FILE), _Words, f"data/{FILE}")
