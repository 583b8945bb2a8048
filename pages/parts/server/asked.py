"""What a program asks for: the parameters of the pages' addresses, and which part of the rows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from starlette.requests import Request

from pages.parts.labels.names import home_id
from pages.parts.labels.translations import LANGUAGES, Translation
from pages.parts.state.filters import Filters, from_address
from pages.parts.state.offered import Offered
from pages.parts.state.parameters import FORMER, PARAMETERS

MOST = 50_000  # rows in one answer; more are had page by page
LAST = 1_000_000_000  # the largest number that a row can have
NAMED = 40  # what may be chosen is listed up to here, and longer names are cut
_LANGUAGE, _LIMIT, _OFFSET = "lang", "limit", "offset"


class RefusedError(Exception):
    """What is asked for has a parameter or a value that there is not; one sentence says which."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address as it is understood.

    Attributes:
        filters: as a page takes them.
        limit, offset: how many rows, and how many before them are left out.
    """

    filters: Filters
    limit: int = MOST
    offset: int = 0


def given(request: Request) -> dict[str, str]:
    """The parameters of an address, one that is given twice as a list."""
    query = request.query_params
    return {name: ",".join(query.getlist(name)) for name in query}


def language_of(query: Mapping[str, str]) -> str:
    """The language that an address asks for; the first where it asks for none that there is."""
    asked = query.get(_LANGUAGE, "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def asked(query: Mapping[str, str], has: Offered) -> Asked:
    """The address of a program, which is told of every mistake; a page would drop what is wrong.

    Raises:
        RefusedError: a parameter or a value is unknown, said in the language that is asked for.
    """
    t = Translation(language_of(query))
    _only(query, (*(each.name for each in PARAMETERS), _LIMIT, _OFFSET), FORMER)
    filters, dropped = from_address(query, has)
    for name in dropped:
        raise RefusedError(t("api.value", name=name, allowed=_allowed(name, has, t)))
    return Asked(
        filters,
        _number(query, _LIMIT, MOST, range(1, MOST + 1), t),
        _number(query, _OFFSET, 0, range(LAST), t),
    )


def no_more_than_language(query: Mapping[str, str]) -> None:
    """Refuse what is asked of something that is given as a whole, but for its language.

    Raises:
        RefusedError: there is another parameter.
    """
    _only(query, (_LANGUAGE,))


def _only(query: Mapping[str, str], names: Collection[str], former: Collection[str] = ()) -> None:
    for name in query:
        if name not in (*names, *former):
            t = Translation(language_of(query))
            raise RefusedError(t("api.unknown", name=_short(name), allowed=", ".join(names)))


def _number(query: Mapping[str, str], name: str, default: int, known: range, t: Translation) -> int:
    text = query.get(name, "")
    if not text:
        return default
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(LAST)) else -1
    if number not in known:
        allowed = t("api.numbers", first=known.start, last=known.stop - 1)
        raise RefusedError(t("api.value", name=name, allowed=allowed))
    return number


def _allowed(name: str, has: Offered, t: Translation) -> str:
    """What a parameter may be: all of it where that is little, else in words."""
    known = {each.name: each for each in PARAMETERS}[name].known(has)
    if 0 < len(known) <= NAMED:
        return ", ".join(known)
    return t(f"api.allowed_{name}", first=has.first, last=has.last, home=home_id())


def _short(name: str) -> str:
    """A stranger's word in a sentence of ours."""
    return "".join(each for each in name if each.isprintable())[:NAMED]
