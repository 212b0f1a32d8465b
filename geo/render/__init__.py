"""Maps, charts and pictures: the only modules that use folium, Plotly and matplotlib."""
