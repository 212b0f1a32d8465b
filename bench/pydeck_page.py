"""A choropleth as in a pydeck tutorial, on the same geometry."""

import gzip
import json
from typing import Any

import numpy as np
import pydeck
import streamlit as st

from geo.settings import data_folder

COLOURS = np.array([[255, 255, 204], [199, 233, 180], [127, 205, 187], [65, 182, 196], [44, 127, 184], [37, 52, 148]])

st.set_page_config(layout="wide")
measure = st.selectbox("Measure", ["aid", "projects", "investment", "leverage", "population"], key="measure")


@st.cache_resource
def read_areas() -> list[dict[str, Any]]:
    """The geometry that the atlas sends, read once."""
    with gzip.open(data_folder() / "web" / "epci.geojson.gz", "rt", encoding="utf-8") as file:
        features: list[dict[str, Any]] = json.load(file)["features"]
    return features


areas = read_areas()
values = np.random.default_rng(len(measure)).lognormal(3, 1, len(areas))
classes = np.digitize(values, np.quantile(values, np.arange(1, 6) / 6))
coloured = [
    {**area, "properties": {**area["properties"], "colour": colour}}
    for area, colour in zip(areas, COLOURS[classes].tolist(), strict=True)
]
layer = pydeck.Layer(
    "GeoJsonLayer",
    {"type": "FeatureCollection", "features": coloured},
    id="areas",
    get_fill_color="properties.colour",
    get_line_color=[255, 255, 255],
    line_width_min_pixels=1,
    pickable=True,
)
view = pydeck.ViewState(latitude=46.6, longitude=2.5, zoom=4.5)
# Base maps come from a CDN.
st.pydeck_chart(pydeck.Deck([layer], initial_view_state=view, map_style=None, map_provider=None), height=620, key="map")
st.caption(f"shown: {measure}")
