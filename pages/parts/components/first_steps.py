"""What to do first where the table is still empty."""

import streamlit as st

from extract.reference.files import PROJECT
from pages.parts.labels.names import home_id, place_name
from pages.parts.labels.translations import Translation
from pages.parts.state.session import current_filters

WITHOUT_FIGURES = {"import", "sources"}  # pages that say something without a table

COMMAND = "python -m extract add"

_NAMED = f"PROJECT={PROJECT.name} " if PROJECT else ""


def first_steps(t: Translation) -> None:
    """The command that files a report, and the pages that read one at once."""
    place = place_name(home_id(), t.language)
    st.title(t("start.title", place=place), anchor=False)
    st.markdown(t("start.lead", place=place))
    with st.container(border=True):
        st.markdown(f"**1.** {t('start.add')}")
        st.code(f"{_NAMED}{COMMAND} {t('start.file', place=place)}", language=None, wrap_lines=True)
        st.markdown(f"**2.** {t('start.reload')}")
    with st.container(border=True):
        st.markdown(t("start.at_once"))
        for page, icon in (("import_", "upload_file"), ("sources", "article")):
            st.page_link(
                f"{page}.py",
                label=t(f"start.{page}"),
                icon=f":material/{icon}:",
                query_params=current_filters().address(),
            )
