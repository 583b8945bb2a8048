"""The dashboard's entry: ``streamlit run dashboard.py``."""

import streamlit as st

from pages.parts.failing import failed
from pages.parts.served import routes

app = st.App("pages/frame.py", routes=routes(), on_script_error=failed)
