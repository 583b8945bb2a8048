"""What is shown as files to take along: one button that opens, in it one for each format."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

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

    rows: pd.DataFrame
    title: str
    names: tuple[object, ...]
    content: Content = FIGURES
    made_from: pd.DataFrame | None = None
    by: Filters | None = None


def download(
    rows: pd.DataFrame,
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
    rows, title = files.rows, files.title
    figures = rows if files.made_from is None else files.made_from
    data = store()
    view = View(
        content=files.content,
        rows=rows[list(files.content.columns)],
        title=title,
        name=file_stem(*files.names),
        asked=tuple(in_words(page_filters() if files.by is None else files.by, t)),
        made_from=len(figures),
        all=len(data.promises if files.content is JUDGED else data.table),
        sources=tuple(figures[SOURCE].value_counts().index),
        address=current_url(),
        created=datetime.now().astimezone(),
        language=t.language,
    )
    st.caption(plain(t("take.exactly", title=title, n=f"{len(rows):,}")))
    for ending, (made, mime) in FILES.items():
        # Made when it is asked for, in a thread of its own, which knows no Streamlit.
        st.download_button(
            t(f"take.{ending}"),
            partial(made, view),
            file_name=f"{view.name}.{ending}",
            mime=mime,
            on_click="ignore",
            key=f"{ending}_{view.name}",
            width="stretch",
        )
