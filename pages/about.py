import streamlit as st

from pages.parts.choices import words

st.title(words()("nav.about"))
