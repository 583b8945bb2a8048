"""Government work reports in, one tidy table of their figures out.

Three functions are the way in for a program: a document is read, a table is read, and the promises
of a table are paired with what came of them. Rules and catalogue come with the package; the
environment variable PROJECT, set before the import, names another city's folder.
"""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from extract.pipeline import Reading

__all__ = ["pair_outcomes", "read_document", "read_table"]

# Each function loads what it needs when it is called: the command line starts with this module.


def read_document(path: str | PathLike[str], region: str = "", year: int = 0) -> "Reading":
    """Read one report: every number is a figure, or set aside for a named reason.

    ``reading.rows()`` are the figures in the table's columns; ``reading.document.text`` is the text
    that their ``start`` and ``end`` count in.

    Args:
        path: a .txt, .html, .docx, .pdf or other file that ``python -m extract run`` reads.
        region: whose report it is, where the text does not say.
        year: the year of its delivery, likewise.

    >>> from extract.reference.sources import SAMPLES
    >>> reading = read_document(SAMPLES / "wangchuan_2024.txt")
    >>> first = reading.observations[0]
    >>> first.indicator, str(first.value), first.unit, first.year, first.kind
    ('地区生产总值', '1286.4', '亿元', 2023, 'actual')
    >>> reading.document.text[first.start : first.end]
    '1286.4亿元'
    >>> len(reading.observations), len(reading.set_aside)
    (61, 25)

    Raises:
        DocumentError: no text can be had from the file, or nothing says of which year it is.
    """
    from extract.pipeline import read_file

    return read_file(Path(path), region, year)


def read_table(path: str | PathLike[str] | None = None) -> "pd.DataFrame":
    """Read a table of figures: a row each, in the columns that README lists.

    Args:
        path: a CSV file; the project's own table where none is given.

    >>> table = read_table()
    >>> growth = table[(table["indicator_id"] == "gdp_growth") & (table["region"] == "全国")]
    >>> sorted(set(growth.loc[growth["year"] == 2024, "value_text"]))
    ['5%', '5%左右']

    Raises:
        TableError: the file is missing, no table, lacks a column or has text for numbers.
    """
    from extract.table import io

    return io.read_table(io.METRICS if path is None else Path(path))


def pair_outcomes(table: "pd.DataFrame") -> "pd.DataFrame":
    """Pair every catalogued target of a table with what came of it: a row for each promise.

    ``verdict`` is an id of data/verdicts.toml, ``reason`` and ``reason_en`` say why; ``target_row``
    and ``outcome_row`` are labels of ``table``.

    >>> promises = pair_outcomes(read_table())
    >>> nation = promises[promises["region"] == "全国"].set_index(["indicator_id", "year"])
    >>> nation.loc[("gdp_growth", 2022), ["target_value_text", "outcome_value_text"]].tolist()
    ['5.5%左右', '3%']
    >>> nation.loc[("gdp_growth", 2022), "verdict"]
    'missed'

    Raises:
        DataFileError: a file of data/ is missing or broken.
    """
    from extract.analysis.outcomes import promises
    from extract.display.reasons import explained
    from extract.reference.sources import sources

    return explained(promises(table, sources()), table)
