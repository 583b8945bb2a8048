"""What is shown as files to take along: one button that opens, in it one for each format."""

from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from extract.table.schema import SOURCE
from pages.parts import downloads, packages, workbooks
from pages.parts.asked import in_words
from pages.parts.choices import asked, here
from pages.parts.contents import FIGURES, JUDGED, Content
from pages.parts.downloads import file_stem, spreadsheet_csv
from pages.parts.filters import Filters
from pages.parts.markdown import plain
from pages.parts.store import store
from pages.parts.views import View
from pages.parts.words import Words

FILES = {
    "csv": (lambda view: spreadsheet_csv(view.rows, view.content.columns), downloads.MIME),
    "xlsx": (workbooks.workbook_of, workbooks.MIME),
    "zip": (packages.package_of, packages.MIME),
}


def download(
    rows: pd.DataFrame,
    title: str,
    say: Words,
    *names: object,
    content: Content = FIGURES,
    made_from: pd.DataFrame | None = None,
    by: Filters | None = None,
) -> None:
    """Exactly these rows as files: one button that opens, in it one for each format.

    Args:
        title: what the page calls them.
        names: of the file; they tell it from every other of its page.
        content: what kind of rows they are.
        made_from: the figures of the table that stand behind rows which are no figures.
        by: the choice that the rows answer, where it is not the page's whole one.
    """
    figures = rows if made_from is None else made_from
    data = store()
    view = View(
        content=content,
        rows=rows[list(content.columns)],
        title=title,
        name=file_stem(*names),
        asked=tuple(in_words(asked() if by is None else by, say)),
        made_from=len(figures),
        all=len(data.promises if content is JUDGED else data.table),
        sources=tuple(figures[SOURCE].value_counts().index),
        address=here(),
        created=datetime.now().astimezone(),
        language=say.language,
    )
    n = f"{len(rows):,}"
    with st.popover(say("take.download", n=n), icon=":material/download:", key=f"take_{view.name}"):
        st.caption(plain(say("take.exactly", title=title, n=n)))
        for ending, (made, mime) in FILES.items():
            # Made when it is asked for, in a thread of its own, which knows no Streamlit.
            st.download_button(
                say(f"take.{ending}"),
                partial(made, view),
                file_name=f"{view.name}.{ending}",
                mime=mime,
                on_click="ignore",
                key=f"{ending}_{view.name}",
                width="stretch",
            )
