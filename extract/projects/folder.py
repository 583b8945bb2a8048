"""A project's folder for another place: what it says of itself, an empty table, its map."""

import csv
import json
import math
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from string import Template

from extract.errors import ProjectError
from extract.projects.boundaries import boundaries_of
from extract.reference.files import DATA
from extract.reference.project import parts_of
from extract.reference.regions import Region
from extract.table.io import table_of, write_table

TEMPLATES = DATA / "new"
_WIDE = 1.4  # columns of tiles to their rows


@dataclass(frozen=True, slots=True)
class Made:
    """A folder that was made.

    Attributes:
        home: the place that it is for.
        parts: the places that lie in it.
        mapped: whether boundaries of them were at hand; else they are tiles.
    """

    home: Region
    parts: tuple[Region, ...]
    mapped: bool


def new_project(home: Region, folder: Path) -> Made:
    """Make the folder of a project for a place and its parts.

    Raises:
        ProjectError: there is something in the folder, or it cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise ProjectError(f"{folder}: there is something in it; name a new folder")
        return _filled(home, folder)
    except OSError as error:
        raise ProjectError(f"{folder}: {error.strerror}; name another folder") from None


def _filled(home: Region, folder: Path) -> Made:
    parts = parts_of(home)
    fields = _fields(home, parts)
    for template in sorted(TEMPLATES.iterdir()):
        text = Template(template.read_text(encoding="utf-8")).substitute(fields)
        (folder / template.name).write_text(text, encoding="utf-8")
    write_table(table_of([]), folder / "metrics.csv")
    (folder / "documents").mkdir()
    shutil.copytree(DATA / "sample", folder / "sample")
    boundaries = boundaries_of(parts)
    if boundaries is None:
        _write_tiles(parts, folder / "part_tiles.csv")
    else:
        text = json.dumps(boundaries, ensure_ascii=False, separators=(",", ":"))
        (folder / "boundaries.geojson").write_text(text + "\n", encoding="utf-8")
    return Made(home, parts, boundaries is not None)


def _fields(home: Region, parts: Sequence[Region]) -> dict[str, str]:
    """What the templates of data/new are filled with."""
    english = home.name_en or home.name
    short = home.short[0] if home.short else home.name
    called, called_en = parts_called(parts)
    return {
        "code": home.code,
        "home": home.name,
        "home_en": english,
        "parts": f"{short} {len(parts)} 个{called}" if parts else home.name,
        "parts_en": f"{english}'s {len(parts)} {called_en}" if parts else english,
        "year": str(datetime.now(UTC).year),
    }


def parts_called(parts: Sequence[Region]) -> tuple[str, str]:
    """What places are called together, by the endings of their names, the commonest first.

    >>> from extract.reference.gazetteer import gazetteer
    >>> [parts_called(parts_of(gazetteer().by_code[code])) for code in ("440300", "510100")]
    [('区', 'districts'), ('区市县', 'districts, cities and counties')]
    """
    english = {"区": "districts", "县": "counties", "市": "cities", "州": "prefectures"}
    english |= {"旗": "banners", "盟": "leagues"}
    counts = Counter(part.name[-1] for part in parts)
    endings = [ending for ending, _ in counts.most_common()]
    names = [english.get(ending, "places") for ending in endings]
    told = " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    return "".join(endings), told


def _write_tiles(parts: Sequence[Region], path: Path) -> None:
    """The parts in rows of equal squares, in the order of their codes."""
    columns = max(1, math.ceil(math.sqrt(len(parts) * _WIDE)))
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream, lineterminator="\n")
        lines.writerow(["region", "row", "column", "letters"])
        for n, part in enumerate(parts):
            lines.writerow([part.name, n // columns, n % columns, ""])
