"""Scripts and style sheets of the map's iframe: Leaflet from its wheel, and the engine's files next to this module.

Each has a versioned URL, relative to the application's base path, so browsers may cache it as immutable.
`geo.service.routes.assets` serves them; nothing comes from a CDN.
"""

import hashlib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

LEAFLET_DIRECTORY = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
LEAFLET_PREFIX = f"assets/leaflet-{version('django-js-lib-leaflet')}"
"""Leaflet is served as a directory: its style sheet refers to images by relative path."""

_ENGINE_FILES = (
    "world_layer.js",
    "area_layer.js",
    "point_layer.js",
    "label_layer.js",
    "choropleth.js",
    "choropleth.css",
)


def _hashed_url(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return f"assets/{path.stem}.{digest}{path.suffix}"


ENGINE_FILES = {_hashed_url(path): path for path in (Path(__file__).with_name(name) for name in _ENGINE_FILES)}
"""The engine's files by URL, in loading order."""

SCRIPT_URLS = (f"{LEAFLET_PREFIX}/leaflet.js", *(url for url in ENGINE_FILES if url.endswith(".js")))
STYLE_URLS = (f"{LEAFLET_PREFIX}/leaflet.css", *(url for url in ENGINE_FILES if url.endswith(".css")))
