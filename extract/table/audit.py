"""The audit: every number of a document is a row of the table, or set aside for a named reason."""

from collections import Counter
from collections.abc import Iterator

from extract.interpret.explain import unsure
from extract.interpret.linker import shipped_weights
from extract.interpret.statement import Observation
from extract.pipeline import Reading

COLUMNS = ("start", "end", "text", "outcome", "why")


def audit_lines(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Each number in the text's order, in :data:`COLUMNS`.

    ``outcome`` is "row", "unsure" for a row that may state an indicator but is given none, or the
    reason why the number is set aside.
    """
    rows = [
        (found.start, found.end, found.value_text, *_outcome(found))
        for found in reading.observations
    ]
    others = [
        (number.amount.start, number.amount.end, number.amount.text, number.reason, number.why)
        for number in reading.set_aside
    ]
    for line in sorted(rows + others):
        yield tuple(str(cell) for cell in line)


def _outcome(found: Observation) -> tuple[str, str]:
    perhaps = unsure(found, shipped_weights())
    if not perhaps:
        return "row", found.indicator
    best, likely = perhaps
    return "unsure", f"{found.indicator}; {best.indicator.id} {likely:.2f}?"


def counts(reading: Reading) -> dict[str, int]:
    """How many numbers are rows, and how many were set aside for each reason."""
    reasons = Counter(number.reason for number in reading.set_aside)
    return {"row": len(reading.observations), **dict(reasons.most_common())}
