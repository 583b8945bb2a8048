"""How many promises got which verdict, in a sentence and as badges."""

from collections import Counter

import pandas as pd

from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import verdicts
from pages.parts.judged import WORDS, verdict_label, verdict_name
from pages.parts.words import Words


def summary(promises: pd.DataFrame, say: Words) -> str:
    """What the promises come to, in one sentence of Markdown."""
    counts = Counter(promises[VERDICT])
    settled = [key for key, verdict in verdicts().items() if verdict.settled and counts[key]]
    if not settled:
        return say("promises.summary_none", all=len(promises))
    parts = [
        say("promises.part", name=verdict_name(key, say.language).lower(), n=counts[key])
        for key in settled
    ]
    total = sum(counts[key] for key in settled)
    return say("promises.summary", all=len(promises), settled=total, parts=say.listed(parts))


def badges(promises: pd.DataFrame, say: Words) -> str:
    """Every verdict that was given, with its sign and count, as Markdown badges."""
    counts = Counter(promises[VERDICT])
    return " ".join(
        f":{WORDS[key]}-badge[{verdict_label(key, say.language)} {counts[key]}]"
        for key in verdicts()
        if counts[key]
    )
