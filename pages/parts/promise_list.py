"""The list of promises: what a reader sees of each."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from extract.analysis.promise_columns import VERDICT, of_outcome, of_target
from extract.table.schema import EXTRACTED, INDICATOR, INDICATOR_ID, ORIGIN, PERIOD, REGION, SOURCE
from pages.parts.judged import (
    outcome_figure,
    reason_of,
    records,
    target_figure,
    verdict_label,
    when,
)
from pages.parts.names import indicator_name, region_name
from pages.parts.standing import standing
from pages.parts.tables import source_title
from pages.parts.words import Words

WIDE = 140  # pixels of 2021–2025（规划） and ∅ Report not held

TARGET = "target"
OUTCOME = "outcome"
REASON = "reason"
SOURCE_TARGET = "source_target"
SOURCE_OUTCOME = "source_outcome"


def listed(promises: pd.DataFrame, say: Words) -> pd.DataFrame:
    """One row per promise as a reader reads it."""
    every = records(promises)
    return pd.DataFrame(
        {
            VERDICT: [verdict_label(each[VERDICT], say.language) for each in every],
            INDICATOR: [indicator_name(each[INDICATOR_ID], say.language) for each in every],
            REGION: [region_name(each[REGION], say.language) for each in every],
            PERIOD: [when(each, say) for each in every],
            TARGET: [target_figure(each, say) for each in every],
            OUTCOME: [outcome_figure(each, say) for each in every],
            REASON: [reason_of(each, say) for each in every],
            SOURCE_TARGET: [_source(each, of_target, say) for each in every],
            SOURCE_OUTCOME: [_source(each, of_outcome, say) for each in every],
        },
        index=promises.index,
    )


def _source(promise: dict[str, Any], side: Callable[[str], str], say: Words) -> str:
    """Where one side is stated, and how it was read where not from the document."""
    source, origin = promise[side(SOURCE)], promise[side(ORIGIN)]
    if not source:
        return "—"
    told = standing(origin, source)
    how = "" if told == EXTRACTED else f" · {say(f'origin.{told}')}"
    return f"{source_title(source)}{how}"


def columns(say: Words) -> dict[str, Any]:
    """The list's columns by human names."""
    return {
        VERDICT: st.column_config.TextColumn(say("promises.verdict"), width=WIDE),
        INDICATOR: say("column.indicator"),
        REGION: say("column.region"),
        PERIOD: st.column_config.TextColumn(say("column.period"), width=WIDE),
        TARGET: say("promises.target"),
        OUTCOME: say("promises.outcome"),
        REASON: st.column_config.TextColumn(say("promises.because"), width="large"),
        SOURCE_TARGET: say("promises.source_target"),
        SOURCE_OUTCOME: say("promises.source_outcome"),
    }
