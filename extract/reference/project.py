"""What a project says of itself, from project.toml: its names, and the place that it is about."""

from functools import cache

from extract.errors import DataFileError
from extract.reference.files import Entry, Words, name_of, toml_named, typed
from extract.reference.gazetteer import gazetteer
from extract.reference.regions import Region

FILE = "project.toml"


class Project(Entry, frozen=True):
    """The content of project.toml.

    Attributes:
        home: the code of the place that is shown before anyone chooses, as data/regions.csv has it.
        parts, parts_en: what the places that lie in it are called together.
        name, name_en: what stands above the pages.
        title, title_en, authors, authors_en, version, year: how the table is cited.
        licence, licence_title, licence_path: of the table.
    """

    home: str
    parts: str
    parts_en: str
    name: Words
    name_en: Words
    title: Words
    title_en: Words
    authors: str
    authors_en: str
    version: str
    year: int
    licence: str
    licence_title: str
    licence_path: str


@cache
def project() -> Project:
    """The project of the environment variable PROJECT, else the one that the package brings.

    Raises:
        DataFileError: project.toml is missing, broken, or lacks or adds a field, or its home is
            no place of data/regions.csv.
    """
    told = typed(toml_named(FILE), Project, name_of(FILE))
    if told.home not in gazetteer().by_code:
        raise DataFileError(
            f"{name_of(FILE)}: home {told.home!r} is no code of data/regions.csv; write one of it"
        )
    return told


def home() -> Region:
    """The place that the project is about."""
    return gazetteer().by_code[project().home]


def parts() -> tuple[Region, ...]:
    """The places that lie directly in it today and have a government of their own."""
    return parts_of(home())


def parts_of(place: Region) -> tuple[Region, ...]:
    """The same of any place.

    >>> [part.name for part in parts_of(gazetteer().by_code["440300"])][:3]
    ['罗湖区', '福田区', '南山区']
    >>> parts_of(gazetteer().by_code["441900"])  # 东莞市 has no districts
    ()
    """
    below = gazetteer().below(place)
    return tuple(each for each in below if not each.until and each.level != "area")
