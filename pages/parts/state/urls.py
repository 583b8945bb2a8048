"""The way from a row to the place in its document, as an address."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from extract.table.schema import SOURCE, START
from pages.parts.labels.slugs import code_of
from pages.parts.labels.translations import LANGUAGES

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
