"""What a corpus takes, and whether that grows with the number of its documents."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.copies import copies
from tests.bench.sections import Section

_SIZES = (100, 400)
_ALL = 60_000  # documents
_AIM = 0.5  # hours
_JOBS = 2
_PROC = Path("/proc")


@dataclass(slots=True)
class Taken:
    """What a command and those that work for it took.

    Attributes:
        seconds: of the processor.
        own, every: the most memory in megabytes, of the command alone and of all together, each
            counted whole though they share most of it.
    """

    seconds: float = 0
    own: int = 0
    every: int = 0


def sections() -> Iterator[Section]:
    """The table on a corpus; none where the system does not tell what processes take."""
    if not (_PROC / "self/stat").exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        taken = [_read(Path(folder) / str(size), size) for size in _SIZES]
    few, many = taken
    each = (many.seconds - few.seconds) / (_SIZES[1] - _SIZES[0])
    hours = each * _ALL / _JOBS / 3600
    yield Section(
        "A corpus",
        f"run FOLDER -o PARTS --jobs {_JOBS} over whole reports. From the one to the other a"
        f" report takes {each:.3f} s of the processor: {60 / each:,.0f} a minute on a core, and"
        f" {_ALL:,} of them {hours:.2f} h on {_JOBS} cores; the aim is {_AIM} h and 1,000 MB.",
        ("documents", "processor, s", "the command, MB", "with its workers, MB"),
        [
            [str(size), f"{each.seconds:.1f}", str(each.own), str(each.every)]
            for size, each in zip(_SIZES, taken, strict=True)
        ],
    )


def _read(folder: Path, size: int) -> Taken:
    copies(size, folder / "in")
    asked = ["run", str(folder / "in"), "-o", str(folder / "parts"), "--jobs", str(_JOBS)]
    return taken([sys.executable, "-m", "extract", *asked])


def taken(command: list[str]) -> Taken:
    """Run a command to its end, looking every moment at what it takes."""
    found = Taken()
    with subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as ran:
        while ran.poll() is None:
            _look(ran.pid, found)
            time.sleep(0.05)
    return found


def _look(session: int, found: Taken) -> None:
    tick, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    seconds, memory = 0.0, {}
    for path in _PROC.glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[3]) == session:
            seconds += sum(map(int, fields[11:15])) / tick  # its own, and those it waited for
            memory[int(path.parent.name)] = int(fields[21]) * page // 1_000_000
    found.seconds = max(found.seconds, seconds)
    found.own = max(found.own, memory.get(session, 0))
    found.every = max(found.every, sum(memory.values()))
