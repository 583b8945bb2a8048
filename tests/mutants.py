"""Rules changed one at a time, each in a copy of the project: does a test notice?

``python -m tests.mutants`` prints a line each and ends with 1 where one survived.
"""

import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

COPIED = ("extract", "pages", "tests", "data", "dashboard.py", "pyproject.toml", ".streamlit")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change; see tests/mutants.toml."""

    what: str
    file: str
    before: str
    after: str
    tests: str

    def change(self, project: Path) -> None:
        """Make it.

        Raises:
            ValueError: the place is not there once: the rule has moved.
        """
        path = project / self.file
        text = path.read_text(encoding="utf-8")
        if text.count(self.before) != 1:
            raise ValueError(f"{self.file}: {self.before!r} is not there once; correct the mutant")
        path.write_text(text.replace(self.before, self.after), encoding="utf-8")


def outcome(project: Path, tests: str) -> int:
    """What pytest says of these tests: 0 they pass, 1 one fails, more: the run broke off."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    options = ["-m", "not browser and not long", *tests.split()]
    return subprocess.run(
        [*command, *options], cwd=project, capture_output=True, check=False
    ).returncode


@contextmanager
def copied() -> Iterator[Path]:
    """The project in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for part in COPIED:
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, project / part, ignore=_outside)
            else:
                shutil.copy2(ROOT / part, project / part)
        yield project


def mutants() -> dict[str, Mutant]:
    """Every change, by its name."""
    told = tomllib.loads((ROOT / "tests/mutants.toml").read_text(encoding="utf-8"))
    return {name: Mutant(**entry) for name, entry in told.items()}


def _outside(folder: str, names: list[str]) -> set[str]:
    """What is not copied: what is compiled, and the reports, which are large."""
    reports = {"documents"} if Path(folder) == ROOT / "data" else set()
    return {"__pycache__"} | reports


def main() -> int:
    """Try them all; before, that the tests pass where nothing is changed."""
    every = dict.fromkeys(part for mutant in mutants().values() for part in mutant.tests.split())
    with copied() as project:
        if outcome(project, " ".join(every)) != 0:
            print("the tests fail without any change: nothing can be told")
            return 1
    survived = 0
    for name, mutant in mutants().items():
        with copied() as project:
            mutant.change(project)
            caught = outcome(project, mutant.tests) == 1
        survived += not caught
        print(f"{'caught  ' if caught else 'SURVIVED'}  {name}: {mutant.what}", flush=True)
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
