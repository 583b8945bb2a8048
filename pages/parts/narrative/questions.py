"""Questions to begin with, each a link to the view that answers it, from data/questions.toml."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.reference.files import Entry, name_of, toml_named, typed
from pages.parts.labels.names import CHINESE, home_id, of_level, place_id
from pages.parts.state.filters import Filters, from_address
from pages.parts.state.offered import Offered
from pages.parts.state.parameters import LEVELS

PROMISES = "promises"  # the page of that name


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the reader's words, and where its answer is shown.

    Attributes:
        text: the question.
        page: the name of the page that answers it.
        address: the query that the page is opened with.
    """

    text: str
    page: str
    address: dict[str, str]


class _Entry(Entry, frozen=True):
    """One entry of data/questions.toml."""

    zh: str
    en: str
    page: str
    address: dict[str, str]


def _in_scope(scope: str) -> tuple[str, ...] | None:
    """The places of a scope; None for that of all."""
    if scope == "home":
        return (home_id(),)
    return tuple(map(place_id, of_level(scope))) if scope in LEVELS else None


def _answerable(filters: Filters, has: Offered) -> bool:
    """Whether there are figures of the place, and of several places where these are compared."""
    compared = _in_scope(filters.level) or has.regions
    several = len(set(compared) & set(has.regions)) > 1 or not filters.level
    return several and set(filters.regions) <= set(has.regions)


def _promised(filters: Filters, has: Offered) -> bool:
    """Whether there are promises of the place or in the scope, and of the indicator if one is."""
    asked = filters.regions or _in_scope(filters.scope)
    return any(
        filters.indicator in ("", key) and (asked is None or at in asked)
        for key, at in has.promised
    )


def questions(has: Offered, language: str) -> Iterator[Question]:
    """The questions that a table can answer: those of which it knows all that the address names.

    Raises:
        DataFileError: data/questions.toml is missing or broken, or a question lacks a field.
    """
    for number, each in enumerate(toml_named("questions.toml").get("question", ()), start=1):
        entry = typed(each, _Entry, f"{name_of('questions.toml')}: question {number}")
        filters, dropped = from_address(entry.address, has)
        promised = entry.page != PROMISES or _promised(filters, has)
        if not dropped and promised and _answerable(filters, has):
            text = entry.zh if language == CHINESE else entry.en
            yield Question(text, entry.page, replace(filters, language=language).address())
