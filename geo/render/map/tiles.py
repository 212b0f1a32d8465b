"""Third-party base maps, as described by xyzservices; none is requested until the reader turns one on."""

import re
from collections.abc import Mapping
from html import unescape

from xyzservices import TileProvider, providers

from geo.model import Tiles

_PROVIDERS: Mapping[Tiles, TileProvider] = {
    Tiles.IGN: providers.GeoportailFrance.plan,
    Tiles.OPENSTREETMAP: providers.OpenStreetMap.Mapnik,
}


def tile_layer(tiles: Tiles | None) -> dict[str, str | int] | None:
    """URL template, attribution (plain text) and maximum zoom of ``tiles`` for Leaflet; None for no base map."""
    if tiles is None:
        return None
    provider = _PROVIDERS[tiles]
    credit = unescape(re.sub(r"<[^>]*>", "", provider.html_attribution))
    return {"url": provider.build_url(), "attribution": credit, "max_zoom": int(provider.get("max_zoom", 18))}


def tile_hosts() -> tuple[str, ...]:
    """Origins of all base maps, for ``img-src`` in the content security policy."""
    urls = [provider.build_url() for provider in _PROVIDERS.values()]
    return tuple(sorted({"/".join(url.split("/")[:3]).replace("{s}", "*") for url in urls}))
