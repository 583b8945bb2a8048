"""Reading every annotated document and measuring it, as shipped or with its like left out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extract.documents.read import read_document
from extract.errors import DocumentError
from extract.evaluation.gold import Text, figures
from extract.evaluation.measure import Agreement, agreement
from extract.evaluation.training import learned_from
from extract.interpret.statement import Observation
from extract.pipeline import Reading, read_file

Reader = Callable[[Path], Reading]
Texts = Mapping[Text, Agreement]

LEAVE_OUT: Mapping[str, Callable[[Text], str]] = {
    "region": lambda text: text.region,
    "document": lambda text: text.document,
    "kind": lambda text: text.kind,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What each text came to that could be measured, and a remark on each that could not."""

    texts: Texts
    remarks: tuple[str, ...]


def read_alone(path: Path) -> Reading:
    """Read a document as if nobody knew it: data/sources.toml is not asked whose it is."""
    return read_file(path, alone=True)


def trained_on(texts: Sequence[Text], folders: Sequence[Path]) -> Reader:
    """A reader whose weights were learned from these texts alone."""
    return partial(read_file, weights=learned_from(texts, folders), alone=True)


def measured(
    texts: Iterable[Text], folders: Sequence[Path], reader: Reader = read_alone
) -> Measured:
    """The texts whose documents lie in ``folders``, measured as ``reader`` reads them."""
    documents: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        documents[text.file].append(text)
    found: dict[Text, Agreement] = {}
    remarks: list[str] = []
    for file, own in documents.items():
        path = next((folder / file for folder in folders if (folder / file).exists()), None)
        if path is None:
            remarks.append(f"{file}: not in {' or '.join(map(str, folders))}; not measured")
            continue
        rows, said = _rows(path, reader)
        found |= {text: agreement(text, rows) for text in own}
        remarks += [*_strange(path, own), *said]
    return Measured(found, tuple(remarks))


def measured_without(by: str, texts: Iterable[Text], folders: Sequence[Path]) -> Measured:
    """The texts that rules were written on, each read with weights learned without its like.

    Args:
        by: what is left out together, a key of LEAVE_OUT.
    """
    own: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if not text.held_out:
            own[LEAVE_OUT[by](text)].append(text)
    parts = [
        measured(
            left_out,
            folders,
            trained_on(
                [text for key, others in own.items() if key != like for text in others], folders
            ),
        )
        for like, left_out in own.items()
    ]
    together = {text: each for part in parts for text, each in part.texts.items()}
    return Measured(together, ())


def _rows(path: Path, reader: Reader) -> tuple[Sequence[Observation], list[str]]:
    """A document's rows; none, and why, where it cannot be read."""
    try:
        return reader(path).observations, []
    except DocumentError as error:
        return (), [str(error)]


def _strange(path: Path, own: Sequence[Text]) -> Iterator[str]:
    """Why the gold's places do not fit a document: it is another, or its text is read otherwise."""
    document = read_document(path)
    if any(text.sha256 != document.sha256 for text in own):
        yield f"{path}: not the file that was annotated (SHA-256 differs); its figures are missed"
        return
    placed = [each for text in own for each in figures(text)]
    lost = sum(_bare(each.raw) != _bare(document.text[each.start : each.end]) for each in placed)
    if lost:
        yield f"{path}: {lost} annotated figures are not at their places in its text"


def _bare(text: str) -> str:
    return "".join(text.split())
