"""A corpus read from its first document to its last, from where the run before stopped."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extract.corpus.batch import batches
from extract.corpus.manifest import Manifest
from extract.corpus.places import Folder, Found
from extract.corpus.workers import Workers
from extract.reference.rules import rules_version

_SAVED = 20  # seconds between two times that the manifest is written


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to.

    Attributes:
        documents: of the corpus.
        before: of which a run before has read.
        rows: of all.
        refused: a sentence for each document that could not be read.
    """

    documents: int
    before: int
    rows: int
    refused: tuple[str, ...]


def read_corpus(
    files: Sequence[Found],
    out: str,
    workers: Workers,
    region: str = "",
    year: int = 0,
    tell: Callable[[int, int], None] = lambda done, before: None,
) -> Outcome:
    """Read the documents into parts in a folder, with a manifest of what came of each.

    Whatever breaks it off, what is there is whole, and the next run goes on from it.

    Args:
        tell: hears how many documents are done, and of how many of them a run before has.

    Raises:
        ExtractError: the folder cannot be written to, or no cluster answers.
    """
    folder = Folder(out)
    folder.ready()
    # What is asked, or the rules, being another, a document is read anew as if it were.
    asked = f"{region} {year} {rules_version()}"
    files = [replace(each, mark=f"{each.mark} {asked}") for each in files]
    with folder.alone():
        manifest = Manifest.of(folder, files)
        left = [each for each in files if each.path not in manifest.lines]
        before = len(files) - len(left)
        saved = time.monotonic()
        try:
            for lines in workers(batches(left, out, region, year)):
                manifest.add(lines)
                tell(len(manifest.lines), before)
                if time.monotonic() - saved > _SAVED:
                    manifest.save()
                    saved = time.monotonic()
        finally:
            manifest.save()
        manifest.clean()
    known = manifest.lines.values()
    return Outcome(
        documents=len(files),
        before=before,
        rows=sum(line.rows for line in known),
        refused=tuple(line.refused for line in known if line.refused),
    )
