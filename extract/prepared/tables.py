"""The tables in a folder of sorted files, as the engine and the pages know them."""

from extract.analysis.promise_columns import DTYPES as OF_PROMISES
from extract.analysis.promise_listing import promises_listing
from extract.display.reasons import EXPLAINED
from extract.prepared.engine import Engine
from extract.prepared.stored_rows import SUMMED, Stored, StoredRows
from extract.table.io import DTYPES
from extract.table.listing import FIGURES

TABLE, FACTS, PROMISES, OUTLIERS = "table", "facts", "promises", "outliers"

_EXPLAINED = tuple((name, OF_PROMISES.get(name, "str")) for name in EXPLAINED)


def table_in(engine: Engine, rows: int) -> StoredRows:
    """The table itself."""
    return StoredRows(Stored(engine, TABLE, tuple(DTYPES.items()), FIGURES, rows, rows, SUMMED))


def facts_in(engine: Engine, rows: int, labels: int) -> StoredRows:
    """Those of the table's rows that lead; their labels are the table's."""
    return StoredRows(Stored(engine, FACTS, tuple(DTYPES.items()), FIGURES, rows, labels))


def promises_in(engine: Engine, rows: int) -> StoredRows:
    """The promises, with their reasons."""
    return StoredRows(Stored(engine, PROMISES, _EXPLAINED, promises_listing(), rows, rows))
