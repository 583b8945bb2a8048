"""Readers given what nobody would write, for as long as asked: python -m tests.fuzz SECONDS

Of any bytes it holds: a document is read or refused in a sentence, and each figure stands where it
says; an address is understood or refused in a sentence, and means the same once it is written
again; a file of corrections likewise. Needs atheris (https://github.com/google/atheris), which
guides itself by the paths that the code takes. What was tried is written to docs/fuzz.md.
"""

import contextlib
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl

from extract.documents.formats import READ
from extract.errors import ExtractError
from extract.pipeline import read_file
from extract.reference.corrections import corrections_in
from extract.reference.corrections_text import corrections_text
from pages.parts.server.asked import RefusedError, asked
from pages.parts.state.filters import from_address
from pages.parts.state.offered import Offered
from tests.conftest import ROOT

SEEDS = (ROOT / "data/sample", ROOT / "tests/documents")
LONGEST = 4096  # bytes; longer ones are tried for time in tests/interpret/test_scaling.py
RECORD = ROOT / "docs/fuzz.md"
# The paths of these packages are watched; of all that they use it would take minutes to begin.
_WATCHED = """
import atheris
with atheris.instrument_imports(include=["extract", "pages", "striprtf", "markdown_it"]):
    from tests.fuzz import fuzz
fuzz({seconds})
"""
HAS = Offered(
    themes=("economy", "housing"),
    regions=("110000", "110101", "x-42w2nzvrrhuyhppfxcbolhei"),
    kinds=("actual", "target"),
    indicators=("gdp_growth", "pm25"),
    sources=("2024_报告", "report"),
    first=2020,
    last=2026,
    promises=("gdp_growth.110000.2024",),
)
ADDRESSES = (
    b"theme=economy,housing&region=110000,110101&from=2021&to=2024&kind=target&lang=en",
    b"indicator=gdp_growth&year=2024&level=district&scope=home&verdict=met&as=change&rest=1",
    b"source=report&at=12&q=%E5%85%85%E7%94%B5&chart=trends&id=0123456789ab&limit=5&offset=9",
    b"place=110000&point=gdp_growth.110000.2024&figure=110000.2024.target",
)
CORRECTIONS = (
    '[[correction]]\nsource = "a"\nstart = 3\nvalue_text = "5%"\ndrop = true\nwhy = "乙"\n',
    '[[correction]]\nsource = "a"\nstart = 3\nvalue_text = "5%"\n[correction.say]\nyear = 2026\n',
    '[[document]]\nsource = "a"\nregion = "北京市"\nyear = 2024\n',
)


def _document(kind: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{kind}"
        path.write_bytes(content)
        with contextlib.suppress(ExtractError):
            reading = read_file(path, "北京市", 2024)
            for found in reading.observations:
                assert reading.document.text[found.start : found.end] == found.value_text


def _address(content: bytes) -> None:
    query = dict(parse_qsl(content.decode("utf-8", "replace"), keep_blank_values=True))
    filters, _ = from_address(query, HAS)
    again, dropped = from_address(filters.address(), HAS)
    assert (again, dropped) == (filters, ())
    with contextlib.suppress(RefusedError):
        asked(query, HAS)


def _corrections(content: bytes) -> None:
    try:
        told = tomllib.loads(content.decode("utf-8", "replace"))
    except tomllib.TOMLDecodeError:
        return
    with contextlib.suppress(ExtractError):
        said = corrections_in(told, "corrections.toml")
        written = corrections_text(said)
        assert corrections_text(corrections_in(tomllib.loads(written), "again")) == written


TRIED: tuple[Callable[[bytes], None], ...] = (
    *(partial(_document, kind) for kind in READ),
    _address,
    _corrections,
)


def try_bytes(content: bytes) -> None:
    """Give the bytes to what the first of them says."""
    if content:
        TRIED[content[0] % len(TRIED)](content[1:])


def _seeds() -> list[bytes]:
    """What is varied: sample documents by their endings, addresses, corrections."""
    files = [file for folder in SEEDS for file in sorted(folder.rglob("*.*"))]
    kinds = [file.suffix.removeprefix(".") for file in files]
    documents = [
        bytes([READ.index(kind) if kind in READ else 0]) + file.read_bytes()[: LONGEST - 1]
        for kind, file in zip(kinds, files, strict=True)
    ]
    addresses = [bytes([TRIED.index(_address)]) + each for each in ADDRESSES]
    corrections = [bytes([TRIED.index(_corrections)]) + each.encode() for each in CORRECTIONS]
    return documents + addresses + corrections


def fuzz(seconds: int) -> None:
    """Fuzz until the time is over; what fails is written to crash-*."""
    import atheris

    with tempfile.TemporaryDirectory() as folder:
        for n, seed in enumerate(_seeds()):
            (Path(folder) / str(n)).write_bytes(seed)
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-rss_limit_mb=3000"]
        atheris.Setup(["fuzz", folder, *options], try_bytes)
        atheris.Fuzz()


def main() -> int:
    """Fuzz in a process of its own and write down what was tried; 1 where something failed."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    command = [sys.executable, "-c", _WATCHED.format(seconds=seconds)]
    told = ""
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as work:
        for line in work.stderr or ():
            print(line, end="", file=sys.stderr)
            told = (told + line)[-100_000:]
    tried = re.findall(r"#(\d+)\t.*?cov: (\d+) ft: (\d+)", told)
    runs, paths, features = tried[-1] if tried else ("0", "0", "0")
    RECORD.write_text(
        "# What nobody would write\n\n"
        f"`make fuzz` on {datetime.now(UTC):%Y-%m-%d}, {seconds} seconds with atheris: documents of"
        f" the kinds {', '.join(READ)}, addresses, files of corrections. Of {int(runs):,} inputs,"
        f" which took {int(paths):,} paths through the code ({int(features):,} ways along them), "
        f"{'none failed' if work.returncode == 0 else 'one failed: see crash-*'}.\n",
        encoding="utf-8",
    )
    return int(work.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
