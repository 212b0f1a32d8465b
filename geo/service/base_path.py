"""The path under which the application is published (Streamlit's `server.baseUrlPath`)."""


def base_prefix(base_path: str) -> str:
    """What every route starts with: "" at the root, "/atlas" for "atlas", "/atlas/" or "/atlas"."""
    trimmed = base_path.strip("/")
    return f"/{trimmed}" if trimmed else ""
