"""The measured accuracy, by group of texts: data/accuracy.toml, and the tables that show it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import to_builtins

from extract.evaluation.gold import Readers, elsewhere, groups, readers
from extract.reference.files import DATA, Entry, toml_named, typed

FILE = "accuracy.toml"
UNKNOWN = "–"
README = DATA.parent / "README.md"
BEGIN, END = "<!-- accuracy: written by evaluate -->", "<!-- end of accuracy -->"


class Facts(Entry, frozen=True):
    """Whole catalogued facts of so many texts: indicator, place, year, kind and value all right."""

    texts: int
    precision: float
    recall: float
    f1: float


class Figures(Entry, frozen=True):
    """Every figure of so many texts: whether it is found, and the share right in each field."""

    texts: int
    precision: float
    recall: float
    fields: Mapping[str, float]


class GroupAccuracy(Entry, frozen=True):
    """What one group of texts came to; None where it has no such texts or was not measured.

    Attributes:
        written_on: the texts that rules and words were written on.
        left_out: the same, whatever is learned being learned without the text's own region.
        held_out: the texts that nobody who wrote the rules has read.
        figures: the texts of which every figure was annotated.
    """

    written_on: Facts | None = None
    left_out: Facts | None = None
    held_out: Facts | None = None
    figures: Figures | None = None


class Accuracy(Entry, frozen=True):
    """What was measured on a day, with the code of a commit, by the id of the group."""

    measured: str
    commit: str
    groups: dict[str, GroupAccuracy]


@cache
def accuracy() -> Accuracy:
    """The accuracy that was measured last.

    Raises:
        DataFileError: data/accuracy.toml is missing or broken.
    """
    return typed(toml_named(FILE), Accuracy, f"data/{FILE}")


def facts_rows(told: Accuracy) -> list[tuple[str, ...]]:
    """A group a row: its id, how many texts rules were written on, precision, recall and F1 of
    their whole facts, F1 with the region left out; how many texts were held out, and their F1.
    """
    return [
        (
            key,
            str(group.written_on.texts if group.written_on else 0),
            *_numbers(group.written_on, "precision", "recall", "f1"),
            *_numbers(group.left_out, "f1"),
            str(group.held_out.texts if group.held_out else 0),
            *_numbers(group.held_out, "f1"),
        )
        for key, group in told.groups.items()
    ]


def figures_rows(told: Accuracy) -> list[tuple[str, ...]]:
    """What was measured of every figure a row: its name, then a cell for each of the groups of
    :func:`figures_groups`, and last how far two readers agree.
    """
    measured: list[Figures | Readers]
    measured = [group.figures for group in told.groups.values() if group.figures]
    columns = [
        {"precision": each.precision, "recall": each.recall, **each.fields}
        for each in (*measured, readers())
    ]
    return [(name, *(f"{each[name]:.3f}" for each in columns)) for name in columns[-1]]


def figures_groups(told: Accuracy) -> list[str]:
    """The ids of the groups with texts of which every figure was annotated."""
    return [key for key, group in told.groups.items() if group.figures]


def _numbers(entry: object, *names: str) -> list[str]:
    return [UNKNOWN if entry is None else f"{getattr(entry, name):.3f}" for name in names]


FACTS_HEAD = (
    "whole catalogued facts", "texts", "precision", "recall", "F1", "F1, region left out",
    "texts held out", "F1, held out",
)  # fmt: skip


def tables(told: Accuracy) -> str:
    """Whole facts by group, then every figure of the texts that have them, in Markdown."""
    names = {key: group.name_en for key, group in groups().items()}
    facts = [(names[key], *cells) for key, *cells in facts_rows(told)]
    head = ("every figure", *(names[key] for key in figures_groups(told)), readers().name_en)
    parts = [_markdown(FACTS_HEAD, facts)]
    if len(head) > 2:
        parts.append(_markdown(head, figures_rows(told)))
    return "\n\n".join(parts)


def elsewhere_lines() -> str:
    """What others measured, in Markdown."""
    return "\n".join(
        f"- {each.day}, {each.what_en}: {each.right} of {each.facts} whole facts in "
        f"{each.documents} documents"
        for each in elsewhere()
    )


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    ruling = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ruling, *rows))


def write_accuracy(told: Accuracy) -> None:
    """Write data/accuracy.toml, and its tables into README."""
    (DATA / FILE).write_text("\n".join(_lines(told)) + "\n", encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    before, rest = readme.split(BEGIN)
    after = rest.split(END)[1]
    README.write_text(f"{before}{readme_part(told)}{after}", encoding="utf-8")


def readme_part(told: Accuracy) -> str:
    """What README holds between its two marks."""
    others = f"Measured by others, on documents that are not here:\n\n{elsewhere_lines()}"
    return f"{BEGIN}\n{tables(told)}\n\n{others}\n{END}"


def _lines(told: Accuracy) -> Iterator[str]:
    yield "# Written by `python -m extract evaluate --write`; README and the method page show it."
    yield f'measured = "{told.measured}"'
    yield f'commit = "{told.commit}"'
    for key, group in told.groups.items():
        yield f"\n[groups.{key}]"
        yield from (
            f"{name} = {_inline(entry)}" for name, entry in to_builtins(group).items() if entry
        )


def _inline(entry: Mapping[str, Any]) -> str:
    """An entry on one line: { texts = 7, f1 = 0.984 }."""
    cells = (f"{name} = {_cell(value)}" for name, value in entry.items())
    return f"{{ {', '.join(cells)} }}"


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return _inline(value)
    return f"{value:.3f}" if isinstance(value, float) else str(value)
