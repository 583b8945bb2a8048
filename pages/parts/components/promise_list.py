"""The list of promises: what a reader sees of each."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from extract.analysis.promise_columns import VERDICT, of_outcome, of_target
from extract.table.schema import EXTRACTED, INDICATOR, INDICATOR_ID, ORIGIN, PERIOD, REGION, SOURCE
from pages.parts.labels.names import indicator_name, region_name
from pages.parts.labels.provenance import standing
from pages.parts.labels.records import records
from pages.parts.labels.source_names import source_title
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    outcome_figure,
    reason_of,
    target_figure,
    verdict_label,
    when,
)

WIDE = 140  # pixels of 2021–2025（规划） and ∅ Report not held

TARGET = "target"
OUTCOME = "outcome"
REASON = "reason"
SOURCE_TARGET = "source_target"
SOURCE_OUTCOME = "source_outcome"


def listed(promises: pd.DataFrame, t: Translation) -> pd.DataFrame:
    """One row per promise as a reader reads it."""
    every = records(promises)
    return pd.DataFrame(
        {
            VERDICT: [verdict_label(each[VERDICT], t.language) for each in every],
            INDICATOR: [indicator_name(each[INDICATOR_ID], t.language) for each in every],
            REGION: [region_name(each[REGION], t.language) for each in every],
            PERIOD: [when(each, t) for each in every],
            TARGET: [target_figure(each, t) for each in every],
            OUTCOME: [outcome_figure(each, t) for each in every],
            REASON: [reason_of(each, t) for each in every],
            SOURCE_TARGET: [_source(each, of_target, t) for each in every],
            SOURCE_OUTCOME: [_source(each, of_outcome, t) for each in every],
        },
        index=promises.index,
    )


def _source(promise: dict[str, Any], side: Callable[[str], str], t: Translation) -> str:
    """Where one side is stated, and how it was read where not from the document."""
    source, origin = promise[side(SOURCE)], promise[side(ORIGIN)]
    if not source:
        return "—"
    told = standing(origin, source)
    how = "" if told == EXTRACTED else f" · {t(f'origin.{told}')}"
    return f"{source_title(source, t.language)}{how}"


def columns(t: Translation) -> dict[str, Any]:
    """The list's columns by human names."""
    return {
        VERDICT: st.column_config.TextColumn(t("promises.verdict"), width=WIDE),
        INDICATOR: t("column.indicator"),
        REGION: t("column.region"),
        PERIOD: st.column_config.TextColumn(t("column.period"), width=WIDE),
        TARGET: t("promises.target"),
        OUTCOME: t("promises.outcome"),
        REASON: st.column_config.TextColumn(t("promises.because"), width="large"),
        SOURCE_TARGET: t("promises.source_target"),
        SOURCE_OUTCOME: t("promises.source_outcome"),
    }
