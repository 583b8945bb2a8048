"""How a figure's standing is told and marked. Knows no Streamlit."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from extract.analysis.standing import UNVERIFIED, standing_of
from extract.reference.sources import sources
from extract.table.schema import ORIGIN, REPORTED, SOURCE
from pages.parts.labels.number_format import figure

TRANSCRIBED, DOUBTED = "*", "?"
_MARKS = dict.fromkeys(REPORTED, TRANSCRIBED) | dict.fromkeys(UNVERIFIED, DOUBTED)


def standing(origin: str, source: str) -> str:
    """How a figure was read and from what kind of site, a key of ``[origin]`` in data/words.toml.

    Args:
        source: its id; one that data/sources.toml does not know is a reader's own.
    """
    return standing_of(origin, sources().get(source))


def mark(told: str) -> str:
    """The sign of a standing; none for what was read from a document that is not in doubt.

    >>> [mark(told) for told in ("extracted", "extracted-mirror", "reported-official")]
    ['', '?', '*']
    """
    return _MARKS.get(told, "")


def mark_of(row: Mapping[str, Any] | pd.Series) -> str:
    """The sign of the row's standing."""
    return mark(standing(row[ORIGIN], row[SOURCE]))


def marked_figure(row: Mapping[str, Any] | pd.Series, language: str) -> str:
    """A row's figure as it is said in a sentence, the sign of its standing with it: 9.6%?."""
    return f"{figure(row, language)}{mark_of(row)}"


def marks(rows: pd.DataFrame) -> set[str]:
    """The signs that occur in the rows."""
    every = set(zip(rows[ORIGIN], rows[SOURCE], strict=True))
    return {mark(standing(origin, source)) for origin, source in every} - {""}
