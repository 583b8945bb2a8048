"""Damages of a rule file: what a slip of the hand, a full disk or a bad merge makes of it."""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import tomlkit

_OTHERS: dict[type, Any] = {str: ["七"], int: "七", float: "七", bool: "是", list: "表", dict: [7]}
_MANY = 30  # entries: those of one kind are alike
Damage = tuple[str, str]
"""What was done, and the text of the file then."""


def damages(name: str, text: str) -> Iterator[Damage]:
    """The damages of a file of this name."""
    yield "empty", ""
    yield "torn", text[: _inside_a_text(text)]
    if name.endswith(".toml"):
        content = tomllib.loads(text)
        for place in _places(content):
            without = deepcopy(content)
            del _held(without, place)[place[-1]]
            yield f"without {_said(place)}", tomlkit.dumps(without)
            held = _held(content, place)[place[-1]]
            other = deepcopy(content)
            _held(other, place)[place[-1]] = _OTHERS.get(type(held), 7)
            yield f"{_said(place)} of another kind", tomlkit.dumps(other)


def _inside_a_text(text: str) -> int:
    """A place about the middle of a file, within quotes or a row."""
    return text.rindex("\n", 0, len(text) // 2) + 3


def _places(content: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place of the first two levels, and what is below; of what is alike the first alone."""
    inner = content.items() if isinstance(content, dict) else enumerate(content)
    many = len(content) > _MANY or isinstance(content, list)
    seen: set[object] = set()
    for key, value in inner:
        alike = tuple(value) if isinstance(value, dict) and at else type(value) if many else key
        if alike in seen:
            continue
        seen.add(alike)
        yield (*at, key)
        if isinstance(value, dict | list):
            yield from _places(value, (*at, key))


def _held(content: Any, place: tuple[str | int, ...]) -> Any:
    for key in place[:-1]:
        content = content[key]
    return content


def _said(place: tuple[str | int, ...]) -> str:
    return ".".join(map(str, place))
