"""How pages are over tables of many more reports: of as many rows as BENCH_ROWS says."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.table.chunks import rows_in
from extract.table.io import METRICS
from tests.bench.sections import Section
from tests.bench.visitors import ROOT

ROWS = tuple(map(int, os.environ.get("BENCH_ROWS", "500000").split()))
PAGES = (
    "overview", "promises", "districts", "trends", "sources", "data", "coverage", "about", "search",
)  # fmt: skip
_VISIT = f"""
import json, logging, resource, time
logging.disable(50)
from streamlit.testing.v1 import AppTest
app = AppTest.from_file({str(ROOT / "pages/frame.py")!r}, default_timeout=3600)
told = {{}}
def taken(work):
    begun = time.process_time()
    work()
    assert not app.exception
    return time.process_time() - begun
told["opened"] = [taken(app.run)]
for page in {PAGES!r}:
    filters = type(app.session_state["filters"])
    words = "GDP" if page == "search" else ""
    app.session_state["filters"] = filters(search=words)
    first = taken(lambda: app.switch_page(f"{{page}}.py").run())
    again = min(taken(app.run) for _ in range(3))
    app.session_state["filters"] = filters(themes=("economy",), search=words)
    told[page] = [first, taken(app.run), again]
told["memory"] = [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6]
print(json.dumps(told))
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a table took, in seconds of the processor and GB.

    Attributes:
        name: of the table.
        making: to make it ready once; empty where that is not asked for.
        visits: what was looked at, and how long each look took.
    """

    name: str
    making: tuple[str, str]
    visits: dict[str, list[float]]


def sections() -> Iterator[Section]:
    """The table on large tables."""
    seen = [Seen("bundled", ("", ""), _visited(METRICS)), *map(_large, ROWS)]
    lines = [
        ["made ready, once a table (`prepare`)", *(each.making[0] for each in seen)],
        ["memory of that, GB", *(each.making[1] for each in seen)],
        ["opened, once a table", *(f"{each.visits['opened'][0]:.1f}" for each in seen)],
        *(
            [f"{page}, {what}", *(f"{each.visits[page][n]:.3f}" for each in seen)]
            for page in PAGES
            for n, what in enumerate(("first view", "a theme that nobody chose", "again"))
        ),
        ["memory, GB", *(f"{each.visits['memory'][0]:.1f}" for each in seen)],
    ]
    yield Section(
        "A table of many more reports",
        "The bundled table beside larger ones made of its reports (tests/bench/large.py), as "
        "Parquet that stays on the disk; seconds of the processor, without the socket.",
        ("what", *(each.name for each in seen)),
        lines,
    )


def _large(rows: int) -> Seen:
    """A table of about so many rows, made in a process of its own for the memory that it takes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.parquet"
        made = [sys.executable, "-m", "tests.bench.large", str(rows), str(path)]
        subprocess.run(made, cwd=ROOT, capture_output=True, check=True)
        return Seen(f"{rows_in(path):,} rows", _prepared(path), _visited(path))


def _prepared(table: Path) -> tuple[str, str]:
    """How many seconds of the processor and how many GB it takes to make a table ready."""
    command = [sys.executable, "-m", "extract", "prepare", str(table)]
    told = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=2); "
    told += "u = resource.getrusage(resource.RUSAGE_CHILDREN); "
    told += "print(u.ru_utime + u.ru_stime, u.ru_maxrss / 1e6)"
    done = subprocess.run(
        [sys.executable, "-c", told, *command], cwd=ROOT, capture_output=True, check=True
    )
    seconds, memory = map(float, done.stdout.split())
    return f"{seconds:.1f}", f"{memory:.1f}"


def _visited(table: Path) -> dict[str, list[float]]:
    """Every page looked at in a process of its own."""
    known = {**os.environ, "METRICS": str(table), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _VISIT], cwd=ROOT, env=known, capture_output=True, check=True
    )
    told: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return told
