"""The errors that a person can mend: one sentence, what is wrong and what to do."""

import traceback
from pathlib import Path

_HERE = Path(__file__).resolve().parent


class ExtractError(Exception):
    """The base of all errors below; each of its messages is meant for the user."""


class DocumentError(ExtractError):
    """A document that cannot be read: missing, empty, binary, of an unknown kind."""


class YearUnknown(DocumentError):
    """A document of which nothing says from which year it is; whoever knows can say so."""


class FetchError(ExtractError):
    """A file that cannot or may not be got from its web server; without the file, to follow it."""


class BusyError(ExtractError):
    """A folder into which another program writes just now."""


class DataFileError(ExtractError):
    """A file of data/ that is missing, is no valid TOML or CSV, or contradicts itself."""


class PlaceError(ExtractError):
    """A place that is asked for and is none of data/regions.csv, or not one alone."""


class ProjectError(ExtractError):
    """A project's folder that cannot be made where it is wanted."""


class TableError(ExtractError):
    """A metrics table whose columns or values break the table's contract."""


def unforeseen(error: Exception) -> str:
    """What nobody foresaw, in a sentence: what it is, where, and what may be the matter."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_HERE)]
    place = f"{Path(own[-1].filename).relative_to(_HERE.parent)}, line {own[-1].lineno}"
    return (
        f"unforeseen: {type(error).__name__}: {error} ({place}); compare the files of data/ with "
        "the repository's; python -X dev -m extract shows more"
    )
