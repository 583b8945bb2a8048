"""What was got of each address, so that a server need not send the same again."""

from pathlib import Path

import tomlkit

from extract.reference.files import Entry, entries, toml_named
from extract.reference.whole_files import write_whole

_FILE = "fetched.toml"
_HEAD = "What python -m extract fetch got that is not the document of data/sources.toml."


class Kept(Entry, frozen=True):
    """A file that was got and lies beside the documents: its text is not the one described.

    Attributes:
        id: of the source.
        address: where it was got.
        file: its name.
        type, etag, modified: what the server said of it.
    """

    id: str
    address: str
    file: str
    type: str = ""
    etag: str = ""
    modified: str = ""


def kept_in(folder: Path) -> dict[str, Kept]:
    """The files in a folder that are still there, by the id of their source.

    Raises:
        DataFileError: the list of them is broken.
    """
    if not (folder / _FILE).exists():
        return {}
    listed = entries(toml_named(_FILE, folder), Kept, str(folder / _FILE))
    return {key: each for key, each in listed.items() if (folder / each.file).exists()}


def keep(each: Kept, folder: Path) -> None:
    """Put a file on the list."""
    text = tomlkit.document()
    text.add(tomlkit.comment(_HEAD))
    for key, kept in sorted({**kept_in(folder), each.id: each}.items()):
        table = tomlkit.table()
        for name in Kept.__struct_fields__[1:]:
            if value := getattr(kept, name):
                table.add(name, value)
        text.add(key, table)
    write_whole(folder / _FILE, lambda part: part.write_text(tomlkit.dumps(text), "utf-8"))
