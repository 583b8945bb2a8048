"""The engine that reads sorted files: DuckDB, which is imported where a large table is."""

import tempfile
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from extract.errors import ExtractError, TableError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MEMORY = "400MB"  # beside what Python holds
MAKING = "500MB"  # while files are sorted; what does not fit goes to the disk
_THREADS = 2
_SHORT, _KEPT = 5_000, 2_000  # lines of an answer that is kept; answers
_INTERRUPTED = "Query interrupted"  # what DuckDB makes of Ctrl-C and of SIGTERM
_TOLD = 200  # characters of what DuckDB says


@dataclass(frozen=True, slots=True, eq=False)
class Engine:
    """Asks and writes files; every thread may use it.

    Attributes:
        folder: where the files are, for who is told that they cannot be used.
        answers: to the questions that were asked last.
    """

    connection: "duckdb.DuckDBPyConnection"
    folder: Path
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
        """The answer to a question.

        Raises:
            TableError: a file is damaged or gone.
        """
        with self._cursor() as cursor:
            return cursor.sql(sql, params=list(values)).to_arrow_table()

    def do(self, sql: str) -> None:
        """Do something that has no answer.

        Raises:
            TableError: a file is damaged or gone, or cannot be written.
        """
        with self._cursor() as cursor:
            cursor.execute(sql)

    def write(self, sql: str, path: Path, group: int) -> None:
        """Write an answer to a Parquet file, so many rows in a group."""
        self.do(
            f"COPY ({sql}) TO {quoted(path)} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {group})"
        )

    @contextmanager
    def _cursor(self) -> Iterator["duckdb.DuckDBPyConnection"]:
        """A connection of its own to the same engine: threads share none."""
        import duckdb

        try:
            with self.connection.cursor() as cursor:
                yield cursor
        except duckdb.Error as error:
            told = (str(error).splitlines() or [type(error).__name__])[0][:_TOLD]
            raise TableError(
                f"{self.folder}: its prepared files cannot be used ({told}); "
                "make room on the disk, or remove them and run python -m extract prepare again"
            ) from None
        except RuntimeError as error:
            if _INTERRUPTED not in str(error):
                raise
            raise KeyboardInterrupt from None


def engine(folder: Path, memory: str = MEMORY) -> Engine:
    """An engine without any table, for the files of a folder.

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
        ),
        folder,
    )


def quoted(path: Path) -> str:
    """A path as SQL writes it."""
    text = str(path).replace("'", "''")
    return f"'{text}'"
