"""Which catalogued indicator a figure states, if any: candidates, their scores, a threshold."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.interpret.alias import Alias
from extract.interpret.coordination import dealt_out
from extract.interpret.features import Features, fits, names_around, together
from extract.interpret.scene import Scene, View
from extract.quantities.spot import Quantity
from extract.reference.files import Entry, toml_named, typed
from extract.reference.indicators import Indicator, indicators
from extract.reference.units import Unit, unit_named


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a figure may state.

    Attributes:
        indicator: of the catalogue.
        value, high: the figure in the indicator's unit.
        wording: the words that name it.
        features: name -> amount; what speaks for it and against.
    """

    indicator: Indicator
    value: Decimal
    high: Decimal | None
    wording: str
    features: Features


def candidates_for(scene: Scene, index: int, change: bool) -> list[Candidate]:
    """The indicators whose names stand near a figure and whose units fit it.

    Of an indicator that is named several times each name makes a candidate.

    Args:
        index: which figure of the scene.
        change: whether the figure states a move.
    """
    seen = dealt_out(scene, index)
    return [
        candidate
        for alias, features in names_around(seen)
        for key in alias.ids
        if (candidate := _candidate(seen, alias, indicators()[key], features, change))
    ]


def _candidate(
    seen: View,
    alias: Alias,
    indicator: Indicator,
    features: Features,
    change: bool,
) -> Candidate | None:
    figure = seen.figure
    value = in_unit(indicator, figure, figure.value)
    if value is None:
        return None
    high = in_unit(indicator, figure, figure.high) if figure.high is not None else None
    all_of_it = features | fits(seen, alias, indicator, change)
    return Candidate(indicator, value, high, alias.text, all_of_it | together(all_of_it))


def in_unit(indicator: Indicator, figure: Quantity, number: Decimal) -> Decimal | None:
    """A number of a figure in the indicator's unit, None where it counts something else."""
    counted = indicator.counted
    if counted and figure.unit.name.lstrip("十百千万亿") not in counted:
        return None
    wanted = unit_named(indicator.unit)
    return wanted.of(number, _written_out(figure.unit, wanted))


def _written_out(unit: Unit, wanted: Unit) -> Unit:
    """4万亿 with the 元 that the report leaves out, where money is wanted."""
    bare = unit.name in ("亿", "万亿")
    return unit_named(f"{unit.name}元") if bare and wanted.kind == "yuan" else unit


class Weights(Entry, frozen=True, rename={"of": "weights"}):
    """What the features weigh, and from which probability on an indicator is claimed."""

    of: Mapping[str, float]
    threshold: float

    def probability(self, features: Features) -> float:
        """How likely it is, by its features, that a figure states an indicator."""
        total = sum(self.of.get(name, 0.0) * amount for name, amount in features.items())
        return 1 / (1 + math.exp(-total - self.of.get("bias", 0.0)))

    def parts(self, features: Features) -> list[tuple[str, float]]:
        """What each feature adds, the weightiest first."""
        added = [(name, self.of.get(name, 0.0) * amount) for name, amount in features.items()]
        return sorted((part for part in added if part[1]), key=lambda part: -abs(part[1]))


@cache
def shipped_weights() -> Weights:
    """The weights of data/linker.toml, which ``python -m extract train`` writes.

    Raises:
        DataFileError: the file is missing or lacks a part.
    """
    return typed(toml_named("linker.toml"), Weights, "data/linker.toml")


def linked(candidates: Sequence[Candidate], weights: Weights) -> Candidate | None:
    """The candidate that is claimed: the most likely one, where it reaches the threshold."""
    best = likeliest(candidates, weights)
    return best if best and weights.probability(best.features) >= weights.threshold else None


def likeliest(candidates: Sequence[Candidate], weights: Weights) -> Candidate | None:
    """The most likely candidate, claimed or not; the first where two are equal."""
    return max(candidates, key=lambda each: weights.probability(each.features), default=None)
