"""The places that figures are about: the nation, its divisions of every level, named areas."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from extract.errors import DataFileError
from extract.reference.files import DATA, csv_named

# The levels that pages offer and that every report may name; of the others there are thousands.
LISTED = ("nation", "province", "district", "area")


class Region(Struct, frozen=True):
    """One place of data/regions.csv.

    Attributes:
        name: the Chinese name as the table writes it (北京市, 东城区, 京津冀).
        code: the GB/T 2260 code, empty for a named area that has none.
        name_en: the English name, empty where none is known.
        level: nation, province, city (a prefecture, whatever its name ends in), county, district
            (Beijing's, which the pages compare) or area.
        parent: the name of the place it lies in, empty for the nation.
        short: other names that reports use (北京), the full name left out.
        until: the last year of a division that was renamed or merged, 0 for one that exists.
    """

    name: str
    code: str
    name_en: str
    level: str
    parent: str
    short: tuple[str, ...]
    until: int = 0


@cache
def every_region(folder: Path = DATA) -> tuple[Region, ...]:
    """Every place in the order of data/regions.csv; names repeat, as 朝阳区 and 鼓楼区 do.

    Raises:
        DataFileError: data/regions.csv is missing, broken or lacks a column.
    """
    try:
        return tuple(_region(row) for row in csv_named("regions.csv", folder))
    except KeyError as error:
        raise DataFileError(
            f"{folder / 'regions.csv'}: the column {error} is missing; add it to the header"
        ) from None


@cache
def regions(folder: Path = DATA) -> dict[str, Region]:
    """The first place of each Chinese name, in the order of data/regions.csv.

    That order puts the nation, the provinces and Beijing's districts first, and what exists
    before what is no more. Which 朝阳区 a document means is said by ``gazetteer().resolve``.

    Raises:
        DataFileError: data/regions.csv is missing, broken or lacks a column.
    """
    first: dict[str, Region] = {}
    for region in every_region(folder):
        first.setdefault(region.name, region)
    return first


def _region(row: dict[str, str]) -> Region:
    return Region(
        name=row["name"],
        code=row["code"],
        name_en=row["name_en"],
        level=row["level"],
        parent=row["parent"],
        short=tuple(row["short"].split()),
        until=int(row["until"] or 0),
    )
