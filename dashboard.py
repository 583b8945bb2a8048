"""The dashboard's entry: ``streamlit run dashboard.py``."""

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.server.data_routes import data_routes
from pages.parts.server.failure import failed
from pages.parts.server.headers import SecurityHeaders
from pages.parts.server.index_page import routes
from pages.parts.server.journal import Journal, begin, note_start
from pages.parts.server.packed import PackedStatic
from pages.parts.server.rates import RateLimit
from pages.parts.server.warm import warm

begin()
note_start()
warm()
app = st.App(
    "pages/frame.py",
    routes=[*data_routes(), *routes()],
    middleware=[
        Middleware(Journal),
        Middleware(SecurityHeaders),
        Middleware(RateLimit),
        Middleware(PackedStatic),
    ],
    on_script_error=failed,
)
