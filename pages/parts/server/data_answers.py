"""What programs are given, by address: rows, the lists of their ids, a feed, and the health."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from extract.errors import ExtractError
from extract.reference.project import project
from extract.reference.sources import sources
from extract.table.schema import SOURCE
from pages.parts.export import atom
from pages.parts.export.catalogues import as_json, indicator_entries, source_entries
from pages.parts.export.table_files import FORMATS
from pages.parts.labels.translations import Translation
from pages.parts.server.answers import JSON, Answer, answered, kept_by_nobody, refused
from pages.parts.server.asked import RefusedError, given, language_of, no_more_than_language
from pages.parts.server.table_answers import TABLES, table_answer
from pages.parts.state.store import as_it_is
from pages.parts.state.stores import Store
from pages.parts.state.turns import TURNS

ROOT = Path(__file__).resolve().parents[3]

Handler = Callable[[Request], Response]


def answer(request: Request) -> Response:
    """The answer to an address below ``api/``; it takes its time, so call it in a thread."""
    t = Translation(language_of(request.query_params))
    handler = HANDLERS.get(request.path_params.get("path", ""))
    if handler is None:
        known = ", ".join(f"api/{name}" for name in HANDLERS)
        return refused(t("api.path", allowed=known), 404)
    try:
        return handler(request)
    except RefusedError as error:
        return refused(str(error), 400)
    except ExtractError as error:
        return refused(str(error).replace(f"{ROOT}/", ""), 503)


def _whole(mime: str, made: Callable[[Store, Translation], bytes]) -> Handler:
    """What serves something that is asked for as a whole, in a language."""

    def serve(request: Request) -> Response:
        query = given(request)
        no_more_than_language(query)
        t = Translation(language_of(query))
        data = as_it_is()
        return answered(request, data.edition.version, lambda: Answer(made(data, t), mime))

    return serve


def _feed(data: Store, t: Translation) -> bytes:
    figures = {str(source): n for source, n in data.table.counts(SOURCE).items()}
    return atom.feed(sources(), figures, t)


def _health(request: Request) -> Response:
    """Whether there is data to show, which, how old it is, and how many reports are being read."""
    try:
        data = as_it_is()
    except ExtractError as error:
        told = {"status": "broken", "loaded": False, "error": str(error).replace(f"{ROOT}/", "")}
        return kept_by_nobody(told, 503)
    told = {
        "status": "ok",
        "loaded": True,
        "rows": len(data.table),
        "promises": len(data.promises),
        "version": project().version,
        "edition": data.edition.version,
        "built": data.edition.built.isoformat(timespec="seconds"),
        "documents_under_way": TURNS.under_way,
        "age_seconds": int((datetime.now(UTC) - data.edition.built).total_seconds()),
    }
    return kept_by_nobody(told, 200)


HANDLERS: dict[str, Handler] = {
    **{f"{name}.{ending}": table_answer(name, ending) for name in TABLES for ending in FORMATS},
    "indicators.json": _whole(JSON, lambda data, t: as_json(indicator_entries(data.table))),
    "sources.json": _whole(JSON, lambda data, t: as_json(source_entries(data.table))),
    "sources.atom": _whole(atom.MIME, _feed),
    "health": _health,
}
"""By the address below ``api/``."""
