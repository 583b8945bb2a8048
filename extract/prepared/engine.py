"""The engine that reads sorted files: DuckDB, which is imported where a large table is."""

import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from extract.errors import ExtractError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MEMORY = "400MB"  # beside what Python holds
MAKING = "500MB"  # while files are sorted; what does not fit goes to the disk
_THREADS = 2
_SHORT, _KEPT = 5_000, 2_000  # lines of an answer that is kept; answers


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """Asks and writes files; every thread may use it.

    Attributes:
        answers: to the questions that were asked last.
    """

    connection: "duckdb.DuckDBPyConnection"
    answers: "OrderedDict[tuple[str, str], pa.Table]" = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def known(self, sql: str, values: Sequence[Any] = ()) -> "pa.Table":
        """The answer to a question that many ask; files do not change, so a short one is kept."""
        key = (sql, repr(values))
        with self.lock:
            if (answer := self.answers.get(key)) is not None:
                self.answers.move_to_end(key)
                return answer
        answer = self.ask(sql, values)
        if len(answer) <= _SHORT and len(key[1]) <= _SHORT:
            with self.lock:
                self.answers[key] = answer
                while len(self.answers) > _KEPT:
                    self.answers.popitem(last=False)
        return answer

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
