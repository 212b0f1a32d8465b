"""The service: Streamlit's pages, the HTTP routes beside them, and security headers. `streamlit run dashboard.py`."""

import streamlit as st
from starlette.middleware import Middleware

from geo.service import routes
from geo.service.headers import PageHeaders

BASE_PATH: str = st.get_option("server.baseUrlPath")

app = st.App(
    "pages/main.py",
    routes=routes(BASE_PATH),
    middleware=[Middleware(PageHeaders, base_path=BASE_PATH)],
)
