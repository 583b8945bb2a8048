"""How many promises are settled, not yet due, or cannot be told, in sentences."""

from collections import Counter

import pandas as pd

from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import GROUPS, MET, SETTLED, UNKNOWN, of_group
from pages.parts.labels.translations import Translation


def summary(promises: pd.DataFrame, t: Translation) -> str:
    """What the promises come to: 88 项承诺：29 项有了结果，其中 21 项达到；38 项查不到结果。"""
    counts = Counter(promises[VERDICT])
    groups = Counter({group: _of_group(counts, group) for group in GROUPS})
    parts = [
        t(f"promises.summary_{group}", n=groups[group], met=counts[MET])
        for group in GROUPS
        if groups[group]
    ]
    if not groups[SETTLED]:
        parts.insert(0, t("promises.summary_none"))
    return t("promises.summary", all=len(promises), parts=t.joined(parts))


def why_unknown(promises: pd.DataFrame, t: Translation) -> str:
    """Why some cannot be told, each reason with its number; nothing where all can be."""
    counts = Counter(promises[VERDICT])
    parts = [
        t(f"promises.unknown_{key}", n=counts[key]) for key in of_group(UNKNOWN) if counts[key]
    ]
    return t("promises.why_unknown", parts=t.joined(parts)) if parts else ""


def _of_group(counts: Counter[str], group: str) -> int:
    return sum(counts[key] for key in of_group(group))
