"""The catalogue: what the table's indicators and themes are, in both languages."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from extract.errors import DataFileError
from extract.reference.files import DATA, toml_named


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject under which indicators are grouped; ``id`` never changes, the names may."""

    id: str
    name: str
    name_en: str


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
    name: str
    name_en: str
    definition: str
    definition_en: str
    unit: str
    measure: str
    better: str
    unit_en: str
    rules: dict[str, Any] = field(repr=False, compare=False)


_THEME = ("name", "name_en")
_FACE = ("theme", "name", "name_en", "definition", "definition_en", "unit", "measure", "better")
_CHOICES = {"measure": {"level", "change"}, "better": {"higher", "lower", "none"}}


@cache
def themes(folder: Path = DATA) -> dict[str, Theme]:
    """Every theme by id, in the order in which pages show them.

    Raises:
        DataFileError: data/themes.toml is missing, broken or lacks a field.
    """
    return {key: _theme(key, entry) for key, entry in toml_named("themes.toml", folder).items()}


def _theme(key: str, entry: dict[str, Any]) -> Theme:
    _expect(_THEME, entry, f"data/themes.toml: [{key}]")
    return Theme(id=key, **{name: entry[name] for name in _THEME})


@cache
def indicators(folder: Path = DATA) -> dict[str, Indicator]:
    """Every indicator by id, in the catalogue's order.

    Raises:
        DataFileError: data/indicators.toml is missing, broken, lacks a field or names an
            unknown theme.
    """
    known = themes(folder)
    entries = toml_named("indicators.toml", folder)
    return {key: _indicator(key, entry, known) for key, entry in entries.items()}


def _indicator(key: str, entry: dict[str, Any], known: dict[str, Theme]) -> Indicator:
    place = f"data/indicators.toml: [{key}]"
    _expect(_FACE, entry, place)
    for name, allowed in _CHOICES.items():
        if entry[name] not in allowed:
            raise DataFileError(f"{place} {name} is {entry[name]!r}; use one of {sorted(allowed)}")
    if entry["theme"] not in known:
        raise DataFileError(
            f"{place} names the unknown theme {entry['theme']!r}; see data/themes.toml"
        )
    told = {"unit_en": "", **entry}
    shown = (*_FACE, "unit_en")
    rules = {name: value for name, value in told.items() if name not in shown}
    return Indicator(id=key, rules=rules, **{name: told[name] for name in shown})


def _expect(names: tuple[str, ...], entry: dict[str, Any], place: str) -> None:
    for name in names:
        if not isinstance(entry.get(name), str) or not entry[name]:
            raise DataFileError(f'{place} lacks {name}; add {name} = "..."')
