"""A page with a select box and no map: the minimum cost of Streamlit itself."""

import streamlit as st

st.set_page_config(layout="wide")
measure = st.selectbox("Measure", ["aid", "projects", "investment", "leverage", "population"], key="measure")
st.caption(f"shown: {measure}")
