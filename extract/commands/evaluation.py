"""How well documents are read, and the weights that are learned from those annotated."""

import argparse
from pathlib import Path

from extract.commands import Commands, say
from extract.errors import ExtractError
from extract.evaluation.accuracy import tables, write_accuracy
from extract.evaluation.gold import groups, texts
from extract.evaluation.run import LEAVE_OUT, Measured, measured, measured_without
from extract.evaluation.summary import summary
from extract.evaluation.training import LINKER, learned_from, without_document, write_weights
from extract.reference.sources import DOCUMENTS


def add_evaluate(commands: Commands) -> None:
    """Add ``evaluate``: how well documents are read."""
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


def _evaluate(asked: argparse.Namespace) -> int:
    wanted = [text for text in texts() if asked.group in (None, text.group)]
    folders = [DOCUMENTS, *asked.documents]
    by = asked.leave_out or ("region" if asked.write else "")
    shipped = measured(wanted, folders)
    for remark in shipped.remarks:
        say(remark)
    if not shipped.texts:
        raise ExtractError("no annotated document is here; give --documents DIR")
    left_out = measured_without(by, wanted, folders) if by else Measured({}, ())
    for remark in left_out.remarks:
        say(remark)
    told = summary(shipped.texts, left_out.texts)
    print(tables(told))
    if asked.write and (asked.group or shipped.remarks):
        raise ExtractError("data/accuracy.toml was left as it is: it is written from all texts")
    if asked.write:
        write_accuracy(told)
    return 1 if shipped.remarks else 0


def add_train(commands: Commands) -> None:
    """Add ``train``: the linker's weights."""
    train = commands.add_parser(
        "train", help="learn the linker's weights from data/gold into data/linker.toml"
    )
    train.add_argument("--documents", type=Path, nargs="*", default=[], metavar="FOLDER")
    train.set_defaults(command=_train)


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
