"""The engine's test page as a service, with the atlas's own routes and headers."""

import streamlit as st
from starlette.middleware import Middleware

from geo.service.middleware.headers import PageHeaders
from geo.service.routes import routes

BASE_PATH: str = st.get_option("server.baseUrlPath")

app = st.App(
    "engine.py",
    routes=routes(BASE_PATH),
    middleware=[Middleware(PageHeaders, base_path=BASE_PATH)],
)
