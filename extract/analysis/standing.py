"""How far a figure can be relied on: how it was read, and from what kind of site."""

from extract.reference.sources import Source
from extract.table.schema import EXTRACTED, REPORTED

UNVERIFIED_TEXT = "extracted-mirror"
UNVERIFIED = frozenset({UNVERIFIED_TEXT, "reported-mirror"})

STANDINGS = (EXTRACTED, *REPORTED[:-1], UNVERIFIED_TEXT, REPORTED[-1])
"""What a row's ``origin`` and its source's ``standing`` say together, the most reliable first."""


def standing_of(origin: str, source: Source | None) -> str:
    """One of STANDINGS: a row's origin, unless it was read from a copy that nobody verified.

    >>> standing_of("extracted", Source("x", "x", standing="mirror"))
    'extracted-mirror'
    >>> standing_of("extracted", None), standing_of("reported-news", None)
    ('extracted', 'reported-news')
    """
    if origin == EXTRACTED and source is not None and source.unverified:
        return UNVERIFIED_TEXT
    return origin
