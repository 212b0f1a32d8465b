"""A choropleth as in a Plotly tutorial, on the same geometry."""

import gzip
import json
from typing import Any

import numpy as np
import pandas as pd
import plotly.express as px
import streamlit as st

from geo.settings import data_folder

st.set_page_config(layout="wide")
measure = st.selectbox("Measure", ["aid", "projects", "investment", "leverage", "population"], key="measure")


@st.cache_resource
def read_areas() -> dict[str, Any]:
    """The geometry that the atlas sends, read once."""
    with gzip.open(data_folder() / "web" / "epci.geojson.gz", "rt", encoding="utf-8") as file:
        areas: dict[str, Any] = json.load(file)
    return {"type": "FeatureCollection", "features": areas["features"]}


areas = read_areas()
codes = [feature["properties"]["c"] for feature in areas["features"]]
values = pd.DataFrame({"code": codes, measure: np.random.default_rng(len(measure)).lognormal(3, 1, len(codes))})
figure = px.choropleth_map(
    values,
    geojson=areas,
    locations="code",
    featureidkey="properties.c",
    color=measure,
    center={"lat": 46.6, "lon": 2.5},
    zoom=4.5,
    map_style="white-bg",  # base maps come from a CDN
    height=620,
)
st.plotly_chart(figure, key="map")
st.caption(f"shown: {measure}")
