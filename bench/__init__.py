"""The map's benchmark: the atlas against plain folium and against a page without a map, in one run."""
