"""The interactive map: folium elements and the JavaScript engine that recolours them."""
