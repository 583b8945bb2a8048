"""The dashboard's entry: ``streamlit run dashboard.py``."""

import streamlit as st

app = st.App("pages/frame.py")
