"""Reading the rule and reference files of data/, with errors that name the file."""

import csv
import tomllib
from pathlib import Path
from typing import Any

from extract.errors import DataFileError

DATA = Path(__file__).resolve().parent.parent.parent / "data"


def toml_named(name: str, folder: Path = DATA) -> dict[str, Any]:
    """The content of ``data/<name>``.

    Raises:
        DataFileError: the file is missing, not UTF-8 or no valid TOML.
    """
    path = folder / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataFileError(
            f"{path}: the file is missing; restore it from the repository"
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(f"{path}: no valid TOML ({error}); correct that line") from None


def csv_named(name: str, folder: Path = DATA) -> list[dict[str, str]]:
    """The rows of ``data/<name>``, every cell as text.

    Raises:
        DataFileError: the file is missing, not UTF-8, or a row has other cells than its header.
    """
    path = folder / name
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except FileNotFoundError:
        raise DataFileError(
            f"{path}: the file is missing; restore it from the repository"
        ) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"{path}: no readable CSV in UTF-8 ({error})") from None
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise DataFileError(f"{path}: row {number} has another number of cells than the header")
    return rows
