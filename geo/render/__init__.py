"""Drawings of the atlas: the only users of folium, plotly and matplotlib."""
