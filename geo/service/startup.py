"""What the process does once, before it answers anybody."""

import gc
from importlib import import_module

FIRST_PAGE = (
    "geo.render.charts.tables",
    "geo.programmes.coverage",
    "geo.finder.ranking",
    "geo.cartography.headline",
    "geo.profile.standing",
    "geo.programmes.publication",
    "geo.search",
    "geo.profile.slides",
    "geo.render.pictures.slide_map",
    "geo.cartography.choropleth",
    "geo.render.map.folium_map",
    "geo.render.charts.bars",
    "geo.render.map.tiles",
)
"""What the pages import of the core: these bring the others with them. Sheets and pictures are loaded when asked."""


def load_core() -> None:
    """Import the core, so that the first reader doesn't wait for it, and keep collections away from it.

    Python's collector visits every object that it tracks, while nobody is answered: with the libraries loaded these are
    some 200,000, which stay until the end of the process anyway.
    """
    for name in FIRST_PAGE:
        import_module(name)
    gc.collect()
    gc.freeze()
