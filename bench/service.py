"""Serves one page of the benchmark (``BENCH_PAGE``) beside the atlas's own routes, so that Leaflet is local for all."""

import os

import streamlit as st

from geo.service.routes import routes

app = st.App(os.environ["BENCH_PAGE"], routes=routes())
