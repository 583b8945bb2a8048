"""The dashboard's entry: ``streamlit run dashboard.py``."""

import streamlit as st

from pages.parts.server.failure import failed
from pages.parts.server.index_page import routes

app = st.App("pages/frame.py", routes=routes(), on_script_error=failed)
