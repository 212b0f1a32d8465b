"""The pieces of the map's page."""
