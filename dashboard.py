"""The service: Streamlit pages, additional HTTP routes and security headers. Run with `streamlit run dashboard.py`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from geo.service.logs import log_start, open_log
from geo.service.middleware.answers import AnswerLog
from geo.service.middleware.encodings import HonestEncodings
from geo.service.middleware.headers import PageHeaders
from geo.service.middleware.scripts import CompressedScripts
from geo.service.routes import routes
from geo.service.sockets import send_without_delay
from geo.service.startup import load_core
from geo.settings import Settings

SETTINGS = Settings.read()
BASE_PATH: str = st.get_option("server.baseUrlPath")


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Start-up work, run once when the server listens and before it answers requests."""
    open_log(SETTINGS)
    send_without_delay()
    load_core()
    log_start(SETTINGS)
    yield


app = st.App(
    "pages/main.py",
    lifespan=ready,
    routes=routes(BASE_PATH),
    middleware=[
        Middleware(AnswerLog, slow_ms=SETTINGS.slow_ms),
        Middleware(HonestEncodings),
        Middleware(PageHeaders, base_path=BASE_PATH, ancestors=SETTINGS.frame_ancestors),
        Middleware(CompressedScripts, base_path=BASE_PATH),
    ],
)
