"""What is shown as files to take along: one button that opens, in it one for each format."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from extract.table.rows import Rows
from extract.table.schema import SOURCE
from pages.parts.export import csv_files, datapackage, xlsx
from pages.parts.export.csv_files import file_stem, spreadsheet_csv
from pages.parts.export.spec import FIGURES, JUDGED, Content
from pages.parts.export.view import View
from pages.parts.labels.markdown import plain
from pages.parts.labels.translations import Translation
from pages.parts.narrative.filter_sentences import in_words
from pages.parts.state.filters import Filters
from pages.parts.state.session import current_url, page_filters
from pages.parts.state.store import store

FILES = {
    "csv": (lambda view: spreadsheet_csv(view.rows, view.content.columns), csv_files.MIME),
    "xlsx": (xlsx.workbook_of, xlsx.MIME),
    "zip": (datapackage.package_of, datapackage.MIME),
}


@dataclass(frozen=True, slots=True)
class Files:
    """What a reader takes along, and what the files say of it.

    Attributes:
        rows: exactly those that are written.
        title: what the page calls them.
        names: of the file; they tell it from every other of its page.
        content: what kind of rows they are.
        made_from: the figures of the table that stand behind rows which are no figures.
        by: the choice that the rows answer, where it is not the page's whole one.
    """

    rows: pd.DataFrame | Rows
    title: str
    names: tuple[object, ...]
    content: Content = FIGURES
    made_from: pd.DataFrame | None = None
    by: Filters | None = None


def download(
    rows: pd.DataFrame | Rows,
    title: str,
    t: Translation,
    *names: object,
    content: Content = FIGURES,
    made_from: pd.DataFrame | None = None,
    by: Filters | None = None,
) -> None:
    """Exactly these rows as files: one button that opens, in it one for each format."""
    label = t("take.download", n=f"{len(rows):,}")
    key = f"take_{file_stem(*names)}"
    with st.popover(label, icon=":material/download:", key=key):
        file_buttons(Files(rows, title, names, content, made_from, by), t)


def file_buttons(files: Files, t: Translation) -> None:
    """A button for each format."""
    n, name = len(files.rows), file_stem(*files.names)
    viewed = partial(
        _view,
        files,
        len(store().promises if files.content is JUDGED else store().table),
        tuple(in_words(page_filters() if files.by is None else files.by, t)),
        current_url(),
        datetime.now().astimezone(),
        t.language,
    )
    st.caption(plain(t("take.exactly", title=files.title, n=f"{n:,}")))
    for ending, (made, mime) in FILES.items():
        # Made when it is asked for, in a thread of its own, which knows no Streamlit.
        st.download_button(
            t(f"take.{ending}"),
            partial(_file, made, viewed),
            file_name=f"{name}.{ending}",
            mime=mime,
            on_click="ignore",
            key=f"{ending}_{name}",
            width="stretch",
        )


def _file(made: Callable[[View], bytes], viewed: Callable[[], View]) -> bytes:
    return made(viewed())


def _view(
    files: Files,
    every: int,
    asked: tuple[tuple[str, str], ...],
    address: str,
    created: datetime,
    language: str,
) -> View:
    """What a file is made of, for the page as it was when it was drawn."""
    # Rows that may be many are listed now, when they are asked for.
    held = files.rows
    rows = held if isinstance(held, pd.DataFrame) else held.part(0, len(held))
    figures = rows if files.made_from is None else files.made_from
    return View(
        content=files.content,
        rows=rows[list(files.content.columns)],
        title=files.title,
        name=file_stem(*files.names),
        asked=asked,
        made_from=len(figures),
        all=every,
        sources=tuple(figures[SOURCE].value_counts().index),
        address=address,
        created=created,
        language=language,
    )
