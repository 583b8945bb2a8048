"""The engine that reads sorted files: DuckDB, which is imported where a large table is."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import ExtractError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MEMORY = "400MB"  # beside what Python holds
MAKING = "700MB"  # while files are sorted; what does not fit goes to the disk
_THREADS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """Asks and writes files; every thread may use it."""

    connection: "duckdb.DuckDBPyConnection"

    def ask(self, sql: str, values: Sequence[Any] = ()) -> "pa.Table":
        """The answer to a question."""
        # A cursor is a connection of its own to the same engine: threads share none.
        with self.connection.cursor() as cursor:
            return cursor.sql(sql, params=list(values)).to_arrow_table()

    def do(self, sql: str) -> None:
        """Do something that has no answer."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql)

    def write(self, sql: str, path: Path, group: int) -> None:
        """Write an answer to a Parquet file, so many rows in a group."""
        self.do(
            f"COPY ({sql}) TO {quoted(path)} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {group})"
        )


def engine(memory: str = MEMORY) -> Engine:
    """An engine without any table.

    Raises:
        ExtractError: DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError:
        told = "a large table needs DuckDB; pip install 'duckdb>=1.4,<3'"
        raise ExtractError(told) from None
    return Engine(
        duckdb.connect(
            config={
                "threads": _THREADS,
                "memory_limit": memory,
                "temp_directory": tempfile.gettempdir(),
                "preserve_insertion_order": False,
                "autoload_known_extensions": False,
                "autoinstall_known_extensions": False,
            }
        )
    )


def quoted(path: Path) -> str:
    """A path as SQL writes it."""
    text = str(path).replace("'", "''")
    return f"'{text}'"
