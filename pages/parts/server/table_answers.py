"""The rows of an address as files: what the pages show for the same parameters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from extract.table.identity import ID, figure_ids
from extract.table.rows import Rows
from extract.table.schema import COLUMNS
from pages.parts.export.csv_files import file_stem
from pages.parts.export.spec import OF_PROMISES
from pages.parts.export.table_files import FORMATS
from pages.parts.labels.verdict_labels import promise_ids
from pages.parts.search.rows_asked import figures_asked, promises_asked
from pages.parts.server.answers import COUNT, Answer, answered
from pages.parts.server.asked import Asked, asked, given
from pages.parts.state.filters import Filters
from pages.parts.state.store import as_it_is
from pages.parts.state.stores import Store


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that can be asked for.

    Attributes:
        columns: of an answer.
        every: all rows of the kind.
        rows: those that an address asks for.
        ids: of some of them.
    """

    columns: tuple[str, ...]
    every: Callable[[Store], Rows]
    rows: Callable[[Filters, Rows], Rows]
    ids: Callable[[pd.DataFrame], pd.Series]


TABLES = {
    "metrics": Table((ID, *COLUMNS), lambda data: data.table, figures_asked, figure_ids),
    "promises": Table((ID, *OF_PROMISES), lambda data: data.promises, promises_asked, promise_ids),
}


def table_answer(name: str, ending: str) -> Callable[[Request], Response]:
    """What serves some rows of a table as a file."""
    table, form = TABLES[name], FORMATS[ending]

    def serve(request: Request) -> Response:
        data = as_it_is()
        query = given(request)
        wanted = asked(query, data.has)

        def made() -> Answer:
            every = table.every(data)
            rows = table.rows(wanted.filters, every)
            part = rows.part(wanted.offset, wanted.limit)
            stem = file_stem(name, "" if len(part) == len(every) else "part")
            shown = "inline" if form.shown else "attachment"
            headers = {
                COUNT: str(len(rows)),
                "Content-Disposition": f'{shown}; filename="{stem}.{ending}"',
            }
            if link := _link(f"{name}.{ending}", query, wanted, len(rows)):
                headers["Link"] = link
            told = part.assign(**{ID: table.ids(part)})[list(table.columns)]
            return Answer(form.write(told), form.mime, headers)

        return answered(request, data.edition.version, made)

    return serve


def _link(file: str, query: Mapping[str, str], wanted: Asked, total: int) -> str:
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
        f'<{file}?{urlencode({**query, "limit": limit, "offset": at})}>; rel="{name}"'
        for name, at in ways.items()
        if at is not None
    )
