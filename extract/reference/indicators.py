"""The catalogue: what the table's indicators and themes are, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal

from extract.errors import DataFileError
from extract.reference.files import DATA, Entry, Words, entries, toml_named


class Theme(Entry, frozen=True):
    """A subject under which indicators are grouped; ``id`` never changes, the names may."""

    id: str
    name: Words
    name_en: Words


@dataclass(frozen=True, slots=True)
class Indicator:
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
        rules: how reports speak of it; read by the extraction alone.
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
    rules: dict[str, Any] = field(repr=False, compare=False)
    unit_en: str = ""


_FACE = {each.name for each in fields(Indicator)} - {"id", "rules"}


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
    listed = {key: _parted(entry) for key, entry in toml_named("indicators.toml", folder).items()}
    found = entries(listed, Indicator, "data/indicators.toml")
    for key, indicator in found.items():
        if indicator.theme not in themes(folder):
            raise DataFileError(
                f"data/indicators.toml: [{key}] names the unknown theme {indicator.theme!r}; "
                "see data/themes.toml"
            )
    return found


def _parted(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry with what only the extraction reads put together under ``rules``."""
    rules = {name: value for name, value in entry.items() if name not in _FACE}
    return {name: value for name, value in entry.items() if name in _FACE} | {"rules": rules}
