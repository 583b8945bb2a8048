"""Many visitors for a while, on a server of this machine: python -m tests.soak [SECONDS] [VISITORS]

They open every page with what readers choose and with what nobody would. It ends with 1 where a
page failed or a visitor got no answer.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import serve
from tests.visitor import Visitor

PAGES = ("", "promises", "districts", "trends", "sources", "data", "coverage", "about", "search")
CHOICES = {
    "region": ("110000", "110101", "110105", "100000", "440000", "440300", "999999", "<b>"),
    "theme": ("economy", "housing", "eldercare", "environment", "none"),
    "indicator": ("gdp", "gdp_growth", "pm25", "affordable_rental", "nothing"),
    "year": ("2022", "2024", "2025", "1e9"),
    "kind": ("actual", "target"),
    "lang": ("zh", "en", "xx"),
    "q": ("养老", "PM2.5", "' OR 1=1", "(" * 50),
}
PAUSE = 0.5  # seconds that a visitor looks at a page, on average


@dataclass(slots=True)
class Told:
    """What the visitors saw."""

    seconds: list[float] = field(default_factory=list)
    bytes: int = 0
    wrong: Counter[str] = field(default_factory=Counter)


def visit(address: str, until: float, seed: int, told: Told) -> None:
    """One visitor after the other, until the time is over."""
    chance = random.Random(seed)
    while time.monotonic() < until:
        try:
            with Visitor(address) as someone:
                for _ in range(chance.randint(1, 8)):
                    asked = chance.sample(sorted(CHOICES), chance.randint(0, 3))
                    query = {name: chance.choice(CHOICES[name]) for name in asked}
                    page = chance.choice(PAGES)
                    drawn = someone.opens(page, **query)
                    told.seconds.append(drawn.seconds)
                    told.bytes += drawn.bytes
                    for error in drawn.errors:
                        told.wrong[f"{page} {query}: {error[:200]}"] += 1
                    time.sleep(chance.expovariate(1 / PAUSE))
        except Exception as error:  # whatever it is, the visitor was lost
            told.wrong[f"lost: {error!r}"[:200]] += 1


def memory_of(address: str) -> int:
    """Megabytes that the server at this address holds."""
    told = subprocess.run(["ps", "-eo", "rss,args"], capture_output=True, text=True, check=True)
    own = f"--server.port {address.rpartition(':')[2]} "
    return sum(int(line.split()[0]) for line in told.stdout.splitlines() if own in line) // 1024


def main() -> int:
    """Soak, and say what came of it."""
    seconds, visitors = (int(each) for each in (*sys.argv[1:3], "300", "20")[:2])
    told = Told()
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder) / "log.txt") as (address, _):
        with Visitor(address) as first:
            first.opens()
        before = memory_of(address)
        until = time.monotonic() + seconds
        with ThreadPoolExecutor(visitors) as crowd:
            for seed in range(visitors):
                crowd.submit(visit, address, until, seed, told)
        after = memory_of(address)
        log = (Path(folder) / "log.txt").read_text(encoding="utf-8", errors="replace")
    slow = statistics.quantiles(told.seconds, n=20)[-1]
    print(
        f"{len(told.seconds)} pages for {visitors} visitors in {seconds} s: median "
        f"{statistics.median(told.seconds):.2f} s, 95% within {slow:.2f} s, "
        f"{told.bytes / len(told.seconds) / 1024:.0f} KB a page; "
        f"memory {before} -> {after} MB; {log.count('Traceback')} tracebacks in the log"
    )
    for wrong, count in told.wrong.most_common(20):
        print(f"{count} times {wrong}")
    return 1 if told.wrong or "Traceback" in log else 0


if __name__ == "__main__":
    sys.exit(main())
