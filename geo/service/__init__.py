"""HTTP routes beside the pages: geometry, the map's assets, health; and the headers of every response."""

from starlette.routing import BaseRoute

from geo.service import assets, geometry, health
from geo.service.base_path import base_prefix


def routes(base_path: str = "") -> list[BaseRoute]:
    """Every route of the service, under `base_path` (Streamlit's `server.baseUrlPath`)."""
    prefix = base_prefix(base_path)
    return [*geometry.routes(prefix), *assets.routes(prefix), *health.routes(prefix)]
