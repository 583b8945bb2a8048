"""The figures of a document with what readers corrected: replaced or dropped, each as expected."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from extract.interpret.statement import Observation
from extract.quantities.screen import Rejected
from extract.reference.corrections import Correction
from extract.reference.gazetteer import code_of
from extract.reference.indicators import Indicator, indicators, themes
from extract.reference.units import unit_named

DROPPED = "dropped"
"""The reason why a number that was a figure is set aside: a reader said so."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of a document's figures.

    Attributes:
        observations: as corrected, in their order.
        dropped: those that are none.
        failed: for each correction that no longer applies, a sentence that names it, what it
            expected and what is read now; the figure stands as it was read.
    """

    observations: tuple[Observation, ...]
    dropped: tuple[Rejected, ...]
    failed: tuple[str, ...]


class _Unfit(Exception):
    """What a correction says cannot be; the message says why."""


def corrected(observations: Sequence[Observation], said: Iterable[Correction]) -> Corrected:
    """The figures of one document with its corrections applied."""
    left: dict[int, Observation | Rejected] = dict(enumerate(observations))
    failed: list[str] = []
    for correction in said:
        try:
            at = _found(correction, left)
            left[at] = _as_said(observations[at], correction)
        except _Unfit as unfit:
            failed.append(f"{correction} no longer applies: {unfit}; look again, or delete it")
    return Corrected(
        tuple(each for each in left.values() if isinstance(each, Observation)),
        tuple(each for each in left.values() if isinstance(each, Rejected)),
        tuple(failed),
    )


def _found(correction: Correction, left: dict[int, Observation | Rejected]) -> int:
    """Which of the figures a correction is of."""
    here = [
        (at, each)
        for at, each in left.items()
        if isinstance(each, Observation) and each.start == correction.start
    ]
    if not here:
        raise _Unfit("no figure begins there now")
    for at, each in here:
        if each.value_text == correction.value_text and not _differing(each, correction):
            return at
    _, read = here[0]
    if read.value_text != correction.value_text:
        raise _Unfit(f"「{read.value_text}」 stands there now")
    names = ", ".join(_differing(read, correction))
    raise _Unfit(f"expected {names}")


def _differing(read: Observation, correction: Correction) -> list[str]:
    """The fields that are read otherwise than expected, in words."""
    return [
        f"{name} {said or 'none'}, now read {getattr(read, name) or 'none'}"
        for name, said in correction.read.given().items()
        if getattr(read, name) != said
    ]


def _as_said(read: Observation, correction: Correction) -> Observation | Rejected:
    if correction.drop:
        amount = replace(
            read.said.figure,
            start=read.start,
            end=read.end,
            number_start=read.start,
            text=read.value_text,
        )
        return Rejected(amount, DROPPED, correction.why or "a reader says that it is no figure")
    said = correction.say.given()
    fields = {**said, **_when(read, said), **_amount(read, said), **_catalogued(read, said)}
    if "region" in said:
        fields["region_code"] = code_of(said["region"], read.said.home)
    return replace(read, **fields)


def _when(read: Observation, said: Mapping[str, Any]) -> dict[str, Any]:
    """Year and period, each from the other where one alone is said."""
    if "period" in said:
        year = int(re.findall(r"\d{4}", said["period"])[-1])
        if said.get("year", year) != year:
            raise _Unfit(f"{said['year']} is not the last year of {said['period']}")
        return {"year": year}
    if "year" not in said:
        return {}
    if set(re.findall(r"\d{4}", read.period)) != {str(read.year)}:
        raise _Unfit(f"{read.period} is more than a year; say the period too")
    return {"period": read.period.replace(str(read.year), str(said["year"]))}


def _catalogued(read: Observation, said: Mapping[str, Any]) -> dict[str, str]:
    """Name, theme and measure of the indicator that the figure has then."""
    indicator = _indicator(read, said)
    if indicator is None:
        if (theme := said.get("theme", read.theme)) not in themes():
            raise _Unfit(f"there is no theme {theme}")
        return {}
    own = {
        "indicator": indicator.name,
        "theme": indicator.theme,
        "measure": indicator.measure,
    }
    for name in own.keys() & said.keys():
        if said[name] != own[name]:
            raise _Unfit(f"{name} of {indicator.id} is {own[name]}, not {said[name]}")
    return own


def _amount(read: Observation, said: Mapping[str, Any]) -> dict[str, Any]:
    """Value and unit: as they are said, and in the unit of the indicator where there is one."""
    value, high = read.value, read.value_high
    if "value" in said:
        value, high = said["value"], None
    high = said.get("value_high", high)
    indicator = _indicator(read, said)
    if indicator is None:
        return {"value": value, "value_high": high}
    target = unit_named(indicator.unit)
    unit = unit_named(said.get("unit", indicator.unit if "value" in said else read.unit))
    if unit.kind != target.kind:
        raise _Unfit(f"{indicator.id} is counted in {target.name}, not in {unit.name}")
    ends = [None if end is None else target.of(end, unit) for end in (value, high)]
    if indicator.unsigned:
        ends = [None if end is None else abs(end) for end in ends]
    return {"value": ends[0], "value_high": ends[1], "unit": target.name}


def _indicator(read: Observation, said: Mapping[str, Any]) -> Indicator | None:
    """The catalogue's entry that the figure has then; none where it has none."""
    indicator_id = said.get("indicator_id", read.indicator_id)
    if indicator_id and indicator_id not in indicators():
        raise _Unfit(f"the catalogue has no indicator {indicator_id}")
    return indicators().get(indicator_id)
