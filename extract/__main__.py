"""The command line: python -m extract run | text | build | check | audit | evaluate; it alone
prints.
"""

import argparse
import csv
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from extract.documents.read import read_document
from extract.errors import ExtractError
from extract.evaluation.accuracy import tables, write_accuracy
from extract.evaluation.gold import groups, texts
from extract.evaluation.run import LEAVE_OUT, Measured, measured, measured_without
from extract.evaluation.summary import summary
from extract.evaluation.training import LINKER, learned_from, without_document, write_weights
from extract.interpret.explain import reasons
from extract.interpret.linker import shipped_weights
from extract.pipeline import Reading, read_file
from extract.reference.sources import DOCUMENTS
from extract.structure.logical import logical_text
from extract.structure.profile_lines import report_lines
from extract.structure.reports import reports_told
from extract.table.audit import COLUMNS as AUDIT_COLUMNS
from extract.table.audit import audit_lines, counts
from extract.table.build import built_table
from extract.table.io import METRICS, csv_text, read_table, table_of, write_table
from extract.table.validate import violations

_READABLE = {".txt", ".md", ".html", ".htm", ".docx", ".pdf"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 1 an unsound table, 2 input that cannot be used."""
    asked = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="")
    command: Callable[[argparse.Namespace], int] = asked.command
    try:
        return command(asked)
    except ExtractError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output, head or less, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m extract",
        description="Government work reports in, one tidy table of their figures out.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="the rows of documents, as a table")
    run.add_argument("paths", nargs="+", type=Path, metavar="FILE|FOLDER")
    run.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help=".csv, .parquet or .json; standard output without it",
    )
    run.add_argument(
        "--region", default="", metavar="名", help="whose report it is, where the text does not say"
    )
    run.add_argument(
        "--year",
        type=int,
        default=0,
        metavar="N",
        help="the year of its delivery, where the text does not say",
    )
    run.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="documents read at the same time"
    )
    run.add_argument(
        "--explain", action="store_true", help="say for each row which words gave it its fields"
    )
    run.set_defaults(command=_run)

    text = commands.add_parser("text", help="a document's text, which start and end count")
    text.add_argument("path", type=Path, metavar="FILE")
    text.add_argument(
        "--head",
        action="store_true",
        help="what it says of itself instead: kind, place, day, years, and the words for each",
    )
    text.set_defaults(command=_text)

    build = commands.add_parser(
        "build", help="data/documents and data/reported.csv into data/metrics.csv"
    )
    build.add_argument("-o", "--output", type=Path, default=METRICS, metavar="OUT")
    build.add_argument("--documents", type=Path, default=DOCUMENTS, metavar="FOLDER")
    build.set_defaults(command=_build)

    check = commands.add_parser("check", help="schema, catalogue and sources of a table")
    check.add_argument("table", nargs="?", type=Path, default=METRICS, metavar="TABLE")
    check.set_defaults(command=_check)

    train = commands.add_parser(
        "train", help="learn the linker's weights from data/gold into data/linker.toml"
    )
    train.add_argument("--documents", type=Path, nargs="*", default=[], metavar="FOLDER")
    train.set_defaults(command=_train)

    audit = commands.add_parser("audit", help="every number of a document: a row, or why not")
    audit.add_argument("path", type=Path, metavar="FILE")
    audit.set_defaults(command=_audit)

    evaluate = commands.add_parser("evaluate", help="how well annotated documents are read")
    evaluate.add_argument(
        "--documents",
        nargs="+",
        type=Path,
        default=[],
        metavar="DIR",
        help="where documents lie besides data/documents",
    )
    evaluate.add_argument("--group", choices=groups(), help="only the texts of this group")
    evaluate.add_argument(
        "--leave-out",
        choices=LEAVE_OUT,
        help="also read each text with weights that were learned without its like",
    )
    evaluate.add_argument(
        "--write", action="store_true", help="write data/accuracy.toml, each region left out"
    )
    evaluate.set_defaults(command=_evaluate)
    return parser


def _run(asked: argparse.Namespace) -> int:
    files = list(_files(asked.paths))
    readings, wrongs = _readings(files, asked)
    if wrongs and len(files) == len(wrongs):
        print("\n".join(wrongs), file=sys.stderr)
        return 2
    for reading in readings:
        for doubt in reading.doubts() if reading.observations else ():
            print(f"{reading.document.path}: {doubt}", file=sys.stderr)
    if asked.explain:
        for reading in readings:
            sys.stdout.writelines(_explained(reading))
    table = table_of(row for reading in readings for row in reading.rows())
    if asked.output:
        write_table(table, asked.output)
    elif not asked.explain:
        sys.stdout.write(csv_text(table))
    if wrongs:
        print("\n".join(wrongs), file=sys.stderr)
    return 2 if wrongs else 0


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and of a folder those that can be documents, in the order of their names."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(file for file in path.iterdir() if file.suffix.lower() in _READABLE)
        if not inside:
            raise ExtractError(
                f"{path}: no document in it; put .txt, .md, .html, .docx or .pdf files there"
            )
        yield from inside


def _readings(files: Sequence[Path], asked: argparse.Namespace) -> tuple[list[Reading], list[str]]:
    """What was read from each file that can be, and a sentence for each that cannot."""
    tasks = [(file, asked.region, asked.year) for file in files]
    if asked.jobs > 1 and len(files) > 1:
        with ProcessPoolExecutor(min(asked.jobs, len(files))) as pool:
            results = list(pool.map(_attempt, tasks))
    else:
        results = [_attempt(task) for task in tasks]
    readings = [result for result in results if isinstance(result, Reading)]
    return readings, [result for result in results if isinstance(result, str)]


def _attempt(task: tuple[Path, str, int]) -> Reading | str:
    try:
        return read_file(*task)
    except ExtractError as error:
        return str(error)


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


def _text(asked: argparse.Namespace) -> int:
    text = read_document(asked.path).text
    if not asked.head:
        sys.stdout.write(text)
        return 0
    for report in reports_told(logical_text(text).text):
        sys.stdout.writelines(report_lines(report))
    return 0


def _build(asked: argparse.Namespace) -> int:
    table, remarks = built_table(asked.documents)
    for remark in remarks:
        print(remark, file=sys.stderr)
    write_table(table, asked.output)
    print(f"{asked.output}: {len(table)} rows")
    return 0


def _check(asked: argparse.Namespace) -> int:
    table = read_table(asked.table)
    wrongs = violations(table)
    print("\n".join(wrongs) if wrongs else f"{asked.table}: {len(table)} rows, all sound")
    return 1 if wrongs else 0


def _audit(asked: argparse.Namespace) -> int:
    reading = read_file(asked.path)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(AUDIT_COLUMNS)
    writer.writerows(audit_lines(reading))
    parts = counts(reading)
    total = " + ".join(f"{count} {reason}" for reason, count in parts.items())
    print(f"{asked.path}: {total} = {sum(parts.values())} numbers", file=sys.stderr)
    return 0


def _evaluate(asked: argparse.Namespace) -> int:
    wanted = [text for text in texts() if asked.group in (None, text.group)]
    folders = [DOCUMENTS, *asked.documents]
    by = asked.leave_out or ("region" if asked.write else "")
    shipped = measured(wanted, folders)
    sys.stderr.writelines(f"{remark}\n" for remark in shipped.remarks)
    if not shipped.texts:
        raise ExtractError("no annotated document is here; give --documents DIR")
    left_out = measured_without(by, wanted, folders) if by else Measured({}, ())
    sys.stderr.writelines(f"{remark}\n" for remark in left_out.remarks)
    told = summary(shipped.texts, left_out.texts)
    print(tables(told))
    if asked.write and (asked.group or shipped.remarks):
        raise ExtractError("data/accuracy.toml was left as it is: it is written from all texts")
    if asked.write:
        write_accuracy(told)
    return 1 if shipped.remarks else 0


def _train(asked: argparse.Namespace) -> int:
    learning = [text for text in texts() if not text.held_out]
    missing = without_document(learning, [DOCUMENTS, *asked.documents])
    if missing:
        raise ExtractError(
            f"{missing[0].file}: not here; give --documents FOLDER to learn from all"
        )
    write_weights(learned_from(learning, [DOCUMENTS, *asked.documents]))
    print(f"{LINKER}: learned from {len(learning)} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
