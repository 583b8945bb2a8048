"""Readers given what nobody would write, for as long as asked: python -m tests.fuzz SECONDS

Two things hold of any bytes: they are read or refused in a sentence, and each figure stands where
it says. Needs atheris (https://github.com/google/atheris), which guides itself by the paths that
the code takes.
"""

import contextlib
import sys
import tempfile
from pathlib import Path

from extract.documents.formats import READ
from extract.errors import ExtractError
from extract.pipeline import read_file
from tests.conftest import ROOT

SEEDS = (ROOT / "data/sample", ROOT / "tests/documents")
LONGEST = 4096  # bytes; longer ones are tried for time in tests/interpret/test_scaling.py


def try_bytes(content: bytes) -> None:
    """Read a file of these bytes; the first says which ending it has."""
    if not content:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{READ[content[0] % len(READ)]}"
        path.write_bytes(content[1:])
        with contextlib.suppress(ExtractError):
            reading = read_file(path, "北京市", 2024)
            for found in reading.observations:
                assert reading.document.text[found.start : found.end] == found.value_text


def main() -> None:
    """Fuzz until the time is over; what fails is written to crash-*."""
    import atheris

    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    with tempfile.TemporaryDirectory() as folder:
        for n, file in enumerate(file for seeds in SEEDS for file in seeds.rglob("*.*")):
            kind = file.suffix.removeprefix(".")
            ending = READ.index(kind) if kind in READ else 0
            seed = bytes([ending]) + file.read_bytes()[: LONGEST - 1]
            (Path(folder) / str(n)).write_bytes(seed)
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-rss_limit_mb=3000"]
        atheris.instrument_all()
        atheris.Setup([sys.argv[0], folder, *options], try_bytes)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
