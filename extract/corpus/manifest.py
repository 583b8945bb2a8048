"""What was read of a corpus already: a line a document, so that a run goes on where it stopped."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from extract.corpus.places import Folder, Found

NAME = "manifest.jsonl"
PART = "part-"


@dataclass(frozen=True, slots=True)
class Line:
    """What came of a document.

    Attributes:
        path, mark: of the file; see :class:`extract.corpus.places.Found`.
        part: the file that has its rows; empty where there are none.
        rows: how many.
        refused: why it could not be read; empty where it was.
    """

    path: str
    mark: str
    part: str = ""
    rows: int = 0
    refused: str = ""


@dataclass(slots=True)
class Manifest:
    """The lines of a folder of parts; each batch's are written when its part is there."""

    folder: Folder
    lines: dict[str, Line] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Folder, files: Iterable[Found]) -> "Manifest":
        """What holds of these files: a part with a file that changed or is gone is read anew.

        Parts that no line names are taken away: their run was broken off before it said so.
        """
        lines = {line.path: line for line in _told(folder.read(NAME))}
        marks = {each.path: each.mark for each in files}
        stale = {line.part for line in lines.values() if marks.get(line.path) != line.mark}
        kept = {
            path: line
            for path, line in lines.items()
            if marks.get(path) == line.mark and (line.part not in stale or not line.part)
        }
        manifest = cls(folder, kept)
        manifest.clean()
        manifest.save()
        return manifest

    def clean(self) -> None:
        """Take away parts that no line names, and what was not written to its end."""
        parts = {line.part for line in self.lines.values()}
        for name in self.folder.names():
            if (name.startswith(PART) and name not in parts) or name.endswith(".part"):
                self.folder.remove(name)

    def add(self, lines: Iterable[Line]) -> None:
        """Lines of a batch whose part is written."""
        self.lines |= {line.path: line for line in lines}

    def save(self) -> None:
        """Write it, whole or not at all."""
        told = "".join(
            f"{json.dumps(asdict(line), ensure_ascii=False)}\n"
            for _, line in sorted(self.lines.items())
        )
        self.folder.write(NAME, told.encode())


def _told(content: bytes) -> list[Line]:
    """The lines of a manifest; of one that is torn none, for each part's must be all there."""
    try:
        return [Line(**json.loads(text)) for text in content.decode().splitlines()]
    except (ValueError, TypeError):
        return []
