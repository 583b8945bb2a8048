"""Which catalogued indicator a figure states, if any: candidates, their scores, a threshold."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from operator import itemgetter

from msgspec import Struct

from extract.interpret.alias import Alias
from extract.interpret.coordination import dealt_out
from extract.interpret.features import Features, fits, names_around, together, told_by
from extract.interpret.scene import Scene, View
from extract.reference.files import Entry, toml_named, typed
from extract.reference.indicators import Indicator, indicators
from extract.reference.units import Unit, converted, unit_named


class Candidate(Struct, frozen=True):
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
    found: list[Candidate] = []
    for name in names_around(seen):
        # Most names near a figure count something else: they need not be looked at closely.
        fitting = [
            (indicator, unit)
            for key in name.alias.ids
            if (unit := _read_as(seen.figure.unit, indicator := indicators()[key]))
        ]
        around = told_by(seen, name) if fitting else {}
        found += [_candidate(seen, name.alias, *each, around, change) for each in fitting]
    return found


def _candidate(
    seen: View,
    alias: Alias,
    indicator: Indicator,
    unit: Unit,
    features: Features,
    change: bool,
) -> Candidate:
    wanted, figure = unit_named(indicator.unit), seen.figure
    value = converted(figure.value, unit, wanted)
    high = converted(figure.high, unit, wanted) if figure.high is not None else None
    all_of_it = features | fits(seen, alias, indicator, change)
    return Candidate(indicator, value, high, alias.text, all_of_it | together(all_of_it))


def _read_as(unit: Unit, indicator: Indicator) -> Unit | None:
    """A figure's unit as an indicator is counted in it, None where it counts something else.

    4万亿 is read with the 元 that the report leaves out, where money is wanted.
    """
    if indicator.counted and unit.name.lstrip("十百千万亿") not in indicator.counted:
        return None
    wanted = unit_named(indicator.unit)
    if unit.name in ("亿", "万亿") and wanted.kind == "yuan":
        return unit_named(f"{unit.name}元")
    return unit if unit.kind == wanted.kind else None


class Weights(Entry, frozen=True, rename={"of": "weights"}):
    """What the features weigh, and from which probability on an indicator is claimed."""

    of: Mapping[str, float]
    threshold: float

    def probability(self, features: Features) -> float:
        """How likely it is, by its features, that a figure states an indicator."""
        told = ((name, amount) for name, amount in features.items() if amount)
        total = sum(self.of.get(name, 0.0) * amount for name, amount in told)
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
    best, probability = _likeliest(candidates, weights)
    return best if best and probability >= weights.threshold else None


def likeliest(candidates: Sequence[Candidate], weights: Weights) -> Candidate | None:
    """The most likely candidate, claimed or not; the first where two are equal."""
    return _likeliest(candidates, weights)[0]


def _likeliest(candidates: Sequence[Candidate], weights: Weights) -> tuple[Candidate | None, float]:
    scored = ((each, weights.probability(each.features)) for each in candidates)
    return max(scored, key=itemgetter(1), default=(None, 0.0))
