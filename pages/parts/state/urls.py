"""The way from a row to the place in its document or on its web page, as an address."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pandas as pd

from extract.table.schema import SOURCE, START, VALUE_TEXT
from pages.parts.labels.slugs import code_of
from pages.parts.labels.translations import LANGUAGES

FRAGMENT = ":~:"  # what makes a browser look for words
READER = "sources"
"""The reader's page; addresses are relative, so that they hold wherever the dashboard is served."""


def reader_address(row: Any) -> dict[str, str]:
    """The query of the reader's page, opened at a row's figure; a transcribed row has no place.

    >>> reader_address({"source": "2026_report", "start": 120})
    {'source': '2026_report', 'at': '120'}
    """
    at = row[START]
    return {"source": code_of(str(row[SOURCE])), **({} if pd.isna(at) else {"at": str(int(at))})}


def reader_link(row: Any, language: str = LANGUAGES[0]) -> str:
    """The same as a relative link.

    >>> reader_link({"source": "report", "start": 120}, "en")
    'sources?source=report&at=120&lang=en'
    """
    spoken = {} if language == LANGUAGES[0] else {"lang": language}
    return page_link(READER, reader_address(row) | spoken)


def page_link(page: str, query: Mapping[str, str]) -> str:
    """A relative link to a page.

    >>> page_link("trends", {"region": "110000,110101"})
    'trends?region=110000%2C110101'
    """
    return f"{page}?{urlencode(query)}"


def figure_address(row: Any, address: str | None, source_rows: pd.DataFrame | None = None) -> str:
    """A source's address, opened at a row's figure: a text fragment of the figure as printed.

    A browser goes to the first place that reads so. Where the table has the same words earlier in
    the source, the figure before, if it stands there once, is named as the beginning; where a page
    reads otherwise there, the browser takes the second, plain fragment. A PDF has no fragments.

    Args:
        address: empty or None where there is none; so is the answer.
        source_rows: the table's rows of the source.

    >>> figure_address({"value_text": "5%-6%", "start": 9}, "https://example.org/report.html")
    'https://example.org/report.html#:~:text=5%25%2D6%25'
    """
    if not address or not row[VALUE_TEXT] or urlsplit(address).path.lower().endswith(".pdf"):
        return address or ""
    plain = f"text={_in_fragment(row[VALUE_TEXT])}"
    before = "" if source_rows is None else _before(row, source_rows)
    ranged = f"text={_in_fragment(before)},{_in_fragment(row[VALUE_TEXT])}&" if before else ""
    return f"{address}{'' if '#' in address else '#'}{FRAGMENT}{ranged}{plain}"


def _before(row: Any, rows: pd.DataFrame) -> str:
    """The nearest figure before a row's that its source has once; empty where none is needed."""
    placed = rows[rows[START].notna()].drop_duplicates(START)
    if pd.isna(row[START]):
        return ""
    earlier = placed[placed[START] < row[START]].sort_values(START)
    same = earlier.loc[earlier[VALUE_TEXT].str.contains(row[VALUE_TEXT], regex=False), START]
    if same.empty:
        return ""
    # A browser takes the first place where the words stand, were it within other words.
    between = earlier.loc[earlier[START] >= same.iloc[-1], VALUE_TEXT]
    alone = (
        text
        for text in reversed([*between])
        if placed[VALUE_TEXT].str.contains(text, regex=False).sum() == 1
    )
    return next(alone, "")


def _in_fragment(text: str) -> str:
    # A dash, a comma and an ampersand divide a fragment; quote() leaves the dash.
    return quote(text, safe="").replace("-", "%2D")
