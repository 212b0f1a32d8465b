"""HTTP routes beside the pages: geometry, points, pictures, search, the map's assets, health; the headers of all."""

from starlette.routing import BaseRoute

from geo.service import assets, geometry, health, picture, points, search
from geo.service.base_path import base_prefix


def routes(base_path: str = "") -> list[BaseRoute]:
    """Every route of the service, under `base_path` (Streamlit's `server.baseUrlPath`)."""
    prefix = base_prefix(base_path)
    return [route for part in (geometry, points, picture, search, assets, health) for route in part.routes(prefix)]
