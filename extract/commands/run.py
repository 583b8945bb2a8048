"""Documents in, their rows out."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from extract.bounded import Helper, read_bounded
from extract.commands import Commands, say
from extract.commands.places import unknown_place
from extract.documents.formats import NAMED, is_read
from extract.errors import ExtractError
from extract.interpret.explain import reasons
from extract.interpret.linker import shipped_weights
from extract.pipeline import Reading
from extract.several import several
from extract.structure.profile_lines import report_lines
from extract.table.io import rows_text, write_rows


def add_run(commands: Commands) -> None:
    """Add ``run``: the rows of documents."""
    run = commands.add_parser("run", help="the rows of documents, as a table")
    run.add_argument("paths", nargs="+", metavar="FILE|FOLDER")
    run.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help=".csv, .parquet or .json, or a folder for the parts of a corpus, which goes on where"
        " it was broken off; standard output without it",
    )
    run.add_argument(
        "--region", default="", metavar="名", help="whose report it is, where the text does not say"
    )
    run.add_argument(
        "--year",
        type=_year,
        default=0,
        metavar="N",
        help="the year of its delivery, where the text does not say",
    )
    run.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help="documents read at the same time"
    )
    run.add_argument(
        "--cluster",
        metavar="tcp://HOST:8786",
        help="of a corpus: the scheduler of a Dask cluster whose workers read it",
    )
    run.add_argument(
        "--explain", action="store_true", help="say for each row which words gave it its fields"
    )
    run.set_defaults(command=_run)


def _year(text: str) -> int:
    """A year in which a report of the People's Republic can have been delivered."""
    if not text.isascii() or not text.isdigit() or not 1949 <= int(text) <= 2100:
        raise argparse.ArgumentTypeError(f"{text} is no year from 1949 to 2100")
    return int(text)


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 999:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 to 999")
    return int(text)


def _run(asked: argparse.Namespace) -> int:
    if asked.cluster or (asked.output and not Path(asked.output).suffix):
        from extract.commands.corpus import run_corpus  # what it needs takes time to load

        return run_corpus(asked)
    files = list(_files([Path(path) for path in asked.paths]))
    _check_output(files, Path(asked.output) if asked.output else None)
    for line in unknown_place(asked.region):
        say(line)
    for stem, count in Counter(file.stem for file in files).items():
        if count > 1:
            say(f"{stem}: {count} files of this name; their rows share one source")
    readings, wrongs = _readings(files, asked)
    if wrongs and len(files) == len(wrongs):
        for line in wrongs:
            say(line)
        return 2
    for reading in readings:
        doubts = reading.doubts() if reading.observations else []
        for remark in (*reading.document.remarks, *_misread(reading), *doubts, *reading.failed):
            say(f"{reading.document.path}: {remark}")
    if asked.explain:
        for reading in readings:
            sys.stdout.writelines(_explained(reading))
    rows = (row for reading in readings for row in reading.rows())
    if asked.output:
        write_rows(rows, Path(asked.output))
    elif not asked.explain:
        sys.stdout.write(rows_text(rows))
    for line in wrongs:
        say(line)
    return 2 if wrongs else 0


def _misread(reading: Reading) -> Iterator[str]:
    """Of a scan, the places that no list has: a sign of their names may be misread."""
    if reading.document.from_ocr:
        for name in dict.fromkeys(report.profile.region for report in reading.reports):
            yield from (f"{line}; give --region" for line in unknown_place(name))


def _check_output(files: Sequence[Path], output: Path | None) -> None:
    """Refuse to write the table over a document that it is read from."""
    for file in files:
        with suppress(OSError):  # what is not there, or cannot be asked, is not the same
            if output and file.samefile(output):
                raise ExtractError(f"{output}: it is one of the documents; choose another output")


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and of a folder those that can be documents, in the order of their names."""
    for path in paths:
        if not _folder(path):
            yield path
            continue
        inside = sorted(file for file in path.iterdir() if is_read(file.suffix))
        if not inside:
            raise ExtractError(f"{path}: no document in it; put {NAMED} files there")
        yield from inside


def _folder(path: Path) -> bool:
    """Whether a path is a folder; what may not be asked is read, and said to be unreadable."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _readings(files: Sequence[Path], asked: argparse.Namespace) -> tuple[list[Reading], list[str]]:
    """What was read from each file that can be, and a sentence for each that cannot."""
    read = partial(_attempt, region=asked.region, year=asked.year)
    done = dict(several(min(asked.jobs, len(files)), read, files))
    results = [done[file] for file in files]
    readings = [result for result in results if isinstance(result, Reading)]
    return readings, [result for result in results if isinstance(result, str)]


def _attempt(path: Path, helper: Helper, region: str, year: int) -> tuple[Path, Reading | str]:
    try:
        return path, read_bounded(path, region, year, helper)
    except ExtractError as error:
        return path, str(error)


def _explained(reading: Reading) -> Iterator[str]:
    yield f"# {reading.document.path}\n"
    for report in reading.reports:
        yield from (f"# {line}" for line in report_lines(report))
    for found in reading.observations:
        fields = " ".join(
            (found.indicator_id or "-", found.indicator, found.region, found.period, found.kind)
        )
        told = reasons(found, shipped_weights())
        why = " ".join(f"{name}={words!r}" for name, words in told.items() if words)
        yield f"{found.start}\t{found.value_text}\t{fields}\t{why}\n"
