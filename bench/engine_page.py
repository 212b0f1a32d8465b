"""The map engine alone on a page, to separate its cost from that of the map page's figures and table."""

import gzip
import json

import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from geo.model import Level, Perimeter, area_table
from geo.render.map.folium_map import AreaValues, MapText, area_group, base_map
from geo.service.routes.geometry import geometry_url
from geo.settings import data_folder

DATA = data_folder()
PALETTE = ("#ffffcc", "#c7e9b4", "#7fcdbb", "#41b6c4", "#2c7fb8", "#253494")
TEXT = MapText(
    language="en",
    projects="Projects",
    aid="Aid",
    no_data="no data",
    zoom_in="Zoom in",
    zoom_out="Zoom out",
    aria_label="Benchmark",
    attribution="",
    failed="No geometry.",
)

st.set_page_config(layout="wide")
measure = st.selectbox("Measure", ["aid", "projects", "investment", "leverage", "population"], key="measure")
table = area_table(Level(st.query_params.get("niveau", "epci")), Perimeter.SECOND_PHASE)


@st.cache_resource
def count_areas(table: str) -> int:
    """The number of areas in the geometry."""
    with gzip.open(DATA / "web" / f"{table}.geojson.gz", "rt", encoding="utf-8") as file:
        return len(json.load(file)["features"])


values = np.random.default_rng(len(measure)).lognormal(3, 1, count_areas(table))
classes = np.digitize(values, np.quantile(values, np.arange(1, len(PALETTE)) / len(PALETTE)))
written = tuple(f"€{value:,.1f}M" for value in values)
st_folium(
    base_map(geometry_url(table), TEXT),
    key="map",
    height=620,
    use_container_width=True,
    feature_group_to_add=area_group(
        AreaValues(measure, "".join(map(str, classes)), PALETTE, written, tuple(map(int, values)), written, {})
    ),
    returned_objects=[],
)
st.caption(f"shown: {measure}")
