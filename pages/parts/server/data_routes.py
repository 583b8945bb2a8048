"""Addresses beside the pages': the data for programs, and what lasts of each figure and promise."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pages.parts.server.answers import METHODS, permitted
from pages.parts.server.where import below


def data_routes() -> list[Route]:
    """The addresses of the data, for ``st.App``; they stand before those of the pages."""
    served = {"/api": _answer, "/api/{path:path}": _answer}
    lasting = {"/figure/{id}": _figure, "/promise/{id:path}": _promise}
    return [
        Route(below(path), _in_a_thread(handler), methods=METHODS)
        for path, handler in (served | lasting).items()
    ]


def _in_a_thread(handler: Callable[[Request], Response]) -> Callable:
    """A handler beside the server's loop, so that nobody waits for its reading and writing."""

    async def serve(request: Request) -> Response:
        if request.method == "OPTIONS":
            return permitted()
        return await run_in_threadpool(handler, request)

    return serve


# What reads the table is not imported before it is needed: what is kept of the table wants
# Streamlit to run, which it does not yet when the server's entry is read.


def _answer(request: Request) -> Response:
    from pages.parts.server.data_answers import answer

    return answer(request)


def _figure(request: Request) -> Response:
    from pages.parts.server.lasting import page_of_figure

    return _to(page_of_figure(request.path_params["id"]), request)


def _promise(request: Request) -> Response:
    from pages.parts.server.lasting import page_of_promise

    return _to(page_of_promise(request.path_params["id"]), request)


def _to(page: str, request: Request) -> Response:
    """The way to a page, relative to where one is, in the language that is asked for."""
    # As the browser counts: a slash that is written %2F is none.
    depth = request.scope["raw_path"].count(b"/") - below("/").count("/")
    spoken = "&lang=en" if request.query_params.get("lang") == "en" else ""
    return RedirectResponse(f"{'../' * depth}{page}{spoken}", headers={"Cache-Control": "no-cache"})
