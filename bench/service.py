"""Serves one benchmark page (``BENCH_PAGE``) with the atlas's own routes, so that all load Leaflet locally."""

import os

import streamlit as st

from geo.service.routes import routes

app = st.App(os.environ["BENCH_PAGE"], routes=routes())
