"""The errors that a person can mend: one sentence, what is wrong and what to do."""


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
