"""The audit: every number of a document is a row of the table, or set aside for a named reason."""

from collections import Counter
from collections.abc import Iterator

from extract.pipeline import Reading

COLUMNS = ("start", "end", "text", "outcome", "why")


def audit_lines(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Each number in the text's order, in :data:`COLUMNS`; ``outcome`` is "row" or a reason."""
    rows = [
        (found.start, found.end, found.value_text, "row", found.indicator)
        for found in reading.observations
    ]
    others = [
        (number.amount.start, number.amount.end, number.amount.text, number.reason, number.why)
        for number in reading.set_aside
    ]
    for line in sorted(rows + others):
        yield tuple(str(cell) for cell in line)


def counts(reading: Reading) -> dict[str, int]:
    """How many numbers are rows, and how many were set aside for each reason."""
    reasons = Counter(number.reason for number in reading.set_aside)
    return {"row": len(reading.observations), **dict(reasons.most_common())}
