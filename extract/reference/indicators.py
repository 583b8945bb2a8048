"""The catalogue: what the table's indicators and themes are, in both languages."""

from functools import cache
from pathlib import Path
from typing import Literal

from extract.errors import DataFileError
from extract.reference.files import DATA, Entry, Words, entries, toml_named


class Theme(Entry, frozen=True):
    """A subject under which indicators are grouped; ``id`` never changes, the names may."""

    id: str
    name: Words
    name_en: Words


class Indicator(Entry, frozen=True, kw_only=True, rename={"told_with": "with", "bars": "without"}):
    """One entry of data/indicators.toml.

    Attributes:
        id: the key that never changes.
        theme: a theme's id.
        name, name_en: what the reader sees.
        definition, definition_en: one sentence on what is counted.
        unit: the table's unit, whatever the report printed.
        measure: "level" or "change".
        better: "higher", "lower" or "none": which way is progress.
        unit_en: what a counting word counts here, in English; empty where data/units.toml says it.
        nature: what a figure of several years means, a sum ("flow"), the state at their end
            ("stock"), or nothing that is yearly ("annual").
        aliases, patterns: its other names, as words and as regular expressions.
        change_of: the indicator whose growth this is; it is told with that one's names.
        told_with, bars: words of which the clause must hold one, and none.
        counted: the counting words that a report must use, empty for any.
        unsigned: a fall is stored as a positive number.
    """

    id: str
    theme: str
    name: Words
    name_en: Words
    definition: Words
    definition_en: Words
    unit: Words
    measure: Literal["level", "change"]
    better: Literal["higher", "lower", "none"]
    unit_en: str = ""
    nature: Literal["flow", "stock", "annual"]
    aliases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    change_of: str = ""
    told_with: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    unsigned: bool = False


@cache
def themes(folder: Path = DATA) -> dict[str, Theme]:
    """Every theme by id, in the order in which pages show them.

    Raises:
        DataFileError: data/themes.toml is missing, broken or lacks a field.
    """
    return entries(toml_named("themes.toml", folder), Theme, "data/themes.toml")


@cache
def indicators(folder: Path = DATA) -> dict[str, Indicator]:
    """Every indicator by id, in the catalogue's order.

    Raises:
        DataFileError: data/indicators.toml is missing, broken, lacks a field or names an
            unknown theme.
    """
    found = entries(toml_named("indicators.toml", folder), Indicator, "data/indicators.toml")
    for key, indicator in found.items():
        if indicator.theme not in themes(folder):
            raise DataFileError(
                f"data/indicators.toml: [{key}] names the unknown theme {indicator.theme!r}; "
                "see data/themes.toml"
            )
    return found
