"""How many promises got which verdict, in a sentence and as badges."""

from collections import Counter

import pandas as pd

from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import verdicts
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import WORDS, verdict_label, verdict_name


def summary(promises: pd.DataFrame, t: Translation) -> str:
    """What the promises come to, in one sentence of Markdown."""
    counts = Counter(promises[VERDICT])
    settled = [key for key, verdict in verdicts().items() if verdict.settled and counts[key]]
    if not settled:
        return t("promises.summary_none", all=len(promises))
    parts = [
        t("promises.part", name=verdict_name(key, t.language).lower(), n=counts[key])
        for key in settled
    ]
    total = sum(counts[key] for key in settled)
    return t("promises.summary", all=len(promises), settled=total, parts=t.listed(parts))


def badges(promises: pd.DataFrame, t: Translation) -> str:
    """Every verdict that was given, with its sign and count, as Markdown badges."""
    counts = Counter(promises[VERDICT])
    return " ".join(
        f":{WORDS[key]}-badge[{verdict_label(key, t.language)} {counts[key]}]"
        for key in verdicts()
        if counts[key]
    )
