"""What the reader says of single figures of an imported report, as corrections of the reading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from extract.interpret.statement import Observation
from extract.pipeline import Reading
from extract.reference.corrections import Correction, Corrections, DocumentCorrection, Fields
from extract.reference.indicators import Indicator, indicators
from extract.reference.units import unit_named

MONEY = ("亿", "万亿")  # a report may leave the 元 out


_NOTHING = Fields()


@dataclass(frozen=True, slots=True)
class Edit:
    """What the reader says of one figure; by default that it was read well.

    Attributes:
        say: the fields that replace what was read.
        drop: it is no figure.
        why: in the reader's own words; may be empty.
    """

    say: Fields = _NOTHING
    drop: bool = False
    why: str = ""


def figure_at(reading: Reading, start: int) -> Observation | None:
    """The figure that begins at a place of the text, as it was read."""
    return next((each for each in reading.observations if each.start == start), None)


def fitting(read: Observation) -> list[Indicator]:
    """The indicators that a figure may state by its unit: those that its words name first, then
    those of its theme."""
    kinds = {unit_named(unit).kind for unit in _units(read)}
    named = [each.indicator.id for each in read.candidates]
    able = [each for each in indicators().values() if unit_named(each.unit).kind in kinds]
    return sorted(able, key=lambda each: (each.id not in named, each.theme != read.theme))


def _units(read: Observation) -> tuple[str, ...]:
    """The unit of a figure, and what it stands for where its money is not written out."""
    return (read.unit, f"{read.unit}元") if read.unit in MONEY else (read.unit,)


def as_indicator(read: Observation, indicator: Indicator) -> Fields:
    """What is to be said of a figure that states this indicator."""
    kind = unit_named(indicator.unit).kind
    unit = next((unit for unit in _units(read) if unit_named(unit).kind == kind), read.unit)
    return Fields(indicator_id=indicator.id, unit=unit if unit != read.unit else None)


def edit_of(read: Observation, wanted: Mapping[str, Any], why: str = "") -> Edit | None:
    """The edit that makes a figure what the reader wants; None where it was read so.

    Args:
        wanted: indicator_id, region, year, kind, value (in the unit that was read) and
            comparator; of a figure outside the catalogue indicator
            and measure too.
    """
    said = {name: value for name, value in wanted.items() if value != getattr(read, name)}
    say = Fields(**said)
    if key := said.get("indicator_id"):
        own = as_indicator(read, indicators()[key])
        say = msgspec.structs.replace(
            say, unit=own.unit or (read.unit if "value" in said else None)
        )
    if "year" in said and set(re.findall(r"\d{4}", read.period)) != {str(read.year)}:
        say = msgspec.structs.replace(say, period=str(said["year"]))
    return Edit(say, why=why) if said else None


def corrections_said(
    reading: Reading, edits: Mapping[int, Edit], region: str, year: int
) -> Corrections:
    """Everything that the reader says of a report, in the form of data/corrections.toml.

    Args:
        edits: by the figure's place in the text.
        region, year: of the whole document; empty and 0 where the reader says nothing.
    """
    said = [at for at in sorted(edits) if edits[at].drop or edits[at].say.given()]
    found = [(figure_at(reading, at), edits[at]) for at in said]
    whole = DocumentCorrection(source=reading.source, region=region, year=year or 0)
    return Corrections(
        tuple(_correction(reading.source, read, edit) for read, edit in found if read),
        (whole,) if region or year else (),
    )


def _correction(source: str, read: Observation, edit: Edit) -> Correction:
    """One edit, with the expectation that the reading is what the reader saw."""
    names = {"indicator_id", *edit.say.given()}
    read_now = {name: getattr(read, name) for name in names}
    # None is nothing to expect, and no field but the indicator's id may be empty.
    expected = {name: now for name, now in read_now.items() if now or name == "indicator_id"}
    return Correction(
        source=source,
        start=read.start,
        value_text=read.value_text,
        read=Fields(**expected),
        say=edit.say,
        drop=edit.drop,
        why=edit.why,
    )
