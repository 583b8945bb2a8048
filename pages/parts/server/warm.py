"""What is loaded before the first visitor comes."""

from importlib import import_module
from pathlib import Path

PARTS = Path(__file__).parents[1]
ROOT = PARTS.parents[1]


def warm() -> None:
    """Load every part of the pages, so that nobody waits for it."""
    for file in sorted(PARTS.rglob("*.py")):
        import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
