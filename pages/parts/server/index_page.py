"""The page that the browser gets before anything runs: Streamlit's own, in the reader's language.

Streamlit serves one index.html for all: in English, without title or description, and unaware of
where its server is. Search engines, previews of shared links, screen readers and the first second
of every visit know no other page.
"""

import html
import json
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from extract.errors import ExtractError
from pages.parts.labels.names import project_name
from pages.parts.labels.translations import LANGUAGES, TAGS, Translation, streamlit_words
from pages.parts.server.headers import inline_scripts, is_embedded, policy
from pages.parts.server.where import below

HERE = Path(__file__).parent
PAGES = HERE.parents[1]
FRAME = "frame"  # the script that draws the others, and no page of its own
FIRST = "overview"  # the page at the bare address
GONE = "gone"  # in the address: the page that was asked for and is not there
SCRIPTS = ("index_page.js", "page_modes.js", "chart_taps.js")
SHELL = Path(st.__file__).parent / "static/index.html"


class _Name(Convertor[str]):
    """The part of an address that can name a page, as no file of Streamlit's is called."""

    regex = "[A-Za-z0-9_-]+"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


class _Deep(_Name):
    """An address of several parts, which no page has; Streamlit's own are left to it."""

    regex = "(?!_stcore/|static/|media/|app/|vendor/|components?/|bidi-components/)" + (
        "[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)+/?"
    )


register_url_convertor("page_name", _Name())
register_url_convertor("deep_name", _Deep())


def routes() -> list[Route]:
    """The addresses of the pages, for ``st.App``."""
    addresses = ("/", "/{page:page_name}", "/{page:deep_name}")
    return [Route(below(address), _serve) for address in addresses]


def page_files() -> dict[str, str]:
    """The file of each page, without its ending, by the page's name in the address."""
    files = sorted(path.stem for path in PAGES.glob("*.py") if path.stem != FRAME)
    return {"": FIRST} | {file.strip("_"): file for file in files if file != FIRST}


async def _serve(request: Request) -> Response:
    if request.query_params.get("embed") == "1":  # Streamlit knows the word only.
        kept = [pair for pair in request.query_params.multi_items() if pair[0] != "embed"]
        query = urlencode([*kept, ("embed", "true")])
        return RedirectResponse(f"{request.url.path.rpartition('/')[2] or './'}?{query}")
    file = page_files().get(request.path_params.get("page", ""))
    if file is None:
        # A page that is no more, or never was: the overview says so, and the choice holds.
        name = request.path_params["page"]
        told = "" if name == FIRST else urlencode({GONE: name})
        up = "../" * name.count("/") or "./"
        return RedirectResponse(f"{up}?{'&'.join(filter(None, (request.url.query, told)))}")
    asked = request.query_params.get("lang", "")
    try:
        page = shell(file, asked if asked in LANGUAGES else LANGUAGES[0])
    except ExtractError:
        page = SHELL.read_text(encoding="utf-8")  # The frame says what is broken.
    allowed = policy(inline_scripts(page), is_embedded(request.scope["query_string"]))
    return HTMLResponse(
        page, headers={"Cache-Control": "no-cache", "Content-Security-Policy": allowed}
    )


@cache
def shell(file: str, language: str) -> str:
    """Streamlit's index.html for a page, in a language.

    Raises:
        DataFileError: data/words.toml is missing or lacks a word.
    """
    t = Translation(language)
    name, lead = project_name(language), t("app.lead")
    title = f"{t(f'nav.{file}')} · {name}"
    told = {
        '<html lang="en">': f'<html lang="{TAGS[language]}">',
        "./favicon.png": _icon(),
        "<title>Streamlit</title>": "\n    ".join(
            [
                f"<title>{html.escape(title)}</title>",
                _meta("name", "description", lead),
                _meta("property", "og:type", "website"),
                _meta("property", "og:site_name", name),
                _meta("property", "og:title", title),
                _meta("property", "og:description", lead),
                _meta("property", "og:locale", TAGS[language].replace("-", "_")),
                _feed(t),
                f'<script type="application/json" id="words">{_json(streamlit_words())}</script>',
                *(f"<style>{_file(name)}</style>" for name in ("index_page.css", "page_modes.css")),
                *(f"<script>{_file(name)}</script>" for name in SCRIPTS),
            ]
        ),
        '<div id="root"></div>': (
            # Streamlit puts the page in its place as soon as it runs.
            f'<div id="root"><p style="{_OPENING}">{html.escape(t("served.opening"))}</p></div>'
        ),
    }
    page = SHELL.read_text(encoding="utf-8")
    for theirs, ours in told.items():
        page = page.replace(theirs, ours, 1)
    # A font that the theme does not use is not to be loaded first.
    page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*>', "", page)
    script = html.escape(t("served.script"))
    return re.sub(r"(?s)<noscript>.*?</noscript>", f"<noscript><p>{script}</p></noscript>", page)


_OPENING = "margin:40vh 1rem;text-align:center;font-family:sans-serif;color:#7a828c"


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{html.escape(content)}" />'


def _feed(t: Translation) -> str:
    """Where readers of feeds find the newest sources."""
    spoken = "" if t.language == LANGUAGES[0] else f"?lang={t.language}"
    title = html.escape(t("feed.title", name=project_name(t.language)))
    return (
        '<link rel="alternate" type="application/atom+xml" '
        f'title="{title}" href="./api/sources.atom{spoken}" />'
    )


def _file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _json(value: Mapping[str, Any]) -> str:
    # No text may end the element that it stands in.
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _icon() -> str:
    picture = b64encode((HERE / "icon.svg").read_bytes()).decode("ascii")
    return f"data:image/svg+xml;base64,{picture}"
