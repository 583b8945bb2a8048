"""Rows as a reader reads them: human column names, names instead of ids, sources with titles."""

from collections.abc import Callable

import pandas as pd

from extract.analysis.interval import sign_of
from extract.reference.sources import SAMPLES, Source, sources
from extract.table.identity import ID
from extract.table.rows import Rows
from extract.table.schema import (
    COLUMNS,
    COMPARATOR,
    INDICATOR,
    INDICATOR_ID,
    KIND,
    MEASURE,
    ORIGIN,
    PERIOD,
    REGION,
    SECTION,
    SOURCE,
    START,
    THEME,
    UNIT,
    VALUE,
    VALUE_HIGH,
    VALUE_TEXT,
    YEAR,
)
from pages.parts.labels.names import indicator_name, region_name, theme_name
from pages.parts.labels.number_format import as_shown
from pages.parts.labels.provenance import standing
from pages.parts.labels.source_names import source_address, source_title
from pages.parts.labels.translations import Translation
from pages.parts.state.kept import kept
from pages.parts.state.urls import figure_address, reader_link

TITLE = "source_title"
ADDRESS = "address"
IN_TEXT = "in_text"

# What a reader sees, in this order; the ids, offsets and codes are in the download.
SHOWN = (
    INDICATOR, VALUE, UNIT, REGION, YEAR, KIND, VALUE_HIGH, COMPARATOR, ORIGIN, VALUE_TEXT, IN_TEXT,
    TITLE, ADDRESS, THEME, MEASURE, PERIOD, SECTION,
)  # fmt: skip
_AS_THEY_ARE = (YEAR, VALUE, VALUE_HIGH, UNIT, VALUE_TEXT, PERIOD)


@kept
def readable(rows: pd.DataFrame, t: Translation) -> pd.DataFrame:
    """One row per row, in the columns of SHOWN; the columns' own names are in data/words.toml.

    Number and unit are those of the reader's language, as in charts; what is downloaded has the
    table's own.
    """
    language = t.language
    rows = as_shown(rows, language)
    catalogued = _each(rows[INDICATOR_ID], lambda key: indicator_name(key, language))
    told = pd.DataFrame(
        {
            INDICATOR: catalogued.where(rows[INDICATOR_ID] != "", _each(rows[INDICATOR], t.quoted)),
            REGION: _each(rows[REGION], lambda name: region_name(name, language)),
            KIND: _each(rows[KIND], lambda kind: t(f"kind.{kind}")),
            COMPARATOR: _exactness(rows, t),
            THEME: _each(rows[THEME], lambda theme: theme_name(theme, language)),
            MEASURE: _each(rows[MEASURE], lambda measure: t(f"measure.{measure}")),
            ORIGIN: _origins(rows, t),
            TITLE: _each(rows[SOURCE], lambda source: source_title(source, language)),
            ADDRESS: _addresses(rows),
            IN_TEXT: _in_text(rows, language),
            SECTION: _each(rows[SECTION], t.quoted),
            **{name: rows[name] for name in _AS_THEY_ARE},
        },
        index=rows.index,
    )
    # Transcribed facts have no text, and a report on the import page is no source to be opened.
    idle = {
        IN_TEXT: told[IN_TEXT].isna().all(),
        VALUE_HIGH: rows[VALUE_HIGH].isna().all(),
        SECTION: (rows[SECTION] == "").all(),
    }
    return told[[name for name in SHOWN if not idle.get(name, False)]]


def _each(column: pd.Series, told: Callable[[str], str]) -> pd.Series:
    """What is told of each cell; of cells that are alike, once."""
    return column.map({cell: told(cell) for cell in column.unique()})


def _exactness(rows: pd.DataFrame, t: Translation) -> list[str]:
    keys = list(zip(rows[COMPARATOR], rows[MEASURE], rows[VALUE] < 0, strict=True))
    names = {
        key: t(f"exactness.{sign_of({COMPARATOR: key[0], MEASURE: key[1], VALUE: -float(key[2])})}")
        for key in set(keys)
    }
    return [names[key] for key in keys]


def _origins(rows: pd.DataFrame, t: Translation) -> list[str]:
    keys = list(zip(rows[ORIGIN], rows[SOURCE], strict=True))
    names = {key: t(f"origin.{standing(*key)}") for key in set(keys)}
    return [names[key] for key in keys]


def _addresses(rows: pd.DataFrame) -> list[str | None]:
    """Where each figure can be read on its source's own page."""
    known = {source: source_address(source) for source in rows[SOURCE].unique()}
    return [
        figure_address({VALUE_TEXT: text}, known[source]) or None if known[source] else None
        for source, text in zip(rows[SOURCE], rows[VALUE_TEXT], strict=True)
    ]


def _in_text(rows: pd.DataFrame, language: str) -> list[str | None]:
    """Where each figure is in its document here; a transcribed fact has no place."""
    known = {*sources(), *sources(SAMPLES)}
    return [
        reader_link({SOURCE: source, START: at}, language)
        if source in known and pd.notna(at)
        else None
        for source, at in zip(rows[SOURCE], rows[START], strict=True)
    ]


@kept
def sources_in(table: Rows) -> tuple[str, ...]:
    """The ids of the sources that rows are from."""
    return tuple(table.values(SOURCE))


def newest_source(table: Rows) -> Source | None:
    """The source of the table that was published last; None where no date is known."""
    known = sources()
    dated = [known[key] for key in sources_in(table) if key in known]
    return max(
        (source for source in dated if source.published),
        key=lambda source: source.published,
        default=None,
    )


def dictionary(t: Translation) -> pd.DataFrame:
    """One row per column of the table, and its figures' ids: field name, human name, meaning."""
    names = (*COLUMNS, ID)
    return pd.DataFrame(
        {
            t("data.field"): list(names),
            t("data.name"): [t(f"column.{name}") for name in names],
            t("data.meaning"): [t(f"explained.{name}") for name in names],
        }
    )
