"""How pages are over a table of many more reports: as many rows as BENCH_ROWS says."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.table.io import METRICS, write_table
from tests.bench.large import large
from tests.bench.sections import Section
from tests.bench.visitors import ROOT

ROWS = int(os.environ.get("BENCH_ROWS", "500000"))
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


def sections() -> Iterator[Section]:
    """The table on large tables."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.parquet"
        made = large(ROWS)
        write_table(made, path)
        making, memory = _prepared(path)
        small, big = _visited(METRICS), _visited(path)
    lines = [
        ["made ready, once a table (`prepare`)", "", f"{making:.1f}"],
        ["memory of that, GB", "", f"{memory:.1f}"],
        ["opened, once a table", *(f"{told['opened'][0]:.1f}" for told in (small, big))],
        *(
            [f"{page}, {what}", f"{small[page][n]:.3f}", f"{big[page][n]:.3f}"]
            for page in PAGES
            for n, what in enumerate(("first view", "a theme that nobody chose", "again"))
        ),
        ["memory, GB", *(f"{told['memory'][0]:.1f}" for told in (small, big))],
    ]
    yield Section(
        "A table of many more reports",
        f"The bundled table, and one of {len(made):,} rows made of its reports "
        "(tests/bench/large.py) as Parquet, which stays on the disk; seconds of the processor, "
        "without the socket.",
        ("what", "bundled", f"{len(made):,} rows"),
        lines,
    )


def _prepared(table: Path) -> tuple[float, float]:
    """How many seconds of the processor and how much memory it takes to make a table ready."""
    command = [sys.executable, "-m", "extract", "prepare", str(table)]
    told = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=2); "
    told += "u = resource.getrusage(resource.RUSAGE_CHILDREN); "
    told += "print(u.ru_utime + u.ru_stime, u.ru_maxrss / 1e6)"
    done = subprocess.run(
        [sys.executable, "-c", told, *command], cwd=ROOT, capture_output=True, check=True
    )
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory


def _visited(table: Path) -> dict[str, list[float]]:
    """Every page looked at in a process of its own."""
    known = {**os.environ, "METRICS": str(table), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _VISIT], cwd=ROOT, env=known, capture_output=True, check=True
    )
    told: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return told
