"""What programs are given: the rows of an address of the pages, and whether there are any."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from extract.errors import ExtractError
from extract.reference.project import project
from extract.table.identity import ID, figure_ids
from extract.table.schema import COLUMNS
from pages.parts.export.csv_files import file_stem
from pages.parts.export.spec import OF_PROMISES
from pages.parts.export.table_files import FORMATS
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import promise_ids
from pages.parts.search.rows_asked import figures_asked, promises_asked
from pages.parts.server.answers import (
    COUNT,
    JSON,
    OPEN,
    Answer,
    answered,
    as_json,
    refused,
)
from pages.parts.server.asked import Asked, RefusedError, asked, language_of
from pages.parts.state.filters import Filters
from pages.parts.state.store import Store, bundled, edition

ROOT = Path(__file__).resolve().parents[3]

Handler = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that can be asked for.

    Attributes:
        columns: of an answer.
        every: all rows of the kind, with their ids.
        rows: those that an address asks for.
    """

    columns: tuple[str, ...]
    every: Callable[[Store], pd.DataFrame]
    rows: Callable[[Filters, pd.DataFrame], pd.DataFrame]


def _figures(data: Store) -> pd.DataFrame:
    return data.table.assign(**{ID: figure_ids(data.table)})


def _promises(data: Store) -> pd.DataFrame:
    return data.promises.assign(**{ID: promise_ids(data.promises)})


TABLES = {
    "metrics": Table((ID, *COLUMNS), _figures, figures_asked),
    "promises": Table((ID, *OF_PROMISES), _promises, promises_asked),
}


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


def _table(name: str, ending: str) -> Handler:
    """What serves some rows of a table as a file."""
    table, form = TABLES[name], FORMATS[ending]

    def serve(request: Request) -> Response:
        data = bundled()
        given = {key: ",".join(request.query_params.getlist(key)) for key in request.query_params}
        wanted = asked(given, data.has)

        def made() -> Answer:
            every = table.every(data)
            rows = table.rows(wanted.filters, every)
            part = rows.iloc[wanted.offset : wanted.offset + wanted.limit]
            stem = file_stem(name, "" if len(part) == len(every) else "part")
            shown = "inline" if form.shown else "attachment"
            headers = {
                COUNT: str(len(rows)),
                "Content-Disposition": f'{shown}; filename="{stem}.{ending}"',
            }
            if link := _link(f"{name}.{ending}", given, wanted, len(rows)):
                headers["Link"] = link
            return Answer(form.write(part[list(table.columns)]), form.mime, headers)

        return answered(request, edition().version, made)

    return serve


def _link(file: str, given: dict[str, str], wanted: Asked, total: int) -> str:
    """The way to the other parts of the rows; relative, so that it holds wherever this is served.

    >>> _link("metrics.csv", {"theme": "housing"}, Asked(Filters(), 100, 100), 250)
    '<metrics.csv?theme=housing&limit=100&offset=0>; rel="first", \
<metrics.csv?theme=housing&limit=100&offset=0>; rel="prev", \
<metrics.csv?theme=housing&limit=100&offset=200>; rel="next", \
<metrics.csv?theme=housing&limit=100&offset=200>; rel="last"'
    """
    limit, offset = wanted.limit, wanted.offset
    last = max(0, (total - 1) // limit * limit)
    ways = {
        "first": 0 if offset else None,
        "prev": max(0, offset - limit) if offset else None,
        "next": offset + limit if offset + limit < total else None,
        "last": last if offset != last else None,
    }
    return ", ".join(
        f'<{file}?{urlencode({**given, "limit": limit, "offset": at})}>; rel="{name}"'
        for name, at in ways.items()
        if at is not None
    )


def _health(request: Request) -> Response:
    """Whether there is data to show, which, and how old it is."""
    try:
        data, known = bundled(), edition()
    except ExtractError as error:
        told = {"status": "broken", "loaded": False, "error": str(error).replace(f"{ROOT}/", "")}
        return _never_kept(told, 503)
    told = {
        "status": "ok",
        "loaded": True,
        "rows": len(data.table),
        "promises": len(data.promises),
        "version": project().version,
        "edition": known.version,
        "built": known.built.isoformat(timespec="seconds"),
        "age_seconds": int((datetime.now(UTC) - known.built).total_seconds()),
    }
    return _never_kept(told, 200)


def _never_kept(told: dict[str, object], status: int) -> Response:
    return Response(as_json(told), status, {**OPEN, "Cache-Control": "no-store"}, JSON)


HANDLERS: dict[str, Handler] = {
    **{f"{name}.{ending}": _table(name, ending) for name in TABLES for ending in FORMATS},
    "health": _health,
}
"""By the address below ``api/``."""
