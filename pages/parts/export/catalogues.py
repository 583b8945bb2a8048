"""What the table's ids stand for, for programs: its indicators and its sources, one entry each."""

import re
from typing import Any

import msgspec

from extract.reference.indicators import indicators, themes
from extract.reference.sources import Source, sources
from extract.table.rows import Rows
from extract.table.schema import INDICATOR_ID, SOURCE
from pages.parts.labels.slugs import code_of

_OF_INDICATOR = (
    "id", "theme", "name", "name_en", "definition", "definition_en", "unit", "unit_en", "measure",
    "better", "nature",
)  # fmt: skip
_OF_SOURCE = (
    "id", "title", "issuer", "region", "published", "added", "kind", "standing", "file", "sha256",
)  # fmt: skip


def indicator_entries(table: Rows) -> list[dict[str, Any]]:
    """Every indicator of the catalogue, its theme's names, and how many figures the table has."""
    counts = table.counts(INDICATOR_ID)
    return [
        {name: getattr(each, name) for name in _OF_INDICATOR}
        | {
            "theme_name": themes()[each.theme].name,
            "theme_name_en": themes()[each.theme].name_en,
            "figures": int(counts.get(each.id, 0)),
        }
        for each in indicators().values()
    ]


def source_entries(table: Rows) -> list[dict[str, Any]]:
    """Every source, where it can be read, its page here, and how many figures are from it."""
    counts = table.counts(SOURCE)
    return [
        {name: getattr(each, name) for name in _OF_SOURCE}
        | {
            "address": each.web_address,
            "page": source_page(each),
            "figures": int(counts.get(each.id, 0)),
        }
        for each in sources().values()
    ]


def source_page(source: Source) -> str:
    """The page of a source, seen from an address below ``api/``.

    >>> source_page(Source("2026_report", "x"))
    '../sources?source=2026_report'
    """
    return f"../sources?source={code_of(source.id)}"


def as_json(entries: list[dict[str, Any]]) -> bytes:
    """Entries as JSON in UTF-8."""
    return msgspec.json.encode(entries)


def moment(day: str) -> str:
    """A date, a month or a year as a moment, its first; empty for none.

    >>> moment("2024-12-25"), moment("2024-12"), moment("2024"), moment("")
    ('2024-12-25T00:00:00Z', '2024-12-01T00:00:00Z', '2024-01-01T00:00:00Z', '')
    """
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", day):
        return ""
    return f"{day}{'-01-01'[len(day) - 4 :]}T00:00:00Z"
