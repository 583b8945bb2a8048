"""What the linker's features weigh, learned from the annotated figures; same gold, same bytes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extract.evaluation.gold import Figure, Text, annotated, figures
from extract.interpret.features import Features
from extract.interpret.linker import Weights
from extract.interpret.statement import Observation
from extract.pipeline import read_file
from extract.reference.corrections import NOTHING
from extract.reference.files import DATA

LINKER = DATA / "linker.toml"
THRESHOLD = 0.6
"""Chosen for precision: a number given to the wrong indicator is worse than one not given."""

_RIDGE = 0.3  # how strongly weights are held near nought
_STEPS = 30
_FOR = ("clean", "action fits")
_BIAS = "bias"

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate for a figure, and whether careful readers say that it is stated."""

    features: Features
    right: bool


@cache
def examples(text: Text, path: Path) -> tuple[Example, ...]:
    """The candidates for the figures of an annotated text.

    Left out are figures that the readers doubted, indicators that they did not know, and repeated
    figures, which they may have listed once.
    """
    known, gold = annotated(), figures(text)
    first = min((figure.start for figure in gold), default=0)
    last = max((figure.end for figure in gold), default=0)
    told = {(figure.indicator_id, abs(figure.value)) for figure in gold}
    read = [
        (found, _annotated(found, gold))
        for found in read_file(path, text.region, said=NOTHING).observations
        if not text.complete or first <= found.start < last
    ]
    return tuple(
        example
        for found, figure in read
        if figure is None or not figure.doubtful
        for example in _judged(found, figure, known, told)
    )


def _annotated(found: Observation, gold: Sequence[Figure]) -> Figure | None:
    return next((each for each in gold if found.start < each.end and found.end > each.start), None)


def _judged(
    found: Observation, figure: Figure | None, known: frozenset[str], told: set[tuple[str, Decimal]]
) -> Iterator[Example]:
    for candidate in found.candidates:
        key = candidate.indicator.id
        repeated = figure is None and (key, abs(candidate.value)) in told
        if key in known and not repeated:
            yield Example(candidate.features, figure is not None and figure.indicator_id == key)


def learned(given: Sequence[Example]) -> Weights:
    """The weights of a ridge-penalised logistic regression, by Newton's method.

    Several candidates of one figure are examples of their own: the likeliest is taken later.
    """
    names = sorted({name for example in given for name in example.features})
    rows = np.zeros((len(given), len(names) + 1))
    places = {name: place for place, name in enumerate(names)}
    for row, example in zip(rows, given, strict=True):
        row[-1] = 1.0
        for name, amount in example.features.items():
            row[places[name]] = amount
    right = np.array([float(example.right) for example in given])
    weights = _signed(rows, right, [name.startswith(_FOR) for name in names] + [False])
    rounded = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=False)}
    return Weights({**rounded, _BIAS: round(float(weights[-1]), 3)}, THRESHOLD)


def _signed(rows: Matrix, right: Matrix, free: Sequence[bool]) -> Matrix:
    """Weights of which only the ``free`` ones may speak for an indicator, the others against it.

    A feature that would speak against the sense of its name is left out, and all fitted anew.
    """
    kept = np.ones(rows.shape[1], dtype=bool)
    while True:
        weights = np.zeros(rows.shape[1])
        weights[kept] = _fitted(rows[:, kept], right)
        wrong = (weights > 0) & ~np.array(free)
        if not wrong.any():
            return weights
        kept &= ~wrong


def _fitted(rows: Matrix, right: Matrix) -> Matrix:
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], _RIDGE)
    penalty[-1] = 1e-3
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - right) + penalty * weights
        curve = (rows.T * (likely * (1 - likely))) @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights


def learned_from(texts: Sequence[Text], folders: Sequence[Path]) -> Weights:
    """The weights learned from the texts whose documents are there."""
    paths = {text: path for text in texts if (path := _path(text, folders))}
    return learned([each for text, path in paths.items() for each in examples(text, path)])


def without_document(texts: Sequence[Text], folders: Sequence[Path]) -> list[Text]:
    """The texts whose documents lie in none of the folders."""
    return [text for text in texts if _path(text, folders) is None]


def _path(text: Text, folders: Sequence[Path]) -> Path | None:
    return next((folder / text.file for folder in folders if (folder / text.file).exists()), None)


def write_weights(weights: Weights, path: Path = LINKER) -> None:
    """Write data/linker.toml."""
    lines = [
        "# What the linker's features weigh, as python -m extract train learned it from data/gold.",
        "# A figure is given the likeliest indicator whose probability reaches the threshold.",
        "",
        f"threshold = {weights.threshold}",
        "",
        "[weights]",
        *(f'"{name}" = {weight}' for name, weight in sorted(_told(weights.of))),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _told(of: Mapping[str, float]) -> list[tuple[str, float]]:
    return [(name, weight) for name, weight in of.items() if weight]
