"""The reports that the reader has brought: in this session, on every page, and nowhere else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from extract.reference.corrections import Corrections
from extract.table.schema import REGION, REGION_CODE, SOURCE
from pages.parts.labels.names import IMPORTED, place_ids
from pages.parts.labels.source_names import IMPORT
from pages.parts.state.noted import note
from pages.parts.state.session import current_filters, update_filters

if TYPE_CHECKING:  # Every page keeps what was read; the reading is loaded by the page of imports.
    from extract.documents.read import Document
    from extract.pipeline import Reading, Unsure
    from pages.parts.state.edits import Edit
    from pages.parts.state.upload import Refusal

MOST = 20  # reports at a time; each goes through every page's work
_KEPT, _CHANGES = "imports", "imports_changed"
_REFUSED, _SHOWN, _TURN = "imports_refused", "imports_shown", "imports_turn"


@dataclass(frozen=True, slots=True, eq=False)
class Imported:
    """A report that the reader has brought.

    Attributes:
        name: the file's, as the reader calls it.
        source: the id that its rows carry; it says that they were imported.
        reading: what was read.
        unsure: its figures that may state an indicator but were given none, with the likeliest.
        stated: place and year of delivery as the text says them; empty and 0 where it does not.
        region, year: what the reader says instead; empty and 0 where the text is right.
        edits: what the reader says of single figures, by their places in the text.
        corrections: all that the reader says of it, as data/corrections.toml has it.
        rows: its figures as corrected, marked as imported.
    """

    name: str
    source: str
    reading: "Reading"
    unsure: "Sequence[Unsure]"
    stated: tuple[str, int]
    region: str
    year: int
    edits: "Mapping[int, Edit]"
    corrections: Corrections
    rows: pd.DataFrame

    @property
    def document(self) -> "Document":
        """Its text, in which the rows have their places."""
        return self.reading.document

    @property
    def undecided(self) -> "list[Unsure]":
        """The unsure figures of which the reader has said nothing yet."""
        return [each for each in self.unsure if each[0].start not in self.edits]

    @property
    def dropped(self) -> frozenset[int]:
        """The places of the figures that the reader says are none."""
        return frozenset(at for at, each in self.edits.items() if each.drop)


def brought() -> Mapping[str, Imported]:
    """Every report by its source id, in the order in which they came."""
    kept: dict[str, Imported] = st.session_state.get(_KEPT, {})
    return kept


def imports() -> Mapping[str, Imported]:
    """Those that have figures, which go along to every page."""
    return {source: own for source, own in brought().items() if not own.rows.empty}


def keep(*changed: Imported) -> None:
    """Keep reports, each in the place of what was known of it before."""
    _keep({**brought(), **{own.source: own for own in changed}})


def marked(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows whose source and places say that they were imported."""
    places = rows[REGION].where(rows[REGION] != "", rows[SOURCE])
    own = rows.copy()
    own[SOURCE], own[REGION], own[REGION_CODE] = IMPORT + rows[SOURCE], places + IMPORTED, ""
    return own.astype(rows.dtypes)


def remove(*sources: str) -> None:
    """Forget reports and the choice of their places."""
    gone = {place for source in sources for place in place_ids(brought()[source].rows)}
    update_filters(regions=tuple(each for each in current_filters().regions if each not in gone))
    _keep({key: own for key, own in brought().items() if key not in sources})


def _keep(every: Mapping[str, Imported]) -> None:
    st.session_state[_KEPT] = every
    st.session_state[_CHANGES] = changes() + 1


def changes() -> int:
    """Counts how often the reports have become others in this session."""
    number: int = st.session_state.get(_CHANGES, 0)
    return number


def shown() -> Imported | None:
    """The report that the page of imports shows: the one chosen, else the last; None for none."""
    every = brought()
    return every.get(st.session_state.get(_SHOWN, "")) or next(reversed(list(every.values())), None)


def show(source: str) -> None:
    """Show this report on the page of imports."""
    st.session_state[_SHOWN] = source


def refusals() -> "Sequence[tuple[str, Refusal]]":
    """The files that could not be taken, by name, each with the reason."""
    kept: list[tuple[str, Refusal]] = st.session_state.get(_REFUSED, [])
    return kept


def refuse(name: str, refusal: "Refusal") -> None:
    """Remember that a file could not be taken, and note of which kind it was, not its name."""
    note("document refused", reason=refusal.reason, kind=PurePath(name).suffix[:8])
    st.session_state[_REFUSED] = [*refusals(), (name, refusal)]


def forget_refusals() -> None:
    """The reader has read them."""
    st.session_state.pop(_REFUSED, None)


def turn() -> int:
    """Counts how often something was brought: a field whose key has this in it is empty again."""
    number: int = st.session_state.get(_TURN, 0)
    return number


def next_turn() -> None:
    """What was brought is taken: the fields shall be empty again."""
    st.session_state[_TURN] = turn() + 1
