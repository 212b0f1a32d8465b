"""The map benchmark: the atlas against plain folium, other map libraries and a page without a map, in one run."""
