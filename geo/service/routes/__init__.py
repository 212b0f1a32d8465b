"""HTTP routes beside the pages: geometry, points, pictures, files, sheets, search, assets, health; all headers."""

from starlette.routing import BaseRoute

from geo.service.http import base_prefix
from geo.service.routes import assets, exports, geometry, health, picture, points, search, sheets, tables, towns

_PARTS = (geometry, towns, points, picture, exports, sheets, search, tables, assets, health)


def routes(base_path: str = "") -> list[BaseRoute]:
    """Every route of the service, under `base_path` (Streamlit's `server.baseUrlPath`)."""
    prefix = base_prefix(base_path)
    return [route for part in _PARTS for route in part.routes(prefix)]
