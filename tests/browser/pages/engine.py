"""The map engine alone: a measure that changes classes, a level that changes geometry, and a run counter."""

import streamlit as st
from streamlit_folium import st_folium

from geo.render.map.folium_map import AreaValues, MapText, area_group, base_map
from geo.service.routes.geometry import geometry_url

PALETTE = ("#ff0000", "#00ff00", "#0000ff")
TEXT = MapText(
    language="fr",
    projects="Projets",
    aid="Aides",
    no_data="pas de donnée",
    zoom_in="Zoomer",
    zoom_out="Dézoomer",
    aria_label="Carte des essais",
    attribution="Essais <b>2024</b>",
    failed="Les contours n'ont pas pu être chargés.",
)
CLASSES = {
    "epci": {"aide": "012-01", "projets": "120-12", "cout": "201-20"},
    "region": {"aide": "01", "projets": "10", "cout": "11"},
}

st.set_page_config(layout="wide")
st.session_state.runs = st.session_state.get("runs", 0) + 1
measure = st.selectbox("Mesure", ["aide", "projets", "cout"], key="mesure", bind="query-params")
level = st.selectbox("Niveau", list(CLASSES), key="niveau", bind="query-params")
hides = st.toggle("Masquer", key="masquer")

classes = CLASSES[level][measure]
values = AreaValues(
    measure=measure,
    classes=classes,
    palette=PALETTE,
    values=tuple("" if letter == "-" else f"{letter},5 M€" for letter in classes),
    projects=tuple(range(1000, 1000 + len(classes))),
    aid=("",) * len(classes),
    states={"-": "pas de donnée"},
    selected=(1,),
    visible=(0, 1) if hides else None,
)
picked = st_folium(
    base_map(geometry_url(level), TEXT),
    key="carte",
    height=500,
    use_container_width=True,
    feature_group_to_add=area_group(values),
    returned_objects=[],
)
st.text(f"run {st.session_state.runs}")
st.text(f"picked {(picked or {}).get('code')}")
