"""The data for programs, at addresses beside the pages': the same parameters, the same rows."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.parts.server.answers import METHODS, permitted
from pages.parts.server.where import below


def data_routes() -> list[Route]:
    """The addresses of the data, for ``st.App``; they stand before those of the pages."""
    return [Route(below(path), _serve, methods=METHODS) for path in ("/api", "/api/{path:path}")]


async def _serve(request: Request) -> Response:
    if request.method == "OPTIONS":
        return permitted()
    return await run_in_threadpool(_answer, request)


def _answer(request: Request) -> Response:
    # Not before it is needed: what is kept of the table wants Streamlit to run.
    from pages.parts.server.data_answers import answer

    return answer(request)
