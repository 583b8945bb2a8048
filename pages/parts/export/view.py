"""What a reader takes along, as a value: exactly the rows shown, and all that a file says of them.

The files themselves are made by :mod:`pages.parts.export.csv_files`,
:mod:`pages.parts.export.xlsx` and :mod:`pages.parts.export.datapackage` (zip). None of them knows
Streamlit, and the same view gives the same bytes.
"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import pandas as pd

from extract.reference.project import project
from extract.reference.sources import SAMPLES, Source, sources
from extract.table.schema import REGION, YEAR
from pages.parts.export.citation import bibtex, gb_t_7714
from pages.parts.export.spec import Content
from pages.parts.labels.names import CHINESE, project_name, region_name
from pages.parts.labels.source_names import IMPORT, brought, name_of_source
from pages.parts.labels.translations import Translation

NAMED = 12  # places; more are counted
_HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0")


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Exactly the rows that a page shows, and what must be known to use them.

    Attributes:
        content: what kind of table it is.
        rows: in the content's columns.
        title: what the page calls it.
        name: the files' name without ending, ASCII.
        asked: the reader's choice in words, a label and its words each.
        made_from: how many figures of the table the rows are, or were counted from.
        all: how many rows of their kind there are; where they were counted from figures, how many
            figures.
        sources: ids of those that occur in exactly these rows, or in the figures behind them.
        address: of the page that shows them; only its query where the dashboard's is not known.
        created: when they were taken.
        language: of everything that is written about them.
    """

    content: Content
    rows: pd.DataFrame
    title: str
    name: str
    asked: tuple[tuple[str, str], ...]
    made_from: int
    all: int
    sources: tuple[str, ...]
    address: str
    created: datetime
    language: str

    @property
    def open(self) -> bool:
        """Whether the project gives these rows to all; the figures of a reader's file are not its
        to give, and an invented sample is nothing to cite.
        """
        return self.content.counted != "own"


def about(view: View) -> list[tuple[str, str]]:
    """What the rows are, how they were chosen, how many, from where; labels and their words."""
    t = Translation(view.language)
    known = project()
    told = [
        (t("package.title"), view.title),
        (t("package.row"), t(f"content.{view.content.name}")),
        (t("package.rows"), count(view)),
        (t("package.asked"), asked(view)),
        (t("package.held"), held(view)),
        (t("package.address"), view.address),
        (t("package.created"), f"{view.created:%Y-%m-%d %H:%M %z}"),
        (t("package.version"), f"{project_name(view.language)} {known.version}"),
    ]
    if view.open:
        told.append((t("package.licence"), f"{known.licence_title} {known.licence_path}"))
    return [(label, text) for label, text in told if text]


def count(view: View) -> str:
    """How many rows of how many."""
    return Translation(view.language)(
        f"package.count_{view.content.counted}",
        n=f"{len(view.rows):,}",
        made=f"{view.made_from:,}",
        all=f"{view.all:,}",
    )


def asked(view: View) -> str:
    """The reader's choice in one line."""
    colon, end = ("：", "；") if view.language == CHINESE else (": ", "; ")
    return end.join(f"{label}{colon}{text}" for label, text in view.asked)


def held(view: View) -> str:
    """Which places and years the rows speak of; a choice says what may be there, this what is."""
    t = Translation(view.language)
    parts = []
    if REGION in view.rows.columns:
        names = [region_name(name, view.language) for name in dict.fromkeys(view.rows[REGION])]
        named = t.listed([name for name in names[:NAMED] if name])
        more = t("package.more", n=len(names)) if len(names) > NAMED else ""
        parts.append(f"{named}{more}")
    years = [int(year) for year in view.rows.get(YEAR, pd.Series(dtype="Int64")).dropna()]
    if years:
        first, last = min(years), max(years)
        parts.append(str(first) if first == last else f"{first}–{last}")
    return " · ".join(part for part in parts if part)


def limits(view: View) -> list[str]:
    """What these rows do not tell, a sentence each."""
    t = Translation(view.language)
    names = ["blank", "read", "bounds", "transcribed"] if view.open else ["read", "bounds"]
    if view.open and any(source.startswith(IMPORT) for source in view.sources):
        names.append("imported")
    if view.content.name == "judged":
        names.append("judged")
    return [t(f"package.limit_{name}") for name in names]


def citations(view: View) -> tuple[str, str]:
    """The reference in GB/T 7714 and in BibTeX."""
    day = view.created.date()
    address = view.address if _is_public(view.address) else ""
    return gb_t_7714(day, address), bibtex(day, address)


def _is_public(address: str) -> bool:
    """Whether others can follow an address; the dashboard of one's own machine they cannot.

    >>> _is_public("https://example.org/trends"), _is_public("http://localhost:8501/trends?a=b")
    (True, False)
    """
    host = urlsplit(address).hostname
    return bool(host) and host not in _HERE


def sources_of(view: View) -> list[Source]:
    """The sources of exactly these rows, as they are known; one outside the catalogue by its id."""
    known = {**sources(), **sources(SAMPLES)}
    return [known.get(key, _unknown(key)) for key in view.sources]


def named(source: Source, t: Translation) -> str:
    """A source's title; beside it that it is a copy which nobody verified, if it is one."""
    title = name_of_source(source, t.language) if source.id.startswith(IMPORT) else source.title
    return f"{title}{t.aside(t('shown.mirror')) if source.unverified else ''}"


def _unknown(source: str) -> Source:
    return brought(source) if source.startswith(IMPORT) else Source(source, source)
