"""The places that figures are about: the nation, provincial regions, districts, named areas."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.errors import DataFileError
from extract.reference.files import DATA, csv_named


@dataclass(frozen=True, slots=True)
class Region:
    """One place of data/regions.csv.

    Attributes:
        name: the Chinese name as the table writes it (北京市, 东城区, 京津冀).
        code: the GB/T 2260 code, empty for a named area that has none.
        name_en: the English name.
        level: nation, province, district or area.
        parent: the name of the place it lies in, empty for the nation.
        short: other names that reports use (北京), the full name left out.
    """

    name: str
    code: str
    name_en: str
    level: str
    parent: str
    short: tuple[str, ...]


@cache
def regions(folder: Path = DATA) -> dict[str, Region]:
    """Every known place by its Chinese name, in the order of data/regions.csv.

    Raises:
        DataFileError: data/regions.csv is missing, broken or lacks a column.
    """
    try:
        return {row["name"]: _region(row) for row in csv_named("regions.csv", folder)}
    except KeyError as error:
        raise DataFileError(
            f"{folder / 'regions.csv'}: the column {error} is missing; add it to the header"
        ) from None


def _region(row: dict[str, str]) -> Region:
    return Region(
        name=row["name"],
        code=row["code"],
        name_en=row["name_en"],
        level=row["level"],
        parent=row["parent"],
        short=tuple(row["short"].split()),
    )
