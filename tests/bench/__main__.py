"""Print what takes how long, and write it, dated, to docs/bench.md."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import browsing, corpus, pages, reading, tables

NOTE = Path(__file__).parents[2] / "docs" / "bench.md"

# Each gives its tables one after the other; they stand in the note in this order.
PARTS = (
    reading.sections,
    corpus.sections,
    pages.sections,
    browsing.sections,
    tables.sections,
)


def main() -> None:
    """Measure everything; the note is written when all of it is there."""
    lines = [
        "# What takes how long",
        "",
        f"Measured by `make bench` on {datetime.now(UTC):%Y-%m-%d} with Python "
        f"{platform.python_version()} on {os.cpu_count()} cores. What is compared was run by turns "
        "in the same minutes: its ratios hold elsewhere, the times do not.",
        "",
    ]
    print("\n".join(lines), flush=True)
    for sections in PARTS:
        for section in sections():
            lines.append(section.markdown())
            print(lines[-1], flush=True)
    NOTE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
