"""What stands above an indicator's little chart: its name, its latest figures."""

from collections.abc import Sequence

from extract.reference.indicators import indicators
from extract.table.schema import YEAR
from pages.parts.labels.names import indicator_name
from pages.parts.labels.number_format import figure
from pages.parts.labels.provenance import mark_of
from pages.parts.labels.records import Record
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import target_figure


def named(indicator: str, t: Translation) -> str:
    """The indicator's name, and which way is better where it is not up: PM2.5（越低越好）."""
    name = indicator_name(indicator, t.language)
    lower = indicators()[indicator].better == "lower"
    return f"{name}{t.aside(t('charts.lower_better'))}" if lower else name


def latest(outcomes: Sequence[Record], promises: Sequence[Record], t: Translation) -> str:
    """The latest outcome and the latest target: 2025 年实际 5.4% · 2026 年目标 约5%."""
    parts = []
    if outcomes:
        row = _last(outcomes)
        told = f"{figure(row, t.language)}{mark_of(row)}"
        parts.append(t("trends.value", year=row[YEAR], figure=told))
    if promises:
        promise = _last(promises)
        told = target_figure(promise, t)
        parts.append(t("trends.target", year=promise[YEAR], figure=told))
    return " · ".join(parts) or t("trends.no_outcome")


def _last(rows: Sequence[Record]) -> Record:
    """The row of the latest year; of several the last."""
    return max(reversed(rows), key=lambda row: int(row[YEAR]))
