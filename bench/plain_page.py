"""A choropleth as in a folium tutorial, on the same geometry, without the atlas's engine."""

import gzip
import json
from typing import Any

import folium
import numpy as np
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from geo.render.map.web_assets import LEAFLET_PREFIX
from geo.settings import data_folder

DATA = data_folder()

st.set_page_config(layout="wide")
measure = st.selectbox("Measure", ["aid", "projects", "investment", "leverage", "population"], key="measure")


@st.cache_resource
def read_areas() -> dict[str, Any]:
    """The geometry that the atlas sends, read once."""
    with gzip.open(DATA / "web" / "epci.geojson.gz", "rt", encoding="utf-8") as file:
        areas: dict[str, Any] = json.load(file)
    return areas


areas = read_areas()
codes = [feature["properties"]["c"] for feature in areas["features"]]
values = pd.DataFrame({"code": codes, "value": np.random.default_rng(len(measure)).lognormal(3, 1, len(codes))})
france = folium.Map([46.6, 2.5], zoom_start=6, tiles=None, prefer_canvas=True)
# Leaflet from the same server as the atlas, and no legend, whose d3 would come from a CDN: both favour plain folium.
france.default_js = [("leaflet", f"../../{LEAFLET_PREFIX}/leaflet.js")]
france.default_css = [("leaflet_css", f"../../{LEAFLET_PREFIX}/leaflet.css")]
choropleth = folium.Choropleth(
    {"type": "FeatureCollection", "features": areas["features"]},
    data=values,
    columns=["code", "value"],
    key_on="feature.properties.c",
    fill_color="YlGnBu",
    bins=6,
)
for name in [name for name in choropleth._children if name.startswith("color_map")]:
    del choropleth._children[name]
choropleth.add_to(france)
st_folium(france, key="map", height=620, use_container_width=True)
st.caption(f"shown: {measure}")
